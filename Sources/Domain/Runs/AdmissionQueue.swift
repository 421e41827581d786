import DequeModule

/// Which metered runs go on and which wait: first in, first out for each payer, and payers in turns.
///
/// Pure: no clock, run or task inside. `Admission` does what it says.
package struct AdmissionQueue: Sendable {
    private struct Lane {
        var active = 0
        var waiting: Deque<RunID> = []
    }

    private let limits: RunLimits
    private var lanes: [Payer: Lane] = [:]
    /// Those with waiting runs; the first one whose limit allows is next.
    private var turns: Deque<Payer> = []
    private var payers: [RunID: Payer] = [:]
    private var active: Set<RunID> = []

    /// A queue with nobody in it.
    package init(_ limits: RunLimits) {
        self.limits = limits
    }

    /// How many wait.
    package var waitingCount: Int {
        payers.count - active.count
    }

    /// A run waits from now on, perhaps for no longer than until the next `admitNext`.
    ///
    /// - Returns: False where there is no room to wait.
    package mutating func enter(_ run: RunID, _ payer: Payer) -> Bool {
        guard payers[run] == nil, waitingCount < max(1, limits.waiting) else { return false }
        payers[run] = payer
        if lanes[payer, default: Lane()].waiting.isEmpty { turns.append(payer) }
        lanes[payer, default: Lane()].waiting.append(run)
        return true
    }

    /// A run goes, from its place or from the queue; one that is in neither changes nothing.
    package mutating func leave(_ run: RunID) {
        guard let payer = payers.removeValue(forKey: run), var lane = lanes[payer] else { return }
        if active.remove(run) != nil {
            lane.active -= 1
        } else {
            lane.waiting.removeAll { $0 == run }
            if lane.waiting.isEmpty { turns.removeAll { $0 == payer } }
        }
        lanes[payer] = lane.active == 0 && lane.waiting.isEmpty ? nil : lane
    }

    /// Gives the next run a place, where there is one for it.
    package mutating func admitNext() -> RunID? {
        guard active.count < limits.total,
            let turn = turns.firstIndex(where: { lanes[$0, default: Lane()].active < limits.perPayer })
        else { return nil }
        let payer = turns.remove(at: turn)
        guard var lane = lanes[payer], let run = lane.waiting.popFirst() else { return nil }
        lane.active += 1
        lanes[payer] = lane
        active.insert(run)
        if !lane.waiting.isEmpty { turns.append(payer) }
        return run
    }

    /// Those who wait, in the order in which they would get places if each payer's limit allowed.
    package var order: [RunID] {
        var order: [RunID] = []
        var lanes = turns.compactMap { self.lanes[$0]?.waiting }
        var round = 0
        while !lanes.isEmpty {
            order += lanes.map { $0[round] }
            round += 1
            lanes.removeAll { $0.count == round }
        }
        return order
    }
}
