import EventLoop
import FastCGI
import HTTPTypes
import Runs

// A viewer writes to an HTTP response, and nothing stands between them: each of a model's deltas passes here.

extension ResponseStream: EventSink {}

extension Viewer: ResponseStreamDelegate {
    package func responseStreamWritable() {
        sinkWritable()
    }

    package func responseStreamClosed() {
        sinkClosed()
    }

    /// Sends the head of an event stream and reads a run into it, unless the client has left meanwhile.
    static func start(_ responder: consuming Responder, head: HTTPResponse, run: Run, offset: Int, resets: Bool) {
        let stream = responder.stream(head)
        guard stream.isOpen else { return }
        let viewer = Viewer(sink: stream, cursor: offset, resets: resets)
        stream.tell(viewer)
        run.add(viewer)
    }
}
