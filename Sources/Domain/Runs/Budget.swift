import Documents
import EventLoop
import FoundationEssentials

/// What payers have used of their day's tokens, and all of them together of this process's.
///
/// The store counts, so that a restart forgets nothing and all processes share one count of each payer. The process is one more payer.
@LoopActor
final class Budget {
    private let store: any RunStore
    private let limits: RunLimits
    private let process: Payer
    /// Used and not stored yet, what is being stored among it.
    private var unstored: [Payer: Int] = [:]
    private var storing: Task<Void, Never>?

    /// The day's tokens are used up.
    private static let isUsedUp = Failure(
        .budgetExceeded,
        "What may be written in a day is used up. Please come back tomorrow.",
        isRetryable: true
    )

    init(_ store: any RunStore, _ limits: RunLimits, process: Payer) {
        self.store = store
        self.limits = limits
        self.process = process
    }

    /// Decides before anything is paid for.
    ///
    /// - Throws: `Failure` with `budget_exceeded`, or where the store cannot say.
    func check(_ payer: Payer) async throws {
        try await check(payer, limit: limits.tokensPerDay)
        try await check(process, limit: limits.processTokensPerDay)
    }

    private func check(_ payer: Payer, limit: Int) async throws {
        guard limit > 0 else { return }
        let used = try await store.usage(of: payer, now: .now)
        guard used + unstored[payer, default: 0] < limit else { throw Self.isUsedUp }
    }

    /// Counts what a run has used.
    func add(_ tokens: Int, of payer: Payer) {
        guard tokens > 0 else { return }
        for payer in [payer, process] {
            // A server may say any number; a trillion is more than any day has.
            unstored[payer] = min(unstored[payer, default: 0] + min(tokens, 1_000_000_000_000), 1_000_000_000_000)
        }
        storeNext()
    }

    /// Waits until what was counted is stored, as far as the store takes it.
    func settle() async {
        storeNext()
        while let storing { await storing.value }
    }

    private func storeNext() {
        guard storing == nil, !unstored.isEmpty else { return }
        // Unstructured: what was used counts, whatever became of the run.
        storing = Task { @LoopActor in
            let tokens = unstored
            do {
                try await store.addUsage(tokens, now: .now)
                // At every instant it counts here or in the store, for an instant in both.
                for (payer, count) in tokens {
                    let rest = unstored[payer, default: 0] - count
                    unstored[payer] = rest > 0 ? rest : nil
                }
                storing = nil
                storeNext()
            } catch {
                // Kept for the next time: a store that is away must not make anything free. Bounded by who was let in meanwhile.
                storing = nil
            }
        }
    }
}
