import Documents
import EventLoop
import FoundationEssentials
import LanguageModels
import SQLiteStore
import Testing

@testable import Runs

@LoopActor
@Suite("Run engine: leaving, stopping, failing", .timeLimit(.minutes(1)))
struct RunEngineEndingTests {
    @Test func leavingIsNotStopping() async throws {
        let gate = Gate()
        let fixture = try await EngineFixture { run in
            run.emit(try .numbered(1))
            await gate.pass()
            return summary
        }
        let leaver = try await fixture.read()
        await leaver.wait { $0.types.count == 2 }
        let seen = leaver.bytes
        leaver.viewer?.sinkClosed()
        gate.open()
        let stayer = try await fixture.read()
        await stayer.wait { $0.isFinished }
        #expect(stayer.types == ["status", "suggestion", "complete"])
        #expect(leaver.bytes == seen)
    }

    @Test func stoppingEndsTheWorkAndTheStream() async throws {
        let cancelled = Gate()
        let fixture = try await EngineFixture { run in
            run.emit(try .numbered(1))
            await withTaskCancellationHandler {
                await cancelled.pass()
            } onCancel: {
                cancelled.open()
            }
            run.emit(try .numbered(2))
            return summary
        }
        let sink = try await fixture.read()
        await sink.wait { $0.types.count == 2 }
        let id = try #require(EventID(sink.events[0].id)).run
        #expect(try await fixture.engine.stop(id, slice: .jobs, owner: .anonymous) == false)
        #expect(try await fixture.engine.stop(id, slice: .optimization, owner: .user("other")) == false)
        #expect(try await fixture.engine.stop(id, slice: .optimization, owner: .anonymous))
        await cancelled.pass()
        await sink.wait { $0.isFinished }
        #expect(sink.types == ["status", "suggestion", "stopped"])
        #expect(try await fixture.engine.stop(id, slice: .optimization, owner: .anonymous))
        let again = try await fixture.read()
        await again.wait { $0.isFinished }
        #expect(again.types == ["status", "suggestion", "stopped"])
    }

    @Test func aFailureBecomesTheErrorEvent() async throws {
        let fixture = try await EngineFixture { _ in throw Failure(.corruptFile, "The file is damaged.") }
        let sink = try await fixture.read()
        await sink.wait { $0.isFinished }
        #expect(
            sink.events.last?.json
                == #"{"type":"error","code":"corrupt_file","message":"The file is damaged.","retryable":false}"#
        )
        #expect(fixture.reports.all.first?.failure?.code == .corruptFile)
    }

    @Test func anUnexpectedErrorTellsNothingOfItself() async throws {
        struct Secret: Error { let text = "resume text" }
        let fixture = try await EngineFixture { _ in throw Secret() }
        let sink = try await fixture.read()
        await sink.wait { $0.isFinished }
        #expect(sink.types == ["status", "error"])
        #expect(!String(decoding: sink.bytes, as: UTF8.self).contains("resume text"))
        #expect(sink.events.last?.json.contains(#""code":"internal""#) == true)
    }

    @Test func aStopIsNoInternalError() async throws {
        let gate = Gate()
        let fixture = try await EngineFixture { run in
            run.emit(try .numbered(1))
            await gate.pass()
            throw CancellationError()
        }
        let sink = try await fixture.read()
        await sink.wait { $0.types.count == 2 }
        let id = try #require(EventID(sink.events[0].id)).run
        fixture.store.onStop { gate.open() }
        #expect(try await fixture.engine.stop(id, slice: .optimization, owner: .anonymous))
        await sink.wait { $0.isFinished }
        #expect(sink.types.last == "stopped")
        #expect(fixture.reports.all.map(\.state) == [.stopped])
        #expect(fixture.reports.all.first?.failure == nil)
    }

    @Test func whatWasUsedIsToldAlsoWhereNothingCameOfIt() async throws {
        let fixture = try await EngineFixture { run in
            var usage = ModelUsage()
            (usage.inputTokens, usage.outputTokens) = (70, 7)
            run.used(usage)
            return summary
        }
        let sink = try await fixture.read()
        await sink.wait { $0.isFinished }
        #expect(sink.events.last?.json.contains(#""inputTokens":70,"outputTokens":7"#) == true)
    }

    @Test func aStalledReaderDelaysNobody() async throws {
        let fixture = try await EngineFixture(items(100, text: String(repeating: "x", count: 500)))
        let stalled = try await fixture.read(capacity: 0)
        let reader = try await fixture.read()
        await reader.wait { $0.isFinished }
        #expect(stalled.bytes.isEmpty)
        stalled.capacity = 7
        await stalled.wait { $0.isFinished }
        #expect(stalled.bytes == reader.bytes)
    }

    @Test func aReaderThatTakesNothingDoesNotHoldTheLoop() async throws {
        let gate = Gate()
        let fixture = try await EngineFixture { run in
            await gate.pass()
            return summary
        }
        guard case .run(let run, let offset, let resets) = await fixture.attach() else {
            Issue.record("no run")
            return
        }
        let stalled = RecordingSink()
        stalled.capacity = 0
        let viewer = Viewer(sink: stalled, cursor: offset, resets: resets, heartbeat: .milliseconds(1))
        stalled.viewer = viewer
        run.add(viewer)
        // Far more turns than the heartbeat needs to be due; each of them needs the loop.
        let start = ContinuousClock.now
        while ContinuousClock.now - start < .milliseconds(50) { await Task.yield() }
        gate.open()
        let reader = try await fixture.read()
        await reader.wait { $0.isFinished }
        #expect(stalled.bytes.isEmpty)
        stalled.capacity = .max
        await stalled.wait { $0.isFinished }
        #expect(stalled.types == reader.types)
    }

    @Test func aReaderThatTakesNothingForTooLongIsBrokenOffAndTheRunHasNoViewer() async throws {
        let gate = Gate()
        let fixture = try await EngineFixture { run in
            await gate.pass()
            return summary
        }
        guard case .run(let run, let offset, let resets) = await fixture.attach() else {
            Issue.record("no run")
            return
        }
        let dead = RecordingSink()
        dead.capacity = 0
        let viewer = Viewer(
            sink: dead,
            cursor: offset,
            resets: resets,
            heartbeat: .milliseconds(1),
            patience: .milliseconds(20)
        )
        dead.viewer = viewer
        run.add(viewer)
        await dead.wait { $0.isAbandoned }
        #expect(dead.bytes.isEmpty && !dead.isFinished)
        #expect(!run.hasViewers)
        // One that has read everything may wait for as long as there is nothing to read.
        let reader = RecordingSink()
        let idle = Viewer(
            sink: reader,
            cursor: offset,
            resets: resets,
            heartbeat: .milliseconds(1),
            patience: .milliseconds(20)
        )
        reader.viewer = idle
        run.add(idle)
        await reader.wait { String(decoding: $0.bytes, as: UTF8.self).split(separator: ": ping").count > 50 }
        gate.open()
        await reader.wait { $0.isFinished }
        #expect(!reader.isAbandoned)
    }

    @Test func aCursorOfAnotherDocumentsRunClaimsNothing() async throws {
        let gate = Gate()
        let fixture = try await EngineFixture { run in
            await gate.pass()
            return summary
        }
        let sink = try await fixture.read()
        let id = sink.events[0].id
        await fixture.engine.releaseAll()
        await sink.wait { $0.isFinished }
        let other = Document(
            id: DocumentID(),
            kind: .resume,
            owner: .anonymous,
            mediaType: .plainText,
            title: nil,
            size: 1,
            created: .now,
            expires: nil
        )
        try await fixture.store.insert(other, bytes: [1])
        guard case .run(let run, 0, true) = await fixture.attach(id, to: other.id) else {
            Issue.record("another document's cursor is not understood")
            return
        }
        #expect(run.question.resume == other.id)
        let first = try #require(EventID(id)).run
        #expect(try await fixture.store.snapshot(of: first)?.record.attempt == 1)
        gate.open()
    }

    @Test func twoWhoComeBackAtOnceClaimTheRunOnce() async throws {
        let gate = Gate()
        let fixture = try await EngineFixture { run in
            await gate.pass()
            return summary
        }
        let first = try await fixture.read()
        await fixture.engine.releaseAll()
        await first.wait { $0.isFinished }
        // One with its cursor, one without: two different looks at the store for the same run.
        let cursor = first.events[0].id
        async let resumed = fixture.read(cursor)
        async let joined = fixture.read()
        let sinks = try await [resumed, joined]
        gate.open()
        for sink in sinks { await sink.wait { $0.isFinished } }
        #expect(sinks.map(\.types) == [["complete"], ["status", "complete"]])
        let run = try #require(EventID(cursor)).run
        #expect(try await fixture.store.snapshot(of: run)?.record.attempt == 2)
    }

    @Test func silenceIsBrokenByACommentBetweenEvents() async throws {
        let gate = Gate()
        let fixture = try await EngineFixture { run in
            await gate.pass()
            return summary
        }
        guard case .run(let run, let offset, let resets) = await fixture.attach() else {
            Issue.record("no run")
            return
        }
        let sink = RecordingSink()
        let viewer = Viewer(sink: sink, cursor: offset, resets: resets, heartbeat: .milliseconds(5))
        sink.viewer = viewer
        run.add(viewer)
        await sink.wait { String(decoding: $0.bytes, as: UTF8.self).hasSuffix("}\n\n: ping\n\n: ping\n\n") }
        gate.open()
        await sink.wait { $0.isFinished }
        #expect(sink.types == ["status", "complete"])
        let seen = sink.bytes
        viewer.timerFired()
        #expect(sink.bytes == seen)
    }

    @Test func anEngineThatIsShutDownTakesUpNothing() async throws {
        let fixture = try await EngineFixture(items(1))
        await fixture.engine.shutDown()
        guard case .elsewhere = await fixture.attach() else {
            Issue.record("a run was taken up")
            return
        }
    }

    @Test func aRunThatIsReleasedSendsItsReadersAway() async throws {
        let gate = Gate()
        let fixture = try await EngineFixture { run in
            await gate.pass()
            return summary
        }
        let sink = try await fixture.read()
        await fixture.engine.releaseAll()
        await sink.wait { $0.isFinished }
        #expect(sink.types == ["status", "status"])
        gate.open()
        let rest = try await fixture.read(sink.events[0].id)
        await rest.wait { $0.isFinished }
        #expect(rest.types == ["complete"])
    }

    @Test func unknownDocumentsAndSlicesAreNotFound() async throws {
        let fixture = try await EngineFixture(items(1))
        guard case .refused(let failure) = await fixture.attach(to: DocumentID()) else {
            Issue.record("an unknown document has no stream")
            return
        }
        #expect(failure.code == .notFound)
        let other = await fixture.engine.attach(
            slice: .jobs,
            resume: nil,
            job: fixture.resume,
            owner: .anonymous,
            payer: .process,
            cursor: nil,
            fresh: false
        )
        guard case .refused = other else {
            Issue.record("this process does not serve that slice")
            return
        }
    }

    @Test func textIsExtractedOnceAndTellsItsPages() async throws {
        let fixture = try await EngineFixture(extractor: FixedExtractor(pages: 100)) { run in
            if let resume = run.resume { _ = try await run.text(of: resume) }
            return summary
        }
        let first = try await fixture.read()
        await first.wait { $0.isFinished }
        let pages = first.events.filter { $0.json.contains("Extracting text: page") }
        #expect((1...20).contains(pages.count))
        #expect(pages.last?.json.contains("page 100 of 100") == true)
        let second = try await fixture.read(fresh: true)
        await second.wait { $0.isFinished }
        #expect(second.types == ["status", "complete"])
    }
}
