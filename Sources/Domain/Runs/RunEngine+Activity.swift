import EventLoop

/// What the runs of a slice have done since the process began: plain numbers of the loop's own, so that counting costs an event an
/// addition, or a turn that many events share.
@LoopActor
final class RunTally {
    /// Events that were stored.
    var committed = 0
    /// Drafts that were appended.
    var drafts = 0
    /// Events of either kind that were written to viewers, once for each of them.
    var sent = 0

    /// Nothing yet.
    nonisolated init() {}
}

extension RunEngine {
    /// What the runs of one slice do now, and what they have done since the process began; for metrics.
    package struct Activity: Sendable {
        /// How many runs in memory are in each state.
        package var states: [RunStateMachine.State.Name: Int]
        /// How many responses read them.
        package var viewers = 0
        /// Events that were stored.
        package var committed: Int
        /// Drafts that were appended.
        package var drafts: Int
        /// Events that were written to viewers.
        package var sent: Int
    }

    /// What the runs of each slice of this process do, and have done.
    package var activity: [SliceName: Activity] {
        var activities = tallies.mapValues { tally in
            Activity(
                states: Dictionary(uniqueKeysWithValues: RunStateMachine.State.Name.allCases.map { ($0, 0) }),
                committed: tally.committed,
                drafts: tally.drafts,
                sent: tally.sent
            )
        }
        for run in runs.all(where: { _ in true }) {
            if let name = run.machine.state.name { activities[run.question.slice]?.states[name, default: 0] += 1 }
            activities[run.question.slice]?.viewers += run.viewerCount
        }
        return activities
    }

    /// How many runs wait for a place.
    package var queueLength: Int {
        admission.waitingCount
    }
}

extension RunStateMachine.State {
    /// Where a run is that can be read, without how it will have ended.
    package enum Name: String, Sendable, CaseIterable {
        case queued, running, stopping, closing, ended
    }

    /// Its name; `nil` where nobody finds the run any more.
    package var name: Name? {
        switch self {
        case .queued: .queued
        case .running: .running
        case .stopping: .stopping
        case .closing: .closing
        case .ended: .ended
        case .deleted, .released: nil
        }
    }
}
