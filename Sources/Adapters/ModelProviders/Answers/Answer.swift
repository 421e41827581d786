import LanguageModels

/// What an answer has told of itself so far, in the words of neither protocol.
struct Answer: Sendable, Equatable {
    /// Why a model ended its text.
    enum Stop: Sendable, Equatable {
        /// It had finished, or says something that we do not know: the end marker of the text decides.
        case finished
        /// At a limit of tokens or of the context.
        case truncated
        /// It or a filter refused.
        case refused
    }

    /// Why the text ended, where that was told.
    var stop: Stop?
    /// Whether the protocol's own end was seen: `message_stop`, or a finish reason.
    var isEnded = false
    /// Whether nothing more can come: `message_stop`, or `[DONE]`.
    var isClosed = false
    /// Whether the model thinks before it writes.
    var hasThought = false
    /// The error that came instead of the end.
    var error: ServerError?
    /// Whether an event was none that the protocol knows.
    var isMalformed = false
    /// The counts as they were told last.
    var counts = TokenCounts()
    /// Bytes of the text so far.
    var textBytes = 0

    /// The outcome of an answer that came to the protocol's end.
    var outcome: ModelOutcome {
        switch stop {
        case .finished, nil: .finished
        case .truncated: .truncated
        case .refused: .refused
        }
    }
}

/// Counts of tokens as servers tell them; each overwrites the one before, for they are cumulative (`llm-protocols.md` 1.4).
struct TokenCounts: Sendable, Equatable {
    /// All tokens of the request but those in the next two members.
    var input: Int?
    /// Tokens read from a cache.
    var cacheRead: Int?
    /// Tokens written to a cache.
    var cacheWrite: Int?
    /// Tokens of the answer.
    var output: Int?
    /// Whether `output` is that of the whole answer; the first event of an answer has a placeholder.
    var isOutputFinal = false

    /// What was used, estimated where it was not told.
    ///
    /// - Parameters:
    ///   - requestBytes: The size of what was asked.
    ///   - textBytes: The size of what was answered.
    /// - Returns: The counts, marked where a part of them is an estimate.
    func usage(requestBytes: Int, textBytes: Int) -> ModelUsage {
        var usage = ModelUsage()
        usage.cacheReadTokens = cacheRead ?? 0
        usage.cacheWriteTokens = cacheWrite ?? 0
        usage.inputTokens = (input ?? 0) + usage.cacheReadTokens + usage.cacheWriteTokens
        usage.outputTokens = output ?? 0
        // A proxy may tell 0 where it does not know.
        if usage.inputTokens == 0, requestBytes > 0 {
            usage.inputTokens = Self.estimate(requestBytes)
            usage.isEstimated = true
        }
        if !isOutputFinal {
            // What was thought unseen is not among it.
            usage.outputTokens = max(usage.outputTokens, Self.estimate(textBytes))
            usage.isEstimated = true
        }
        return usage
    }

    private static func estimate(_ bytes: Int) -> Int {
        (bytes + 3) / 4
    }
}

/// An error in a server's words; its message may quote a person's text, so it never leaves this module.
struct ServerError: Sendable, Equatable {
    /// Its kind, such as `overloaded_error`.
    var type: String?
    /// A second, finer word or a status, as text: `429`, `insufficient_quota`, `enforced_spend_limit_reached`.
    var code: String?
    /// The parameter that it is about.
    var parameter: String?
    /// Its sentence.
    var message = ""
}
