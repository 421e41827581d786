import FakeModelSupport
import Testing

@testable import fake_model

/// What is refused as the services refuse it (`llm-protocols.md` 1.1 to 1.3, 2.1).
@Suite("Rules of requests", .timeLimit(.minutes(2)))
struct RequestRuleTests {
    private static let user = #""messages":[{"role":"user","content":"Hello?"}]"#

    private static func refusal(
        _ dialect: Dialect,
        _ body: String,
        headers: [String: String]? = nil,
        requiresKey: Bool = true
    ) -> ModelError? {
        let own = dialect == .anthropic ? Exchange.anthropicHeaders : ["authorization": "Bearer key"]
        let request = HTTPRequest(method: "POST", path: "/", query: [:], headers: headers ?? own)
        do throws(ModelError) {
            // `try?` because what is no JSON is a case, too.
            try RequestRules(dialect, requiresKey: requiresKey).check(request, try? JSON(body.utf8))
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: [
        #"{"model":"claude-haiku-5-5","max_tokens":1,\#(user)}"#,
        #"{"model":"m","max_tokens":1,"system":"s","stream":true,\#(user)}"#,
        #"{"model":"claude-haiku-5-5","max_tokens":1,"thinking":{"type":"disabled"},\#(user)}"#,
        #"{"model":"claude-sonnet-5-5","max_tokens":1,"thinking":{"type":"between_tools"},\#(user)}"#,
        """
        {"model":"m","max_tokens":1,"output_config":{"effort":"low","format":{"type":"json_schema","schema":
        {"type":"object","properties":{"a":{"type":"string"}},"required":["a"],"additionalProperties":false}}},\(user)}
        """,
    ])
    func anthropicTakesThese(body: String) {
        #expect(Self.refusal(.anthropic, body)?.message == nil)
    }

    @Test(arguments: [
        ("nonsense", "The request body is not valid JSON."),
        ("[]", "The request body is not valid JSON."),
        (#"{"max_tokens":1,\#(user)}"#, "model: Field required"),
        (#"{"model":"m",\#(user)}"#, "max_tokens: Field required"),
        (#"{"model":"m","max_tokens":0,\#(user)}"#, "max_tokens: Input should be greater than or equal to 1"),
        (#"{"model":"m","max_tokens":1,"messages":[]}"#, "messages: Field required"),
        (
            #"{"model":"claude-haiku-5-5","max_tokens":1,"temperature":1,\#(user)}"#,
            "temperature: Extra inputs are not permitted"
        ),
        (#"{"model":"m","max_tokens":1,"top_p":1,\#(user)}"#, "top_p: Extra inputs are not permitted"),
        (#"{"model":"m","max_tokens":1,"n":1,\#(user)}"#, "n: Extra inputs are not permitted"),
        (
            #"{"model":"claude-sonnet-5-5","max_tokens":1,"thinking":{"type":"disabled"},\#(user)}"#,
            "thinking.type: \"disabled\" is not supported with this model"
        ),
        (
            #"{"model":"m","max_tokens":1,"messages":[{"role":"user","content":"a"},{"role":"assistant","content":"{"}]}"#,
            "This model does not support assistant message prefill. The conversation must end with a user message."
        ),
        (
            """
            {"model":"m","max_tokens":1,"system":[{"cache_control":{}},{"cache_control":{}},{"cache_control":{}},
            {"cache_control":{}},{"cache_control":{}}],\(user)}
            """, "A maximum of 4 blocks with cache_control may be provided. Found 5."
        ),
        (
            #"{"model":"m","max_tokens":1,"output_config":{"format":{"type":"json_schema","schema":{"type":"object"}}},\#(user)}"#,
            "output_config.format.schema: For 'object' type, 'additionalProperties' must be explicitly set to false"
        ),
    ])
    func anthropicRefuses(body: String, message: String) {
        let refusal = Self.refusal(.anthropic, body)
        #expect(refusal?.status == 400)
        #expect(refusal?.message == message)
    }

    @Test func samplingIsStillTakenOfOldModelsInTheOldVersion() {
        let headers = ["x-api-key": "key", "anthropic-version": "2023-06-01"]
        let old = #"{"model":"claude-haiku-4-5","max_tokens":1,"temperature":0.5,\#(Self.user)}"#
        let new = #"{"model":"claude-opus-5-5","max_tokens":1,"temperature":0.5,\#(Self.user)}"#
        #expect(Self.refusal(.anthropic, old, headers: headers) == nil)
        #expect(Self.refusal(.anthropic, new, headers: headers)?.status == 400)
    }

    @Test func aKeyInEitherFieldAndAVersion() {
        let body = #"{"model":"m","max_tokens":1,\#(Self.user)}"#
        func status(_ headers: [String: String], requiresKey: Bool = true) -> Int? {
            Self.refusal(.anthropic, body, headers: headers, requiresKey: requiresKey)?.status
        }
        let version = ["anthropic-version": "2026-10-21"]
        #expect(status(version.merging(["x-api-key": "key"]) { $1 }) == nil)
        #expect(status(version.merging(["authorization": "Bearer key"]) { $1 }) == nil)
        #expect(status(version) == 401)
        #expect(status(version.merging(["x-api-key": ""]) { $1 }) == 401)
        #expect(status(version.merging(["authorization": "Basic key"]) { $1 }) == 401)
        #expect(status(version, requiresKey: false) == nil)
        #expect(status(["x-api-key": "key"]) == 400)
        #expect(status(["x-api-key": "key", "anthropic-version": "2020-01-01"]) == 400)
    }

    @Test(arguments: [
        (#"{"model":"m","max_tokens":1,"temperature":0,\#(user)}"#, nil),
        (#"{"model":"gpt-x","max_completion_tokens":1,\#(user)}"#, nil),
        (#"{"model":"gpt-6","reasoning_effort":"none","temperature":0,\#(user)}"#, nil),
        (#"{\#(user)}"#, "model"), (#"{"model":"m"}"#, "messages"),
        (#"{"model":"gpt-6","temperature":0,\#(user)}"#, "temperature"),
        (#"{"model":"gpt-x","max_tokens":1,\#(user)}"#, "max_tokens"),
        (#"{"model":"m","stream_options":{},\#(user)}"#, "stream_options"),
        (#"{"model":"m","response_format":{"type":"json_schema","json_schema":{}},\#(user)}"#, "response_format"),
        (
            """
            {"model":"m","response_format":{"type":"json_schema","json_schema":{"name":"x","strict":true,"schema":
            {"type":"object","properties":{"a":{}},"required":[],"additionalProperties":false}}},\(user)}
            """, "response_format"
        ),
    ])
    func openAIRefuses(body: String, parameter: String?) {
        let refusal = Self.refusal(.openai, body)
        #expect(refusal?.parameter == parameter)
        #expect(refusal?.status == (parameter == nil ? nil : 400))
    }

    @Test func openAIWantsABearer() {
        let body = #"{"model":"m",\#(Self.user)}"#
        #expect(Self.refusal(.openai, body, headers: [:])?.status == 401)
        #expect(Self.refusal(.openai, body, headers: ["x-api-key": "key"])?.status == 401)
        #expect(Self.refusal(.openai, body, headers: [:], requiresKey: false) == nil)
        #expect(Self.refusal(.openai, "nonsense")?.status == 400)
    }

    @Test func refusalsComeInTheRightDialect() async throws {
        let (claude, gpt, missing) = try await FakeModelProcess.run { model in
            (
                try Exchange(model, "nonsense"), try Exchange(model, "/chat/completions", "{}", headers: [:]),
                try Exchange(model, raw: "DELETE /v1/messages HTTP/1.1\r\n\r\n")
            )
        }
        #expect(claude.status == 400)
        #expect(try JSON(claude.body.utf8)["error"]["type"].string == "invalid_request_error")
        #expect(gpt.status == 401)
        #expect(try JSON(gpt.body.utf8)["error"]["code"].string == "invalid_api_key")
        #expect(missing.status == 405)
    }
}
