/// How one call to a model ended, for the policy, the log and the metrics; no text of a person is in it.
package struct ModelCallReport: Sendable, Equatable {
    /// How it ended.
    package var outcome: ModelOutcome
    /// What it used, as far as it was told; estimated where it was not.
    package var usage: ModelUsage
    /// The server's name of the request.
    package var requestID: String?
    /// The HTTP status, where a response began.
    package var status: Int?
    /// The error's own name at the server, such as `overloaded_error`, or ours for what no server names, such as `timeout_stall`.
    package var errorType: String?
    /// From the start to the response's head.
    package var timeToHead: Duration?
    /// From the start to the first text.
    package var timeToText: Duration?
    /// From the start to the end.
    package var elapsed: Duration
    /// Bytes of the response's body.
    package var bytes: Int
    /// Events of its stream, pings among them.
    package var events: Int

    /// A report.
    package init(
        outcome: ModelOutcome,
        usage: ModelUsage = ModelUsage(),
        requestID: String? = nil,
        status: Int? = nil,
        errorType: String? = nil,
        timeToHead: Duration? = nil,
        timeToText: Duration? = nil,
        elapsed: Duration = .zero,
        bytes: Int = 0,
        events: Int = 0
    ) {
        self.outcome = outcome
        self.usage = usage
        self.requestID = requestID
        self.status = status
        self.errorType = errorType
        self.timeToHead = timeToHead
        self.timeToText = timeToText
        self.elapsed = elapsed
        self.bytes = bytes
        self.events = events
    }
}

/// How a call ended.
package enum ModelOutcome: Sendable, Equatable {
    /// The model said that it had finished: `end_turn`, `stop`. Whether the answer is whole, its end marker says.
    case finished
    /// Cut at a limit of tokens or of the context.
    case truncated
    /// The model or its filter refused; what it wrote before is discarded.
    case refused
    /// It did not come to its end.
    case failed(ModelFailure)
    /// We ended it, because nobody waits for the answer any more: not the model's failure.
    case cancelled
}

/// Why a call did not come to its end, and what that means for the next one (`llm-protocols.md` 4.2).
package struct ModelFailure: Error, Sendable, Equatable {
    /// What happened.
    package enum Reason: String, Sendable, CaseIterable {
        /// No connection, or it broke.
        case connection
        /// A timer ran out: no head, no text, silence, no progress, too long.
        case timeout
        /// Too many requests, or too many tokens.
        case rateLimited = "rate_limited"
        /// The server has too much to do.
        case overloaded
        /// An error of the server.
        case server
        /// The key, the model's name, the money: nothing that a second try cures before an operator has done something.
        case denied
        /// The server does not take this request.
        case rejected
        /// The response is none that the protocol knows, or it ended without its end.
        case malformed
    }

    /// What may be done next.
    package enum Remedy: Sendable, Equatable {
        /// The same model may be asked again, after a while where the server named one.
        case retry(after: Duration?)
        /// Another model at once; where there is none, the same one after a while.
        case fallBack(after: Duration?)
        /// Another model, and this one not again for this request.
        case elsewhere(after: Duration?)
        /// Another model, and this one for no request before minutes have passed (`Circuit`).
        case disable
        /// No model would answer this request.
        case giveUp
    }

    /// What happened.
    package let reason: Reason
    /// What may be done next.
    package let remedy: Remedy

    /// A failure.
    package init(_ reason: Reason, _ remedy: Remedy) {
        self.reason = reason
        self.remedy = remedy
    }
}

/// Tokens that a call or a run used.
package struct ModelUsage: Sendable, Equatable, Codable {
    /// Tokens of the request, those from and into a cache included.
    package var inputTokens = 0
    /// Of these, tokens read from the server's cache.
    package var cacheReadTokens = 0
    /// Of these, tokens written to the server's cache.
    package var cacheWriteTokens = 0
    /// Tokens of the answer, thinking included.
    package var outputTokens = 0
    /// Whether a part of it was not told by the server but counted by us: four bytes a token.
    package var isEstimated = false

    /// Nothing used.
    package init() {}

    /// All tokens.
    package var totalTokens: Int { inputTokens + outputTokens }

    /// Adds what another call used.
    package static func += (sum: inout ModelUsage, other: ModelUsage) {
        sum.inputTokens += other.inputTokens
        sum.cacheReadTokens += other.cacheReadTokens
        sum.cacheWriteTokens += other.cacheWriteTokens
        sum.outputTokens += other.outputTokens
        sum.isEstimated = sum.isEstimated || other.isEstimated
    }
}

extension ModelUsage? {
    /// Adds what another call used, where any was made.
    package static func += (sum: inout ModelUsage?, other: ModelUsage?) {
        guard let other else { return }
        var total = sum ?? ModelUsage()
        total += other
        sum = total
    }
}
