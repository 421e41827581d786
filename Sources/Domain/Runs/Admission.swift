import EventLoop

/// The queue of metered runs: lets them begin in turn, and tells those who wait where they are.
@LoopActor
final class Admission: TimerHandler {
    private struct Waiting {
        let run: Run
        let start: @LoopActor (Run, _ hasWaited: Bool) -> Void
        /// What the run was told last, and when.
        var told: (position: Int, time: ContinuousClock.Instant)?
    }

    private var queue: AdmissionQueue
    private var waiting: [RunID: Waiting] = [:]
    private var isTelling = false

    /// A place in the queue is told at most this often.
    private static let interval: Duration = .seconds(1)

    init(_ limits: RunLimits) {
        queue = AdmissionQueue(limits)
    }

    /// How many wait.
    var waitingCount: Int {
        queue.waitingCount
    }

    /// Lets a run begin as soon as there is a place for it.
    ///
    /// - Parameters:
    ///   - run: A run that has not begun.
    ///   - payer: Whose place it takes.
    ///   - start: Called once, unless the run leaves before.
    /// - Returns: False where too many wait.
    func enter(_ run: Run, _ payer: Payer, start: @escaping @LoopActor (Run, _ hasWaited: Bool) -> Void) -> Bool {
        guard queue.enter(run.id, payer) else { return false }
        waiting[run.id] = Waiting(run: run, start: start)
        admit()
        if waiting[run.id] != nil { tell() }
        return true
    }

    /// A run has ended, or nobody waits for it any more.
    func leave(_ run: Run) {
        waiting[run.id] = nil
        queue.leave(run.id)
        admit()
    }

    func timerFired() {
        isTelling = false
        tell()
    }

    private func admit() {
        while let id = queue.admitNext() {
            guard let entry = waiting.removeValue(forKey: id) else { continue }
            entry.start(entry.run, entry.told != nil)
        }
    }

    /// Tells places that have changed by a tenth or more: each status is stored, and a thousand may wait.
    private func tell() {
        let now = LoopActor.loop.now
        for (index, id) in queue.order.enumerated() {
            guard let entry = waiting[id] else { continue }
            let position = index + 1
            if let told = entry.told, position * 10 > told.position * 9 || now - told.time < Self.interval { continue }
            waiting[id]?.told = (position, now)
            let place = index == 0 ? "you are next" : "\(index) before you"
            entry.run.announce(RunStatus("Waiting for a place: \(place)", stage: "queued", position: position))
        }
        guard !isTelling, !waiting.isEmpty else { return }
        isTelling = true
        LoopActor.loop.schedule(after: Self.interval, self)
    }
}
