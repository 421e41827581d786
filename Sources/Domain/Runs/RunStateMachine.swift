/// The life of one run in the process that owns it.
///
/// Pure: no socket, clock, store or task inside. `Run` performs what the transitions return. `design.md` section 1 has the rules.
package struct RunStateMachine: Sendable, Equatable {
    /// Where the run is.
    package enum State: Sendable, Equatable {
        /// Waits for its turn; nothing is paid for yet. Next: `running`, `stopping`, `ended`, `released`.
        case queued
        /// The slice works. Next: `closing`, `stopping`, `ended`, `released`.
        case running
        /// Somebody stops it: the work is cancelled already, and the store is being told. Next: `ended`, `released`.
        case stopping
        /// The terminal event is appended and not stored yet; nothing else may be appended. Next: `ended`, `released`.
        case closing(RunState)
        /// The terminal event is stored: viewers read to the end and leave. Next: `deleted`.
        case ended
        /// A document of the run is gone: nobody reads any more of it. Last.
        case deleted
        /// No longer this process's: suspended, claimed by another one, or its store is away. Viewers are sent away to come
        /// back. Last: whoever comes back gets another `Run`.
        case released
    }

    /// What the host does, in this order.
    package enum Action: Sendable, Equatable {
        /// Start the slice's work.
        case startWork
        /// Cancel the slice's work: its model call ends at once.
        case cancelWork
        /// Append the terminal event that was given.
        case appendTerminal
        /// Tell the store that nobody works on the run, with the events that it does not have yet.
        case storeSuspension
        /// Replace what was not stored by what the store says.
        case adoptStored
        /// Viewers read to the end of the log and leave.
        case closeViewers
        /// Viewers get an id-less status and a `retry`, and leave.
        case sendViewersAway
        /// Viewers get an `error` that belongs to no run, and leave: not one more byte of the log.
        case announceDeletion
    }

    /// Where the run is.
    package private(set) var state: State

    /// A run that this process has just started or taken up.
    package init() {
        state = .queued
    }

    /// A run that had ended before it was loaded.
    package static let ended: RunStateMachine = {
        var machine = RunStateMachine()
        machine.state = .ended
        return machine
    }()

    /// Whether the slice may append events.
    package var acceptsEvents: Bool {
        state == .running
    }

    /// Whether its end is on its way to the store.
    package var isAboutToEnd: Bool {
        switch state {
        case .stopping, .closing: true
        case .queued, .running, .ended, .deleted, .released: false
        }
    }

    /// Whether this process works on the run.
    package var isLive: Bool {
        switch state {
        case .queued, .running, .stopping, .closing: true
        case .ended, .deleted, .released: false
        }
    }

    /// The run got its turn.
    package mutating func admitted() -> [Action] {
        guard state == .queued else { return [] }
        state = .running
        return [.startWork]
    }

    /// The slice has returned or thrown, and the terminal event is known.
    package mutating func workEnded(as terminal: RunState) -> [Action] {
        guard state == .running else { return [] }
        state = .closing(terminal)
        return [.appendTerminal]
    }

    /// The terminal event is stored.
    package mutating func terminalStored() -> [Action] {
        guard case .closing = state else { return [] }
        state = .ended
        return [.closeViewers]
    }

    /// Somebody stops the run here: nothing more is paid for, before the store is even asked.
    package mutating func stopRequested() -> [Action] {
        guard state == .queued || state == .running else { return [] }
        state = .stopping
        return [.cancelWork]
    }

    /// The store could not be told: the run is not stopped, and the next viewer continues it.
    package mutating func stopFailed() -> [Action] {
        state == .stopping ? suspend() : []
    }

    /// The store was told to stop the run, here or by another process.
    package mutating func stopped() -> [Action] {
        guard isLive else { return [] }
        defer { state = .ended }
        return [.cancelWork, .adoptStored, .closeViewers]
    }

    /// A document of the run was deleted, here or by another process; there is nothing left to adopt.
    package mutating func deleted() -> [Action] {
        guard isLive || state == .ended else { return [] }
        defer { state = .deleted }
        return isLive ? [.cancelWork, .announceDeletion] : [.announceDeletion]
    }

    /// A viewer has come; what it is told at once, beside what the log has.
    package func viewerJoined() -> Action? {
        switch state {
        case .queued, .running, .stopping, .closing: nil
        case .ended: .closeViewers
        case .deleted: .announceDeletion
        case .released: .sendViewersAway
        }
    }

    /// Another attempt than ours has the run now: nothing of this one can be stored any more.
    ///
    /// While the run is being stopped here the stop's answer is about to come, and it ends the run whoever owns it.
    package mutating func claimedElsewhere() -> [Action] {
        state == .stopping ? [] : release()
    }

    /// The store refused a commit (full, locked, broken): never on from memory.
    package mutating func commitFailed() -> [Action] {
        release()
    }

    /// No viewer for a lease, or the process ends: the next viewer continues the run.
    ///
    /// Not where the terminal event is on its way to the store: the work is done.
    package mutating func suspended() -> [Action] {
        guard state == .queued || state == .running else { return [] }
        return suspend()
    }

    private mutating func suspend() -> [Action] {
        state = .released
        return [.cancelWork, .storeSuspension, .sendViewersAway]
    }

    private mutating func release() -> [Action] {
        guard isLive else { return [] }
        state = .released
        return [.cancelWork, .sendViewersAway]
    }
}
