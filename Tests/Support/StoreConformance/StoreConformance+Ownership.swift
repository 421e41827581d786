import Documents
import FoundationEssentials
import Runs
import Testing

extension StoreConformance {
    /// Who works on a run, and when it is free.
    static let ownership: [Check] = [
        Check("A live run belongs to one process") { stores in
            let question = try await stores.first.question()
            let run = try await stores.first.open(question).snapshot(.started)
            #expect(try await stores.second.open(question) == .elsewhere)
            #expect(try await stores.second.open(question, fresh: true) == .elsewhere)
            #expect(try await stores.second.resume(run.record, now: Sample.now) == .elsewhere)
            #expect(try await stores.first.snapshot(of: run.record.id) == run)
            #expect(try await stores.first.commit(run.record, 2...2, state: .queued))
            #expect(try await stores.second.resume(run.record, now: Sample.now) == .elsewhere)
        },
        Check("A suspended run is free for whoever comes") { stores in
            let run = try await stores.first.start()
            #expect(try await stores.first.commit(run.record, 2...2, state: .suspended))
            let resumed = try await stores.second.resume(run.record, now: Sample.now).snapshot(.resumed)
            #expect(resumed.record.attempt == 2)
            #expect(resumed.record.state == .running)
            #expect(resumed.events.count == 2)
            #expect(try await stores.first.resume(run.record, now: Sample.now) == .elsewhere)
            #expect(try await !stores.first.commit(run.record, 3...3))
        },
        Check("A cursor of another question claims nothing, one of another engine does") { stores in
            let store = stores.first
            let (resume, job, other) = (Sample.document(), Sample.document(.job), Sample.document())
            let theirs = Sample.document(owner: .user("a"))
            for document in [resume, job, other, theirs] { try await store.insert(document, bytes: [1]) }
            func question(
                _ resume: DocumentID,
                _ job: DocumentID?,
                slice: SliceName = .optimization,
                owner: Owner = .anonymous,
                engine: String = "rules/1"
            ) -> Question {
                Question(slice: slice, resume: resume, job: job, engine: engine, owner: owner)
            }
            let asked = question(resume.id, job.id)
            let run = try await store.open(asked).snapshot(.started)
            let foreign = [
                question(resume.id, job.id, slice: .coverLetter), question(other.id, job.id), question(resume.id, nil),
                question(resume.id, job.id, owner: .user("a")), question(theirs.id, nil, owner: .user("a")),
            ]
            for state in [RunState.suspended, .complete] {
                #expect(try await store.commit(run.record, state == .complete ? 3...3 : 2...2, state: state))
                let before = try await store.snapshot(of: run.record.id)
                for question in foreign {
                    for store in [stores.first, stores.second] {
                        #expect(try await store.resume(run.record.id, of: question, now: Sample.now) == .missing)
                    }
                }
                #expect(try await store.snapshot(of: run.record.id) == before)
            }
            let next = try await store.open(question(other.id, job.id)).snapshot(.started)
            #expect(try await store.commit(next.record, 2...2, state: .suspended))
            let updated = question(other.id, job.id, engine: "rules/2")
            let resumed = try await stores.second.resume(next.record.id, of: updated, now: Sample.now)
            #expect(try resumed.snapshot(.resumed).record.question == next.record.question)
        },
        Check("A dead process's runs are free at once") { stores in
            let question = try await stores.first.question()
            let run = try await stores.first.open(question).snapshot(.started)
            #expect(try await stores.first.commit(run.record, 2...5))
            let other = try await stores.first.start()
            #expect(try await stores.second.snapshot(of: run.record.id)?.record.state == .running)
            stores.killFirst()
            // Who only looks is not told that somebody works on it.
            let seen = try await stores.second.snapshot(of: run.record.id)
            #expect(seen?.record.state == .suspended)
            #expect(seen?.record.attempt == 1)
            let resume = try #require(question.resume)
            #expect(try await stores.second.runs(on: resume).map(\.state) == [.suspended])
            let resumed = try await stores.second.open(question).snapshot(.resumed)
            #expect(resumed.record.id == run.record.id)
            #expect(resumed.record.attempt == 2)
            #expect(resumed.events.count == 5)
            #expect(try await stores.second.resume(other.record, now: Sample.now).outcome == .resumed)
            #expect(try await stores.second.commit(resumed.record, 6...6, state: .complete))
        },
        Check("A run that has ended is shown by every process") { stores in
            let run = try await stores.first.start()
            #expect(try await stores.first.commit(run.record, 2...3, state: .complete))
            for store in [stores.first, stores.second] {
                let shown = try await store.resume(run.record, now: Sample.now).snapshot(.ended)
                #expect(shown.events.count == 3)
                #expect(shown.record.attempt == 1)
            }
        },
        Check("Looking at a run changes nothing") { stores in
            let run = try await stores.first.start()
            #expect(try await stores.second.snapshot(of: run.record.id) == run)
            #expect(try await stores.first.snapshot(of: run.record.id) == run)
            #expect(try await stores.first.snapshot(of: RunID()) == nil)
            #expect(try await stores.first.commit(run.record, 2...2))
        },
        Check("A run that may not be seen is none, and its record alone is what that is decided by") { stores in
            let run = try await stores.first.start()
            let hidden = try await stores.second.snapshot(of: run.record.id) { $0 != run.record }
            #expect(hidden == nil)
            #expect(try await stores.first.snapshot(of: run.record.id) { $0 == run.record } == run)
        },
    ]
}
