import EventLoop

/// Performs the plan of one answer on one connection.
@LoopActor
final class AnswerPlayer: TimerHandler {
    /// Pieces that one turn of the loop sends, so that a flood does not starve the rest.
    private static let burst = 64

    /// What it answers.
    let call: ModelCall
    private let answer: Answer
    private let plan: Plan
    private let wording: any Wording
    private let encoding: FrameEncoding
    private let log: EventLog
    private let connection: Connection

    private var next = 0
    private var due = LoopActor.loop.now
    private var timer: TimerToken?
    private var pinger: Pinger?
    private var permits = 0
    private var isBusy = false
    private var isAtEnd = false
    /// How many pieces were said.
    private(set) var pieces = 0
    /// Whether it waits for `release()`.
    private(set) var isAtGate = false

    /// An answer that has not begun.
    init(_ answer: Answer, to call: ModelCall, on connection: Connection, log: EventLog) {
        self.call = call
        self.answer = answer
        self.connection = connection
        self.log = log
        plan = Plan(answer, to: call)
        wording = call.dialect.wording(call, answer)
        encoding = FrameEncoding(answer)
    }

    /// Lets it pass gates: the one at which it waits, or the next ones.
    func release(_ count: Int) {
        permits += count
        guard isAtGate, permits > 0 else { return }
        permits -= 1
        isAtGate = false
        resume()
    }

    /// Goes on after the reader has caught up.
    func resumeAfterCongestion() {
        guard !isBusy, !isAtGate, !isAtEnd, timer == nil else { return }
        resume()
    }

    func timerFired() {
        timer = nil
        resume()
    }

    /// Ends it, with no word to the client.
    func stop() {
        isAtEnd = true
        if let timer { LoopActor.loop.cancel(timer) }
        timer = nil
        pinger?.stop()
        pinger = nil
    }

    /// Performs steps until one has to wait.
    func resume() {
        isBusy = true
        defer { isBusy = false }
        var sent = 0
        while !isAtEnd, connection.isOpen, !connection.isCongested, next < plan.steps.count {
            guard sent < Self.burst else { return wait(until: LoopActor.loop.now) }
            let step = plan.steps[next]
            next += 1
            switch step {
            case .pause(let delay):
                due = .now + delay
                return wait(until: due)
            case .pace(let interval):
                due = max(due + interval, LoopActor.loop.now)
                return wait(until: due)
            case .gate:
                guard permits > 0 else {
                    isAtGate = true
                    log.record("gate", call.number, [("piece", "\(pieces)")])
                    return
                }
                permits -= 1
            case .head: sendHead()
            case .frames(let frames): for frame in frames { send(encoding.encode(frame)) }
            case .piece(let text):
                send(encoding.encode(wording.piece(text)))
                log.record("delta", call.number, [("piece", "\(pieces)"), ("text", text.quoted)])
                if pieces == 0 { due = LoopActor.loop.now }
                pieces += 1
                sent += 1
            case .ending(let frames): end(frames)
            case .body(let bytes):
                send(bytes)
                end([])
            case .cut(let text, let isReset): cut(text, isReset: isReset)
            case .hang: return
            }
        }
    }

    private func wait(until deadline: ContinuousClock.Instant) {
        timer = LoopActor.loop.schedule(at: deadline, self)
    }

    // MARK: Writing

    /// The length of the body, where it is told before.
    private var length: Int? {
        guard case .body(let bytes) = plan.steps.last, !isChunked, answer.closeDelimited != true else { return nil }
        return bytes.count
    }

    private var isChunked: Bool {
        answer.closeDelimited != true && (answer.pieceBytes != nil || plan.contentType.hasPrefix("text/event-stream"))
    }

    private func sendHead() {
        var fields = wording.headers
        fields.append(("content-type", plan.contentType))
        fields.append(("cache-control", "no-cache"))
        if let length { fields.append(("content-length", "\(length)")) }
        if isChunked { fields.append(("transfer-encoding", "chunked")) }
        if answer.closeDelimited == true { fields.append(("connection", "close")) }
        for (name, value) in (answer.headers ?? [:]).sorted(by: { $0.key < $1.key }) {
            fields.removeAll { $0.name == name.lowercased() }
            fields.append((name.lowercased(), value))
        }
        let head =
            "HTTP/1.1 \(plan.status) \(Reason.of(plan.status))\r\n"
            + fields.map { "\($0.name): \($0.value)\r\n" }.joined() + "\r\n"
        connection.send(Array(head.utf8))
        log.record("headers", call.number, [("status", "\(plan.status)")])
        if isStream { send(encoding.opening) }
        if let interval = answer.pings, interval > 0, isStream {
            pinger = Pinger(every: .milliseconds(interval)) { [weak self] in self?.ping() }
        }
    }

    private var isStream: Bool { plan.contentType.hasPrefix("text/event-stream") && answer.body == nil }

    private func ping() {
        guard !isAtEnd, !connection.isCongested else { return }
        send(encoding.encode(wording.ping))
    }

    private func send(_ bytes: [UInt8]) {
        guard !bytes.isEmpty else { return }
        guard isChunked else { return connection.send(bytes) }
        let size = max(answer.pieceBytes ?? bytes.count, 1)
        var chunks: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: size) {
            let chunk = bytes[start..<min(start + size, bytes.count)]
            chunks += Array("\(String(chunk.count, radix: 16))\r\n".utf8) + chunk + [13, 10]
        }
        connection.send(chunks)
    }

    private func end(_ frames: [Frame]) {
        for (index, frame) in frames.enumerated() {
            send(encoding.encode(frame, isLast: index == frames.count - 1))
        }
        if isChunked { connection.send(Array("0\r\n\r\n".utf8)) }
        guard connection.isOpen else { return }
        log.record("ended", call.number)
        stop()
        connection.answerEnded(closes: answer.closeDelimited == true)
    }

    private func cut(_ text: String, isReset: Bool) {
        let whole = encoding.encode(wording.piece(text))
        let event = String(decoding: whole, as: UTF8.self)
        // Inside the text, so that neither its JSON nor its line nor its chunk has an end.
        let part = Array(event[..<(event.firstRange(of: text)?.upperBound ?? event.endIndex)].utf8)
        let header = isChunked ? Array("\(String(whole.count, radix: 16))\r\n".utf8) : []
        connection.send(header + part)
        if isReset { connection.reset() } else { connection.closeWhenWritten() }
    }
}
