package import Documents
import FoundationEssentials

/// Stopping, deleting, and the process's own end.
extension RunEngine {
    /// Stops a run: its model call ends in this very turn, before the store is asked.
    ///
    /// - Returns: False where the caller may not know of such a run.
    package func stop(_ id: RunID, slice: SliceName, owner: Owner) async throws -> Bool {
        // Another's run is looked for as an unknown one is.
        let run = runs[id].flatMap { $0.question.slice == slice && $0.question.owner == owner ? $0 : nil }
        if let run {
            run.stopRequested()
        } else {
            guard try await snapshot(of: id, slice: slice, owner: owner) != nil else { return false }
        }
        do {
            let snapshot = try await store.stop(id, terminal: RunEvent.stopped.json, now: .now)
            guard let snapshot else {
                // It went with a document, or an ended one as the older of two.
                try await apply([id: nil])
                return false
            }
            // It may be about to be taken up.
            if runs[id] == nil { await settleLookups(on: snapshot.record.question) }
            runs[id]?.stopped(snapshot)
            return true
        } catch {
            run?.stopFailed()
            throw error
        }
    }

    /// A run as it is stored.
    package func snapshot(of id: RunID, slice: SliceName, owner: Owner) async throws -> RunSnapshot? {
        try await store.snapshot(of: id) { $0.question.slice == slice && $0.question.owner == owner }
    }

    /// Deletes a document with everything made of it, and ends its streams.
    ///
    /// - Returns: False where there is none to see.
    package func delete(_ id: DocumentID, kind: DocumentKind, owner: Owner) async throws -> Bool {
        guard try await store.delete(id, kind: kind, owner: owner, now: .now) else { return false }
        recent.forget(id)
        for run in runs.all(where: { $0.question.resume == id || $0.question.job == id }) { forget(run) }
        return true
    }

    /// A document of a run is gone.
    func forget(_ run: Run) {
        run.deleted()
        runs.remove(run)
    }

    /// Takes up no run from now on and leaves all to the next process; whoever asks is sent away to come back.
    ///
    /// Only who reads a run that is being stopped stays, for its end.
    package func shutDown() async {
        isShutDown = true
        for run in runs.all(where: { !$0.machine.isAboutToEnd }) { run.sendViewersAway() }
        await releaseAll()
        for run in runs.all(where: { $0.hasViewers && !$0.machine.isAboutToEnd }) { run.sendViewersAway() }
    }

    /// Leaves all runs to whoever comes next, and sends their viewers away to come back.
    ///
    /// When it returns, the store has what they had done and what they had used, as far as it takes it.
    package func releaseAll() async {
        for run in runs.live { run.suspend() }
        await committer.settle()
        await budget.settle()
    }
}
