import FoundationEssentials

extension ModelConfiguration {
    /// Reads the environment.
    ///
    /// | variable | meaning | default |
    /// |---|---|---|
    /// | `ARETE_MODEL` | models in the order of fallback, `provider/model`, with commas between them | none: the rule engine |
    /// | `ARETE_FALLBACK_RULES` | `1`: the rule engine answers where no model does | `0` |
    /// | `ARETE_ANTHROPIC_BASE_URL`, `ARETE_OPENAI_BASE_URL` | the server | the provider's own |
    /// | `ARETE_ANTHROPIC_API_KEY`, `ARETE_OPENAI_API_KEY` | the key | none, which only a local server takes |
    /// | `…_API_KEY_FILE` | a file with the key, instead | systemd's credential `arete_anthropic_api_key`, `arete_openai_api_key` |
    /// | `ARETE_ANTHROPIC_VERSION` | `anthropic-version` | `2026-10-21` |
    /// | `ARETE_ANTHROPIC_AUTH` | `x-api-key` or `bearer` | `x-api-key` |
    /// | `ARETE_MODEL_EFFORT` | how hard a model thinks; `none`: not told | `low` for the models that are known to take it |
    /// | `ARETE_TEMPERATURE`, `ARETE_TOP_P` | sampling: 0 to 2, 0 to 1 | not told |
    /// | `ARETE_MODEL_TIMEOUT` | seconds for a call, 1 to 3600 | 120, a model that thinks or may 180 |
    /// | `ARETE_MODEL_FIRST_TEXT_TIMEOUT` | seconds to the first text, 1 to 3600 | 30, a local server 120, a model that thinks or may 180 |
    /// | `ARETE_CA_FILE` | certificates of private authorities | the system's |
    ///
    /// - Throws: `ModelConfigurationError` for a value that is none of these.
    package static func read(environment: [String: String]) throws(ModelConfigurationError) -> ModelConfiguration {
        let environment = ModelEnvironment(environment)
        let fallsBackToRules = try environment.flag("ARETE_FALLBACK_RULES")
        let list = environment["ARETE_MODEL"] ?? ""
        var models: [ModelSettings] = []
        if !list.isEmpty {
            let names = list.split(separator: ",", omittingEmptySubsequences: false)
            guard names.count <= mostModels else {
                throw ModelConfigurationError("ARETE_MODEL names more than \(mostModels) models")
            }
            for name in names { models.append(try environment.model(named: ModelEnvironment.trimmed(name))) }
        }
        guard Set(models.map(\.name)).count == models.count else {
            throw ModelConfigurationError("ARETE_MODEL names a model twice")
        }
        return ModelConfiguration(
            models: models,
            fallsBackToRules: fallsBackToRules,
            certificateAuthorityFile: environment["ARETE_CA_FILE"]
        )
    }
}

/// The variables that say how models are asked.
struct ModelEnvironment {
    private let values: [String: String]

    /// An environment.
    init(_ values: [String: String]) {
        self.values = values
    }

    /// A variable's value without white space at its ends; `nil` for an empty one.
    subscript(_ name: String) -> String? {
        let value = Self.trimmed(values[name] ?? "")
        return value.isEmpty ? nil : value
    }

    /// Text without white space at its ends.
    static func trimmed(_ text: some StringProtocol) -> String {
        var rest = Substring(text)
        while rest.first?.isWhitespace ?? false { rest.removeFirst() }
        while rest.last?.isWhitespace ?? false { rest.removeLast() }
        return String(rest)
    }

    /// A variable that is 0 or 1.
    func flag(_ name: String) throws(ModelConfigurationError) -> Bool {
        switch self[name] ?? "0" {
        case "0": false
        case "1": true
        default: throw ModelConfigurationError("\(name) is 0 or 1")
        }
    }

    /// One entry of `ARETE_MODEL` with the settings of its provider.
    func model(named name: String) throws(ModelConfigurationError) -> ModelSettings {
        let known = ModelProvider.allCases.map(\.rawValue).joined(separator: " or ")
        let parts = name.split(separator: "/", maxSplits: 1)
        guard parts.count == 2, name.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw ModelConfigurationError("ARETE_MODEL: \"\(name)\" is not of the form provider/model")
        }
        guard let provider = ModelProvider(rawValue: String(parts[0])) else {
            throw ModelConfigurationError("ARETE_MODEL: the provider of \"\(name)\" is not \(known)")
        }
        let model = String(parts[1])
        let (address, key) = try server(of: provider)
        return ModelSettings(
            provider: provider,
            model: model,
            address: address,
            key: key,
            isBearer: try isBearer(provider),
            version: try version(),
            effort: try effort(provider, model),
            temperature: try number("ARETE_TEMPERATURE", 0...2),
            topP: try number("ARETE_TOP_P", 0...1),
            limits: try limits(isLocal: address.isLocal, thinksUnseen: thinksUnseen(provider, address))
        )
    }

    private func server(of provider: ModelProvider) throws(ModelConfigurationError) -> (ServerAddress, APIKey?) {
        let prefix = "ARETE_\(provider.rawValue.uppercased())"
        let text = self["\(prefix)_BASE_URL"] ?? provider.defaultAddress
        guard let address = ServerAddress(text) else {
            throw ModelConfigurationError("\(prefix)_BASE_URL is no http or https address")
        }
        guard let key = try key("\(prefix)_API_KEY") else {
            guard address.isLocal else {
                throw ModelConfigurationError("\(prefix)_API_KEY is missing: \(address.host) needs a key")
            }
            return (address, nil)
        }
        guard address.scheme == "https" || address.isLocal else {
            throw ModelConfigurationError("\(prefix)_BASE_URL would send the key unencrypted: use https")
        }
        return (address, key)
    }

    private func key(_ name: String) throws(ModelConfigurationError) -> APIKey? {
        if let text = self[name] {
            guard let key = APIKey(text) else {
                throw ModelConfigurationError("\(name) has characters that no key has")
            }
            return key
        }
        guard let path = self["\(name)_FILE"] ?? credential(name) else { return nil }
        let contents: Data
        do {
            contents = try Data(contentsOf: URL(filePath: path))
        } catch {
            throw ModelConfigurationError("\(name)_FILE: \(path) cannot be read")
        }
        guard let key = APIKey(Self.trimmed(String(decoding: contents, as: UTF8.self))) else {
            throw ModelConfigurationError("\(name)_FILE: \(path) holds no key")
        }
        return key
    }

    /// The file of a credential that systemd has loaded out of `/etc/arete/credentials` for this service (`LoadCredential=`), where there is one.
    private func credential(_ name: String) -> String? {
        guard let directory = self["CREDENTIALS_DIRECTORY"] else { return nil }
        let path = "\(directory)/arete_\(name.dropFirst("ARETE_".count).lowercased())"
        return FileManager.default.fileExists(atPath: path) ? path : nil
    }

    private func isBearer(_ provider: ModelProvider) throws(ModelConfigurationError) -> Bool {
        guard provider == .anthropic else { return true }
        switch self["ARETE_ANTHROPIC_AUTH"] ?? "x-api-key" {
        case "x-api-key": return false
        case "bearer": return true
        default: throw ModelConfigurationError("ARETE_ANTHROPIC_AUTH is x-api-key or bearer")
        }
    }

    private func version() throws(ModelConfigurationError) -> String {
        let version = self["ARETE_ANTHROPIC_VERSION"] ?? "2026-10-21"
        guard version.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw ModelConfigurationError("ARETE_ANTHROPIC_VERSION is a date such as 2026-10-21")
        }
        return version
    }

    private func effort(_ provider: ModelProvider, _ model: String) throws(ModelConfigurationError) -> String? {
        guard let effort = self["ARETE_MODEL_EFFORT"] else {
            return provider == .anthropic && Self.takesEffort(model) ? "low" : nil
        }
        guard effort.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) else {
            throw ModelConfigurationError("ARETE_MODEL_EFFORT is a word such as low, medium or high, or none")
        }
        return effort == "none" ? nil : effort
    }

    /// Whether a model is Claude 5 or newer: `claude-haiku-5-5`, not `claude-haiku-4-5-20251001` (`llm-protocols.md` 1.3).
    private static func takesEffort(_ model: String) -> Bool {
        guard model.hasPrefix("claude-") else { return false }
        let numbers = model.split(separator: "-").compactMap { Int($0) }
        return numbers.first.map { (5..<100).contains($0) } ?? false
    }

    /// Whether a model may think without a sign of it.
    ///
    /// Anthropic's own stream begins with the thought, and local servers have more time for everything. Of OpenAI's models, and of those
    /// behind anybody's gateway, nobody knows by the name: they may, unless the operator says that they do not.
    private func thinksUnseen(_ provider: ModelProvider, _ address: ServerAddress) -> Bool {
        let isSeen = provider == .anthropic && address == ServerAddress(provider.defaultAddress)
        return !isSeen && !address.isLocal && self["ARETE_MODEL_EFFORT"] != "none"
    }

    private func limits(isLocal: Bool, thinksUnseen: Bool) throws(ModelConfigurationError) -> CallLimits {
        var limits = isLocal ? CallLimits.local : .cloud
        limits.thinksUnseen = thinksUnseen
        if let seconds = try number("ARETE_MODEL_FIRST_TEXT_TIMEOUT", 1...3600) {
            limits.firstText = .seconds(seconds)
            // The operator knows.
            limits.thinksUnseen = false
            limits.firstTextAfterThought = max(limits.firstTextAfterThought, limits.firstText)
            // A local server sends its head with the first text.
            limits.head = max(limits.head, limits.firstText)
            limits.silence = max(limits.silence, limits.firstText)
            // As much again to write what has begun.
            limits.total = max(limits.total, limits.firstText * 2)
        }
        if let total = try number("ARETE_MODEL_TIMEOUT", 1...3600) {
            limits.total = .seconds(total)
            limits.firstTextAfterThought = min(limits.firstTextAfterThought, limits.total)
        }
        return limits
    }

    private func number(_ name: String, _ range: ClosedRange<Double>) throws(ModelConfigurationError) -> Double? {
        guard let text = self[name] else { return nil }
        guard let number = Double(text), range.contains(number) else {
            throw ModelConfigurationError(
                "\(name) is a number from \(Int(range.lowerBound)) to \(Int(range.upperBound))"
            )
        }
        return number
    }
}

extension ModelProvider {
    /// The provider's own server.
    var defaultAddress: String {
        switch self {
        case .anthropic: "https://api.anthropic.com"
        case .openai: "https://api.openai.com/v1"
        }
    }
}
