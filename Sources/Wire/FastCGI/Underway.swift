import EventLoop

/// Counts what is under way, and tells when nothing is any more.
final class Underway: Sendable {
    private struct State {
        var count = 0
        var waiters: [AsyncStream<Never>.Continuation] = []
    }

    private let state = Lock<State>(State())

    /// Something that is under way until it is let go.
    final class Place: Sendable {
        private let underway: Underway

        fileprivate init(in underway: Underway) {
            self.underway = underway
        }

        deinit {
            underway.leave()
        }
    }

    /// Begins something; from any thread.
    func enter() -> Place {
        state.withLock { $0.count += 1 }
        return Place(in: self)
    }

    private func leave() {
        let waiters = state.withLock { state in
            state.count -= 1
            guard state.count == 0 else { return [AsyncStream<Never>.Continuation]() }
            defer { state.waiters = [] }
            return state.waiters
        }
        for waiter in waiters { waiter.finish() }
    }

    /// Waits until nothing is under way, or for as long as it may.
    ///
    /// - Returns: Whether it is so.
    func ended(within limit: Duration) async -> Bool {
        let (end, continuation) = AsyncStream.makeStream(of: Never.self)
        let isEnded = state.withLock { state in
            if state.count > 0 { state.waiters.append(continuation) }
            return state.count == 0
        }
        guard !isEnded else { return true }
        await withTaskGroup { group in
            group.addTask { for await _ in end {} }
            // The deadline; cancelled where the end comes first.
            group.addTask { try? await Task.sleep(for: limit) }
            await group.next()
            group.cancelAll()
        }
        return state.withLock { $0.count == 0 }
    }
}
