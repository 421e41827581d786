import Documents
package import EventLoop
import FoundationEssentials
import LanguageModels

/// One piece of work in this process: a log that a slice appends to and viewers read.
///
/// Performs what its `RunStateMachine` says. Viewers and the slice meet only in the log.
@LoopActor
package final class Run: TurnObserver, TimerHandler {
    // First what every delta needs, so that it lies together.
    private(set) var machine: RunStateMachine
    private var flushesAtEndOfTurn = false
    /// Who reads it; nearly always one.
    private var viewers: [Viewer] = []
    /// What all runs of the slice have done.
    let tally: RunTally
    /// The attempt that this process owns, or the last one of a run that has ended.
    package private(set) var attempt: Int
    /// Its events.
    package private(set) var log: RunLog

    /// Its name.
    package nonisolated let id: RunID
    /// What it is about.
    package nonisolated let question: Question
    private var work: Task<Void, Never>?
    private var terminal: (event: RunEvent, failure: Failure?)?
    private let committer: Committer
    private let started = ContinuousClock.now
    /// What earlier attempts have left.
    private(set) var history: RunHistory
    /// The items that are in the log, of whatever attempt.
    private var items: Set<ItemName> = []
    /// The items of which text is shown and that are neither whole nor dropped.
    private var openDrafts: [String] = []
    /// How long it goes on without a viewer.
    let lease: Duration
    private var leaseTimer: TimerToken?
    /// Whether what was appended may still be stored: nothing is stored behind an append that was not.
    private(set) var mayStore = true
    /// What models have used in this attempt.
    private(set) var usage: ModelUsage?
    /// The same with what the attempts before have used, of other processes too.
    private var totalUsage: ModelUsage?
    /// What the slice said in the end.
    private(set) var summary: RunSummary?
    /// Told what the payer owes.
    private let spend: @LoopActor (Int) -> Void
    /// Called once, when the run is no longer live.
    private var onEnd: (@LoopActor (Run, Failure?) -> Void)?

    /// Which item it is, in every attempt.
    private struct ItemName: Hashable {
        let kind: RunItem.Kind
        let id: String

        init(_ item: RunItem) {
            (kind, id) = (item.kind, item.id)
        }
    }

    /// The first viewer of a run may take this long to come: the request that starts it is its viewer a moment later.
    private static let firstLease: Duration = .seconds(1)

    /// A run that this process owns, or one that has ended.
    init(
        _ snapshot: RunSnapshot,
        history: RunHistory = RunHistory(),
        committer: Committer,
        lease: Duration,
        tally: RunTally = RunTally(),
        spend: @escaping @LoopActor (Int) -> Void = { _ in },
        onEnd: @escaping @LoopActor (Run, Failure?) -> Void = { _, _ in }
    ) {
        id = snapshot.record.id
        question = snapshot.record.question
        attempt = snapshot.record.attempt
        log = RunLog(run: snapshot.record.id, stored: snapshot.events)
        machine = snapshot.record.state.isTerminal ? .ended : RunStateMachine()
        totalUsage = snapshot.record.usage
        self.history = history
        items = Set(history.items.map(ItemName.init))
        self.committer = committer
        self.lease = lease
        self.tally = tally
        self.spend = spend
        self.onEnd = onEnd
        guard isLive else { return }
        // Stored with the run itself.
        if attempt == 1 { tally.committed += snapshot.events.count }
        committer.claimed(by: self)
        for item in history.openDrafts { add(.reset(item: item), state: .running) }
        leaseTimer = LoopActor.loop.schedule(after: max(lease, Self.firstLease), self)
    }

    /// Whether this process works on it.
    package var isLive: Bool {
        machine.isLive
    }

    /// Whether its terminal event is stored and nothing follows.
    ///
    /// A run that this process has let go is neither live nor ended: it goes on elsewhere.
    var hasEnded: Bool {
        machine.state == .ended
    }

    /// How it ended, where it ended by a terminal event of its own log.
    private(set) var endState: RunState?

    /// How many read it.
    var viewerCount: Int {
        viewers.count
    }

    /// Whether anybody reads it.
    var hasViewers: Bool {
        !viewers.isEmpty
    }

    // MARK: Work

    /// Lets the slice begin.
    ///
    /// - Parameters:
    ///   - slice: Whose the run is.
    ///   - prepare: Prepares its work.
    func admit(_ slice: any Slice, prepare: @escaping @LoopActor @Sendable (Run) async throws -> Preparation) {
        guard machine.admitted().contains(.startWork) else { return }
        begin(slice) { try await prepare(self) }
    }

    /// Begins a part of the work, and then the next one if there is one.
    ///
    /// Each is a task of its own: what a task's stack has once needed it keeps until its end, which is 25 KiB for reading documents, and a
    /// model writes for long. Unstructured: the run outlives the request that started it, and ends it itself by `cancelWork`. Until then it
    /// is kept: an object with a weak reference counts all of its references the slow way, and every delta passes here.
    private func begin(_ slice: any Slice, _ part: @escaping @LoopActor @Sendable () async throws -> Preparation) {
        work = Task { @LoopActor in
            let outcome: Result<Preparation, any Error>
            do { outcome = .success(try await part()) } catch { outcome = .failure(error) }
            // Work that was cancelled ends, too, and what it says then is nobody's.
            guard self.machine.acceptsEvents else { return }
            switch outcome {
            case .success(.complete(let summary)): self.complete(summary, engine: slice.engine)
            case .success(.asks(let writer, let work)):
                self.begin(slice) { .complete(try await writer.write(work)) }
            case .failure(let error): self.failed(error as? Failure ?? .internalError)
            }
        }
    }

    private func complete(_ summary: RunSummary, engine: String) {
        var summary = summary
        summary.engine = summary.engine ?? engine
        self.summary = summary
        finish(.complete(summary, engine: engine, usage: totalUsage, elapsed: elapsed), failure: nil)
    }

    private func failed(_ failure: Failure) {
        // As where a commit fails: the store comes back, and the next viewer continues.
        if failure.isOfTheStore { commitFailed(failure) } else { finish(.error(failure), failure: failure) }
    }

    /// Tells what is being done now; what an earlier attempt told in the same words is not told again.
    func tell(_ status: RunStatus) {
        let event = RunEvent.status(status)
        guard machine.acceptsEvents, !history.statuses.contains(event.json) else { return }
        add(event, state: .running)
    }

    /// Tells of the run's place in the queue, or that it has got one, as often as it happens.
    func announce(_ status: RunStatus) {
        guard machine.state == .queued || machine.state == .running else { return }
        add(.status(status), state: machine.state == .queued ? .queued : .running)
    }

    /// Appends an item, unless it is there.
    func emit(_ item: RunItem) {
        guard machine.acceptsEvents, items.insert(ItemName(item)).inserted else { return }
        openDrafts.removeAll { $0 == item.id }
        add(.item(item), state: .running)
    }

    /// Shows more text of an item: whole scalars in UTF-8.
    func draft(item: String, text: [UInt8]) {
        guard machine.acceptsEvents, !text.isEmpty else { return }
        // What follows an item's first text goes to the log as it is.
        assert(String(validating: text, as: UTF8.self) != nil, "a draft has a part of a scalar")
        guard !openDrafts.contains(item) else {
            log.appendDraft(item: item, text: text, attempt: attempt)
            tally.drafts += 1
            return flushAtEndOfTurn()
        }
        // Made again by a continuation, it will not be emitted.
        guard !items.contains(where: { $0.id == item }) else { return }
        openDrafts.append(item)
        tally.drafts += 1
        add(.delta(item: item, text: String(decoding: text, as: UTF8.self), isFirst: true), state: .running)
    }

    /// Drops what is shown of an item.
    func reset(item: String) {
        guard machine.acceptsEvents, let index = openDrafts.firstIndex(of: item) else { return }
        openDrafts.remove(at: index)
        add(.reset(item: item), state: .running)
    }

    /// Counts what a call to a model used; also after the run's end, since the call was made.
    func used(_ usage: ModelUsage) {
        self.usage += usage
        totalUsage += usage
        spend(usage.totalTokens)
        committer.add(usage, to: self)
    }

    /// Takes over what an earlier attempt in this process has used and could not store; its payer owed it then.
    func inherit(_ usage: ModelUsage) {
        totalUsage += usage
        committer.add(usage, to: self)
    }

    /// How many bytes it takes, more or less.
    var size: Int {
        log.size + 1024
    }

    /// How long this attempt has worked.
    var elapsed: Duration {
        ContinuousClock.now - started
    }

    private func finish(_ event: RunEvent, failure: Failure?) {
        guard case .terminal(let state) = event.kind else { preconditionFailure("a run ends with a terminal event") }
        terminal = (event, failure)
        perform(machine.workEnded(as: state))
    }

    private func add(_ event: RunEvent, state: RunState) {
        if let stored = log.append(event, attempt: attempt) {
            committer.add(stored, to: self, state: state, isRetryable: terminal?.failure?.isRetryable ?? false)
        } else {
            flushAtEndOfTurn()
        }
    }

    // MARK: What the store says

    /// Events up to a position are stored.
    func stored(through position: EventPosition) {
        guard isLive else { return }
        log.stored(through: position)
        if case .closing(let state) = machine.state, log.lastPosition == position {
            endState = state
            perform(machine.terminalStored())
        }
        flushAtEndOfTurn()
    }

    /// Nothing more can be stored: another process has taken the run.
    func claimedElsewhere() {
        mayStore = false
        perform(machine.claimedElsewhere())
    }

    /// The store cannot take events now.
    func commitFailed(_ failure: Failure) {
        mayStore = false
        committer.owesSuspension(of: self)
        perform(machine.commitFailed(), failure: failure)
    }

    /// The process ends, or nobody reads: the run is left for the next viewer.
    func suspend() {
        perform(machine.suspended())
    }

    /// Nobody has read it for a lease.
    package func timerFired() {
        leaseTimer = nil
        guard viewers.isEmpty else { return }
        suspend()
    }

    /// Somebody stops the run: its model call ends at once, and then the store is told.
    func stopRequested() {
        perform(machine.stopRequested())
    }

    /// The store could not be told to stop the run.
    func stopFailed() {
        perform(machine.stopFailed())
    }

    /// The run was stopped in the store, which is what counts.
    func stopped(_ snapshot: RunSnapshot) {
        mayStore = false
        attempt = snapshot.record.attempt
        if isLive {
            endState = snapshot.record.state
            tally.committed += 1  // the stop's own event
        }
        perform(machine.stopped(), adopting: snapshot)
    }

    /// A document of the run is gone.
    func deleted() {
        mayStore = false
        perform(machine.deleted())
    }

    // MARK: Viewers

    /// Adds a reader from an offset of the log on.
    package func add(_ viewer: Viewer) {
        viewers.append(viewer)
        endLease()
        viewer.start(in: self)
        switch machine.viewerJoined() {
        case .closeViewers: viewer.end()
        case .announceDeletion: viewer.breakOff(trailer: Self.deletionTrailer)
        case .sendViewersAway: viewer.breakOff(trailer: Refusal.away(), at: log.visibleCount)
        default: viewer.flush()
        }
    }

    func remove(_ viewer: Viewer) {
        // The last ones first, as `endViewers` ends them.
        guard let index = viewers.lastIndex(where: { $0 === viewer }) else { return }
        viewers.remove(at: index)
        guard viewers.isEmpty, isLive else { return }
        if lease == .zero { return suspend() }
        endLease()
        leaseTimer = LoopActor.loop.schedule(after: lease, self)
    }

    /// Whether it has sent its readers away to be forgotten: nobody joins it.
    private(set) var makesRoom = false

    /// Lets go of who reads it, to be forgotten; each comes back for the rest.
    func makeRoom() {
        makesRoom = true
        sendViewersAway()
    }

    /// Lets go of who reads it; each comes back for the rest.
    func sendViewersAway() {
        for viewer in viewers.reversed() { viewer.breakOff(trailer: Refusal.away()) }
    }

    private func endLease() {
        if let leaseTimer { LoopActor.loop.cancel(leaseTimer) }
        leaseTimer = nil
    }

    package func turnEnded() {
        flushesAtEndOfTurn = false
        let loop = LoopActor.loop
        loop.uses(self, count: 512)
        loop.uses(elements: viewers)
        loop.uses(elements: openDrafts)
        log.noteUse(in: loop)
        // Of the list as it is now: a viewer that ends takes itself out of another one.
        for viewer in viewers { viewer.flush() }
    }

    /// All that one turn appends or stores goes to each viewer in one write.
    private func flushAtEndOfTurn() {
        guard !flushesAtEndOfTurn, !viewers.isEmpty else { return }
        flushesAtEndOfTurn = true
        LoopActor.loop.atEndOfTurn(self)
    }

    private func perform(
        _ actions: [RunStateMachine.Action],
        adopting snapshot: RunSnapshot? = nil,
        failure: Failure? = nil
    ) {
        for action in actions {
            switch action {
            case .startWork: preconditionFailure("work is started by admit")
            case .cancelWork:
                work?.cancel()
                work = nil
            case .appendTerminal:
                guard let terminal, case .terminal(let state) = terminal.event.kind else { continue }
                add(terminal.event, state: state)
            case .storeSuspension: committer.suspend(self)
            case .adoptStored:
                if let snapshot { log.adopt(snapshot.events) }
            case .closeViewers: endViewers(endState == .failed ? terminal?.failure : nil) { $0.end() }
            case .sendViewersAway: endViewers(failure) { $0.breakOff(trailer: Refusal.away()) }
            case .announceDeletion: endViewers(failure) { $0.breakOff(trailer: Self.deletionTrailer) }
            }
        }
    }

    private func endViewers(_ failure: Failure?, _ end: (Viewer) -> Void) {
        work = nil
        // Its slice has what it needed of it.
        history = RunHistory()
        endLease()
        for viewer in viewers.reversed() { end(viewer) }
        onEnd.take()?(self, failure)
    }

    private static let deletionTrailer = Refusal.frame(of: Failure(.deleted, "This document was deleted."))
}
