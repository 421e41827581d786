import FoundationEssentials
import HTTPTransfer
import HTTPTypes

/// What a server says about asking again.
struct RetryAdvice: Sendable, Equatable {
    /// How long to wait.
    var after: Duration?
    /// Whether to ask again at all; wins over the status (`llm-protocols.md` 1.6).
    var shouldRetry: Bool?

    /// No advice.
    init() {}

    /// Reads the fields of a response: `retry-after-ms`, else `retry-after`, else a proxy's copy of it.
    ///
    /// - Parameters:
    ///   - fields: The response's.
    ///   - now: The time, which a date is compared with.
    init(_ fields: HTTPFields, now: Date) {
        after =
            fields.value("retry-after-ms").flatMap { Self.duration($0, unit: 0.001) }
            ?? fields.value("retry-after").flatMap { Self.duration($0, now: now) }
            ?? fields.value("llm_provider-retry-after").flatMap { Self.duration($0, now: now) }
        shouldRetry =
            switch fields.value("x-should-retry") {
            case "true": true
            case "false": false
            default: nil
            }
    }

    /// A day: whoever names a longer time means that he is gone.
    private static let longest = 86_400.0

    private static func duration(_ value: String, now: Date) -> Duration? {
        if let seconds = duration(value, unit: 1) { return seconds }
        guard let date = Date(httpDate: value) else { return nil }
        return .seconds(min(max(date.timeIntervalSince(now), 0), longest))
    }

    private static func duration(_ value: String, unit: Double) -> Duration? {
        guard let number = Double(value), number.isFinite, number >= 0 else { return nil }
        return .seconds(min(number * unit, longest))
    }
}
