import FoundationEssentials
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
        guard let date = date(value) else { return nil }
        return .seconds(min(max(date.timeIntervalSince(now), 0), longest))
    }

    /// Reads a date as HTTP writes it, `Mon, 23 Nov 2026 10:47:18 GMT`: RFC 9110 §5.6.7.
    private static func date(_ value: String) -> Date? {
        let parts = value.split(separator: " ")
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        guard parts.count == 6, parts[5] == "GMT", let month = months.firstIndex(of: String(parts[2])) else {
            return nil
        }
        let number = month < 9 ? "0\(month + 1)" : "\(month + 1)"
        // A value that is neither number nor date says nothing.
        return try? Date("\(parts[3])-\(number)-\(parts[1])T\(parts[4])Z", strategy: .iso8601)
    }

    private static func duration(_ value: String, unit: Double) -> Duration? {
        guard let number = Double(value), number.isFinite, number >= 0 else { return nil }
        return .seconds(min(number * unit, longest))
    }
}
