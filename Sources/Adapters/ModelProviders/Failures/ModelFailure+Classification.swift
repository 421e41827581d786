import HTTPTransfer
import LanguageModels

/// What a failure means, by the tables of `llm-protocols.md` 1.5, 2.1 and 4.2.
extension ModelFailure {
    /// Longer than this no reader waits for the same model: 4.2.
    static let longestWait = Duration.seconds(2)

    /// What asking again would do.
    private enum Prospect {
        /// It may help.
        case better
        /// It helps at another server at once, here perhaps later.
        case betterElsewhere
        /// It helps at another server only.
        case onlyElsewhere
        /// It helps nowhere at this server, until an operator changes something.
        case neverHere
        /// It helps nowhere.
        case nowhere
    }

    /// A failure that the server has told, before its answer or in the middle of it.
    ///
    /// - Parameters:
    ///   - status: Of the response, which is 200 for an error in the middle.
    ///   - error: What the body or the event said.
    ///   - advice: What the head said.
    init(status: Int, error: ServerError, advice: RetryAdvice) {
        let (reason, prospect) = Self.judge(Self.status(of: error, status), error, advice)
        self.init(reason, Self.remedy(prospect, advice))
    }

    /// A failure of the transfer.
    init(transfer error: HTTPTransferError) {
        switch error {
        case .badAddress: self.init(.denied, .disable)
        case .cannotConnect, .brokenOff: self.init(.connection, .retry(after: nil))
        case .untrustedPeer, .library: self.init(.connection, .fallBack(after: nil))
        case .timedOut: self.init(.timeout, .fallBack(after: nil))
        }
    }

    /// The server's own word on asking again wins over what its status means, as with the official clients: 1.6.
    private static func remedy(_ prospect: Prospect, _ advice: RetryAdvice) -> Remedy {
        switch (prospect, advice.shouldRetry) {
        case (.neverHere, nil), (.neverHere, false): return .disable
        case (.nowhere, nil), (.nowhere, false): return .giveUp
        case (_, false), (.onlyElsewhere, nil): return .elsewhere(after: advice.after)
        case (.betterElsewhere, _): return .fallBack(after: advice.after)
        case (.better, _), (_, true):
            if let after = advice.after, after > longestWait { return .fallBack(after: after) }
            return .retry(after: advice.after)
        }
    }

    private static func judge(_ status: Int, _ error: ServerError, _ advice: RetryAdvice) -> (Reason, Prospect) {
        if isMoney(error, advice) { return (.denied, .neverHere) }
        let words = [error.type, error.code]
        if words.contains("slow_down") || words.contains("ramp_limit_exceeded") {
            return (.rateLimited, .betterElsewhere)
        }
        switch status {
        case 300..<400: return (.malformed, .betterElsewhere)
        case 401...404: return (.denied, .neverHere)
        case 408, 504: return (.timeout, .better)
        case 409: return (.server, .better)
        case 429: return (.rateLimited, .better)
        case 400..<500:
            if isAboutAccess(error) { return (.denied, .neverHere) }
            // Another model may have room for it.
            return (.rejected, isAboutContext(error) ? .onlyElsewhere : .nowhere)
        case 529: return (.overloaded, .betterElsewhere)
        case 503 where words.contains("server_is_overloaded"): return (.overloaded, .betterElsewhere)
        default: return (.server, .better)
        }
    }

    /// The status that an error would have had before the stream; its type says more than a proxy's status.
    private static func status(of error: ServerError, _ status: Int) -> Int {
        switch error.type {
        case "overloaded_error": return 529
        case "rate_limit_error": return 429
        case "billing_error": return 402
        case "authentication_error": return 401
        case "permission_error": return 403
        case "not_found_error": return 404
        case "conflict_error": return 409
        case "request_too_large": return 413
        case "timeout_error": return 504
        case "api_error" where status < 300: return 500
        case "invalid_request_error" where status < 300: return 400
        default: break
        }
        guard status < 300 else { return status }
        guard let code = error.code.flatMap({ Int($0) }), (400...599).contains(code) else { return 500 }
        return code
    }

    /// Whether an account is at its end, which no waiting cures.
    private static func isMoney(_ error: ServerError, _ advice: RetryAdvice) -> Bool {
        for word in [error.type, error.code].compactMap(\.self) {
            switch word {
            case "enforced_spend_limit_reached", "contract_spend_limit_reached":
                if advice.after == nil { return true }
            case "insufficient_quota", "credit_balance_exhausted", "organization_usage_limit_exceeded":
                return true
            default:
                if word.hasSuffix("_spend_limit_exceeded") || word.hasPrefix("linked_organization_") { return true }
            }
        }
        // The one limit that has no word of its own: 1.5, the row of 400.
        return error.type == "invalid_request_error" && error.message.hasPrefix("You have reached your specified API")
    }

    /// Whether a 400 is in truth a wrong key or model, as LiteLLM answers: 2.2.
    private static func isAboutAccess(_ error: ServerError) -> Bool {
        error.code == "model_not_found" || error.code == "invalid_api_key" || error.type == "no_db_connection"
            || error.message == "No connected db." || error.message.contains("Invalid model name passed in model=")
    }

    private static func isAboutContext(_ error: ServerError) -> Bool {
        error.type == "exceed_context_size_error" || error.code == "context_length_exceeded"
            || error.message.hasPrefix("litellm.ContextWindowExceededError")
    }
}

extension HTTPTransferError {
    /// A word for the log.
    var label: String {
        switch self {
        case .badAddress: "bad_address"
        case .cannotConnect: "cannot_connect"
        case .untrustedPeer: "untrusted_peer"
        case .timedOut: "transfer_timeout"
        case .brokenOff: "broken_off"
        case .library(let code): "curl_\(code)"
        }
    }
}
