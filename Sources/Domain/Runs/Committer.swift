import Documents
import EventLoop
import FoundationEssentials

/// Takes the events of all runs to the store, many in one transaction.
///
/// One commit is under way at a time; what is appended meanwhile goes with the next one. So the busier the process, the larger the groups,
/// and an idle one waits for nothing (one event a transaction costs 65 µs, fifty 4 each).
@LoopActor
final class Committer {
    private struct Entry {
        let run: Run
        var append: RunAppend
    }

    private let store: any RunStore
    /// In the order of their first event; at most one entry a run.
    private var pending: [Entry] = []
    private var indexOfRun: [ObjectIdentifier: Int] = [:]
    private var isCommitting = false

    init(store: any RunStore) {
        self.store = store
    }

    /// Adds an event to the next commit.
    ///
    /// Bounded by what the slices produce within one commit, which the store limits to a few seconds before it fails.
    func add(_ event: StoredEvent, to run: Run, state: RunState, isRetryable: Bool) {
        if let index = indexOfRun[ObjectIdentifier(run)] {
            pending[index].append.events.append(event)
            pending[index].append.state = state
            pending[index].append.isRetryable = isRetryable
        } else {
            indexOfRun[ObjectIdentifier(run)] = pending.count
            let append = RunAppend(
                run: run.id,
                attempt: run.attempt,
                events: [event],
                state: state,
                isRetryable: isRetryable,
                now: .now
            )
            pending.append(Entry(run: run, append: append))
        }
        commitNext()
    }

    private func commitNext() {
        guard !isCommitting, !pending.isEmpty else { return }
        isCommitting = true
        // Unstructured: a commit outlives whatever appended. It starts in a later turn, so one turn's events go together.
        Task { @LoopActor in
            // What a run appended before its last commit failed must not be stored behind the hole.
            let batch = pending.filter { $0.run.isLive }
            pending = []
            indexOfRun = [:]
            if !batch.isEmpty { await commit(batch) }
            isCommitting = false
            commitNext()
        }
    }

    private func commit(_ batch: [Entry]) async {
        do {
            let results = try await store.commit(batch.map(\.append))
            for (entry, isStored) in zip(batch, results) {
                if isStored, let last = entry.append.events.last {
                    entry.run.stored(through: last.position)
                } else {
                    entry.run.claimedElsewhere()
                }
            }
        } catch {
            // Whatever the reason: never on from memory. The next viewer continues from what is stored.
            let failure = error as? Failure ?? .internalError
            for entry in batch { entry.run.commitFailed(failure) }
        }
    }
}
