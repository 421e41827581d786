import Documents
import EventLoop
import FoundationEssentials
import Runs
import SQLiteStore
import Testing

@LoopActor
@Suite("Run engine", .timeLimit(.minutes(1)))
struct RunEngineTests {
    @Test func aRunBeginsWithItsNameAndEndsOnce() async throws {
        let fixture = try await EngineFixture(items(3))
        let sink = try await fixture.read()
        await sink.wait { $0.isFinished }
        #expect(String(decoding: sink.bytes, as: UTF8.self).hasPrefix("retry: 2000\n\nid: "))
        #expect(sink.types == ["status", "suggestion", "suggestion", "suggestion", "complete"])
        #expect(sink.events[0].json.contains(#""message":"Analyzing resume...","run":""#))
        let positions = sink.events.compactMap { EventID($0.id)?.position }
        #expect(positions.count == 5)
        #expect(zip(positions, positions.dropFirst()).allSatisfy { $0 < $1 })
        #expect(fixture.reports.all.map(\.state) == [.complete])
    }

    @Test func nothingIsSeenBeforeItIsStored() async throws {
        let fixture = try await EngineFixture(items(3))
        fixture.store.hold()
        let sink = try await fixture.read()
        await fixture.store.aCommitIsHeld()
        #expect(sink.types == ["status"])
        fixture.store.release()
        await sink.wait { $0.isFinished }
        #expect(sink.types.count == 5)
    }

    @Test func whatOneTurnAppendsLeavesInOneWriteAndOneCommit() async throws {
        let fixture = try await EngineFixture(items(50))
        let sink = try await fixture.read()
        await sink.wait { $0.isFinished }
        // One write for the opening, then one for each commit.
        #expect(sink.writes <= 1 + fixture.store.commits)
        #expect(fixture.store.commits <= 2)
    }

    @Test func everyCursorGetsExactlyTheRest() async throws {
        let fixture = try await EngineFixture(items(4))
        let whole = try await fixture.read()
        await whole.wait { $0.isFinished }
        for (index, event) in whole.events.enumerated().dropLast() {
            let rest = try await fixture.read(event.id)
            await rest.wait { $0.isFinished }
            #expect(rest.events.map(\.json) == whole.events.dropFirst(index + 1).map(\.json))
            #expect(rest.events.map(\.id) == whole.events.dropFirst(index + 1).map(\.id))
        }
        let last = try #require(whole.events.last)
        guard case .ended = await fixture.attach(last.id) else {
            Issue.record("a cursor at the terminal event must be told that nothing follows")
            return
        }
    }

    @Test func aCursorFromAnotherProcessIsReadFromTheStore() async throws {
        let store = try SQLiteStore.inMemory()
        let first = try await EngineFixture(on: store, items(4))
        let whole = try await first.read()
        await whole.wait { $0.isFinished }
        let second = try await EngineFixture(on: store, items(0))
        guard case .run(let run, let offset, false) = await second.attach(whole.events[1].id, to: first.resume) else {
            Issue.record("the run is in the store")
            return
        }
        let rest = EngineFixture.view(run, offset: offset, resets: false)
        await rest.wait { $0.isFinished }
        #expect(rest.events.map(\.json) == whole.events.dropFirst(2).map(\.json))
    }

    @Test(arguments: ["nonsense", "AAAAAAAAAAAAAAAAAAAAAAAAAA.1.1", ".1.1", "a.0.1", "refused.1.1"])
    func aCursorThatIsNotUnderstoodGetsAResetAndTheRun(cursor: String) async throws {
        let fixture = try await EngineFixture(items(1))
        let sink = try await fixture.read(cursor)
        await sink.wait { $0.isFinished }
        #expect(sink.types == ["reset", "status", "suggestion", "complete"])
        #expect(sink.events[0].id == "")
    }

    @Test func aCursorOfAnErrorThatNoRunCarriesGetsNothing() async throws {
        let fixture = try await EngineFixture(items(1))
        guard case .ended = await fixture.attach("refused") else {
            Issue.record("204 tells a browser to stop")
            return
        }
    }

    @Test func theSameQuestionIsAskedOnce() async throws {
        let calls = Lock(0)
        let gate = Gate()
        let fixture = try await EngineFixture { run in
            calls.withLock { $0 += 1 }
            await gate.pass()
            return summary
        }
        let sinks = try await withThrowingTaskGroup(of: RecordingSink.self) { group in
            for _ in 0..<100 { group.addTask { try await fixture.read() } }
            var sinks: [RecordingSink] = []
            for try await sink in group { sinks.append(sink) }
            return sinks
        }
        gate.open()
        for sink in sinks { await sink.wait { $0.isFinished } }
        #expect(calls.withLock { $0 } == 1)
        #expect(Set(sinks.map { $0.bytes }).count == 1)
        // A finished run is shown again, not asked again.
        let again = try await fixture.read()
        await again.wait { $0.isFinished }
        #expect(again.bytes == sinks[0].bytes)
        #expect(calls.withLock { $0 } == 1)
    }

    @Test func freshCountsOnlyWhereNothingIsLiveAndNoCursorIsGiven() async throws {
        let gate = Gate()
        let calls = Lock(0)
        let fixture = try await EngineFixture { run in
            calls.withLock { $0 += 1 }
            await gate.pass()
            return summary
        }
        let first = try await fixture.read()
        let joined = try await fixture.read(fresh: true)
        gate.open()
        await first.wait { $0.isFinished }
        await joined.wait { $0.isFinished }
        #expect(calls.withLock { $0 } == 1)
        let fresh = try await fixture.read(fresh: true)
        await fresh.wait { $0.isFinished }
        #expect(calls.withLock { $0 } == 2)
        #expect(fresh.events[0].id != first.events[0].id)
        guard case .ended = await fixture.attach(first.events.last?.id, fresh: true) else {
            Issue.record("a cursor never starts a run")
            return
        }
        #expect(calls.withLock { $0 } == 2)
    }
}
