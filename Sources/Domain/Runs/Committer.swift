import Documents
import EventLoop
import FoundationEssentials
import LanguageModels

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
    private let report: @LoopActor (CommitReport) -> Void
    /// In the order of their first event; at most one entry a run.
    private var pending: [Entry] = []
    private var indexOfRun: [ObjectIdentifier: Int] = [:]
    private var committing: Task<Void, Never>?
    /// What the store is still to be told of runs that were let go when it took nothing: that nobody works on them.
    private var owed: [RunID: RunAppend] = [:]
    /// The same of the commit under way.
    private var sending: [RunID: RunAppend] = [:]
    /// The runs whose events are in the commit under way.
    private var committed: Set<RunID> = []
    /// The runs of which something is in the commit under way and that this process has taken up again: where that is refused, it is theirs.
    private var heirs: [RunID: Run] = [:]

    /// Runs beyond are continued all the same; only their rows look as if this process worked on them, for as long as it lives.
    private static let mostOwed = 4096

    /// A committer with nothing to commit.
    init(store: any RunStore, report: @escaping @LoopActor (CommitReport) -> Void = { _ in }) {
        self.store = store
        self.report = report
    }

    /// Adds an event to the next commit.
    ///
    /// Bounded by what the slices produce within one commit, which the store limits to a few seconds before it fails.
    func add(_ event: StoredEvent, to run: Run, state: RunState, isRetryable: Bool) {
        let index = index(of: run)
        pending[index].append.events.append(event)
        pending[index].append.state = state
        pending[index].append.isRetryable = isRetryable
        commitNext()
    }

    /// Tells the store with the next commit that nobody works on a run any more; what was appended before goes along.
    func suspend(_ run: Run) {
        pending[index(of: run)].append.state = .suspended
        commitNext()
    }

    /// Adds what a model used to what the store has of a run; with the next commit, since there may be no event for it.
    func add(_ usage: ModelUsage, to run: Run) {
        guard run.mayStore else {
            // What is being sent has no place for it.
            if sending[run.id]?.attempt == run.attempt { owesSuspension(of: run) }
            owed[run.id]?.usage += usage
            return
        }
        pending[index(of: run)].append.usage += usage
        commitNext()
    }

    /// The store does not take a run's events, and this process lets the run go: the store is told when it takes something again.
    func owesSuspension(of run: Run) {
        // Where this process has taken it up again, somebody works on it.
        if let heir = heirs[run.id], heir !== run { return }
        guard owed[run.id] != nil || owed.count + sending.count < Self.mostOwed else { return }
        var debt = RunAppend(run: run.id, attempt: run.attempt, events: [], state: .suspended, now: .now)
        debt.usage = owed[run.id]?.usage
        owed[run.id] = debt
    }

    /// This process works on a run that it may have let go before: of its new attempt the store takes what it was not told of the old one.
    func claimed(by run: Run) {
        if sending[run.id] != nil || committed.contains(run.id) { heirs[run.id] = run }
        var usage = owed.removeValue(forKey: run.id)?.usage
        // What waits to be committed for the old attempt comes too late.
        for index in pending.indices where pending[index].run.id == run.id {
            usage += pending[index].append.usage
            pending[index].append.usage = nil
        }
        if let usage { run.inherit(usage) }
    }

    /// Waits until nothing is left to commit.
    func settle() async {
        while let committing { await committing.value }
    }

    private func index(of run: Run) -> Int {
        if let index = indexOfRun[ObjectIdentifier(run)] { return index }
        indexOfRun[ObjectIdentifier(run)] = pending.count
        let append = RunAppend(
            run: run.id,
            attempt: run.attempt,
            events: [],
            state: run.isLive ? .running : .suspended,
            now: .now
        )
        pending.append(Entry(run: run, append: append))
        return pending.count - 1
    }

    private func commitNext() {
        guard committing == nil, !pending.isEmpty else { return }
        // Unstructured: a commit outlives whatever appended. It starts in a later turn, so one turn's events go together.
        committing = Task { @LoopActor in
            // What a run appended before its last commit failed must not be stored behind the hole.
            let (batch, dropped) = (pending.filter(\.run.mayStore), pending.filter { !$0.run.mayStore })
            pending = []
            indexOfRun = [:]
            for entry in dropped { owed[entry.run.id]?.usage += entry.append.usage }
            if !batch.isEmpty { await commit(batch) }
            committing = nil
            commitNext()
        }
    }

    private func commit(_ batch: [Entry]) async {
        let debts = Array(owed.values)
        (sending, owed) = (owed, [:])
        committed = Set(batch.map(\.run.id))
        defer { (sending, committed, heirs) = ([:], [], [:]) }
        let start = ContinuousClock.now
        let events = batch.reduce(0) { $0 + $1.append.events.count }
        do {
            let results = try await store.commit(debts + batch.map(\.append))
            report(CommitReport(events: events, elapsed: .now - start, isStored: true))
            for (debt, outcome) in zip(debts, results) where outcome != .stored {
                // The run is somebody else's by now. What was stored was so before it was claimed: an heir has it.
                if let usage = debt.usage { heirs[debt.run]?.inherit(usage) }
            }
            for (entry, outcome) in zip(batch, results.dropFirst(debts.count)) {
                switch outcome {
                case .stored:
                    guard let last = entry.append.events.last else { continue }
                    entry.run.tally.committed += entry.append.events.count
                    entry.run.stored(through: last.position)
                case .refused:
                    entry.run.claimedElsewhere()
                    if let usage = entry.append.usage { heirs[entry.run.id]?.inherit(usage) }
                // Stopped or deleted, here or in another process, of which the run has not been told yet.
                case .ended(let snapshot): entry.run.stopped(snapshot)
                // What comes behind a run's end, as its usage may, tells nothing of a run that newer ones have replaced.
                case .gone: if entry.run.isLive { entry.run.deleted() }
                }
            }
        } catch {
            // Whatever the reason: never on from memory. The next viewer continues from what is stored.
            let failure = error as? Failure ?? .internalError
            report(CommitReport(events: events, elapsed: .now - start, isStored: false))
            for entry in batch {
                entry.run.commitFailed(failure)
                if let heir = heirs[entry.run.id] {
                    if let usage = entry.append.usage { heir.inherit(usage) }
                } else {
                    owed[entry.run.id]?.usage += entry.append.usage
                }
            }
            for debt in debts { owesAgain(debt) }
        }
    }

    private func owesAgain(_ debt: RunAppend) {
        if let heir = heirs[debt.run] {
            if let usage = debt.usage { heir.inherit(usage) }
        } else if owed[debt.run] == nil {
            owed[debt.run] = debt
        } else {
            owed[debt.run]?.usage += debt.usage
        }
    }
}
