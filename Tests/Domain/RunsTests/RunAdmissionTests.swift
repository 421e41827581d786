import Documents
import EventLoop
import FoundationEssentials
import LanguageModels
import Runs
import SQLiteStore
import Testing

@LoopActor
@Suite("What a model's work may cost", .timeLimit(.minutes(1)))
struct RunAdmissionTests {
    /// A script that waits for its turn to end, and says how many did so at once.
    ///
    /// - Parameters:
    ///   - gate: Lets all end.
    ///   - running: How many go on, and the most that did.
    ///   - two: Opened when two go on.
    /// - Returns: The script.
    private func held(
        _ gate: Gate,
        _ running: Lock<(now: Int, most: Int)>,
        two: Gate = Gate()
    ) -> ScriptedSlice.Script {
        { run in
            running.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
            if running.withLock({ $0.now }) == 2 { two.open() }
            await gate.pass()
            running.withLock { $0.now -= 1 }
            return summary
        }
    }

    private func position(_ sink: RecordingSink) -> String? {
        sink.events.last { $0.json.contains(#""position""#) }?.json
    }

    @Test func runsBeyondTheLimitWaitAndAreToldTheirPlace() async throws {
        let (gate, two, running) = (Gate(), Gate(), Lock((now: 0, most: 0)))
        let fixture = try await EngineFixture(limits: RunLimits(perPayer: 1), held(gate, running, two: two))
        var sinks = [try await fixture.read()]
        for _ in 0..<3 { sinks.append(try await fixture.read(of: try await fixture.newResume())) }
        // Another one's runs do not wait for them.
        let other = try await fixture.read(of: try await fixture.newResume(), payer: Payer(user: "other"))
        await sinks[3].wait { $0.types.count == 2 }
        #expect(
            position(sinks[1])
                == #"{"type":"status","message":"Waiting for a place: you are next","stage":"queued","position":1}"#
        )
        #expect(position(sinks[3])?.contains(#"2 before you","stage":"queued","position":3"#) == true)
        #expect(position(sinks[0]) == nil && position(other) == nil)
        let id = try #require(EventID(sinks[3].events[0].id)).run
        #expect(try await fixture.store.snapshot(of: id)?.record.state == .queued)
        await two.pass()
        gate.open()
        for sink in sinks + [other] { await sink.wait { $0.isFinished } }
        #expect(running.withLock { $0.most } == 2)
        // Its last word is not the place in the queue.
        #expect(sinks[3].types == ["status", "status", "status", "complete"])
        #expect(sinks[3].events[2].json == #"{"type":"status","message":"Analyzing resume..."}"#)
        #expect(sinks[0].types == ["status", "complete"])
    }

    @Test func aPlaceIsToldAgainWhenItHasChanged() async throws {
        let gates = (0..<4).map { _ in Gate() }
        let turn = Lock(0)
        let fixture = try await EngineFixture(limits: RunLimits(perPayer: 1)) { _ in
            let number = turn.withLock { turn in
                defer { turn += 1 }
                return turn
            }
            await gates[number].pass()
            return summary
        }
        var sinks = [try await fixture.read()]
        for _ in 0..<3 { sinks.append(try await fixture.read(of: try await fixture.newResume())) }
        gates[0].open()
        await sinks[3].wait { $0.types.count == 3 }
        #expect(position(sinks[3])?.contains(#""position":2"#) == true)
        for gate in gates { gate.open() }
        for sink in sinks { await sink.wait { $0.isFinished } }
    }

    @Test func aWaitingRunThatIsStoppedLeftOrDeletedLeavesTheQueue() async throws {
        let (gate, running) = (Gate(), Lock((now: 0, most: 0)))
        let limits = RunLimits(perPayer: 1, total: 1, waiting: 3)
        let fixture = try await EngineFixture(lease: .zero, limits: limits, held(gate, running))
        let first = try await fixture.read()
        let stopped = try await fixture.read(of: try await fixture.newResume())
        let left = try await fixture.read(of: try await fixture.newResume())
        let resume = try await fixture.newResume()
        let deleted = try await fixture.read(of: resume)
        // There is no room for a fourth: it is sent away to come back.
        let last = try await fixture.newResume()
        let refused = try await fixture.read(of: last)
        await refused.wait { $0.isFinished }
        #expect(refused.types == ["status", "status"])
        #expect(refused.events[1].json.contains("Reconnecting..."))
        // Also when it comes back too early: a run that was let go has not ended.
        let early = try await fixture.read(refused.events[0].id, of: last)
        await early.wait { $0.isFinished }
        #expect(early.types == ["status"])
        await deleted.wait { $0.types.count == 2 }
        let id = try #require(EventID(stopped.events[0].id)).run
        #expect(try await fixture.engine.stop(id, slice: .optimization, owner: .anonymous))
        await stopped.wait { $0.isFinished }
        #expect(stopped.types.last == "stopped")
        left.viewer?.sinkClosed()
        #expect(try await fixture.engine.delete(resume, kind: .resume, owner: .anonymous))
        await deleted.wait { $0.isFinished }
        let back = try await fixture.read(refused.events[0].id, of: last)
        await back.wait { $0.types.count == 1 }
        #expect(position(back)?.contains("you are next") == true)
        gate.open()
        await first.wait { $0.isFinished }
        await back.wait { $0.isFinished }
        #expect(back.types == ["status", "status", "complete"])
        #expect(running.withLock { $0 } == (now: 0, most: 1))
    }

    @Test func rulesNeverWait() async throws {
        let (gate, running) = (Gate(), Lock((now: 0, most: 0)))
        let fixture = try await EngineFixture(held(gate, running))
        var sinks: [RecordingSink] = []
        for _ in 0..<10 { sinks.append(try await fixture.read(of: try await fixture.newResume())) }
        gate.open()
        for sink in sinks {
            await sink.wait { $0.isFinished }
            #expect(sink.types == ["status", "complete"])
        }
    }

    private nonisolated static func usage(_ tokens: Int) -> ModelUsage {
        var usage = ModelUsage()
        usage.inputTokens = tokens - 1
        usage.outputTokens = 1
        return usage
    }

    @Test func whoHasUsedUpADayIsToldBeforeAnythingIsPaidFor() async throws {
        let calls = Lock(0)
        let fixture = try await EngineFixture(limits: RunLimits(tokensPerDay: 1000)) { run in
            calls.withLock { $0 += 1 }
            // A call that failed, and the one after it.
            run.used(Self.usage(400))
            run.used(Self.usage(200))
            return summary
        }
        for number in 1...3 {
            let sink = try await fixture.read(of: try await fixture.newResume(), payer: Payer(user: "a"))
            await sink.wait { $0.isFinished }
            #expect(sink.types.last == (number < 3 ? "complete" : "error"))
            guard number == 3 else { continue }
            #expect(sink.events.last?.json.contains(#""code":"budget_exceeded""#) == true)
        }
        #expect(calls.withLock { $0 } == 2)
        await fixture.engine.releaseAll()
        #expect(try await fixture.store.usage(of: Payer(user: "a"), now: .now) == 1200)
        let other = try await fixture.read(of: try await fixture.newResume(), payer: Payer(user: "b"))
        await other.wait { $0.isFinished }
        #expect(other.types.last == "complete")
        #expect(fixture.reports.all.map(\.usage?.totalTokens) == [600, 600, nil, 600])
    }

    @Test func whoHasUsedUpADayMayFinishWhatHasBegunButNotForEver() async throws {
        let calls = Lock(0)
        let fixture = try await EngineFixture(lease: .zero, limits: RunLimits(tokensPerDay: 500)) { run in
            let number = calls.withLock { calls in
                calls += 1
                return calls
            }
            run.used(Self.usage(1000))
            run.emit(try .numbered(number))
            let end = Gate()
            await withTaskCancellationHandler {
                await end.pass()
            } onCancel: {
                end.open()
            }
            throw CancellationError()
        }
        for number in 1...11 {
            let sink = try await fixture.read(payer: Payer(user: "a"))
            await sink.wait { number < 11 ? $0.types.count == 1 + number : $0.isFinished }
            if number == 11 { #expect(sink.events.last?.json.contains(#""code":"budget_exceeded""#) == true) }
            // Leaves; the run waits for the next one.
            sink.viewer?.sinkClosed()
            await fixture.engine.releaseAll()
        }
        #expect(calls.withLock { $0 } == 10)
    }

    @Test func whatAllPayersTogetherMayUseHasAnEndTooWhichARestartKeeps() async throws {
        let store = try SQLiteStore.inMemory()
        let limits = RunLimits(tokensPerDay: 0, processTokensPerDay: 1000)
        let script: ScriptedSlice.Script = { run in
            run.used(Self.usage(500))
            return summary
        }
        var ends: [String?] = []
        for user in ["a", "b", "c"] {
            // Each one a process of its own, one after another.
            let fixture = try await EngineFixture(on: store, limits: limits, script)
            let sink = try await fixture.read(payer: Payer(user: user))
            await sink.wait { $0.isFinished }
            ends.append(sink.types.last)
            if user == "c" { #expect(sink.events.last?.json.contains(#""code":"budget_exceeded""#) == true) }
            await fixture.engine.releaseAll()
        }
        #expect(ends == ["complete", "complete", "error"])
        #expect(try await store.usage(of: Payer(process: [.optimization]), now: .now) == 1000)
        #expect(Payer(process: [.jobs, .resumes]) == Payer(process: [.resumes, .jobs]))
        #expect(Payer(process: [.jobs]) != Payer(process: [.resumes]) && Payer(process: [.jobs]) != .process)
    }

    @Test func whatAStoppedRunHasUsedCounts() async throws {
        let fixture = try await EngineFixture(limits: RunLimits(tokensPerDay: 0)) { run in
            let end = Gate()
            run.emit(try .numbered(1))
            await withTaskCancellationHandler {
                await end.pass()
            } onCancel: {
                end.open()
            }
            run.used(Self.usage(70))
            throw CancellationError()
        }
        let sink = try await fixture.read(payer: Payer(user: "a"))
        await sink.wait { $0.types.count == 2 }
        let id = try #require(EventID(sink.events[0].id)).run
        #expect(try await fixture.engine.stop(id, slice: .optimization, owner: .anonymous))
        await sink.wait { $0.isFinished }
        for _ in 0..<100 { await Task { @LoopActor in }.value }
        await fixture.engine.releaseAll()
        #expect(try await fixture.store.usage(of: Payer(user: "a"), now: .now) == 70)
    }
}
