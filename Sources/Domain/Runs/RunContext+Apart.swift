import EventLoop

extension RunContext {
    /// Does a part of the work in a task of its own, which is cancelled with the run's.
    ///
    /// For what comes before a model is asked: what a task's stack has once needed it keeps until the task ends, which is 25 KiB for reading
    /// documents, and the run's own task lasts for as long as the model writes.
    ///
    /// - Throws: What the work throws.
    package func apart<Value: Sendable>(
        _ work: @escaping @LoopActor @Sendable () async throws -> Value
    ) async throws -> Value {
        try await withThrowingTaskGroup(of: Value.self) { group in
            group.addTask { try await work() }
            guard let value = try await group.next() else { throw CancellationError() }
            return value
        }
    }
}
