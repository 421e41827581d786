import Runs
import Testing

/// Every state with every input: what comes of it and what the host is told.
@Suite("Run state machine")
struct RunStateMachineTests {
    enum Input: String, CaseIterable, Sendable {
        case admitted, completed, failed, terminalStored, stopRequested, stopFailed, stopped, deleted, claimedElsewhere
        case commitFailed, suspended

        func apply(to machine: inout RunStateMachine) -> [RunStateMachine.Action] {
            switch self {
            case .admitted: machine.admitted()
            case .completed: machine.workEnded(as: .complete)
            case .failed: machine.workEnded(as: .failed)
            case .terminalStored: machine.terminalStored()
            case .stopRequested: machine.stopRequested()
            case .stopFailed: machine.stopFailed()
            case .stopped: machine.stopped()
            case .deleted: machine.deleted()
            case .claimedElsewhere: machine.claimedElsewhere()
            case .commitFailed: machine.commitFailed()
            case .suspended: machine.suspended()
            }
        }
    }

    struct Row: Sendable {
        var path: [Input]
        var state: RunStateMachine.State
        /// For each input: the next state and the actions; what is missing changes nothing.
        var transitions: [Input: (RunStateMachine.State, [RunStateMachine.Action])]
    }

    private static let released: (RunStateMachine.State, [RunStateMachine.Action]) = (
        .released, [.cancelWork, .sendViewersAway]
    )
    private static let suspended: (RunStateMachine.State, [RunStateMachine.Action]) = (
        .released, [.cancelWork, .storeSuspension, .sendViewersAway]
    )
    private static let stopping: (RunStateMachine.State, [RunStateMachine.Action]) = (.stopping, [.cancelWork])
    private static let stopped: (RunStateMachine.State, [RunStateMachine.Action]) = (
        .ended, [.cancelWork, .adoptStored, .closeViewers]
    )
    private static let deletedLive: (RunStateMachine.State, [RunStateMachine.Action]) = (
        .deleted, [.cancelWork, .announceDeletion]
    )

    static let table: [Row] = [
        Row(
            path: [],
            state: .queued,
            transitions: [
                .admitted: (.running, [.startWork]), .stopRequested: stopping, .stopped: stopped,
                .deleted: deletedLive, .claimedElsewhere: released, .commitFailed: released, .suspended: suspended,
            ]
        ),
        Row(
            path: [.admitted],
            state: .running,
            transitions: [
                .completed: (.closing(.complete), [.appendTerminal]), .failed: (.closing(.failed), [.appendTerminal]),
                .stopRequested: stopping, .stopped: stopped, .deleted: deletedLive, .claimedElsewhere: released,
                .commitFailed: released, .suspended: suspended,
            ]
        ),
        Row(
            path: [.admitted, .completed],
            state: .closing(.complete),
            transitions: [
                .terminalStored: (.ended, [.closeViewers]), .stopped: stopped, .deleted: deletedLive,
                .claimedElsewhere: released, .commitFailed: released,
            ]
        ),
        Row(
            path: [.admitted, .stopRequested],
            state: .stopping,
            transitions: [
                .stopFailed: suspended, .stopped: stopped, .deleted: deletedLive, .commitFailed: released,
            ]
        ),
        Row(
            path: [.admitted, .failed, .terminalStored],
            state: .ended,
            transitions: [.deleted: (.deleted, [.announceDeletion])]
        ),
        Row(path: [.admitted, .deleted], state: .deleted, transitions: [:]),
        Row(path: [.admitted, .suspended], state: .released, transitions: [:]),
    ]

    @Test(arguments: table.indices, Input.allCases)
    func followsTheTable(row index: Int, input: Input) {
        let row = Self.table[index]
        var machine = RunStateMachine()
        for step in row.path { _ = step.apply(to: &machine) }
        #expect(machine.state == row.state)
        let actions = input.apply(to: &machine)
        let (state, expected) = row.transitions[input] ?? (row.state, [])
        #expect(machine.state == state)
        #expect(actions == expected)
    }

    @Test func aViewerThatComesLateIsToldWhatTheOthersWere() {
        let told = Self.table.map { row in
            var machine = RunStateMachine()
            for step in row.path { _ = step.apply(to: &machine) }
            return machine.viewerJoined()
        }
        #expect(told == [nil, nil, nil, nil, .closeViewers, .announceDeletion, .sendViewersAway])
    }

    @Test func onlyARunningRunTakesEvents() {
        for row in Self.table {
            var machine = RunStateMachine()
            for step in row.path { _ = step.apply(to: &machine) }
            #expect(machine.acceptsEvents == (row.state == .running))
        }
        #expect(RunStateMachine.ended.state == .ended)
        #expect(!RunStateMachine.ended.isLive)
    }

    /// Whatever happens in whatever order, viewers are closed or sent away once, and work is started at most once.
    @Test func noOrderOfInputsEndsTwice() {
        func walk(_ machine: RunStateMachine, _ ends: Int, _ starts: Int, depth: Int) {
            #expect(ends <= 1)
            #expect(starts <= 1)
            guard depth > 0 else { return }
            for input in Input.allCases where input != .deleted {
                var next = machine
                let actions = input.apply(to: &next)
                walk(
                    next,
                    ends + actions.count { $0 == .closeViewers || $0 == .sendViewersAway },
                    starts + actions.count { $0 == .startWork },
                    depth: depth - 1
                )
            }
        }
        walk(RunStateMachine(), 0, 0, depth: 5)
    }
}
