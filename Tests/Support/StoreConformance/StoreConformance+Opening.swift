import Documents
import FoundationEssentials
import Runs
import Testing

extension StoreConformance {
    /// How a question finds or gets its run: `RunPolicy`'s table through the store.
    static let opening: [Check] = [
        Check("A new question starts a run with its first event") { stores in
            let question = try await stores.first.question()
            let run = try await stores.first.open(question).snapshot(.started)
            #expect(run.record.question == question)
            #expect(run.record.state == .running)
            #expect(run.record.attempt == 1)
            #expect(run.record.ended == nil)
            let first = StoredEvent(
                position: EventPosition(attempt: 1, sequence: 1),
                json: Sample.json(run.record.id.text)
            )
            #expect(run.events == [first])
            #expect(try await stores.second.snapshot(of: run.record.id) == run)
        },
        Check("Each part of a question makes it another one") { stores in
            let store = stores.first
            let (resume, job) = (Sample.document(), Sample.document(.job))
            let other = Sample.document()
            for document in [resume, job, other] { try await store.insert(document, bytes: [1]) }
            func question(
                _ slice: SliceName,
                _ resume: Document,
                _ job: Document?,
                _ engine: String = "rules/1"
            ) -> Question {
                Question(slice: slice, resume: resume.id, job: job?.id, engine: engine, owner: .anonymous)
            }
            let questions = [
                question(.optimization, resume, nil), question(.optimization, resume, job),
                question(.coverLetter, resume, job), question(.optimization, other, job),
                question(.optimization, resume, nil, "rules/2"),
            ]
            var runs: Set<RunID> = []
            for question in questions {
                runs.insert(try await store.open(question).snapshot(.started).record.id)
            }
            #expect(runs.count == questions.count)
            for question in questions {
                #expect(runs.contains(try await store.open(question).snapshot(.resumed).record.id))
            }
        },
        Check("A question about a document that is gone, expired or another owner's is missing") { stores in
            let store = stores.first
            let unknown = Question(
                slice: .resumes,
                resume: DocumentID(),
                job: nil,
                engine: "rules/1",
                owner: .anonymous
            )
            #expect(try await store.open(unknown) == .missing)
            let question = try await store.question(owner: .user("a"), expires: Sample.now + 5)
            for owner in [Owner.anonymous, .user("b")] {
                let foreign = Question(
                    slice: question.slice,
                    resume: question.resume,
                    job: nil,
                    engine: question.engine,
                    owner: owner
                )
                #expect(try await store.open(foreign) == .missing)
            }
            let asJob = Question(
                slice: .jobs,
                resume: nil,
                job: question.resume,
                engine: "rules/1",
                owner: .user("a")
            )
            #expect(try await store.open(asJob) == .missing)
            let run = try await store.open(question, after: 4).snapshot(.started)
            #expect(try await store.open(question, after: 5) == .missing)
            #expect(try await store.resume(run.record, now: Sample.now + 5) == .missing)
            #expect(try await store.resume(RunID(), of: question, now: Sample.now) == .missing)
        },
        Check("Every state is answered as RunPolicy decides") { stores in
            for state in RunState.allCases {
                for isRetryable in [false, true] {
                    for fresh in [false, true] {
                        for delay in [0, RunPolicy.retryDelay - 1, RunPolicy.retryDelay] {
                            try await followsPolicy(stores, state, isRetryable, fresh, delay)
                        }
                    }
                }
            }
        },
        Check("A run started anew over a suspended one ends that with one terminal event") { stores in
            let question = try await stores.first.question()
            let old = try await stores.first.open(question).snapshot(.started)
            #expect(try await stores.first.commit(old.record, 2...4, state: .suspended))
            let new = try await stores.second.open(question, fresh: true).snapshot(.started)
            #expect(new.record.id != old.record.id)
            let ended = try await stores.first.resume(old.record, now: Sample.now).snapshot(.ended)
            #expect(ended.record.state == .stopped)
            #expect(
                ended.events.last == StoredEvent(position: EventPosition(attempt: 2, sequence: 5), json: Sample.stopped)
            )
            #expect(ended.events.count == 5)
            #expect(try await stores.first.open(question) == .elsewhere)
        },
        Check("Of the runs that were asked anew only the last two stay, and those of other questions") { stores in
            let store = stores.first
            let question = try await store.question()
            let updated = Question(
                slice: question.slice,
                resume: question.resume,
                job: nil,
                engine: "rules/2",
                owner: question.owner
            )
            let other = try await store.open(updated).snapshot(.started)
            #expect(try await store.commit(other.record, 2...2, state: .complete))
            let kept = try await store.start()
            var runs: [RunRecord] = []
            for state in [RunState.complete, .failed, .suspended, .complete, .running] {
                let run = try await store.open(question, fresh: true).snapshot(.started)
                #expect(try await store.commit(run.record, 2...2, state: state))
                runs.append(run.record)
            }
            for run in runs.dropLast(2) {
                #expect(try await store.snapshot(of: run.id) == nil)
                #expect(try await stores.second.resume(run, now: Sample.now) == .missing)
            }
            #expect(try await stores.second.resume(runs[3], now: Sample.now).outcome == .ended)
            #expect(try await store.snapshot(of: runs[4].id)?.record.state == .running)
            #expect(try await store.snapshot(of: other.record.id)?.record.state == .complete)
            #expect(try await store.snapshot(of: kept.record.id) == kept)
        },
        Check("A hundred openings at once over two stores start one run") { stores in
            let question = try await stores.first.question()
            let outcomes = try await withThrowingTaskGroup(of: OpenedRun.self) { group in
                for index in 0..<100 {
                    group.addTask { try await (index % 2 == 0 ? stores.first : stores.second).open(question) }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(outcomes.count { $0.outcome == .started } == 1)
            // The process that started it may take it up again; the other one may not.
            #expect(outcomes.count { $0.outcome == .resumed } == 49)
            #expect(outcomes.count { $0.outcome == .elsewhere } == 50)
        },
        Check("The newest run of each slice on a document is listed") { stores in
            let store = stores.first
            let question = try await store.question()
            let first = try await store.open(question).snapshot(.started)
            #expect(try await store.commit(first.record, 2...2, state: .complete))
            let second = try await store.open(question, fresh: true).snapshot(.started)
            let job = Sample.document(.job)
            try await store.insert(job, bytes: [1])
            let letter = Question(
                slice: .coverLetter,
                resume: question.resume,
                job: job.id,
                engine: "rules/1",
                owner: .anonymous
            )
            let third = try await store.open(letter).snapshot(.started)
            let resume = try #require(question.resume)
            let listed = try await stores.second.runs(on: resume)
            #expect(Set(listed.map(\.id)) == [second.record.id, third.record.id])
            #expect(try await store.runs(on: job.id) == [third.record])
            #expect(try await store.runs(on: DocumentID()).isEmpty)
        },
    ]

    /// Brings a run into a state and asks for it again, from its own process and from another one.
    private static func followsPolicy(
        _ stores: Stores,
        _ state: RunState,
        _ isRetryable: Bool,
        _ fresh: Bool,
        _ delay: TimeInterval
    ) async throws {
        for asker in [stores.first, stores.second] {
            let question = try await stores.first.question()
            let run = try await stores.first.open(question).snapshot(.started)
            #expect(try await stores.first.commit(run.record, 2...3, state: state, isRetryable: isRetryable))
            let before = try #require(try await stores.first.snapshot(of: run.record.id))
            #expect(before.record.state == state)
            #expect(before.record.ended == (state.isTerminal ? Sample.now : nil))
            #expect(before.record.isRetryable == isRetryable)
            let decision = RunPolicy.decide(
                last: before.record,
                isOwnedElsewhere: asker as AnyObject !== stores.first as AnyObject,
                fresh: fresh,
                now: Sample.now + delay
            )
            let opened = try await asker.open(question, fresh: fresh, after: delay)
            switch decision {
            case .start:
                #expect(try opened.snapshot(.started).record.id != run.record.id)
            case .resume:
                let resumed = try opened.snapshot(.resumed)
                #expect(resumed.events == before.events)
                #expect(resumed.record.attempt == 2)
                #expect(resumed.record.state == .running)
            case .replay:
                #expect(try opened.snapshot(.ended) == before)
            case .elsewhere:
                #expect(opened == .elsewhere)
                #expect(try await asker.snapshot(of: run.record.id) == before)
            }
        }
    }
}
