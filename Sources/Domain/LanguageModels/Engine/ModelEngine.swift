package import EventLoop

/// Asks one or several models for items, and again where that is allowed.
///
/// What it knows of the models (circuits, retries, which are out) is shared by all requests of the process.
@LoopActor
package final class ModelEngine: ItemGenerator {
    /// Told of each attempt: provider and model, how it ended, and for which requester it was; for log, metrics and limits.
    package typealias Report = @LoopActor @Sendable (String, ModelCallReport, String) -> Void

    package nonisolated let name: String

    let models: [any LanguageModel]
    let policy: ModelPolicy
    let random: @Sendable () -> Double
    let report: Report
    var health: ModelHealth

    /// An engine.
    ///
    /// - Parameters:
    ///   - models: In the order of preference.
    ///   - policy: Its times.
    ///   - random: From 0 to 1, for delays.
    ///   - report: Told of each attempt, those too that we end ourselves.
    package nonisolated init(
        models: [any LanguageModel],
        policy: ModelPolicy = ModelPolicy(),
        random: @escaping @Sendable () -> Double = { Double.random(in: 0..<1) },
        report: @escaping Report = { _, _, _ in }
    ) {
        name = models.first?.name ?? "none"
        self.models = models
        self.policy = policy
        self.random = random
        self.report = report
        health = ModelHealth(models: models.count)
    }

    /// Which models may be asked now, as far as their circuits know: none is asked for it.
    package var availability: [(model: String, isUsable: Bool)] {
        zip(models, health.models).map { ($0.name, health.isUsable($1, at: LoopActor.loop.now)) }
    }

    package func generate(
        _ request: ModelRequest,
        committed: [GeneratedItem],
        receiver: any GeneratedItemReceiver
    ) async throws -> Generation {
        let inquiry = Inquiry(request, committed: committed, receiver: receiver, engine: self)
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { inquiry.begin($0) }
        } onCancel: {
            inquiry.taskCancelled()
        }
    }
}
