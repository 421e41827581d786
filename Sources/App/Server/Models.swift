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
        var policy = ModelPolicy()
        // A model that may take longer may be asked twice all the same, more or less.
        let longest = configuration.models.map(\.limits.total).max() ?? .zero
        policy.requestLimit = max(policy.requestLimit, longest * 3 / 2)
        return ModelEngine(models: models, policy: policy, report: report(to: logger))
    }

    /// Writes one line for each attempt, however it has ended.
    static func report(to logger: Logger) -> ModelEngine.Report {
        { model, report in logger.info("model call", metadata: report.metadata(model: model)) }
    }
}
