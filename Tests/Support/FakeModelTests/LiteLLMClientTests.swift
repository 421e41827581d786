import FakeModelSupport
import Testing

@testable import fake_model

/// LiteLLM as a client takes the fake for the real thing, in both protocols (`llm-protocols.md` 6.2, point 10).
@Suite("LiteLLM as a client", .timeLimit(.minutes(3)))
struct LiteLLMClientTests {
    private static let script = """
        {"answers": [
          {"match": {"model": "plain"}, "pieces": ["Hel", "lo, wörld", "!"], "usage": {"input": 7, "output": 5}},
          {"match": {"model": "thinking"}, "thinking": "Let me see.", "text": "Hello.", "usage": {"input": 7, "output": 9}},
          {"match": {"model": "long"}, "text": "Hello", "then": "max_tokens"},
          {"match": {"model": "refused"}, "text": "Hello", "then": "refusal"},
          {"match": {"model": "limited"}, "status": 429, "headers": {"retry-after": "1"}, "message": "slow"},
          {"match": {"model": "overloaded"}, "status": 529, "message": "Overloaded"},
          {"match": {"model": "failing"}, "status": 500},
          {"match": {"model": "denied"}, "status": 401},
          {"match": {"model": "broken"}, "text": "Hello", "then": "error_event", "message": "Overloaded"},
          {"match": {"model": "cut"}, "text": "Hello", "then": "cut"},
          {"match": {"model": "eof"}, "text": "Hello", "then": "eof"}
        ]}
        """

    @Test func itTakesTheFakeForTheRealThing() async throws {
        let client = try await ClientOutcomes(PythonProgram("litellm_clients", in: "litellm"), script: Self.script)
        for provider in ["anthropic", "openai"] {
            client.expect(
                "\(provider)-plain",
                ["text": .string("Hello, wörld!"), "stop": .string("stop"), "input": .number(7), "output": .number(5)]
            )
            client.expect(
                "\(provider)-thinking",
                ["text": .string("Hello."), "thinking": .string("Let me see."), "output": .number(9)]
            )
            client.expect("\(provider)-long", ["text": .string("Hello"), "stop": .string("length")])
            client.expect("\(provider)-refused", ["text": .string("Hello"), "stop": .string("content_filter")])
            client.fails("\(provider)-limited", "RateLimitError")
            client.expect("\(provider)-limited", ["status": .number(429)])
            client.fails("\(provider)-failing", "InternalServerError")
            client.fails("\(provider)-denied", "AuthenticationError")
            client.fails("\(provider)-broken", "MidStreamFallbackError")
            client.expect("\(provider)-broken", ["text": .string("Hello")])
            client.fails("\(provider)-cut", "MidStreamFallbackError")
            // It makes up the end that never came: what our own end marker is for.
            client.expect("\(provider)-eof", ["text": .string("Hello"), "stop": .string("stop")])
        }
        client.fails("anthropic-overloaded", "InternalServerError")
        client.fails("openai-overloaded", "APIError")
        client.expect("openai-overloaded", ["status": .number(529)])
        #expect(client.count == 22)
    }
}
