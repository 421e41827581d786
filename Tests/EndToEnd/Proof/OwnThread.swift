import EventLoop

/// Does blocking work on a thread of its own, so that the threads of the tests' tasks stay free.
///
/// - Throws: What the work throws.
func onOwnThread<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
        LoopThread.detach(named: "prove") {
            continuation.resume(with: Result { try work() })
        }
    }
}
