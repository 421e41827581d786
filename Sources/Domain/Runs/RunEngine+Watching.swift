import Documents
import EventLoop

extension RunEngine: TimerHandler {
    /// A stop or a deletion made through another process is seen within 2 s.
    private static let watchInterval: Duration = .milliseconds(500)

    /// Looks from now on for what other processes do to the runs of this one, for as long as there are any.
    func watch() {
        guard !isWatching else { return }
        isWatching = true
        LoopActor.loop.schedule(after: Self.watchInterval, self)
    }

    package func timerFired() {
        let watched = Dictionary(
            uniqueKeysWithValues: runs.all { $0.isLive || $0.hasViewers }.map { ($0.id, $0.attempt) }
        )
        guard !watched.isEmpty else {
            isWatching = false
            return
        }
        // Unstructured: a timer cannot wait. The next look is scheduled when this one is over.
        Task { @LoopActor in
            do {
                try await apply(store.foreignChanges(to: watched))
            } catch {
                // The store is away: a commit says so to the runs it concerns, and the next look is soon.
            }
            LoopActor.loop.schedule(after: Self.watchInterval, self)
        }
    }

    /// Does here what was done elsewhere.
    func apply(_ changes: [RunID: RunSnapshot?]) async throws {
        for (id, snapshot) in changes {
            guard let run = runs[id] else { continue }
            guard let snapshot else {
                // Of a question's ended runs the store keeps the last ones only; who still reads an older one reads on.
                if run.isLive { forget(run) } else if try await !hasDocuments(run.question) { forget(run) }
                continue
            }
            // Own progress meanwhile is no change, and attempts only rise.
            guard snapshot.record.attempt > run.attempt else { continue }
            if snapshot.record.state.isTerminal { run.stopped(snapshot) } else { run.claimedElsewhere() }
        }
    }
}
