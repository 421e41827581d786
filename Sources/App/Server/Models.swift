import EventLoop
import HTTPTransfer
package import LanguageModels
import Logging
package import ModelProviders

/// The models of a process.
package enum Models {
    /// What asks the models, where there are some.
    ///
    /// - Parameters:
    ///   - configuration: Which models.
    ///   - report: Told of each attempt.
    /// - Returns: `nil` where there is no model.
    /// - Throws: `HTTPTransferError` where libcurl cannot be set up.
    package static func generator(
        _ configuration: ModelConfiguration,
        report: @escaping ModelEngine.Report = { _, _, _ in }
    ) async throws -> ModelEngine? {
        configuration.models.isEmpty ? nil : try await engine(configuration, report: report)
    }

    /// Each model by itself, in the order of fallback.
    ///
    /// - Throws: `HTTPTransferError` where libcurl cannot be set up.
    package static func all(_ configuration: ModelConfiguration) async throws -> [any LanguageModel] {
        try await models(configuration)
    }

    @LoopActor
    private static func models(_ configuration: ModelConfiguration) throws -> [any LanguageModel] {
        var client = HTTPClientConfiguration()
        client.caFile = configuration.certificateAuthorityFile
        return configuration.makeModels(client: try HTTPClient(configuration: client))
    }

    // Not `package` itself: Swift 6.3 takes the import of a package method's global actor for unused when it compiles this file alone, and
    // asks for it when it compiles all of them.
    @LoopActor
    private static func engine(
        _ configuration: ModelConfiguration,
        report: @escaping ModelEngine.Report
    ) throws -> ModelEngine {
        ModelEngine(
            models: try models(configuration),
            policy: policy(for: configuration.models),
            report: report
        )
    }

    /// The times of a request: more than any of its calls may take, so that after a model that is silent the next one has time, too.
    ///
    /// - Parameters:
    ///   - models: Who may be asked.
    ///   - usual: What is enough for models that take no longer.
    /// - Returns: The usual ones with such a limit.
    static func policy(for models: [ModelSettings], usual: ModelPolicy = ModelPolicy()) -> ModelPolicy {
        var policy = usual
        let longest = models.map(\.limits.longest).max() ?? .zero
        policy.requestLimit = max(policy.requestLimit, longest * 3 / 2)
        return policy
    }

    /// Writes one line for each attempt, however it has ended: with its times and its usage, never with a text.
    ///
    /// - Parameters:
    ///   - logger: Where it goes.
    ///   - hash: What the lines of the run have in the place of its id.
    /// - Returns: What is to be told of each attempt.
    static func report(to logger: Logger, hash: @escaping @Sendable (String) -> String) -> ModelEngine.Report {
        { model, report, run in
            var metadata = report.metadata(model: model)
            metadata["run"] = "\(hash(run))"
            logger.info("model call", metadata: metadata)
        }
    }
}
