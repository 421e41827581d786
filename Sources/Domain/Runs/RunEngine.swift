package import Documents
package import EventLoop
import FoundationEssentials

/// All runs of this process: finds, starts, joins, stops and forgets them.
///
/// The rules are `design.md` section 2, "Routes"; what they need of the store is decided there, in one transaction.
@LoopActor
package final class RunEngine: TimerHandler {
    /// What a request for a stream gets.
    package enum Attachment {
        /// A run, from an offset of its log on; with a `reset` first where the cursor was not understood.
        case run(Run, offset: Int, resets: Bool)
        /// The cursor is at the run's end, or at an error that no run carries: nothing follows.
        case ended
        /// Another process works on the run.
        case elsewhere
        /// It cannot be.
        case refused(Failure)
    }

    /// How a run of this process ended, for logs and metrics; nothing of a document is in it.
    package struct Report: Sendable {
        package let run: RunID
        package let slice: SliceName
        package let state: RunState
        package let failure: Failure?
        package let elapsed: Duration
    }

    private let store: any RunStore & DocumentStore
    private let extractor: any TextExtractor
    private let slices: [SliceName: any Slice]
    private let report: @LoopActor (Report) -> Void
    private let committer: Committer

    private var runs = RunTable()
    /// One look at the store at a time for each question: two at once could both claim its run.
    private var lookups: [Question: (what: Lookup, task: Task<Found, any Error>)] = [:]
    private var isWatching = false
    /// The process ends: it takes up no run any more.
    private var isShutDown = false

    /// A stop or a deletion made through another process is seen within 2 s.
    private static let watchInterval: Duration = .milliseconds(500)

    /// What is looked for on a question.
    private enum Lookup: Equatable {
        /// Its newest run, or a new one.
        case newest(fresh: Bool)
        /// The run that a cursor names.
        case run(RunID)
    }

    private enum Found {
        case run(Run)
        case elsewhere
        case missing
    }

    /// An engine without runs.
    ///
    /// - Parameters:
    ///   - store: Where documents, runs and events are.
    ///   - extractor: Reads text out of documents.
    ///   - slices: The features of this process, by name.
    ///   - report: Told how each run of this process ended.
    package init(
        store: any RunStore & DocumentStore,
        extractor: any TextExtractor,
        slices: [any Slice],
        report: @escaping @LoopActor (Report) -> Void
    ) {
        self.store = store
        self.extractor = extractor
        self.slices = Dictionary(uniqueKeysWithValues: slices.map { ($0.name, $0) })
        self.report = report
        committer = Committer(store: store)
    }

    // MARK: Reading

    /// Finds or starts the run that a request asks for.
    ///
    /// - Parameters:
    ///   - name: One of this process's slices.
    ///   - resume: The resume's id, where the slice takes one.
    ///   - job: The posting's id, where it was given.
    ///   - owner: Who asks.
    ///   - cursor: What the client has seen.
    ///   - fresh: `?fresh=1`.
    /// - Returns: Where the reader begins, or why it cannot.
    package func attach(
        slice name: SliceName,
        resume: DocumentID?,
        job: DocumentID?,
        owner: Owner,
        cursor: Cursor?,
        fresh: Bool
    ) async -> Attachment {
        guard let slice = slices[name] else { return .refused(.notFound) }
        guard !isShutDown else { return .elsewhere }
        do {
            // At every attach: a document may be gone, whatever is in memory.
            guard try await isReadable(resume, .resume, slice.resume, owner),
                try await isReadable(job, .job, slice.job, owner)
            else { return .refused(.notFound) }
            let question = Question(slice: name, resume: resume, job: job, engine: slice.engine, owner: owner)
            return try await attach(question, slice: slice, cursor: cursor, fresh: fresh)
        } catch let failure as Failure {
            return .refused(failure)
        } catch {
            return .refused(.internalError)
        }
    }

    private func attach(
        _ question: Question,
        slice: any Slice,
        cursor: Cursor?,
        fresh: Bool
    ) async throws -> Attachment {
        switch cursor {
        case .refusal: return .ended
        case .event(let id):
            if let attachment = try await attach(at: id, of: question) { return attachment }
        case .malformed, nil: break
        }
        switch try await find(.newest(fresh: fresh && cursor == nil), on: question, opening: slice.opening) {
        case .run(let run): return read(run, from: 0, resets: cursor != nil)
        case .elsewhere: return .elsewhere
        case .missing: return .refused(.notFound)
        }
    }

    /// Goes on after an event, or `nil` where its run is unknown or about something else.
    private func attach(at id: EventID, of question: Question) async throws -> Attachment? {
        switch try await find(.run(id.run), on: question, opening: nil) {
        case .missing: return nil
        case .elsewhere: return .elsewhere
        case .run(let run):
            guard id.position.attempt <= run.attempt else { return nil }
            if !run.isLive, let last = run.log.lastVisiblePosition, id.position >= last { return .ended }
            return read(run, from: run.log.offset(after: id.position), resets: false)
        }
    }

    private func read(_ run: Run, from offset: Int, resets: Bool) -> Attachment {
        // Whoever is read must hear of a deletion made elsewhere.
        watch()
        return .run(run, offset: offset, resets: resets)
    }

    private func hasDocuments(_ question: Question) async throws -> Bool {
        for (id, kind) in [(question.resume, DocumentKind.resume), (question.job, .job)] {
            guard let id else { continue }
            let document = try await store.document(id, kind: kind, owner: question.owner, now: .now)
            if document == nil { return false }
        }
        return true
    }

    private func isReadable(
        _ id: DocumentID?,
        _ kind: DocumentKind,
        _ rule: InputRule,
        _ owner: Owner
    ) async throws -> Bool {
        guard let id else { return rule != .required }
        guard rule != .none else { return false }
        return try await store.document(id, kind: kind, owner: owner, now: .now) != nil
    }

    // MARK: Finding

    private func find(_ what: Lookup, on question: Question, opening: RunStatus?) async throws -> Found {
        while true {
            if let run = inMemory(what, on: question) { return .run(run) }
            guard let current = lookups[question] else { break }
            if current.what == what { return try await current.task.value }
            // Another question about the same: it may answer this one, too.
            _ = await current.task.result
        }
        // Unstructured: the first asker may leave while others wait for the same answer.
        let task = Task { @LoopActor in
            defer { lookups[question] = nil }
            switch try await open(what, on: question, opening: opening) {
            case .started(let snapshot), .resumed(let snapshot): return Found.run(begin(snapshot))
            case .ended(let snapshot): return .run(keep(snapshot))
            case .elsewhere: return .elsewhere
            case .missing: return .missing
            }
        }
        lookups[question] = (what, task)
        return try await task.value
    }

    private func inMemory(_ what: Lookup, on question: Question) -> Run? {
        switch what {
        case .newest: return runs.live(question)
        case .run(let id):
            // The engine may have changed since; whom and what it is about may not.
            guard let run = runs[id], run.question.isSame(as: question) else { return nil }
            return run
        }
    }

    private func open(_ what: Lookup, on question: Question, opening: RunStatus?) async throws -> OpenedRun {
        switch (what, opening) {
        case (.newest(let fresh), let opening?):
            return try await store.open(
                question,
                fresh: fresh,
                opening: { RunEvent.status(opening, run: $0).json },
                now: .now
            )
        case (.newest, nil): return .missing
        case (.run(let id), _): return try await store.resume(id, of: question, now: .now)
        }
    }

    /// Works on a run that this process owns now.
    private func begin(_ snapshot: RunSnapshot) -> Run {
        let run = Run(snapshot, committer: committer) { [weak self] run, failure in self?.ended(run, failure) }
        runs.insertLive(run)
        // Claimed while the process began to end: its reader comes back to the next one.
        if isShutDown { run.suspend() }
        watch()
        guard let slice = slices[run.question.slice] else { return run }
        run.admit { [store, extractor] run in
            let question = run.question
            let work = SliceWork(
                run: run,
                resume: try await Self.document(question.resume, .resume, question.owner, in: store),
                job: try await Self.document(question.job, .job, question.owner, in: store),
                documents: store,
                extractor: extractor
            )
            let summary = try await slice.produce(work)
            return .complete(summary, engine: slice.engine, elapsed: run.elapsed)
        }
        return run
    }

    private static func document(
        _ id: DocumentID?,
        _ kind: DocumentKind,
        _ owner: Owner,
        in store: any DocumentStore
    ) async throws -> Document? {
        guard let id else { return nil }
        guard let document = try await store.document(id, kind: kind, owner: owner, now: .now) else {
            throw Failure.notFound
        }
        return document
    }

    /// Shows a run that has ended.
    private func keep(_ snapshot: RunSnapshot) -> Run {
        if let run = runs[snapshot.record.id] { return run }
        let run = Run(snapshot, committer: committer) { _, _ in }
        runs.insertEnded(run)
        return run
    }

    /// A run is not this process's to work on any more.
    private func ended(_ run: Run, _ failure: Failure?) {
        if run.endState == nil { runs.remove(run) } else { runs.insertEnded(run) }
        report(
            Report(
                run: run.id,
                slice: run.question.slice,
                state: run.endState ?? .suspended,
                failure: failure,
                elapsed: run.elapsed
            )
        )
    }

    // MARK: Stopping and deleting

    /// Stops a run: its model call ends at once.
    ///
    /// - Returns: False where the caller may not know of such a run.
    package func stop(_ id: RunID, slice: SliceName, owner: Owner) async throws -> Bool {
        guard try await snapshot(of: id, slice: slice, owner: owner) != nil else { return false }
        guard let snapshot = try await store.stop(id, terminal: RunEvent.stopped.json, now: .now) else { return false }
        runs[id]?.stopped(snapshot)
        return true
    }

    /// A run as it is stored.
    package func snapshot(of id: RunID, slice: SliceName, owner: Owner) async throws -> RunSnapshot? {
        guard let snapshot = try await store.snapshot(of: id), snapshot.record.question.slice == slice,
            snapshot.record.question.owner == owner
        else { return nil }
        return snapshot
    }

    /// Deletes a document with everything made of it, and ends its streams.
    ///
    /// - Returns: False where there is none to see.
    package func delete(_ id: DocumentID, kind: DocumentKind, owner: Owner) async throws -> Bool {
        guard try await store.delete(id, kind: kind, owner: owner, now: .now) else { return false }
        for run in runs.all(where: { $0.question.resume == id || $0.question.job == id }) { forget(run) }
        return true
    }

    private func forget(_ run: Run) {
        run.deleted()
        runs.remove(run)
    }

    /// Takes up no run from now on and leaves all to the next process; whoever asks is sent away to come back.
    package func shutDown() {
        isShutDown = true
        releaseAll()
    }

    /// Leaves all runs to whoever comes next, and sends their viewers away to come back.
    package func releaseAll() {
        for run in runs.live { run.suspend() }
    }

    // MARK: Watching other processes

    private func watch() {
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

    private func apply(_ changes: [RunID: RunSnapshot?]) async throws {
        for (id, snapshot) in changes {
            guard let run = runs[id] else { continue }
            guard let snapshot else {
                // Of a question's ended runs the store keeps the last ones only; who still reads an older one reads on.
                if run.isLive { forget(run) } else if try await !hasDocuments(run.question) { forget(run) }
                continue
            }
            // Own progress meanwhile is no change.
            guard snapshot.record.attempt != run.attempt else { continue }
            if snapshot.record.state.isTerminal { run.stopped(snapshot) } else { run.claimedElsewhere() }
        }
    }
}
