import EventLoop
import FastCGI
import Glibc
import HTTPTypes

/// One stream of numbered events.
@LoopActor
final class NumberedStream: ResponseStreamDelegate, TimerHandler {
    private let interval: Duration
    private let count: Int
    private var sent = 0
    private var next: [UInt8] = []
    private var offset = 0
    private var due: ContinuousClock.Instant
    private var stream: ResponseStream?
    private var timer: TimerToken?

    init(interval: Int, count: Int) {
        self.interval = .milliseconds(interval)
        self.count = count
        due = LoopActor.loop.now
    }

    func start(_ responder: consuming Responder) {
        var head = HTTPResponse(status: .ok)
        head.headerFields[.contentType] = "text/event-stream"
        head.headerFields[.cacheControl] = "no-cache"
        head.headerFields[.xAccelBuffering] = "no"
        let stream = responder.stream(head)
        stream.tell(self)
        self.stream = stream
        guard stream.isOpen else { return }
        if interval == .zero { responseStreamWritable() } else { schedule() }
    }

    func timerFired() {
        timer = nil
        write()
        if interval > .zero, stream != nil { schedule() }
    }

    func responseStreamWritable() {
        // A bounded burst a turn, as a run's viewer does.
        for _ in 0..<64 where stream != nil {
            guard write() else { return }
        }
        stream?.notifyWhenWritable()
    }

    func responseStreamClosed() {
        end()
    }

    private func schedule() {
        due += interval
        timer = LoopActor.loop.schedule(at: due, self)
    }

    /// Writes one event.
    ///
    /// - Returns: Whether another one may follow now.
    @discardableResult
    private func write() -> Bool {
        if next.isEmpty { encodeNext() }
        let bytes = next
        offset += stream?.write(bytes.span.extracting(droppingFirst: offset)) ?? 0
        guard offset == bytes.count else { return false }
        next.removeAll(keepingCapacity: true)
        offset = 0
        sent += 1
        guard sent < count else {
            stream?.finish()
            end()
            return false
        }
        return true
    }

    private func encodeNext() {
        var time = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &time)
        let nanoseconds = UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
        next.append(contentsOf: "id: ".utf8)
        next.append(contentsOf: String(sent).utf8)
        next.append(contentsOf: "\ndata: {\"type\":\"chunk\",\"t\":".utf8)
        next.append(contentsOf: String(nanoseconds).utf8)
        next.append(contentsOf: ",\"text\":\"lorem ipsum \"}\n\n".utf8)
    }

    private func end() {
        stream = nil
        if let timer { LoopActor.loop.cancel(timer) }
        timer = nil
    }
}

extension HTTPField.Name {
    static var xAccelBuffering: HTTPField.Name {
        HTTPField.Name("X-Accel-Buffering") ?? .cacheControl
    }
}
