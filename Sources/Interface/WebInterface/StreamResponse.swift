import EventLoop
import FastCGI
import HTTPTypes
import Runs

/// An HTTP response that a viewer writes to.
@LoopActor
final class StreamResponse: EventSink, ResponseStreamDelegate {
    private var stream: ResponseStream?
    private var viewer: Viewer?

    /// Sends the head and lets a viewer read a run.
    static func start(
        _ responder: consuming Responder,
        head: HTTPResponse,
        run: Run,
        offset: Int,
        resets: Bool
    ) {
        let response = StreamResponse()
        let stream = responder.stream(head, delegate: response)
        guard stream.isOpen else { return }
        response.stream = stream
        let viewer = Viewer(sink: response, cursor: offset, resets: resets)
        response.viewer = viewer
        run.add(viewer)
    }

    func write(_ bytes: Span<UInt8>) -> Int {
        stream?.write(bytes) ?? 0
    }

    func notifyWhenWritable() {
        stream?.notifyWhenWritable()
    }

    func finish() {
        stream?.finish()
        release()
    }

    func responseStreamWritable() {
        viewer?.sinkWritable()
    }

    func responseStreamClosed() {
        viewer?.sinkClosed()
        release()
    }

    private func release() {
        stream = nil
        viewer = nil
    }
}
