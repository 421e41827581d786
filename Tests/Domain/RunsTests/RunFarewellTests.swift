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

    @Test func whoTakesNothingIsCutOffWhenItsTimeIsOver() async throws {
        let fixture = try await EngineFixture(items(5))
        let whole = try await fixture.read()
        await whole.wait { $0.isFinished }
        guard case .run(let run, _, _) = await fixture.attach() else {
            Issue.record("no run")
            return
        }
        let dead = RecordingSink()
        dead.capacity = 0
        let viewer = Viewer(sink: dead, cursor: 0, resets: false, farewell: .milliseconds(20))
        dead.viewer = viewer
        run.add(viewer)
        await fixture.engine.shutDown()
        await dead.wait { $0.isAbandoned }
        #expect(dead.bytes.isEmpty && !dead.isFinished)
    }

    /// Four runs whose logs take some 8 KB each, in a table for three, each with a reader that stops in its second event.
    private func crowd(_ fixture: EngineFixture) async throws -> (resumes: [DocumentID], readers: [RecordingSink]) {
        fixture.engine.runs = RunTable(bytes: 28_000)
        var (resumes, readers): ([DocumentID], [RecordingSink]) = ([], [])
        for _ in 0..<4 {
            let resume = try await fixture.newResume()
            let first = try await fixture.read(of: resume)
            await first.wait { $0.isFinished }
            #expect(first.bytes.count > 5000)
            resumes.append(resume)
            // From memory, where it is with its drafts until it is to leave.
            readers.append(try await fixture.read(try #require(first.events.first?.id), of: resume, room: 900))
        }
        return (resumes, readers)
    }

    @Test func logsThatAreReadSlowlyDoNotAddUp() async throws {
        let fixture = try await EngineFixture(items(10, text: String(repeating: "x", count: 500)))
        let old = try await fixture.newResume()
        let before = try await fixture.read(of: old)
        await before.wait { $0.isFinished }
        let (resumes, readers) = try await crowd(fixture)
        // None that has ended is read from the store before one has left, nor read on that is to leave; what is begun is begun.
        for (resume, cursor) in [(old, nil), (resumes[0], readers[0].events[0].id)] {
            guard case .elsewhere = await fixture.attach(cursor, to: resume) else {
                Issue.record("one more log")
                return
            }
        }
        guard case .run = await fixture.attach(to: try await fixture.newResume()) else {
            Issue.record("no new run")
            return
        }
        for reader in readers { reader.room = .max }
        for reader in readers { await reader.wait { $0.isFinished } }
        // Three have room, the oldest go first, so that there is some.
        #expect(readers.map { $0.types.last } == ["status", "status", "complete", "complete"])
        #expect(readers.allSatisfy { !$0.isAbandoned })
        // Whoever comes back has all of the rest.
        let cursor = try #require(readers[0].events.dropLast().last?.id)
        let rest = try await fixture.read(cursor, of: resumes[0])
        await rest.wait { $0.isFinished }
        #expect(readers[0].types.dropLast() + rest.types == readers[3].types)
        // Also without a cursor.
        let again = try await fixture.read(of: resumes[1])
        await again.wait { $0.isFinished }
        #expect(again.types.last == "complete")
    }

    @Test func whoeverReadsIsKnownAlsoWhereTwoComeBackAtOnce() async throws {
        let fixture = try await EngineFixture(items(10, text: String(repeating: "x", count: 500)))
        let resumes = [try await fixture.newResume(), try await fixture.newResume()]
        for resume in resumes {
            let first = try await fixture.read(of: resume)
            await first.wait { $0.isFinished }
        }
        // Room for one: that of the other one is needed before its reader is there.
        fixture.engine.runs = RunTable(bytes: 10_000)
        async let first = fixture.read(of: resumes[0], room: 900)
        async let second = fixture.read(of: resumes[1], room: 900)
        let readers = [try await first, try await second]
        for resume in resumes {
            #expect(try await fixture.engine.delete(resume, kind: .resume, owner: .anonymous))
        }
        for reader in readers {
            reader.room = .max
            await reader.wait { $0.isFinished }
            #expect(reader.types.last == "error" || reader.events.last?.json == Self.away)
            #expect(!reader.types.contains("complete"))
        }
    }

    @Test func aReaderOfADeletedRunGetsNothingOfIt() async throws {
        let fixture = try await EngineFixture(items(3))
        guard case .run(let run, let offset, let resets) = await fixture.attach() else {
            Issue.record("no run")
            return
        }
        #expect(try await fixture.engine.delete(fixture.resume, kind: .resume, owner: .anonymous))
        let late = EngineFixture.view(run, offset: offset, resets: resets)
        await late.wait { $0.isFinished }
        #expect(late.types == ["error"])
    }

    @Test func oneThatIsNotReadGoesBeforeOneThatIs() async throws {
        let fixture = try await EngineFixture(items(10, text: String(repeating: "x", count: 500)))
        fixture.engine.runs = RunTable(bytes: 28_000)
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
        run.sendViewersAway()
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
