import Documents
import EventLoop
import FoundationEssentials

/// What payers have used of their day's tokens; the store counts for all processes together.
@LoopActor
final class Budget {
    private let store: any RunStore
    private let tokensPerDay: Int
    /// Used and not stored yet, what is being stored among it.
    private var unstored: [Payer: Int] = [:]
    private var storing: Task<Void, Never>?

    /// The day's tokens are used up.
    private static let isUsedUp = Failure(
        .budgetExceeded,
        "What may be written in a day is used up. Please come back tomorrow.",
        isRetryable: true
    )

    init(_ store: any RunStore, tokensPerDay: Int) {
        self.store = store
        self.tokensPerDay = tokensPerDay
    }

    /// Decides before anything is paid for.
    ///
    /// - Throws: `Failure` with `budget_exceeded`, or where the store cannot say.
    func check(_ payer: Payer) async throws {
        guard tokensPerDay > 0 else { return }
        let used = try await store.usage(of: payer, now: .now)
        guard used + unstored[payer, default: 0] < tokensPerDay else { throw Self.isUsedUp }
    }

    /// Counts what a run has used.
    func add(_ tokens: Int, of payer: Payer) {
        guard tokens > 0 else { return }
        // A server may say any number; a trillion is more than any day has.
        unstored[payer] = min(unstored[payer, default: 0] + min(tokens, 1_000_000_000_000), 1_000_000_000_000)
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
