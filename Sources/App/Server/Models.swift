import EventLoop
import HTTPTransfer
package import LanguageModels
package import Logging
package import ModelProviders

/// The models of a process.
package enum Models {
    /// What asks the models, where there are some.
    ///
    /// Each attempt is logged with its times and its usage, never with a text.
    ///
    /// - Parameters:
    ///   - configuration: Which models.
    ///   - logger: Where each attempt is logged.
    ///   - report: Told of each attempt, too.
    /// - Returns: `nil` where there is no model.
    /// - Throws: `HTTPTransferError` where libcurl cannot be set up.
    package static func generator(
        _ configuration: ModelConfiguration,
        logger: Logger,
        report: @escaping ModelEngine.Report = { _, _ in }
    ) async throws -> ModelEngine? {
        configuration.models.isEmpty ? nil : try await engine(configuration, logger: logger, report: report)
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
        logger: Logger,
        report: @escaping ModelEngine.Report
    ) throws -> ModelEngine {
        let models = try models(configuration)
        let log = Self.report(to: logger)
        return ModelEngine(
            models: models,
            policy: policy(for: configuration.models),
            report: { model, call in
                log(model, call)
                report(model, call)
            }
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

    /// Writes one line for each attempt, however it has ended.
    static func report(to logger: Logger) -> ModelEngine.Report {
        { model, report in logger.info("model call", metadata: report.metadata(model: model)) }
    }
}
