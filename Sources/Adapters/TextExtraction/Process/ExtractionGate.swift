import Documents

/// Lets a few extractions run side by side and the others wait their turn, first come, first served.
actor ExtractionGate {
    /// How many places are free.
    private(set) var freeCount: Int
    private let mostWaiting: Int
    private var waiting: [(ticket: Int, continuation: CheckedContinuation<Void, any Error>)] = []
    private var nextTicket = 0

    /// A gate with so many places.
    ///
    /// - Parameters:
    ///   - places: How many work at once.
    ///   - mostWaiting: Beyond it something is wrong: the runs that wait here were admitted before.
    init(places: Int, mostWaiting: Int = 1_000) {
        freeCount = max(1, places)
        self.mostWaiting = mostWaiting
    }

    /// Does some work in a place of its own, waiting for one first.
    ///
    /// - Throws: What the work throws, `CancellationError`, or a retryable `Failure` when too many wait.
    nonisolated func pass<Result: Sendable>(_ work: () async throws -> Result) async throws -> Result {
        try await enter()
        do {
            let result = try await work()
            await leave()
            return result
        } catch {
            await leave()
            throw error
        }
    }

    private func enter() async throws {
        try Task.checkCancellation()
        if freeCount > 0 {
            freeCount -= 1
            return
        }
        guard waiting.count < mostWaiting else {
            throw Failure(.internal, "Too many documents wait to be read. Please try again soon.", isRetryable: true)
        }
        let ticket = nextTicket
        nextTicket += 1
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
                // Cancelled before it waited: the handler has run, or finds nothing to end.
                if Task.isCancelled {
                    continuation.resume(throwing: CancellationError())
                } else {
                    waiting.append((ticket, continuation))
                }
            }
        } onCancel: {
            // The handler is synchronous and runs anywhere; the queue is the actor's.
            Task { await self.giveUp(ticket) }
        }
    }

    /// Hands the place to whoever has waited longest.
    private func leave() {
        if waiting.isEmpty {
            freeCount += 1
        } else {
            waiting.removeFirst().continuation.resume()
        }
    }

    /// How many wait.
    var waitingCount: Int { waiting.count }

    private func giveUp(_ ticket: Int) {
        guard let index = waiting.firstIndex(where: { $0.ticket == ticket }) else { return }
        waiting.remove(at: index).continuation.resume(throwing: CancellationError())
    }
}
