import HTTPTypes

/// Where the time of one answer went until its head was sent, as the field `Server-Timing` tells (https://www.w3.org/TR/server-timing/).
///
/// Only good answers have it: how long it took to refuse something must not tell a document of somebody else's from none.
struct ServerTiming {
    private let start = ContinuousClock.now
    private var storeTime: Duration?

    /// Counts what an operation takes as the store's time, also where the run engine asks the store for it.
    mutating func store<Value>(_ operation: () async throws -> Value) async rethrows -> Value {
        let start = ContinuousClock.now
        defer { storeTime = (storeTime ?? .zero) + (ContinuousClock.now - start) }
        return try await operation()
    }

    /// Puts the field into a head, where the store was asked.
    func add(to head: inout HTTPResponse) {
        guard let storeTime, let name = HTTPField.Name("Server-Timing") else { return }
        let total = ContinuousClock.now - start
        head.headerFields[name] = "store;dur=\(Self.milliseconds(storeTime)), total;dur=\(Self.milliseconds(total))"
    }

    /// Milliseconds with three digits behind the point.
    private static func milliseconds(_ time: Duration) -> String {
        let microseconds = Int(time / .microseconds(1))
        let fraction = String(microseconds % 1000)
        return "\(microseconds / 1000).\(String(repeating: "0", count: 3 - fraction.count))\(fraction)"
    }
}
