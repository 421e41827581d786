import EventLoop
import FastCGI
import HTTPTypes
import ServerSentEvents

/// An event stream that does nothing but be one, by which `arete doctor` learns what stands between it and the responder.
///
/// Its events say how long nothing was written before them: who gets them closer together was kept waiting by a buffer, and who does not get
/// the last one was cut off in the silence before. No event has an id.
@LoopActor
final class ProbeStream: ResponseStreamDelegate, TimerHandler {
    /// The seconds before each event but the last, whose silence the request may choose.
    private static let pauses = [0, 2, 2]
    /// The silence before the last event, in seconds, that a request may ask for; a usual one is a heartbeat.
    static let silences = 1...60

    private let stream: ResponseStream
    private var pauses: ArraySlice<Int>
    private var timer: TimerToken?
    private var isEnded = false
    private let onEnd: @LoopActor (ProbeStream) -> Void

    /// A probe that has not begun.
    ///
    /// - Parameters:
    ///   - stream: The response, its head written; told of nobody yet.
    ///   - silence: Seconds before the last event.
    ///   - onEnd: Called once, when it is over; until then somebody else holds it.
    init(_ stream: ResponseStream, silence: Int, onEnd: @escaping @LoopActor (ProbeStream) -> Void) {
        self.stream = stream
        pauses = (Self.pauses + [silence])[...]
        self.onEnd = onEnd
    }

    /// Begins.
    func start() {
        stream.tell(self)
        timerFired()
    }

    /// Writes the next event, and ends behind the last.
    func timerFired() {
        timer = nil
        guard !isEnded, let pause = pauses.popFirst() else { return }
        var frame: [UInt8] = []
        EventStreamEncoder.append(data: #"{"type":"probe","after":\#(pause)}"#.utf8.span, to: &frame)
        // So few bytes find room in any socket; where they do not, nobody reads.
        guard stream.isOpen, stream.write(frame.span) == frame.count else { return end() }
        guard let next = pauses.first else { return end() }
        timer = LoopActor.loop.schedule(after: .seconds(next), self)
    }

    /// Ends it after what was written.
    func end() {
        guard !isEnded else { return }
        isEnded = true
        if let timer { LoopActor.loop.cancel(timer) }
        timer = nil
        stream.finish()
        onEnd(self)
    }

    func responseStreamWritable() {
        // Nothing waits.
    }

    func responseStreamClosed() {
        end()
    }
}
