/// What an answer does, step by step; its host performs the steps.
///
/// Pure: it has no socket, clock or script inside.
struct Plan: Sendable {
    /// One thing to do.
    enum Step: Sendable, Equatable {
        /// Wait for a while.
        case pause(Duration)
        /// Wait until the next piece is due, so long after the last one was.
        case pace(Duration)
        /// Wait until a test says so.
        case gate
        /// Send the head of the response.
        case head
        /// Send frames.
        case frames([Frame])
        /// Send a piece of the text.
        case piece(String)
        /// Send the last frames, and end the response.
        case ending([Frame])
        /// Send a part of a piece inside a chunk that is longer, and close the connection.
        case cut(String, isReset: Bool)
        /// Send a body, and end the response.
        case body([UInt8])
        /// Stay silent.
        case hang
    }

    /// The steps, in order.
    private(set) var steps: [Step] = []
    /// The status of the response.
    let status: Int
    /// Its content type.
    let contentType: String

    /// A plan for an answer to a call.
    init(_ answer: Answer, to call: ModelCall) {
        let wording = call.dialect.wording(call, answer)
        let type = answer.contentType ?? (call.isStream ? "text/event-stream; charset=utf-8" : "application/json")
        let status = answer.status ?? 200
        self.status = status
        contentType = status >= 400 ? answer.contentType ?? "application/json" : type
        if answer.gates?.headers == true { steps.append(.gate) }
        if let delay = answer.delays?.headers { steps.append(.pause(.milliseconds(delay))) }
        steps.append(.head)
        if let body = answer.body {
            steps.append(.body(Array(body.utf8)))
        } else if status >= 400 {
            steps.append(.body(Array(wording.body(ModelError(answer, status: status)).utf8)))
        } else if type.hasPrefix("text/event-stream") {
            stream(answer, wording)
        } else {
            whole(answer, wording)
        }
    }

    private mutating func whole(_ answer: Answer, _ wording: any Wording) {
        let pieces = answer.spokenPieces
        for (index, _) in pieces.enumerated() { wait(before: index, answer, paces: true) }
        wait(before: pieces.count, answer, paces: false)
        if contentType.hasPrefix("application/json") {
            let body = wording.body(pieces.joined(), ending: answer.then ?? .end, pieces: pieces.count)
            steps.append(.body(Array(body.utf8)))
        } else {
            steps.append(.body(Array(pieces.joined().utf8)))
        }
    }

    private mutating func stream(_ answer: Answer, _ wording: any Wording) {
        steps.append(.frames(wording.opening))
        if answer.thinking != nil { steps.append(.frames(wording.thinking)) }
        steps.append(.frames(wording.textOpening))
        if let delay = answer.delays?.first { steps.append(.pause(.milliseconds(delay))) }
        let pieces = answer.spokenPieces
        for (index, piece) in pieces.enumerated() {
            wait(before: index, answer, paces: index > 0)
            if answer.unknowns == true { steps.append(.frames(wording.unknown)) }
            steps.append(.piece(piece))
        }
        wait(before: pieces.count, answer, paces: false)
        let error = wording.error(ModelError(answer, status: wording is AnthropicWording ? 529 : 500))
        switch answer.then ?? .end {
        case .eof: steps.append(.ending([]))
        case .errorEvent: steps.append(.ending([error]))
        case .errorThenDone: steps.append(.ending([error, wording.done]))
        case .cut: steps.append(.cut("of this piece only the half ar", isReset: false))
        case .reset: steps.append(.cut("of this piece only the half ar", isReset: true))
        case .hang: steps.append(.hang)
        case let ending: steps.append(.ending(wording.ending(ending, pieces: pieces.count)))
        }
    }

    private mutating func wait(before index: Int, _ answer: Answer, paces: Bool) {
        if paces, let rate = answer.tokensPerSecond, rate > 0 { steps.append(.pace(.seconds(1 / rate))) }
        if let delay = answer.delays?.pieces?[String(index)] { steps.append(.pause(.milliseconds(delay))) }
        if answer.gates?.pieces?.contains(index) == true { steps.append(.gate) }
    }
}

extension Answer {
    /// The pieces that are said before the ending.
    fileprivate var spokenPieces: [String] {
        let once = (pieces ?? []) + Self.words(of: text ?? "")
        // 1 << 20 pieces: enough to flood a reader, and an end to what a mistaken script can ask for.
        let times = min(max(`repeat` ?? 1, 0), (1 << 20) / max(once.count, 1))
        var all = (0..<times).flatMap { _ in once }
        if then == .fabricatedStop { all = Self.withoutEndMarker(all) }
        return after.map { Array(all.prefix(max($0, 0))) } ?? all
    }

    /// The pieces up to the last `,"complete"`.
    private static func withoutEndMarker(_ pieces: [String]) -> [String] {
        let all = Array(pieces.joined().utf8)
        let marker = Array(",\"complete\"".utf8)
        guard all.count >= marker.count,
            let end = (0...all.count - marker.count).last(where: { all[$0..<$0 + marker.count].elementsEqual(marker) })
        else { return pieces }
        var left = end
        return pieces.compactMap { piece in
            let kept = piece.utf8.prefix(left)
            left -= kept.count
            return kept.isEmpty ? nil : String(Substring(kept))
        }
    }
}

extension ModelError {
    /// The error that an answer is.
    init(_ answer: Answer, status: Int) {
        self.init(status: status, type: answer.errorType, code: answer.errorCode, message: answer.message)
    }
}
