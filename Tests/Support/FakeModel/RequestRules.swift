/// What the services refuse, so that a client that sends it fails here as it would there (`llm-protocols.md` 1.1 to 1.3, 2.1).
struct RequestRules: Sendable {
    private let dialect: Dialect
    private let requiresKey: Bool

    /// The rules of a protocol.
    init(_ dialect: Dialect, requiresKey: Bool) {
        self.dialect = dialect
        self.requiresKey = requiresKey
    }

    /// Checks a request.
    ///
    /// - Parameters:
    ///   - request: The request.
    ///   - body: Its body; `nil` where it is no JSON.
    /// - Throws: `ModelError`.
    func check(_ request: HTTPRequest, _ body: JSON?) throws(ModelError) {
        switch dialect {
        case .anthropic: try checkAnthropic(request, body)
        case .openai: try checkOpenAI(request, body)
        }
    }

    private static func bearer(_ request: HTTPRequest) -> String {
        let field = request.headers["authorization"] ?? ""
        return field.hasPrefix("Bearer ") ? String(field.dropFirst(7)) : ""
    }

    // MARK: Anthropic

    private static let anthropicMembers: Set = [
        "model", "max_tokens", "messages", "system", "stream", "stop_sequences", "output_config", "thinking", "tools",
        "tool_choice", "metadata", "service_tier", "speed", "inference_geo", "cache_control",
    ]
    private static let sampling: Set = ["temperature", "top_p", "top_k"]

    private func checkAnthropic(_ request: HTTPRequest, _ body: JSON?) throws(ModelError) {
        if requiresKey, (request.headers["x-api-key"] ?? "").isEmpty, Self.bearer(request).isEmpty {
            throw ModelError(status: 401, message: "x-api-key header is required")
        }
        guard let version = request.headers["anthropic-version"] else {
            throw .invalid("anthropic-version: header is required")
        }
        guard version == "2026-10-21" || version == "2023-06-01" else {
            throw .invalid("anthropic-version: \"\(version)\" is not a valid version")
        }
        guard let body, case .object(let members) = body else { throw .invalid("The request body is not valid JSON.") }
        guard let model = body["model"].string, !model.isEmpty else { throw .invalid("model: Field required") }
        guard let limit = body["max_tokens"].number else { throw .invalid("max_tokens: Field required") }
        guard limit >= 1 else { throw .invalid("max_tokens: Input should be greater than or equal to 1") }
        guard let last = body["messages"].elements.last else { throw .invalid("messages: Field required") }
        for name in members.keys.sorted() where !Self.anthropicMembers.contains(name) {
            let isOldSampling = Self.sampling.contains(name) && version == "2023-06-01" && !model.hasSuffix("-5-5")
            guard isOldSampling else { throw .invalid("\(name): Extra inputs are not permitted") }
        }
        guard last["role"].string == "user" else {
            throw .invalid(
                "This model does not support assistant message prefill. The conversation must end with a user message."
            )
        }
        try checkThinking(body["thinking"]["type"].string, model)
        let breakpoints = Self.count("cache_control", in: body)
        guard breakpoints <= 4 else {
            throw .invalid("A maximum of 4 blocks with cache_control may be provided. Found \(breakpoints).")
        }
        let format = body["output_config"]["format"]
        if format != .null {
            guard format["type"].string == "json_schema", format["schema"] != .null else {
                throw .invalid("output_config.format: Input should be a JSON schema")
            }
            try Self.checkSchema(format["schema"], at: "output_config.format.schema", isStrict: false)
        }
    }

    private func checkThinking(_ type: String?, _ model: String) throws(ModelError) {
        let refused: Set<String> =
            switch model {
            case "claude-haiku-5-5": ["enabled", "between_tools"]
            case "claude-sonnet-5-5": ["enabled", "disabled"]
            case "claude-opus-5-5": ["enabled", "disabled", "between_tools"]
            default: []
            }
        guard let type, refused.contains(type) else { return }
        throw .invalid("thinking.type: \"\(type)\" is not supported with this model")
    }

    private static func count(_ member: String, in value: JSON) -> Int {
        switch value {
        case .object(let members):
            members.reduce(0) { $0 + ($1.key == member ? 1 : count(member, in: $1.value)) }
        case .array(let elements): elements.reduce(0) { $0 + count(member, in: $1) }
        default: 0
        }
    }

    // MARK: OpenAI

    private func checkOpenAI(_ request: HTTPRequest, _ body: JSON?) throws(ModelError) {
        if requiresKey, Self.bearer(request).isEmpty {
            throw ModelError(
                status: 401,
                type: "invalid_request_error",
                code: "invalid_api_key",
                message: "You didn't provide an API key."
            )
        }
        guard let body, case .object = body else {
            throw .invalid("We could not parse the JSON body of your request.")
        }
        guard let model = body["model"].string, !model.isEmpty else {
            throw .invalid("you must provide a model parameter", parameter: "model")
        }
        guard !body["messages"].elements.isEmpty else {
            throw .invalid("Missing required parameter: 'messages'.", parameter: "messages")
        }
        if model.hasPrefix("gpt-6"), body["reasoning_effort"].string != "none" {
            for name in ["temperature", "top_p"] where body[name] != .null {
                throw .invalid("Unsupported parameter: '\(name)' is not supported with this model.", parameter: name)
            }
        }
        if model.hasPrefix("gpt-"), body["max_tokens"] != .null {
            throw .invalid(
                "Unsupported parameter: 'max_tokens' is not supported with this model. "
                    + "Use 'max_completion_tokens' instead.",
                parameter: "max_tokens"
            )
        }
        guard body["stream_options"] == .null || body["stream"] == .bool(true) else {
            throw .invalid(
                "The 'stream_options' parameter is only allowed when 'stream' is enabled.",
                parameter: "stream_options"
            )
        }
        let format = body["response_format"]
        guard format["type"].string == "json_schema" else { return }
        guard format["json_schema"]["name"].string != nil else {
            throw .invalid(
                "Missing required parameter: 'response_format.json_schema.name'.",
                parameter: "response_format"
            )
        }
        let isStrict = format["json_schema"]["strict"].bool ?? false
        try Self.checkSchema(format["json_schema"]["schema"], at: "response_format", isStrict: isStrict)
    }

    /// Both services want closed objects; a strict schema of OpenAI's also has every property required.
    private static func checkSchema(_ schema: JSON, at path: String, isStrict: Bool) throws(ModelError) {
        if schema["type"].string == "object" {
            guard schema["additionalProperties"] == .bool(false) else {
                throw .invalid(
                    "\(path): For 'object' type, 'additionalProperties' must be explicitly set to false",
                    parameter: path
                )
            }
            let required = Set(schema["required"].elements.compactMap(\.string))
            guard !isStrict || required == Set(schema["properties"].members.keys) else {
                throw .invalid("\(path): 'required' must include every key in properties", parameter: path)
            }
        }
        for name in ["minimum", "maximum", "minLength", "maxLength", "maxItems"] where schema[name] != .null {
            throw .invalid("\(path): property '\(name)' is not supported", parameter: path)
        }
        for (name, property) in schema["properties"].members {
            try checkSchema(property, at: "\(path).\(name)", isStrict: isStrict)
        }
        if schema["items"] != .null { try checkSchema(schema["items"], at: "\(path).items", isStrict: isStrict) }
    }
}
