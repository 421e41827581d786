import Documents
import FoundationEssentials
import HTTPTransfer
import HTTPTypes
import LanguageModels
import ServerSentEvents

/// Reads one response of a model's server, whatever it turns out to be: a stream of events, a whole answer, an error.
///
/// Pure: it has no socket and no clock, so that two readers that are equal read the rest alike.
struct ResponseReader: Sendable, Equatable {
    /// The most bytes of a stream: 60,000 deltas in their envelopes, of which at most one is held.
    static let longestStream = 16 << 20
    /// The most bytes of an answer in one piece, all of which are held.
    static let longestWhole = 4 << 20
    /// The most bytes that are read of an error (`llm-protocols.md` 2.3).
    static let longestError = 64 << 10

    /// What the body is.
    private enum Body {
        /// The head has not come yet.
        case unknown
        case stream
        /// JSON in one piece, although a stream was asked for.
        case whole
        case error
    }

    /// How the response ended.
    struct Ending: Sendable, Equatable {
        var outcome: ModelOutcome
        /// The server's name for it, or ours.
        var errorType: String?
        /// What the server says is wrong with a request that it does not take.
        var rejection: ServerError?
    }

    /// The final response's status.
    private(set) var status: Int?
    /// Bytes of the body so far.
    private(set) var bytes = 0
    /// Events of the stream so far.
    private(set) var events = 0
    /// The server's name of the request.
    private(set) var requestID: String?
    private var decoder: AnswerDecoder
    private var parser = EventStreamParser(lineLimit: 1 << 20, eventLimit: 1 << 20)
    private var kind = Body.unknown
    private var fields = HTTPFields()
    private var body: [UInt8] = []
    /// Why nothing more is read.
    private var flaw: String?

    /// A reader before the response's head.
    init(_ provider: ModelProvider) {
        decoder = AnswerDecoder(provider)
    }

    /// What the answer has told of itself.
    var answer: Answer {
        decoder.answer
    }

    /// How far the reading has come: asked for after each piece, so that nobody copies the reader to look into it.
    struct Progress: Sendable, Equatable {
        /// Whether the model thinks before it writes.
        let hasThought: Bool
        /// Whether the protocol's own end was seen.
        let isEnded: Bool
        /// Whether nothing that may still come changes how this ends.
        let isSettled: Bool
        /// Whether the server has ended the response by its own protocol, so that only the transfer's end is missing.
        let isClosed: Bool
    }

    /// How far the reading has come.
    var progress: Progress {
        Progress(
            hasThought: decoder.answer.hasThought,
            isEnded: decoder.answer.isEnded,
            isSettled: flaw != nil || decoder.answer.isMalformed || decoder.answer.error != nil
                || decoder.answer.isClosed
                || (kind == .error && body.count == Self.longestError),
            isClosed: decoder.answer.isClosed
        )
    }

    /// Takes the head.
    mutating func read(_ head: HTTPResponse) {
        status = head.status.code
        fields = head.headerFields
        requestID = (fields.value("request-id") ?? fields.value("x-request-id") ?? fields.value("x-litellm-call-id"))
            .flatMap(Self.label)
        let type = fields[.contentType]?.lowercased() ?? ""
        kind =
            if head.status.kind != .successful {
                .error
            } else if type.hasPrefix("text/event-stream") {
                .stream
            } else {
                .whole
            }
    }

    /// Takes the next bytes of the body.
    ///
    /// - Parameters:
    ///   - piece: The bytes.
    ///   - onText: Gets each delta of the text.
    /// - Returns: How far the reading has come.
    @discardableResult
    mutating func read(_ piece: Span<UInt8>, onText: ([UInt8]) -> Void) -> Progress {
        bytes += piece.count
        guard flaw == nil else { return progress }
        switch kind {
        case .unknown:
            flaw = "body_before_head"
        case .error:
            body.append(piece.extracting(first: Self.longestError - body.count))
        case .whole where bytes <= Self.longestWhole:
            body.append(piece)
        case .stream where bytes <= Self.longestStream:
            flaw = Self.read(piece, with: &parser, into: &decoder, counting: &events, onText: onText)
        case .whole, .stream:
            flaw = "too_large"
            body = []
        }
        return progress
    }

    /// Ends the response.
    ///
    /// - Parameters:
    ///   - error: What went wrong with the transfer.
    ///   - now: The time, which a date in `retry-after` is compared with.
    ///   - onText: Gets what text is only known now.
    /// - Returns: How it ended.
    mutating func end(_ error: HTTPTransferError?, now: Date, onText: ([UInt8]) -> Void) -> Ending {
        guard let status, kind != .unknown else {
            return error.map(Ending.init(transfer:)) ?? Ending(malformed: "no_response")
        }
        if kind == .error {
            return Ending(ServerError(body: body), status: status, advice: RetryAdvice(fields, now: now))
        }
        if error == nil, flaw == nil {
            if kind == .whole {
                let text = decoder.readWhole(body)
                if !text.isEmpty { onText(text) }
            } else {
                // A server may forget the blank line behind its last event.
                flaw = Self.read([0x0A, 0x0A].span, with: &parser, into: &decoder, counting: &events, onText: onText)
            }
        }
        if let error = answer.error { return Ending(error, status: status, advice: RetryAdvice(fields, now: now)) }
        // A whole answer is one by its end alone; what a proxy or a peer does afterwards does not matter.
        if answer.isEnded, !answer.isMalformed, flaw == nil { return Ending(outcome: answer.outcome) }
        if flaw == "too_large" {
            return Ending(outcome: .failed(ModelFailure(.malformed, .fallBack(after: nil))), errorType: flaw)
        }
        if let flaw { return Ending(malformed: flaw) }
        if answer.isMalformed { return Ending(malformed: "no_event") }
        return error.map(Ending.init(transfer:)) ?? Ending(malformed: "no_end")
    }

    /// Reads events; a function of the parts, which one method cannot change at once.
    ///
    /// - Returns: Why the stream cannot be read.
    private static func read(
        _ piece: Span<UInt8>,
        with parser: inout EventStreamParser,
        into decoder: inout AnswerDecoder,
        counting events: inout Int,
        onText: ([UInt8]) -> Void
    ) -> String? {
        do throws(EventStreamError) {
            try parser.feed(piece) { event in
                events += 1
                let text = decoder.read(event)
                if !text.isEmpty { onText(text) }
            }
            return nil
        } catch {
            return "event_too_large"
        }
    }

    /// A server's word, where it is fit for a log: short, and of the characters of a name.
    static func label(_ text: String) -> String? {
        let isName = text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."):
                true
            default:
                false
            }
        }
        return isName && (1...128).contains(text.utf8.count) ? text : nil
    }
}

extension ResponseReader.Ending {
    /// An end that is none.
    fileprivate init(malformed name: String) {
        self.init(outcome: .failed(ModelFailure(.malformed, .retry(after: nil))), errorType: name)
    }

    /// An end by the transfer.
    fileprivate init(transfer error: HTTPTransferError) {
        self.init(outcome: .failed(ModelFailure(transfer: error)), errorType: error.label)
    }

    /// An end by the server's word.
    fileprivate init(_ error: ServerError, status: Int, advice: RetryAdvice) {
        let failure = ModelFailure(status: status, error: error, advice: advice)
        self.init(
            outcome: .failed(failure),
            errorType: (error.type ?? error.code).flatMap(ResponseReader.label),
            rejection: failure.reason == .rejected ? error : nil
        )
    }
}

extension HTTPFields {
    /// The value of a field that has no constant.
    func value(_ name: String) -> String? {
        HTTPField.Name(name).flatMap { self[$0] }
    }
}
