/// Which models are asked, in the order of fallback, and how.
package struct ModelConfiguration: Sendable, Equatable {
    /// The models; none means the rule engine alone.
    package var models: [ModelSettings]
    /// Whether the rule engine answers where no model does.
    package var fallsBackToRules: Bool
    /// A file of certificates of private authorities, in PEM.
    package var certificateAuthorityFile: String?

    /// No model.
    package static let none = ModelConfiguration(models: [], fallsBackToRules: false, certificateAuthorityFile: nil)

    /// The most models of a list; a longer one is a mistake.
    static let mostModels = 8
}

/// One model at one server.
package struct ModelSettings: Sendable, Equatable {
    /// The protocol that the server speaks.
    package var provider: ModelProvider
    /// The model's name at the server.
    package var model: String
    /// Where the server is.
    package var address: ServerAddress
    /// What it is shown; `nil` for a local server that asks for none.
    package var key: APIKey?
    /// Whether Anthropic's key goes as `Authorization: Bearer` instead of `x-api-key`.
    package var isBearer: Bool
    /// Anthropic's `anthropic-version`.
    package var version: String
    /// How hard the model thinks, where it can be told.
    package var effort: String?
    /// A sampling parameter.
    package var temperature: Double?
    /// A sampling parameter.
    package var topP: Double?
    /// How long a call may take.
    package var limits: CallLimits

    /// Provider and model, such as `anthropic/claude-haiku-5-5`.
    package var name: String { "\(provider.rawValue)/\(model)" }
}

/// A setting of the models that cannot be used: one clear line, never with a key in it.
package struct ModelConfigurationError: Error, Sendable, Equatable, CustomStringConvertible {
    package let description: String

    init(_ description: String) {
        self.description = description
    }
}
