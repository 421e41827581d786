import Documents
import EventLoop
import FoundationEssentials
import Runs
import SQLiteStore
import Testing

/// Whichever of two things comes first, the reader is told the same.
@LoopActor
@Suite("Run engine: a run that is stopped or deleted while something else happens to it", .timeLimit(.minutes(1)))
struct RunEngineRaceTests {
    /// A run of which one item is told, and another one when its gate is opened.
    private static func underWay(
        lease: Duration = .seconds(8)
    ) async throws -> (fixture: EngineFixture, gate: Gate, sink: RecordingSink, id: RunID) {
        let gate = Gate()
        let fixture = try await EngineFixture(lease: lease) { run in
            run.emit(try .numbered(1))
            await gate.pass()
            run.emit(try .numbered(2))
            return summary
        }
        let sink = try await fixture.read()
        await sink.wait { $0.types.count == 2 }
        return (fixture, gate, sink, try #require(EventID(sink.events[0].id)).run)
    }

    /// What a reader gets of a run whose document was deleted.
    private static func expectDeletion(_ sink: RecordingSink, _ fixture: EngineFixture) async {
        await sink.wait { $0.isFinished }
        #expect(sink.types == ["status", "suggestion", "error"])
        #expect(sink.events.last?.json.contains(#""code":"deleted""#) == true)
        #expect(fixture.reports.all.map(\.state) == [.suspended])
        guard case .refused(let failure) = await fixture.attach(sink.events[1].id) else {
            Issue.record("nothing of it replays")
            return
        }
        #expect(failure.code == .notFound)
    }

    // What another process does is done to the store alone: the engine's next look is half a second away.

    @Test func aCommitThatFindsItsRunGoneTellsOfTheDeletionAsALookDoes() async throws {
        let (fixture, gate, sink, _) = try await Self.underWay()
        #expect(try await fixture.store.delete(fixture.resume, kind: .resume, owner: .anonymous, now: .now))
        gate.open()
        await Self.expectDeletion(sink, fixture)
    }

    @Test func aCommitThatFindsItsRunStoppedTellsOfTheStopAsALookDoes() async throws {
        let (fixture, gate, sink, id) = try await Self.underWay()
        _ = try await fixture.store.real.stop(id, terminal: RunEvent.stopped.json, now: .now)
        gate.open()
        await sink.wait { $0.isFinished }
        #expect(sink.types == ["status", "suggestion", "stopped"])
        #expect(fixture.reports.all.map(\.state) == [.stopped])
    }

    @Test func aStopThatFindsItsRunGoneTellsOfTheDeletion() async throws {
        let (fixture, gate, sink, id) = try await Self.underWay()
        defer { gate.open() }
        #expect(try await fixture.store.delete(fixture.resume, kind: .resume, owner: .anonymous, now: .now))
        #expect(try await !fixture.engine.stop(id, slice: .optimization, owner: .anonymous))
        await Self.expectDeletion(sink, fixture)
    }

    @Test func aStopThatIsStoredWhileTheProcessEndsIsTold() async throws {
        let (fixture, gate, sink, id) = try await Self.underWay()
        defer { gate.open() }
        let (asked, answered) = (Gate(), Gate())
        fixture.store.onStop {
            asked.open()
            await answered.pass()
        }
        let stop = Task { try await fixture.engine.stop(id, slice: .optimization, owner: .anonymous) }
        await asked.pass()
        await fixture.engine.shutDown()
        answered.open()
        #expect(try await stop.value)
        await sink.wait { $0.isFinished }
        #expect(sink.types == ["status", "suggestion", "stopped"])
    }

    @Test("A run that is stopped while it is taken up ends, also where an update continues it", arguments: 1...2)
    func takenUp(byVersion version: Int) async throws {
        let (first, gate, sink, id) = try await Self.underWay(lease: .zero)
        defer { gate.open() }
        sink.viewer?.sinkClosed()
        await first.engine.releaseAll()
        let fixture = try await EngineFixture(on: first.store.real, engine: "scripted/\(version)") { _ in
            await gate.pass()
            return summary
        }
        let (claimed, heard) = (Gate(), Gate())
        fixture.store.onResumed {
            claimed.open()
            await heard.pass()
        }
        let back = Task { await fixture.attach(sink.events[1].id, to: first.resume) }
        await claimed.pass()
        let stop = Task { try await fixture.engine.stop(id, slice: .optimization, owner: .anonymous) }
        while try await fixture.store.real.snapshot(of: id)?.record.state != .stopped { await Task.yield() }
        heard.open()
        guard case .run = await back.value else {
            Issue.record("it is read to its end")
            return
        }
        #expect(try await stop.value)
        let states = fixture.engine.activity[.optimization]?.states
        #expect(states?[.running] == 0 && states?[.ended] == 1)
    }

    @Test func whoHasSeenAnEndThatAnotherProcessMadeIsToldNothingAgain() async throws {
        let (fixture, gate, sink, id) = try await Self.underWay()
        defer { gate.open() }
        let stopped = try await fixture.store.real.stop(id, terminal: RunEvent.stopped.json, now: .now)
        let last = try #require(stopped?.events.last?.position)
        guard case .ended = await fixture.attach("\(id.text).\(last.attempt).\(last.sequence)") else {
            Issue.record("nothing follows the end")
            return
        }
        await sink.wait { $0.isFinished }
        #expect(sink.types == ["status", "suggestion", "stopped"])
    }
}
