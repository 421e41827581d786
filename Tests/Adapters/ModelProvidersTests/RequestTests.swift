import FoundationEssentials
import LanguageModels
import Testing

@testable import ModelProviders

@Suite("Requests")
struct RequestTests {
    static let schema = ModelSchema(
        name: "items",
        json: #"{"type":"object","properties":{"z":{"type":"string"}},"required":["z"],"additionalProperties":false}"#
    )
    static let question = ModelRequest(
        instructions: "Be \"brief\".",
        documents: ["<resume>\nÉ😀\u{1}</resume>", "<posting/>"],
        task: "List.",
        schema: schema,
        maxTokens: 4096
    )
    static let claude = RequestForm(provider: .anthropic, model: "claude-haiku-5-5", effort: "low")
    static let gpt = RequestForm(provider: .openai, model: "gpt-x", isOpenAIItself: true)
    static let llama = RequestForm(provider: .openai, model: "llama3.1:8b")

    static func text(_ form: RequestForm, without refused: Set<RequestParameter> = []) -> String {
        String(decoding: form.body(question, without: refused), as: UTF8.self)
    }

    @Test func anthropicByteForByte() {
        let mark = #","cache_control":{"type":"ephemeral"}}"#
        #expect(
            Self.text(Self.claude)
                == #"{"model":"claude-haiku-5-5","max_tokens":4096,"stream":true,"system":[{"type":"text","text":"Be \"brief\".""#
                + mark + #"],"messages":[{"role":"user","content":[{"type":"text","text":"<resume>\nÉ😀\u0001</resume>""#
                + mark + #",{"type":"text","text":"<posting/>""# + mark + #",{"type":"text","text":"List."}]}],"#
                + #""output_config":{"effort":"low","format":{"type":"json_schema","schema":\#(Self.schema.json)}}}"#
        )
    }

    @Test func openAIByteForByte() {
        #expect(
            Self.text(Self.gpt)
                == #"{"model":"gpt-x","messages":[{"role":"system","content":"Be \"brief\"."},{"role":"user","content":"#
                + #""<resume>\nÉ😀\u0001</resume>\n\n<posting/>\n\nList."}],"stream":true,"#
                + #""stream_options":{"include_usage":true,"include_obfuscation":false},"max_completion_tokens":4096,"#
                + #""response_format":{"type":"json_schema","json_schema":{"name":"items","strict":true,"#
                + #""schema":\#(Self.schema.json)}}}"#
        )
    }

    @Test func otherServersGetTheOlderNames() {
        let text = Self.text(Self.llama)
        #expect(text.contains(#""max_tokens":4096"#) && text.contains(#""stream_options":{"include_usage":true}"#))
        #expect(!text.contains("max_completion_tokens") && !text.contains("obfuscation"))
    }

    @Test func samplingIsSentOnlyWhereItIsSet() {
        for form in [Self.claude, Self.gpt, Self.llama] {
            #expect(!Self.text(form).contains("temperature") && !Self.text(form).contains("top_"))
            var sampling = form
            sampling.temperature = 0.2
            sampling.topP = 1
            #expect(Self.text(sampling).contains(#","temperature":0.2,"top_p":1.0"#))
        }
    }

    @Test func atMostFourPrefixesAreMarked() {
        var question = Self.question
        question.documents = (0..<6).map { "document \($0)" }
        let text = String(decoding: Self.claude.body(question, without: []), as: UTF8.self)
        #expect(text.components(separatedBy: "cache_control").count - 1 == 4)
        #expect(text.contains(#""document 2","cache_control""#) && text.contains(#""document 3"}"#))
    }

    /// Whatever is left out, what is left is JSON, and nothing of what was left out is in it.
    @Test("goes without each parameter", arguments: RequestParameter.allCases)
    func without(_ parameter: RequestParameter) throws {
        for var form in [Self.claude, Self.gpt, Self.llama] {
            form.effort = "low"
            form.temperature = 1
            form.topP = 0.5
            let text = Self.text(form, without: [parameter])
            _ = try JSONDecoder().decode(AnyObjectShape.self, from: Data(text.utf8))
            for name in Self.names[parameter, default: []] { #expect(!text.contains("\"\(name)\"")) }
            #expect(!form.parameters(without: [parameter]).contains(parameter))
        }
        _ = try JSONDecoder().decode(
            AnyObjectShape.self,
            from: Data(Self.text(Self.claude, without: Set(RequestParameter.allCases)).utf8)
        )
    }

    private struct AnyObjectShape: Decodable {
        var model: String
        var stream: Bool
    }

    static let names: [RequestParameter: [String]] = [
        .schema: ["response_format", "json_schema"], .effort: ["effort", "reasoning_effort"],
        .streamOptions: ["stream_options"], .obfuscation: ["include_obfuscation"],
        .newerLimit: ["max_completion_tokens"], .olderLimit: [], .cacheControl: ["cache_control"],
        .temperature: ["temperature"],
        .topP: ["top_p"],
    ]

    @Test(
        "an error names a parameter",
        arguments: [
            ("temperature: Extra inputs are not permitted", [.temperature]),
            ("Unsupported parameter: 'max_completion_tokens' is not supported.", [.newerLimit]),
            ("output_config.effort: Extra inputs are not permitted", [.effort]),
            ("output_config.format.schema: unsupported", [.schema]),
            ("output_config: Extra inputs", [.schema, .effort]),
            ("messages.0.content.1.cache_control: not allowed", [.cacheControl]),
            ("Invalid schema for response_format 'items'", [.schema]),
            ("openai does not support parameters: ['response_format', 'stream_options']", [.schema, .streamOptions]),
            ("stream_options.include_obfuscation", [.obfuscation]), ("This model does not support effort.", [.effort]),
            ("'max_tokens' is not supported. Use 'max_completion_tokens' instead.", [.newerLimit, .olderLimit]),
            ("max_tokens is too large: 8192", []), ("", []), ("...", []), ("the temperatures", []),
        ] as [(String, Set<RequestParameter>)]
    )
    func named(_ message: String, _ expected: Set<RequestParameter>) {
        #expect(RequestParameter.named(in: ServerError(message: message)) == expected)
    }

    @Test func theParameterMemberAloneIsEnough() {
        #expect(RequestParameter.named(in: ServerError(parameter: "top_p", message: "No.")) == [.topP])
        let repeated = String(repeating: "word ", count: 200) + "temperature"
        #expect(RequestParameter.named(in: ServerError(message: repeated)) == [])
    }
}
