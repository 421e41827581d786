// The bench responder: the real event loop and FastCGI targets, no application.
//
// Answers `GET /stream?interval=MS&n=COUNT` as `bench/run-events` asks: COUNT events, one every MS (0: as fast as the socket takes
// them), each flushed. Usage: bench-responder SOCKET
import CLinux
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
        stream = responder.stream(head, delegate: self)
        guard stream?.isOpen == true else { return }
        streams[ObjectIdentifier(self)] = self
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
        streams[ObjectIdentifier(self)] = nil
    }
}

extension HTTPField.Name {
    static var xAccelBuffering: HTTPField.Name {
        HTTPField.Name("X-Accel-Buffering") ?? .cacheControl
    }
}

@LoopActor var streams: [ObjectIdentifier: NumberedStream] = [:]

func parameter(_ name: String, of uri: String, default fallback: Int) -> Int {
    let query = uri.split(separator: "?", maxSplits: 1).dropFirst().first ?? ""
    for pair in query.split(separator: "&") {
        let parts = pair.split(separator: "=", maxSplits: 1)
        if parts.count == 2, parts[0] == name { return Int(parts[1]) ?? fallback }
    }
    return fallback
}

guard CommandLine.arguments.count == 2 else {
    print("usage: bench-responder SOCKET")
    exit(64)
}
let termination = eventfd(0, Int32(EFD_CLOEXEC))
arete_install_signal_handlers(termination)
do {
    let server = try FastCGIServer(listener: .path(CommandLine.arguments[1]), bodyLimit: 1 << 16) { request, responder in
        let stream = NumberedStream(
            interval: parameter("interval", of: request.uri, default: 20),
            count: parameter("n", of: request.uri, default: 100)
        )
        stream.start(responder)
    }
    server.start()
    var signals: UInt64 = 0
    _ = unsafe read(termination, &signals, 8)
    server.stopAccepting()
} catch {
    print(error)
    exit(1)
}
