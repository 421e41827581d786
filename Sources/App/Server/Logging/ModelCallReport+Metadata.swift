import LanguageModels
import Logging

extension ModelCallReport {
    /// A line of the log: numbers and names of the protocol, no text.
    func metadata(model: String) -> Logger.Metadata {
        var fields: Logger.Metadata = [
            "model": "\(model)", "outcome": "\(outcome.name)", "ms": Self.milliseconds(elapsed), "bytes": "\(bytes)",
            "events": "\(events)", "input_tokens": "\(usage.inputTokens)",
            "cache_read_tokens": "\(usage.cacheReadTokens)",
            "output_tokens": "\(usage.outputTokens)",
        ]
        if usage.isEstimated { fields["estimated"] = "true" }
        fields["request_id"] = requestID.map { "\($0)" }
        fields["status"] = status.map { "\($0)" }
        fields["error_type"] = errorType.map { "\($0)" }
        fields["head_ms"] = timeToHead.map(Self.milliseconds)
        fields["text_ms"] = timeToText.map(Self.milliseconds)
        return fields
    }

    private static func milliseconds(_ time: Duration) -> Logger.MetadataValue {
        "\(Int(time / .milliseconds(1)))"
    }
}

extension ModelOutcome {
    /// One word for the log and the metrics.
    var name: String {
        switch self {
        case .finished: "finished"
        case .truncated: "truncated"
        case .refused: "refused"
        case .cancelled: "cancelled"
        case .failed(let failure): failure.reason.rawValue
        }
    }
}
