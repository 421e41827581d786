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
    /// - Throws: `HTTPTransferError` where libcurl cannot be set up.
    package static func generator(
        _ configuration: ModelConfiguration,
        logger: Logger
    ) async throws -> (any ItemGenerator)? {
        configuration.models.isEmpty ? nil : try await engine(configuration, logger: logger)
    }

    // Not `package` itself: Swift 6.3 takes the import of a package method's global actor for unused when it compiles this file alone, and
    // asks for it when it compiles all of them.
    @LoopActor
    private static func engine(_ configuration: ModelConfiguration, logger: Logger) throws -> ModelEngine {
        var client = HTTPClientConfiguration()
        client.caFile = configuration.certificateAuthorityFile
        let models = configuration.makeModels(client: try HTTPClient(configuration: client))
        return ModelEngine(models: models, policy: policy(for: configuration.models), report: report(to: logger))
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
