/// The bounds of waits: far beyond what anything takes, also on a loaded machine, so that only what hangs meets them.
enum Deadline {
    /// Any one event.
    static let event: Duration = .seconds(60)
    /// The start or the end of a whole deployment.
    static let deployment: Duration = .seconds(90)

    /// An event that was waited for did not come.
    struct Missed: Error, CustomStringConvertible {
        let description: String
    }

    /// Does something that must end within a time; cancels it where it does not.
    ///
    /// - Throws: `Missed`, or what the work throws.
    static func within<Value: Sendable>(
        _ limit: Duration,
        _ what: String,
        _ work: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        try await withThrowingTaskGroup(of: Value.self) { group in
            defer { group.cancelAll() }
            group.addTask { try await work() }
            group.addTask {
                try await Task.sleep(for: limit)
                throw Missed(description: "no \(what) within \(limit)")
            }
            guard let first = try await group.next() else { throw CancellationError() }
            return first
        }
    }

    /// Waits for something about another process that the system reports by no event: looks again every 20 ms.
    ///
    /// - Throws: `Missed`, or what the condition throws.
    static func until(
        _ what: String,
        within limit: Duration = event,
        _ condition: @escaping @Sendable () async throws -> Bool
    ) async throws {
        try await within(limit, what) {
            while try await !condition() { try await Task.sleep(for: .milliseconds(20)) }
        }
    }
}
