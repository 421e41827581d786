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
            #expect(try await stores.second.resume(run.record.id, now: Sample.now) == .elsewhere)
            #expect(try await stores.first.snapshot(of: run.record.id) == run)
            #expect(try await stores.first.commit(run.record, 2...2, state: .queued))
            #expect(try await stores.second.resume(run.record.id, now: Sample.now) == .elsewhere)
        },
        Check("A suspended run is free for whoever comes") { stores in
            let run = try await stores.first.start()
            #expect(try await stores.first.commit(run.record, 2...2, state: .suspended))
            let resumed = try await stores.second.resume(run.record.id, now: Sample.now).snapshot(.resumed)
            #expect(resumed.record.attempt == 2)
            #expect(resumed.record.state == .running)
            #expect(resumed.events.count == 2)
            #expect(try await stores.first.resume(run.record.id, now: Sample.now) == .elsewhere)
            #expect(try await !stores.first.commit(run.record, 3...3))
        },
        Check("A dead process's runs are free at once") { stores in
            let question = try await stores.first.question()
            let run = try await stores.first.open(question).snapshot(.started)
            #expect(try await stores.first.commit(run.record, 2...5))
            let other = try await stores.first.start()
            stores.killFirst()
            let resumed = try await stores.second.open(question).snapshot(.resumed)
            #expect(resumed.record.id == run.record.id)
            #expect(resumed.record.attempt == 2)
            #expect(resumed.events.count == 5)
            #expect(try await stores.second.resume(other.record.id, now: Sample.now).outcome == .resumed)
            #expect(try await stores.second.commit(resumed.record, 6...6, state: .complete))
        },
        Check("A run that has ended is shown by every process") { stores in
            let run = try await stores.first.start()
            #expect(try await stores.first.commit(run.record, 2...3, state: .complete))
            for store in [stores.first, stores.second] {
                let shown = try await store.resume(run.record.id, now: Sample.now).snapshot(.ended)
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
    ]
}
