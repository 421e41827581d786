import Documents
import FoundationEssentials
import Runs
import Testing

extension StoreConformance {
    /// Stopping, and noticing what others did.
    static let ending: [Check] = [
        Check("Whoever asks, a stop ends a run once") { stores in
            let run = try await stores.first.start()
            #expect(try await stores.first.commit(run.record, 2...7))
            let stopped = try #require(
                try await stores.second.stop(run.record.id, terminal: Sample.stopped, now: Sample.now)
            )
            #expect(stopped.record.state == .stopped)
            #expect(stopped.record.attempt == 2)
            #expect(stopped.record.ended == Sample.now)
            #expect(
                stopped.events.last
                    == StoredEvent(position: EventPosition(attempt: 2, sequence: 8), json: Sample.stopped)
            )
            #expect(stopped.events.count == 8)
            #expect(try await stores.first.snapshot(of: run.record.id) == stopped)
            #expect(try await !stores.first.commit(run.record, 8...8))
            for store in [stores.first, stores.second] {
                let again = try await store.stop(run.record.id, terminal: Sample.json("x"), now: Sample.now + 1)
                #expect(again == stopped)
                #expect(try await store.resume(run.record, now: Sample.now) == .ended(stopped))
            }
        },
        Check("A stop ends a suspended run, leaves an ended one, and finds no other") { stores in
            let store = stores.first
            let suspended = try await store.start()
            #expect(try await store.commit(suspended.record, 2...2, state: .suspended))
            let stopped = try await store.stop(suspended.record.id, terminal: Sample.stopped, now: Sample.now)
            #expect(stopped?.record.state == .stopped)
            for state in RunState.allCases where state.isTerminal {
                let run = try await store.start()
                #expect(try await store.commit(run.record, 2...2, state: state, isRetryable: true))
                let before = try await store.snapshot(of: run.record.id)
                let after = try await store.stop(run.record.id, terminal: Sample.stopped, now: Sample.now + 1)
                #expect(after == before)
                #expect(after?.record.attempt == 1)
            }
            #expect(try await store.stop(RunID(), terminal: Sample.stopped, now: Sample.now) == nil)
        },
        Check("Nothing is reported where only the owner wrote") { stores in
            let run = try await stores.first.start()
            let known = [run.record.id: 1]
            #expect(try await stores.first.foreignChanges(to: known).isEmpty)
            #expect(try await stores.first.foreignChanges(to: known).isEmpty)
            #expect(try await stores.first.commit(run.record, 2...9))
            _ = try await stores.second.start()
            #expect(try await stores.first.foreignChanges(to: known).isEmpty)
            #expect(try await stores.first.foreignChanges(to: [:]).isEmpty)
        },
        Check("A stop, a claim and a deletion by another process are reported until they are known") { stores in
            let (store, other) = (stores.first, stores.second)
            let stopped = try await store.start()
            let claimed = try await store.start()
            let question = try await store.question()
            let deleted = try await store.open(question).snapshot(.started)
            let kept = try await store.start()
            var known = [stopped.record.id: 1, claimed.record.id: 1, deleted.record.id: 1, kept.record.id: 1]
            #expect(try await store.foreignChanges(to: known).isEmpty)

            let stop = try await other.stop(stopped.record.id, terminal: Sample.stopped, now: Sample.now)
            #expect(try await store.commit(claimed.record, 2...2, state: .suspended))
            let claim = try await other.resume(claimed.record, now: Sample.now).snapshot(.resumed)
            let resume = try #require(question.resume)
            #expect(try await other.delete(resume, kind: .resume, owner: .anonymous, now: Sample.now))
            for _ in 1...2 {
                let changes = try await store.foreignChanges(to: known)
                #expect(changes == [stopped.record.id: stop, claimed.record.id: claim, deleted.record.id: nil])
            }
            known = [stopped.record.id: 2, claimed.record.id: 2, kept.record.id: 1]
            #expect(try await store.foreignChanges(to: known).isEmpty)
        },
        Check("A change before a run was first watched is reported") { stores in
            let (store, other) = (stores.first, stores.second)
            let watched = try await store.start()
            let taken = try await store.start()
            let stop = try await other.stop(taken.record.id, terminal: Sample.stopped, now: Sample.now)
            // This comparison sees the stop's version without asking for the run.
            #expect(try await store.foreignChanges(to: [watched.record.id: 1]).isEmpty)
            let changes = try await store.foreignChanges(to: [watched.record.id: 1, taken.record.id: 1])
            #expect(changes == [taken.record.id: stop])
        },
        Check("Expiry is a deletion to those who watch") { stores in
            let question = try await stores.first.question(expires: Sample.now + 5)
            let run = try await stores.first.open(question).snapshot(.started)
            #expect(try await stores.first.foreignChanges(to: [run.record.id: 1]).isEmpty)
            #expect(try await stores.second.deleteExpired(now: Sample.now + 5) == 1)
            #expect(try await stores.first.foreignChanges(to: [run.record.id: 1]) == [run.record.id: nil])
        },
    ]
}
