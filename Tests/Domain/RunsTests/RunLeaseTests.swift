import Documents
import EventLoop
import FoundationEssentials
import Runs
import SQLiteStore
import Testing

@LoopActor
@Suite("Leaving and coming back", .timeLimit(.minutes(1)))
struct RunLeaseTests {
    /// Commits one item an attempt, then waits until it is cancelled; the third attempt completes.
    private func waiting(_ attempts: Lock<Int>, _ cancelled: Gate) -> ScriptedSlice.Script {
        { run in
            let number = attempts.withLock { attempts in
                attempts += 1
                return attempts
            }
            run.emit(try .numbered(number))
            guard number < 3 else { return summary }
            let end = Gate()
            await withTaskCancellationHandler {
                await end.pass()
            } onCancel: {
                cancelled.open()
                end.open()
            }
            // What it says after its end is nobody's any more.
            run.emit(try .numbered(99))
            return summary
        }
    }

    @Test(arguments: [Duration.zero, .milliseconds(5)])
    func aRunThatNobodyReadsIsSuspendedAndGoesOnWhenSomebodyComes(lease: Duration) async throws {
        let (attempts, cancelled) = (Lock(0), Gate())
        let fixture = try await EngineFixture(lease: lease, waiting(attempts, cancelled))
        let first = try await fixture.read()
        await first.wait { $0.types.count == 2 }
        first.viewer?.sinkClosed()
        if lease == .zero { #expect(fixture.reports.all.map(\.state) == [.suspended]) }
        await cancelled.pass()
        await fixture.engine.releaseAll()
        let id = try #require(EventID(first.events[0].id)).run
        let snapshot = try #require(try await fixture.store.snapshot(of: id))
        #expect(snapshot.record.state == .suspended)
        #expect(snapshot.events.count == 2)

        let second = try await fixture.read(first.events[1].id)
        await second.wait { $0.types.count == 1 }
        #expect(EventID(second.events[0].id) == EventID(run: id, position: EventPosition(attempt: 2, sequence: 3)))
        second.viewer?.sinkClosed()
        await cancelled.pass()
        // Whoever comes now reads either the end of the second attempt or the third one.
        await fixture.engine.releaseAll()
        let third = try await fixture.read()
        await third.wait { $0.isFinished }
        #expect(third.types == ["status", "suggestion", "suggestion", "suggestion", "complete"])
        #expect(attempts.withLock { $0 } == 3)
    }

    @Test func whoComesBackWithinTheLeaseFindsTheRunGoingOn() async throws {
        let gate = Gate()
        let calls = Lock(0)
        let fixture = try await EngineFixture(lease: .seconds(3600)) { run in
            calls.withLock { $0 += 1 }
            run.emit(try .numbered(1))
            await gate.pass()
            return summary
        }
        guard case .run(let run, let offset, let resets) = await fixture.attach() else {
            Issue.record("no run")
            return
        }
        let first = EngineFixture.view(run, offset: offset, resets: resets)
        await first.wait { $0.types.count == 2 }
        first.viewer?.sinkClosed()
        let second = try await fixture.read(first.events[1].id)
        // A lease that ends while somebody reads ends nothing.
        run.timerFired()
        gate.open()
        await second.wait { $0.isFinished }
        #expect(second.types == ["complete"])
        #expect(calls.withLock { $0 } == 1)
        run.timerFired()
        #expect(fixture.reports.all.map(\.state) == [.complete])
    }

    @Test func aRunWhoseFirstViewerNeverComesIsSuspended() async throws {
        let (attempts, cancelled) = (Lock(0), Gate())
        let fixture = try await EngineFixture(lease: .seconds(3600), waiting(attempts, cancelled))
        guard case .run(let run, _, _) = await fixture.attach() else {
            Issue.record("no run")
            return
        }
        run.timerFired()
        await cancelled.pass()
        #expect(fixture.reports.all.map(\.state) == [.suspended])
    }

    @Test func whatWasCommittedWhileALeaseEndsIsKept() async throws {
        let fixture = try await EngineFixture(lease: .zero) { run in
            run.emit(try .numbered(1))
            run.emit(try .numbered(2))
            let end = Gate()
            await withTaskCancellationHandler {
                await end.pass()
            } onCancel: {
                end.open()
            }
            return summary
        }
        fixture.store.hold()
        let sink = try await fixture.read()
        await fixture.store.aCommitIsHeld()
        sink.viewer?.sinkClosed()
        fixture.store.release()
        await fixture.engine.releaseAll()
        let id = try #require(EventID(sink.events[0].id)).run
        let snapshot = try #require(try await fixture.store.snapshot(of: id))
        #expect(snapshot.events.count == 3)
        #expect(snapshot.record.state == .suspended)
    }

    @Test func aRunThatIsDoneIsNotSuspendedOnItsLastYards() async throws {
        let fixture = try await EngineFixture(lease: .zero, items(1))
        fixture.store.hold()
        let sink = try await fixture.read()
        await fixture.store.aCommitIsHeld()
        for _ in 0..<100 { await Task { @LoopActor in }.value }
        sink.viewer?.sinkClosed()
        fixture.store.release()
        await fixture.engine.releaseAll()
        #expect(fixture.reports.all.map(\.state) == [.complete])
    }

    @Test func aStopEndsTheWorkBeforeTheStoreIsAsked() async throws {
        let (attempts, cancelled) = (Lock(0), Lock(false))
        let fixture = try await EngineFixture { run in
            attempts.withLock { $0 += 1 }
            run.emit(try .numbered(1))
            guard attempts.withLock({ $0 }) == 1 else { return summary }
            let end = Gate()
            await withTaskCancellationHandler {
                await end.pass()
            } onCancel: {
                cancelled.withLock { $0 = true }
                end.open()
            }
            return summary
        }
        let sink = try await fixture.read()
        await sink.wait { $0.types.count == 2 }
        let id = try #require(EventID(sink.events[0].id)).run
        let wasCancelled = Lock(false)
        fixture.store.onStop {
            wasCancelled.withLock { $0 = cancelled.withLock { $0 } }
            throw Failure(.storeUnavailable, "Busy.", isRetryable: true)
        }
        // Where the store cannot be told, nothing is stopped; the run waits for its next viewer.
        await #expect(throws: Failure.self) {
            try await fixture.engine.stop(id, slice: .optimization, owner: .anonymous)
        }
        #expect(wasCancelled.withLock { $0 })
        await sink.wait { $0.isFinished }
        #expect(sink.types == ["status", "suggestion", "status"])
        fixture.store.onStop(nil)
        let rest = try await fixture.read(sink.events[1].id)
        await rest.wait { $0.isFinished }
        #expect(rest.types == ["complete"])
    }
}
