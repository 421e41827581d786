import Documents
import EventLoop
import LanguageModels
import Synchronization
import Testing

@Suite("Cancelling a request of the model engine", .timeLimit(.minutes(1)))
@LoopActor
struct ModelEngineCancellationTests {
    private let receiver = RecordingReceiver()
    private let reports = Reports()

    private func start(_ model: ScriptedModel, limit: Duration = .seconds(180)) -> Task<Generation, any Error> {
        let engine = engine([model], reports: reports, limit: limit)
        return Task { @LoopActor [receiver] in
            try await engine.generate(question, committed: [], receiver: receiver)
        }
    }

    @Test func closesTheCallAtOnce() async {
        let task = Lock<Task<Generation, any Error>?>(nil)
        let cancelledAtOnce = Lock<Int?>(nil)
        let holder = ModelHolder()
        let model = ScriptedModel([
            [
                openDraft,
                .perform {
                    task.withLock { $0 }?.cancel()
                    cancelledAtOnce.withLock { $0 = holder.model?.cancelled }
                },
                .text("f"),
            ]
        ])
        holder.model = model
        let started = start(model)
        task.withLock { $0 = started }
        await #expect(throws: CancellationError.self) { try await started.value }
        #expect(cancelledAtOnce.withLock { $0 } == 1)
        #expect(model.cancelled == 1)
        #expect(receiver.log == ["began a", "+Hal", "aborted"])
        #expect(reports.all.map(\.report.outcome) == [.cancelled])
        #expect(reports.all.first?.report.usage.isEstimated == true)
    }

    @Test func fromAnotherThreadToo() async {
        let model = ScriptedModel([[openDraft]])
        let task = start(model)
        await withCheckedContinuation { continuation in
            receiver.onBegan = {
                Task.detached {
                    task.cancel()
                    continuation.resume()
                }
            }
        }
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(model.cancelled == 1)
        #expect(receiver.log.last == "aborted")
    }

    @Test func fromWithinTheReceiverToo() async {
        let model = ScriptedModel([[firstItem, openDraft]])
        let task = start(model)
        receiver.onBegan = { task.cancel() }
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(model.cancelled == 1)
        #expect(receiver.log == ["began a", "aborted"])
    }

    @Test func beforeItBeganNothingIsAsked() async {
        let model = ScriptedModel([wholeAnswer])
        let task = start(model)
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(model.requests.isEmpty)
        #expect(receiver.log.isEmpty)
    }

    @Test func whileItWaitsForTheNextAttempt() async {
        let model = ScriptedModel([[failed(.server, .retry(after: .seconds(60)))], wholeAnswer])
        let engine = ModelEngine(models: [model], report: { reports.add($0, $1, $2) })
        let task = Task { @LoopActor [receiver] in
            try await engine.generate(question, committed: [], receiver: receiver)
        }
        while reports.all.isEmpty { await Task { @LoopActor in }.value }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(model.requests.count == 1)
        #expect(model.cancelled == 0)
    }

    @Test func isNoFailureOfTheModel() async throws {
        let scripts = Array(repeating: [openDraft], count: 20) + [wholeAnswer]
        let model = ScriptedModel(scripts)
        let engine = engine([model])
        for _ in 0..<20 {
            let receiver = RecordingReceiver()
            let task = Task { @LoopActor in
                try await engine.generate(question, committed: [], receiver: receiver)
            }
            receiver.onBegan = { task.cancel() }
            await #expect(throws: CancellationError.self) { try await task.value }
        }
        #expect(try await engine.generate(question, committed: [], receiver: receiver).partial == nil)
    }
}

/// Lets a script see the model that runs it.
@LoopActor
private final class ModelHolder {
    weak var model: ScriptedModel?
}
