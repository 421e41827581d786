package import Documents
package import EventLoop
import FoundationEssentials
import ServerSentEvents

/// One piece of work in this process: a log that a slice appends to and viewers read.
///
/// Performs what its `RunStateMachine` says. Viewers and the slice meet only in the log.
@LoopActor
package final class Run: TurnObserver {
    /// Its name.
    package nonisolated let id: RunID
    /// What it is about.
    package nonisolated let question: Question
    /// The attempt that this process owns, or the last one of a run that has ended.
    package private(set) var attempt: Int
    /// Its events.
    package private(set) var log: RunLog

    private var machine: RunStateMachine
    private var viewers: [ObjectIdentifier: Viewer] = [:]
    private var work: Task<Void, Never>?
    private var terminal: (event: RunEvent, failure: Failure?)?
    private var flushesAtEndOfTurn = false
    private let committer: Committer
    private let started = ContinuousClock.now
    /// What an earlier attempt committed: a continuation makes it again and it is not appended again.
    private let committed: Set<[UInt8]>
    /// Called once, when the run is no longer live.
    private var onEnd: (@LoopActor (Run, Failure?) -> Void)?

    init(
        _ snapshot: RunSnapshot,
        committer: Committer,
        onEnd: @escaping @LoopActor (Run, Failure?) -> Void
    ) {
        id = snapshot.record.id
        question = snapshot.record.question
        attempt = snapshot.record.attempt
        log = RunLog(run: snapshot.record.id, stored: snapshot.events)
        machine = snapshot.record.state.isTerminal ? .ended : RunStateMachine()
        committed = snapshot.record.state.isTerminal ? [] : Set(snapshot.events.map(\.json))
        self.committer = committer
        self.onEnd = onEnd
    }

    /// Whether this process works on it.
    package var isLive: Bool {
        machine.isLive
    }

    /// How it ended, where it ended by a terminal event of its own log.
    private(set) var endState: RunState?

    /// Whether anybody reads it.
    var hasViewers: Bool {
        !viewers.isEmpty
    }

    // MARK: Work

    /// Lets the slice begin.
    func admit(work: @escaping @LoopActor @Sendable (Run) async throws -> RunEvent) {
        guard machine.admitted().contains(.startWork) else { return }
        // Unstructured: the run outlives the request that started it, and ends it itself by `cancelWork`.
        self.work = Task { @LoopActor [weak self] in
            guard let self else { return }
            do {
                let event = try await work(self)
                self.finish(event, failure: nil)
            } catch {
                let failure = error as? Failure ?? .internalError
                self.finish(.error(failure), failure: failure)
            }
        }
    }

    /// Appends an event of the slice; nothing once the run has ended.
    func append(_ event: RunEvent) {
        guard machine.acceptsEvents, !committed.contains(event.json) else { return }
        add(event, state: .running)
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
        perform(machine.claimedElsewhere())
    }

    /// The store cannot take events now.
    func commitFailed(_ failure: Failure) {
        perform(machine.commitFailed(), failure: failure)
    }

    /// The process ends, or nobody reads: the run is left for the next viewer.
    func suspend() {
        perform(machine.suspended())
    }

    /// The run was stopped in the store, which is what counts.
    func stopped(_ snapshot: RunSnapshot) {
        attempt = snapshot.record.attempt
        if isLive { endState = snapshot.record.state }
        perform(machine.stopped(), adopting: snapshot)
    }

    /// A document of the run is gone.
    func deleted() {
        perform(machine.deleted())
    }

    // MARK: Viewers

    /// Adds a reader from an offset of the log on.
    package func add(_ viewer: Viewer) {
        viewers[ObjectIdentifier(viewer)] = viewer
        viewer.start(in: self)
        switch machine.viewerJoined() {
        case .closeViewers: viewer.end()
        case .announceDeletion: viewer.breakOff(trailer: Self.deletionTrailer)
        case .sendViewersAway: viewer.end(trailer: Refusal.away())
        default: break
        }
    }

    func remove(_ viewer: Viewer) {
        viewers[ObjectIdentifier(viewer)] = nil
    }

    package func turnEnded() {
        flushesAtEndOfTurn = false
        for viewer in Array(viewers.values) { viewer.flush() }
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
            case .adoptStored:
                if let snapshot { log.adopt(snapshot.events) }
            case .closeViewers: endViewers(terminal?.failure) { $0.end() }
            case .sendViewersAway: endViewers(failure) { $0.end(trailer: Refusal.away()) }
            case .announceDeletion: endViewers(failure) { $0.breakOff(trailer: Self.deletionTrailer) }
            }
        }
    }

    private func endViewers(_ failure: Failure?, _ end: (Viewer) -> Void) {
        work = nil
        for viewer in Array(viewers.values) { end(viewer) }
        onEnd.take()?(self, failure)
    }

    private static let deletionTrailer = Refusal.frame(of: Failure(.deleted, "This document was deleted."))
}

/// An error that belongs to no run, as an event stream shows it.
package enum Refusal {
    /// One `error` event with an id that, sent back, gets a 204: a browser that reconnects is told to give up.
    package static func frame(of failure: Failure) -> [UInt8] {
        RunEvent.error(failure).frame(id: Cursor.refusalText)
    }

    /// An id-less status for a reader that shall come back, and when: spread, so that not all come at once.
    package static func away() -> [UInt8] {
        var bytes: [UInt8] = []
        EventStreamEncoder.append(retry: .milliseconds(Int.random(in: 1000...5000)), to: &bytes)
        return bytes + RunEvent.reconnecting.frame()
    }
}
