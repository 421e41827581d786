import Documents
import EventLoop
import FoundationEssentials
import LanguageModels
import Runs
import SQLiteStore
import Testing

@LoopActor
@Suite("Run engine: a store that is away, deletions, other processes", .timeLimit(.minutes(1)))
struct RunEngineStoreTests {
    @Test func aStoreThatFailsSendsReadersAwayAndTheNextOneGoesOn() async throws {
        let gate = Gate()
        let fixture = try await EngineFixture { run in
            run.emit(try .numbered(1))
            await gate.pass()
            run.emit(try .numbered(2))
            return summary
        }
        let sink = try await fixture.read()
        await sink.wait { $0.types.count == 2 }
        fixture.store.fail(with: Failure(.storageFull, "Full.", isRetryable: true))
        gate.open()
        await sink.wait { $0.isFinished }
        #expect(sink.types == ["status", "suggestion", "status"])
        let lastStored = sink.events[1].id
        #expect(sink.events[2].id == lastStored)
        fixture.store.fail(with: nil)
        let rest = try await fixture.read(lastStored)
        await rest.wait { $0.isFinished }
        #expect(rest.types == ["suggestion", "complete"])
        #expect(rest.events[0].json.contains(#""id":"s2""#))
        let position = try #require(EventID(rest.events[0].id)).position
        #expect(position.attempt == 2)
    }

    @Test func workThatMeetsAStoreThatIsAwayIsContinuedAndNotFailed() async throws {
        let isAway = Lock(true)
        let fixture = try await EngineFixture { run in
            run.emit(try .numbered(1))
            if isAway.withLock({ $0 }) { throw Failure(.storeUnavailable, "Busy.", isRetryable: true) }
            run.emit(try .numbered(2))
            return summary
        }
        let sink = try await fixture.read()
        await sink.wait { $0.isFinished }
        #expect(!sink.types.contains("error"))
        #expect(sink.types.last == "status")
        isAway.withLock { $0 = false }
        let back = try await fixture.read()
        await back.wait { $0.isFinished }
        #expect(back.types.filter { $0 == "suggestion" }.count == 2)
        #expect(back.types.last == "complete")
    }

    /// Else every other process would think for as long as this one lives that it works on the run.
    @Test func aRunThatWasLetGoIsSuspendedInTheStoreAsSoonAsThatTakesSomething() async throws {
        let gate = Gate()
        let fixture = try await EngineFixture { run in
            run.emit(try .numbered(1))
            await gate.pass()
            run.used(ModelUsage(input: 5, output: 2))
            run.emit(try .numbered(2))
            return summary
        }
        let sink = try await fixture.read()
        await sink.wait { $0.types.count == 2 }
        fixture.store.fail(with: Failure(.storageFull, "Full.", isRetryable: true))
        gate.open()
        await sink.wait { $0.isFinished }
        let id = try #require(EventID(sink.events[0].id)).run
        #expect(try await fixture.store.snapshot(of: id)?.record.state == .running)
        fixture.store.fail(with: nil)
        // Another run's commit is what shows that the store is there.
        let other = try await fixture.read(of: try await fixture.newResume())
        await other.wait { $0.isFinished }
        let record = try #require(try await fixture.store.snapshot(of: id)).record
        #expect(record.state == .suspended)
        // What was used before the failure is not lost either.
        #expect(record.usage == ModelUsage(input: 5, output: 2))
        let commits = fixture.store.commits
        let third = try await fixture.read(of: try await fixture.newResume())
        await third.wait { $0.isFinished }
        #expect(fixture.store.commits > commits)
        let back = try await fixture.read(sink.events[1].id)
        await back.wait { $0.isFinished }
        #expect(back.types == ["suggestion", "complete"])
    }

    /// The failed commit may be the one that was to say so.
    @Test func aRunThatWasLeftWhileTheStoreTookNothingIsSuspendedThereToo() async throws {
        let fixture = try await EngineFixture(lease: .zero) { run in
            run.emit(try .numbered(1))
            let end = Gate()
            await withTaskCancellationHandler {
                await end.pass()
            } onCancel: {
                end.open()
            }
            return summary
        }
        let sink = try await fixture.read()
        await sink.wait { $0.types.count == 2 }
        let id = try #require(EventID(sink.events[0].id)).run
        fixture.store.failOnce(with: Failure(.storageFull, "Full.", isRetryable: true))
        sink.viewer?.sinkClosed()
        await fixture.engine.releaseAll()
        #expect(try await fixture.store.snapshot(of: id)?.record.state == .running)
        let other = try await fixture.read(of: try await fixture.newResume())
        await other.wait { $0.types.count == 2 }
        #expect(try await fixture.store.snapshot(of: id)?.record.state == .suspended)
    }

    @Test func aDebtIsRefusedWhereTheRunGoesOnAlready() async throws {
        let isFirst = Lock(true)
        let (gate, second) = (Gate(), Gate())
        let fixture = try await EngineFixture { run in
            run.emit(try .numbered(1))
            let wasFirst = isFirst.withLock { isFirst in
                defer { isFirst = false }
                return isFirst
            }
            await (wasFirst ? gate : second).pass()
            run.emit(try .numbered(2))
            return summary
        }
        let sink = try await fixture.read()
        await sink.wait { $0.types.count == 2 }
        fixture.store.failOnce(with: Failure(.storageFull, "Full.", isRetryable: true))
        gate.open()
        await sink.wait { $0.isFinished }
        let back = try await fixture.read(sink.events[0].id)
        second.open()
        await back.wait { $0.isFinished }
        #expect(back.types == ["suggestion", "suggestion", "complete"])
    }

    /// How the debt of a run that was let go with a use of 2 tokens meets the run's next attempt.
    enum Debt: CaseIterable {
        /// Nothing else is committed before.
        case notSent
        /// It is sent once more in vain.
        case sentInVain
        /// It is on its way while the run is taken up, and refused then.
        case refused
    }

    @Test(arguments: Debt.allCases)
    func whatTheStoreWasNotToldOfAnAttemptIsToldByTheNextOneInTheSameProcess(_ debt: Debt) async throws {
        let attempts = Lock(0)
        let (gate, second) = (Gate(), Gate())
        let fixture = try await EngineFixture { run in
            let number = attempts.withLock { attempts in
                attempts += 1
                return attempts
            }
            run.emit(try .numbered(number))
            // The second run is the one whose commits carry the first one's debt.
            await [gate, second][min(number, 2) - 1].pass()
            run.used(ModelUsage(input: 100, output: 2))
            run.emit(try .numbered(number + 10))
            return summary
        }
        let full = Failure(.storageFull, "Full.", isRetryable: true)
        let sink = try await fixture.read()
        await sink.wait { $0.types.count == 2 }
        fixture.store.failOnce(with: full)
        gate.open()
        await sink.wait { $0.isFinished }
        if debt != .notSent {
            if debt == .sentInVain { fixture.store.failOnce(with: full) } else { fixture.store.hold() }
            let other = try await fixture.read(of: try await fixture.newResume())
            if debt == .sentInVain { await other.wait { $0.isFinished } } else { await fixture.store.aCommitIsHeld() }
        }
        let back = try await fixture.read(sink.events[0].id)
        fixture.store.release()
        // Its own item is stored with a later commit than the debt was sent with.
        await back.wait { $0.types.count == 2 }
        second.open()
        await back.wait { $0.isFinished }
        #expect(back.types.last == "complete")
        #expect(back.events.last?.json.contains(#""usage":{"inputTokens":200,"outputTokens":4,"#) == true)
        let id = try #require(EventID(sink.events[0].id)).run
        await fixture.engine.releaseAll()
        #expect(try await fixture.store.snapshot(of: id)?.record.usage == ModelUsage(input: 200, output: 4))
    }

    @Test func whatAllAttemptsUsedIsToldInTheEndWhateverProcessTheyWereIn() async throws {
        let store = try SQLiteStore.inMemory()
        let attempts = Lock(0)
        let script: ScriptedSlice.Script = { run in
            let number = attempts.withLock { attempts in
                attempts += 1
                return attempts
            }
            run.used(ModelUsage(input: 100, output: number))
            run.emit(try .numbered(number))
            guard number < 3 else { return summary }
            let end = Gate()
            await withTaskCancellationHandler {
                await end.pass()
            } onCancel: {
                end.open()
            }
            throw CancellationError()
        }
        let first = try await EngineFixture(on: store, lease: .zero, script)
        let left = try await first.read()
        await left.wait { $0.types.count == 2 }
        left.viewer?.sinkClosed()
        await first.engine.releaseAll()
        // The second attempt ends with its process, which says nothing any more.
        let crashed = try await EngineFixture(on: store, script)
        let cut = try await crashed.read(of: first.resume)
        await cut.wait { $0.types.count == 3 }
        let last = try await EngineFixture(on: store, script)
        let sink = try await last.read(of: first.resume)
        await sink.wait { $0.isFinished }
        #expect(sink.events.last?.json.contains(#""usage":{"inputTokens":300,"outputTokens":6,"#) == true)
        // The log is told of each attempt by itself.
        #expect(first.reports.all.map(\.usage?.outputTokens) == [1])
        #expect(last.reports.all.map(\.usage?.outputTokens) == [3])
    }

    @Test func nothingIsStoredBehindAFailedCommit() async throws {
        let gate = Gate()
        let fixture = try await EngineFixture { run in
            run.emit(try .numbered(1))
            await gate.pass()
            run.emit(try .numbered(2))
            return summary
        }
        fixture.store.hold()
        let sink = try await fixture.read()
        await fixture.store.aCommitIsHeld()
        let run = try #require(EventID(sink.events[0].id)).run
        // The second item and the terminal event wait behind the commit that is going to fail.
        gate.open()
        for _ in 0..<100 { await Task { @LoopActor in }.value }
        fixture.store.failOnce(with: Failure(.storeUnavailable, "Busy.", isRetryable: true))
        fixture.store.release()
        await sink.wait { $0.isFinished }
        // Another commit would have followed by now.
        _ = try await fixture.store.snapshot(of: run)
        let snapshot = try #require(try await fixture.store.snapshot(of: run))
        #expect(snapshot.events.count == 1)
        #expect(!snapshot.record.state.isTerminal)
        #expect(fixture.reports.all.map(\.state) == [.suspended])
        let rest = try await fixture.read(sink.events[0].id)
        await rest.wait { $0.isFinished }
        #expect(rest.types == ["suggestion", "suggestion", "complete"])
    }

    @Test func aDocumentThatIsDeletedEndsItsStreams() async throws {
        let gate = Gate()
        let fixture = try await EngineFixture { run in
            run.emit(try .numbered(1))
            await gate.pass()
            return summary
        }
        defer { gate.open() }
        let sink = try await fixture.read()
        await sink.wait { $0.types.count == 2 }
        #expect(try await fixture.engine.delete(fixture.resume, kind: .resume, owner: .anonymous))
        await sink.wait { $0.isFinished }
        #expect(sink.types == ["status", "suggestion", "error"])
        #expect(sink.events.last?.json.contains(#""code":"deleted""#) == true)
        guard case .refused(let failure) = await fixture.attach(sink.events[1].id) else {
            Issue.record("nothing of it replays")
            return
        }
        #expect(failure.code == .notFound)
    }

    @Test func aReplayThatIsUnderWayStopsAtTheEndOfAnEventWhenItsDocumentIsDeleted() async throws {
        let fixture = try await EngineFixture(items(20))
        let whole = try await fixture.read()
        await whole.wait { $0.isFinished }
        let slow = try await fixture.read(capacity: 0)
        // Some bytes into the second event.
        let cut = whole.bytes.count / 4
        slow.capacity = cut
        await slow.wait { $0.bytes.count >= cut }
        slow.capacity = 0
        #expect(try await fixture.engine.delete(fixture.resume, kind: .resume, owner: .anonymous))
        slow.capacity = .max
        await slow.wait { $0.isFinished }
        #expect(slow.types.last == "error")
        #expect(slow.types.count < whole.types.count)
    }

    /// Who has read a run, and who has yet to, when newer ones have replaced it in the store.
    private static func readersOfAnOlderRun(
        _ fixture: EngineFixture
    ) async throws -> (whole: RecordingSink, slow: RecordingSink) {
        let whole = try await fixture.read()
        await whole.wait { $0.isFinished }
        let slow = try await fixture.read(capacity: 0)
        for _ in 0..<2 {
            let fresh = try await fixture.read(fresh: true)
            await fresh.wait { $0.isFinished }
        }
        return (whole, slow)
    }

    @Test func anOlderRunIsReadToItsEndWhateverIsAskedAnewMeanwhile() async throws {
        let fixture = try await EngineFixture(items(20))
        let (whole, slow) = try await Self.readersOfAnOlderRun(fixture)
        // The store has forgotten the first run, and the engine has seen that: the second look is after all of the first.
        await fixture.store.aLook()
        await fixture.store.aLook()
        // To stop what is forgotten is to find nothing.
        let first = try #require(EventID(whole.events[0].id)).run
        #expect(try await !fixture.engine.stop(first, slice: .optimization, owner: .anonymous))
        slow.capacity = .max
        await slow.wait { $0.isFinished }
        #expect(slow.bytes == whole.bytes)
    }

    @Test func whatAnOlderRunHasUsedComesTooLateAndTellsItsReadersNothing() async throws {
        var contexts: [any RunContext] = []
        let fixture = try await EngineFixture { run in
            contexts.append(run)
            return try await items(20)(run)
        }
        let (whole, slow) = try await Self.readersOfAnOlderRun(fixture)
        let commits = fixture.store.commits
        contexts[0].used(ModelUsage(input: 1, output: 1))
        await fixture.engine.releaseAll()
        #expect(fixture.store.commits == commits + 1)
        slow.capacity = .max
        await slow.wait { $0.isFinished }
        #expect(slow.bytes == whole.bytes)
    }

    @Test func aStopMadeByAnotherProcessIsSeen() async throws {
        let store = try SQLiteStore.inMemory()
        let gate = Gate()
        let fixture = try await EngineFixture(on: store) { run in
            run.emit(try .numbered(1))
            await gate.pass()
            return summary
        }
        defer { gate.open() }
        let sink = try await fixture.read()
        await sink.wait { $0.types.count == 2 }
        let id = try #require(EventID(sink.events[0].id)).run
        _ = try await store.stop(id, terminal: RunEvent.stopped.json, now: .now)
        await sink.wait { $0.isFinished }
        #expect(sink.types == ["status", "suggestion", "stopped"])
    }
}

extension ModelUsage {
    /// Tokens in and out.
    init(input: Int, output: Int) {
        self.init()
        (inputTokens, outputTokens) = (input, output)
    }
}
