import Documents
import EventLoop
import RunSupport
import Runs
import Testing

@LoopActor
@Suite("What the runs of a process do is counted", .timeLimit(.minutes(1)))
struct RunActivityTests {
    /// What the engine says of the fixture's slice.
    private func activity(_ fixture: EngineFixture) throws -> RunEngine.Activity {
        try #require(fixture.engine.activity[.optimization])
    }

    @Test func eventsAreCountedOnceAndForEachReader() async throws {
        let fixture = try await EngineFixture { run in
            run.draft(item: "s1", text: "one ")
            run.draft(item: "s1", text: "two ")
            run.draft(item: "s1", text: "three")
            run.emit(try RunItem.numbered(1))
            return summary
        }
        let sink = try await fixture.read()
        await sink.wait { $0.isFinished }
        #expect(sink.types == ["status", "delta", "delta", "delta", "suggestion", "complete"])
        var seen = try activity(fixture)
        // An item's first draft is stored, too.
        #expect((seen.committed, seen.drafts, seen.sent) == (4, 3, 6))
        #expect(seen.viewers == 0)
        #expect(seen.states == [.queued: 0, .running: 0, .stopping: 0, .closing: 0, .ended: 1])
        // A replay sends again, and nothing else.
        let again = try await fixture.read(sink.events[3].id)
        await again.wait { $0.isFinished }
        seen = try activity(fixture)
        #expect((seen.committed, seen.drafts, seen.sent) == (4, 3, 8))
    }

    @Test func aRunIsCountedWhereItIs() async throws {
        let (gate, begun) = (Gate(), Gate())
        let fixture = try await EngineFixture(limits: RunLimits(perPayer: 1)) { _ in
            begun.open()
            await gate.pass()
            return summary
        }
        let first = try await fixture.read()
        let second = try await fixture.read()
        let waiting = try await fixture.read(of: try await fixture.newResume())
        await begun.pass()
        var seen = try activity(fixture)
        #expect(seen.states == [.queued: 1, .running: 1, .stopping: 0, .closing: 0, .ended: 0])
        #expect(seen.viewers == 3)
        #expect(fixture.engine.queueLength == 1)
        second.viewer?.sinkClosed()
        #expect(try activity(fixture).viewers == 2)
        gate.open()
        for sink in [first, waiting] { await sink.wait { $0.isFinished } }
        seen = try activity(fixture)
        #expect(seen.states[.ended] == 2)
        #expect(seen.viewers == 0)
        #expect(fixture.engine.queueLength == 0)
    }

    @Test func aStopIsAnEventOfItsOwn() async throws {
        let fixture = try await EngineFixture { _ in
            for await _ in AsyncStream<Void>.makeStream().stream {}
            return summary
        }
        let sink = try await fixture.read()
        let run = try #require(EventID(sink.events[0].id)).run
        #expect(try await fixture.engine.stop(run, slice: .optimization, owner: .anonymous))
        await sink.wait { $0.isFinished }
        let seen = try activity(fixture)
        #expect((seen.committed, seen.sent) == (2, 2))
    }

    @Test func eachCommitIsTold() async throws {
        let commits = Commits()
        let fixture = try await EngineFixture(commits: { commits.all.append($0) }, items(3))
        let sink = try await fixture.read()
        await sink.wait { $0.isFinished }
        // The first status was stored with the run.
        #expect(commits.all.map(\.events).reduce(0, +) == 4)
        #expect(commits.all.allSatisfy { $0.isStored && $0.elapsed > .zero })
        fixture.store.fail(with: Failure(.storageFull, "full"))
        let failing = try await fixture.read(of: try await fixture.newResume())
        await failing.wait { $0.isFinished }
        #expect(commits.all.last?.isStored == false)
    }

    @LoopActor private final class Commits {
        var all: [CommitReport] = []
        nonisolated init() {}
    }
}
