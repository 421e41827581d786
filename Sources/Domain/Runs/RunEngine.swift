package import Documents
package import EventLoop
import FoundationEssentials

/// All runs of this process: finds, starts, joins, stops and forgets them.
///
/// The rules are `design.md` section 2, "Routes"; what they need of the store is decided there, in one transaction.
@LoopActor
package final class RunEngine {
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

    /// Where documents, runs and events are.
    let store: any RunStore & DocumentStore
    private let extractor: any TextExtractor
    /// What was made of the documents that were worked on last.
    let recent = RecentDocuments()
    private let slices: [SliceName: any Slice]
    private let report: @LoopActor (Report) -> Void
    let committer: Committer
    private let lease: Duration
    let admission: Admission
    let budget: Budget
    /// Up to which attempt a run with items goes on without a look at its payer's day; each counts, those after crashes and full queues, too.
    private static let lastUncheckedAttempt = 10

    /// The runs that can be read here.
    var runs = RunTable()
    /// One look at the store at a time for each question: two at once could both claim its run.
    private var lookups: [Question: (what: Lookup, task: Task<Found, any Error>)] = [:]
    /// The process ends: it takes up no run any more.
    var isShutDown = false
    /// Whether `watch` has begun and not ended.
    var isWatching = false
    /// What is counted, for each slice.
    let tallies: [SliceName: RunTally]

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
    ///   - lease: How long a run without a viewer goes on; 0 for not at all.
    ///   - limits: How much metered work is done.
    ///   - commits: Told how each commit went.
    ///   - report: Told how each run of this process ended.
    package init(
        store: any RunStore & DocumentStore,
        extractor: any TextExtractor,
        slices: [any Slice],
        lease: Duration = .seconds(8),
        limits: RunLimits = RunLimits(),
        commits: @escaping @LoopActor (CommitReport) -> Void = { _ in },
        report: @escaping @LoopActor (Report) -> Void
    ) {
        self.store = store
        self.extractor = extractor
        self.slices = Dictionary(uniqueKeysWithValues: slices.map { ($0.name, $0) })
        self.report = report
        committer = Committer(store: store, report: commits)
        tallies = self.slices.mapValues { _ in RunTally() }
        self.lease = lease
        admission = Admission(limits)
        budget = Budget(store, limits, process: Payer(process: slices.map(\.name)))
    }

    // MARK: Reading

    /// Which documents a slice of this process works on; `nil` for any other slice.
    package func inputs(of name: SliceName) -> (resume: InputRule, job: InputRule)? {
        slices[name].map { ($0.resume, $0.job) }
    }

    /// Finds or starts the run that a request asks for.
    ///
    /// - Parameters:
    ///   - name: One of this process's slices.
    ///   - resume: The resume's id, where the slice takes one.
    ///   - job: The posting's id, where it was given.
    ///   - owner: Who asks.
    ///   - payer: Whose limits a run counts against that this request starts or continues.
    ///   - cursor: What the client has seen.
    ///   - fresh: `?fresh=1`.
    /// - Returns: Where the reader begins, or why it cannot.
    package func attach(
        slice name: SliceName,
        resume: DocumentID?,
        job: DocumentID?,
        owner: Owner,
        payer: Payer,
        cursor: Cursor?,
        fresh: Bool
    ) async -> Attachment {
        guard let slice = slices[name] else { return .refused(.notFound) }
        guard !isShutDown else { return .elsewhere }
        do {
            guard Self.takes(resume, slice.resume), Self.takes(job, slice.job) else { return .refused(.notFound) }
            let question = Question(slice: name, resume: resume, job: job, engine: slice.engine, owner: owner)
            return try await attach(question, slice: slice, payer: payer, cursor: cursor, fresh: fresh)
        } catch let failure as Failure {
            return .refused(failure)
        } catch {
            return .refused(.internalError)
        }
    }

    private func attach(
        _ question: Question,
        slice: any Slice,
        payer: Payer,
        cursor: Cursor?,
        fresh: Bool
    ) async throws -> Attachment {
        switch cursor {
        case .refusal: return .ended
        case .event(let id):
            if let attachment = try await attach(at: id, of: question, payer: payer) { return attachment }
        case .malformed, nil: break
        }
        let newest = Lookup.newest(fresh: fresh && cursor == nil)
        switch try await find(newest, on: question, payer: payer, opening: slice.opening) {
        case .run(let run): return read(run, after: nil, resets: cursor != nil)
        case .elsewhere: return .elsewhere
        case .missing: return .refused(.notFound)
        }
    }

    /// Goes on after an event, or `nil` where its run is unknown or about something else.
    private func attach(at id: EventID, of question: Question, payer: Payer) async throws -> Attachment? {
        switch try await find(.run(id.run), on: question, payer: payer, opening: nil) {
        case .missing: return nil
        case .elsewhere: return .elsewhere
        case .run(let run):
            if run.isLive, id.position.attempt > run.attempt {
                // Another process has ended it or gone on with it since the last look.
                try await apply(store.foreignChanges(to: [run.id: run.attempt]))
                guard run.isLive || run.hasEnded else { return run.machine.state == .deleted ? nil : .elsewhere }
            }
            guard id.position.attempt <= run.attempt else { return nil }
            if run.hasEnded, let last = run.log.lastVisiblePosition, id.position >= last {
                // A power cut may have cost the store what the client has seen, and another end followed.
                return id.position == last ? .ended : nil
            }
            return read(run, after: id.position, resets: false)
        }
    }

    private func read(_ found: Run, after position: EventPosition?, resets: Bool) -> Attachment {
        // Asked for before the process began to end, and found only now.
        guard !isShutDown else { return .elsewhere }
        // Since it was found its room may have been needed for another one: who reads it must be known.
        let run = found.hasEnded ? runs.keep(found) : found
        guard !run.makesRoom else { return .elsewhere }
        // Whoever is read must hear of a deletion made elsewhere.
        watch()
        return .run(run, offset: position.map { run.log.offset(after: $0) } ?? 0, resets: resets)
    }

    /// Whether the documents of a question are there to be read.
    func hasDocuments(_ question: Question) async throws -> Bool {
        for (id, kind) in [(question.resume, DocumentKind.resume), (question.job, .job)] {
            guard let id else { continue }
            let document = try await store.document(id, kind: kind, owner: question.owner, now: .now)
            if document == nil { return false }
        }
        return true
    }

    private static func takes(_ id: DocumentID?, _ rule: InputRule) -> Bool {
        id == nil ? rule != .required : rule != .none
    }

    // MARK: Finding

    private func find(
        _ what: Lookup,
        on question: Question,
        payer: Payer,
        opening: RunStatus?
    ) async throws -> Found {
        while true {
            if inMemory(what, on: question) != nil {
                // The store looks at the documents whenever it is asked for a run; whatever is in memory, they may be gone.
                guard try await hasDocuments(question) else { return .missing }
                if let run = inMemory(what, on: question) { return .run(run) }
            }
            guard let current = lookups[question] else { break }
            if current.what == what {
                // The first asker's look at the documents was before this one asked.
                guard try await hasDocuments(question) else { return .missing }
                return try await current.task.value
            }
            // Another question about the same: it may answer this one, too.
            _ = await current.task.result
        }
        // Unstructured: the first asker may leave while others wait for the same answer.
        let task = Task { @LoopActor in
            defer { lookups[question] = nil }
            switch try await open(what, on: question, opening: opening) {
            case .started(let snapshot): return Found.run(begin(snapshot, RunHistory(), payer))
            case .resumed(let snapshot):
                return .run(begin(snapshot, await RunHistory.read(snapshot.events), payer))
            // Slow readers may have filled it; the oldest of them are about to leave.
            case .ended(let snapshot): return runs.hasRoom() ? .run(keep(snapshot)) : .elsewhere
            case .elsewhere: return .elsewhere
            case .missing: return .missing
            }
        }
        lookups[question] = (what, task)
        return try await task.value
    }

    /// Waits for the looks at a question that are under way, whichever engine is to answer it.
    func settleLookups(on question: Question) async {
        for (asked, lookup) in lookups where asked.isSame(as: question) { _ = await lookup.task.result }
    }

    private func inMemory(_ what: Lookup, on question: Question) -> Run? {
        switch what {
        case .newest: return runs.live(question)
        case .run(let id):
            // The engine may have changed since; whom and what it is about may not.
            guard let run = runs[id], run.question.isSame(as: question) else { return nil }
            // Its readers were sent away, and the last one has left.
            guard !run.makesRoom || run.hasViewers else {
                runs.remove(run)
                return nil
            }
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
    private func begin(_ snapshot: RunSnapshot, _ history: RunHistory, _ payer: Payer) -> Run {
        let slice = slices[snapshot.record.question.slice]
        let run = Run(
            snapshot,
            history: history,
            committer: committer,
            lease: lease,
            tally: tallies[snapshot.record.question.slice] ?? RunTally(),
            spend: { [budget] in budget.add($0, of: payer) },
            onEnd: { [weak self] run, failure in self?.ended(run, failure) }
        )
        runs.insertLive(run)
        watch()
        guard let slice, !isShutDown else {
            // Claimed while the process began to end: its reader comes back to the next one.
            run.suspend()
            return run
        }
        guard slice.isMetered else {
            start(run, slice)
            return run
        }
        let hasRoom = admission.enter(run, payer) { [weak self] run, hasWaited in
            self?.start(run, slice, payer: payer)
            // Its last word was a place in the queue.
            if hasWaited { run.announce(slice.opening) }
        }
        // Whoever reads it is sent away to come back.
        if !hasRoom { run.suspend() }
        return run
    }

    /// Lets a run's slice work, once its payer, where there is one, may pay for it.
    private func start(_ run: Run, _ slice: any Slice, payer: Payer? = nil) {
        run.admit(slice) { [store, recent, extractor, budget] run in
            // What has begun may be finished, begun anew another day it would be paid for twice; but not by leaving and coming back all day.
            if let payer, run.history.items.isEmpty || run.attempt > Self.lastUncheckedAttempt {
                try await budget.check(payer)
            }
            let question = run.question
            return try await slice.prepare(
                SliceWork(
                    run: run,
                    resume: try await recent.contents(of: question.resume, .resume, question.owner, in: store),
                    job: try await recent.contents(of: question.job, .job, question.owner, in: store),
                    committed: run.history.items,
                    documents: store,
                    recent: recent,
                    extractor: extractor
                )
            )
        }
    }

    /// Shows a run that has ended.
    private func keep(_ snapshot: RunSnapshot) -> Run {
        let run = Run(
            snapshot,
            committer: committer,
            lease: lease,
            tally: tallies[snapshot.record.question.slice] ?? RunTally()
        )
        return runs.keep(run)
    }

    /// A run is not this process's to work on any more.
    private func ended(_ run: Run, _ failure: Failure?) {
        admission.leave(run)
        if run.endState == nil { runs.remove(run) } else { runs.insertEnded(run) }
        report(
            Report(
                run: run.id,
                slice: run.question.slice,
                state: run.endState ?? .suspended,
                failure: failure,
                elapsed: run.elapsed,
                engine: run.summary?.engine ?? run.question.engine,
                usage: run.usage,
                partial: run.summary?.partial
            )
        )
    }
}
