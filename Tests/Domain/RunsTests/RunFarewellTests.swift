import Documents
import EventLoop
import RunSupport
import SQLiteStore
import Testing

@testable import Runs

/// Readers that are sent away: when, with which last word, and that nothing is lost by it.
@LoopActor
@Suite(.timeLimit(.minutes(1)))
struct RunFarewellTests {
    private static let away = #"{"type":"status","message":"Reconnecting..."}"#

    /// Expects that a reader has whole events and the last word, and no more of it than once.
    private static func expectFarewell(_ sink: RecordingSink, after whole: [UInt8]) {
        let text = String(decoding: sink.bytes, as: UTF8.self)
        let parts = text.split(separator: "\n\nretry: ", maxSplits: 1)
        #expect(parts.count == 2 && sink.isFinished && !sink.isAbandoned)
        #expect(String(decoding: whole, as: UTF8.self).hasPrefix(parts[0] + "\n\n"))
        let rest = parts.last?.drop { $0.isNumber }
        #expect(rest == "\n\ndata: \(Self.away)\n\n")
    }

    /// The offset in the middle of a reader's third event.
    private static func inThirdEvent(_ whole: [UInt8]) -> Int {
        let ends = whole.indices.filter { $0 > 0 && whole[$0 - 1] == 10 && whole[$0] == 10 }
        // `retry` is the first block.
        return (ends[2] + ends[3]) / 2
    }

    @Test func aProcessThatEndsLetsReadersOfEndedRunsGoAtAnEventsEnd() async throws {
        let fixture = try await EngineFixture(items(5, text: "text"))
        let whole = try await fixture.read()
        await whole.wait { $0.isFinished }
        let slow = try await fixture.read(whole.events[0].id, room: Self.inThirdEvent(whole.bytes))
        await fixture.engine.shutDown()
        #expect(!slow.isFinished)
        // Twice said is once said.
        await fixture.engine.shutDown()
        slow.room = .max
        await slow.wait { $0.isFinished }
        #expect(slow.types.last == "status" && slow.types.count < whole.types.count)
        let tail = Array("retry: 2000\n\n".utf8) + whole.bytes.dropFirst(Self.end(of: 1, whole.bytes))
        Self.expectFarewell(slow, after: tail)
        guard case .elsewhere = await fixture.attach() else {
            Issue.record("a process that ends took a reader")
            return
        }
    }

    /// Where so many events end.
    private static func end(of count: Int, _ bytes: [UInt8]) -> Int {
        bytes.indices.filter { $0 > 0 && bytes[$0 - 1] == 10 && bytes[$0] == 10 }[count] + 1
    }

    @Test func aProcessThatEndsLetsReadersOfLiveRunsGoAtAnEventsEndAndTheNextGoesOn() async throws {
        let real = try SQLiteStore.inMemory()
        let gate = Gate()
        let fixture = try await EngineFixture(on: real) { run in
            for number in 0..<5 { run.emit(try .numbered(number, text: "text")) }
            await gate.pass()
            return summary
        }
        let reader = try await fixture.read()
        await reader.wait { $0.types.count == 6 }
        let slow = try await fixture.read(room: Self.inThirdEvent(reader.bytes))
        await fixture.engine.shutDown()
        await reader.wait { $0.isFinished }
        slow.room = .max
        await slow.wait { $0.isFinished }
        #expect(slow.types == ["status", "suggestion", "suggestion", "status"])
        Self.expectFarewell(slow, after: reader.bytes)
        gate.open()
        let next = try await EngineFixture(on: real) { run in
            for number in 0..<5 { run.emit(try .numbered(number, text: "text")) }
            return summary
        }
        let rest = try await next.read(slow.events[2].id, of: fixture.resume)
        await rest.wait { $0.isFinished }
        #expect(rest.types == ["suggestion", "suggestion", "suggestion", "complete"])
    }

    @Test func whoTakesNothingIsNotWaitedForWhenTheProcessEnds() async throws {
        let fixture = try await EngineFixture(items(5))
        let whole = try await fixture.read()
        await whole.wait { $0.isFinished }
        let dead = try await fixture.read(capacity: 0)
        await fixture.engine.shutDown(within: .milliseconds(20))
        await dead.wait { $0.isAbandoned }
        #expect(dead.bytes.isEmpty && !dead.isFinished)
    }

    @Test func logsThatAreReadSlowlyDoNotAddUp() async throws {
        let fixture = try await EngineFixture(items(10, text: String(repeating: "x", count: 500)))
        fixture.engine.runs = RunTable(bytes: 30_000)
        var readers: [RecordingSink] = []
        var resumes: [DocumentID] = []
        for _ in 0..<5 {
            let resume = try await fixture.newResume()
            let first = try await fixture.read(of: resume)
            await first.wait { $0.isFinished }
            #expect(first.bytes.count > 5000)
            resumes.append(resume)
            readers.append(try await fixture.read(of: resume, room: 1500))
        }
        // Three have room, the oldest go first.
        #expect(readers.map(\.isAbandoned) == [true, true, false, false, false])
        // Whoever comes back has all of it, and whoever stayed, too.
        let cursor = try #require(readers[0].events.last?.id)
        let rest = try await fixture.read(cursor, of: resumes[0])
        await rest.wait { $0.isFinished }
        #expect(readers[0].types.count + rest.types.count == 12)
        let last = try #require(readers.last)
        last.room = .max
        await last.wait { $0.isFinished }
        #expect(last.types.count == 12)
    }

    @Test func oneThatIsNotReadGoesBeforeOneThatIs() async throws {
        let fixture = try await EngineFixture(items(10, text: String(repeating: "x", count: 500)))
        fixture.engine.runs = RunTable(bytes: 30_000)
        let oldest = try await fixture.newResume()
        let first = try await fixture.read(of: oldest)
        await first.wait { $0.isFinished }
        let slow = try await fixture.read(of: oldest, room: 1500)
        for _ in 0..<8 {
            let other = try await fixture.read(of: try await fixture.newResume())
            await other.wait { $0.isFinished }
        }
        #expect(!slow.isAbandoned)
        slow.room = .max
        await slow.wait { $0.isFinished }
        #expect(slow.types.last == "complete")
    }

    @Test func aDeletionOvertakesAFarewellThatIsNotSaidYet() async throws {
        let fixture = try await EngineFixture(items(5, text: "text"))
        let whole = try await fixture.read()
        await whole.wait { $0.isFinished }
        guard case .run(let run, _, _) = await fixture.attach() else {
            Issue.record("no run")
            return
        }
        let slow = EngineFixture.view(run, offset: 0, resets: false, room: Self.inThirdEvent(whole.bytes))
        run.sendViewersAway(within: .seconds(60))
        #expect(try await fixture.engine.delete(fixture.resume, kind: .resume, owner: .anonymous))
        slow.room = .max
        await slow.wait { $0.isFinished }
        #expect(slow.types == ["status", "suggestion", "suggestion", "error"])
    }

    @Test func aCursorBeyondTheEndOfARunGetsAllOfIt() async throws {
        let fixture = try await EngineFixture(items(2))
        let whole = try await fixture.read()
        await whole.wait { $0.isFinished }
        let last = try #require(whole.events.last?.id)
        guard case .ended = await fixture.attach(last) else {
            Issue.record("the end is the end")
            return
        }
        // As after a power cut that cost the store what the client has seen.
        let again = try await fixture.read(last + "0")
        await again.wait { $0.isFinished }
        #expect(again.types == ["reset"] + whole.types)
    }
}
