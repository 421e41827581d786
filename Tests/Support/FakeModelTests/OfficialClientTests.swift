import FakeModelSupport
import Testing

@testable import fake_model

/// The clients that the providers publish take the fake for the real thing (`llm-protocols.md` 6.2, point 10).
@Suite("Official clients", .timeLimit(.minutes(3)))
struct OfficialClientTests {
    private static let script = """
        {"models": ["one", "two"], "answers": [
          {"match": {"model": "plain"}, "pieces": ["Hel", "lo, wörld", "!"], "usage": {"input": 7, "output": 5}},
          {"match": {"model": "thinking"}, "thinking": "Let me see.", "text": "Hello.", "usage": {"input": 7, "output": 9}},
          {"match": {"model": "silent-thinking"}, "thinking": "", "text": "Hello.", "pings": 1,
           "delays": {"first": 20}, "pieceBytes": 1, "lineEnd": "crlf", "comments": true, "unknowns": true},
          {"match": {"model": "long"}, "text": "Hello", "then": "max_tokens"},
          {"match": {"model": "refused"}, "text": "Hello", "then": "refusal"},
          {"match": {"model": "limited"}, "status": 429, "headers": {"retry-after": "1"}, "message": "slow"},
          {"match": {"model": "overloaded"}, "status": 529, "message": "Overloaded"},
          {"match": {"model": "failing"}, "status": 500},
          {"match": {"model": "broken"}, "text": "Hello", "then": "error_event", "message": "Overloaded"},
          {"match": {"model": "cut"}, "text": "Hello", "then": "cut"},
          {"match": {"model": "eof"}, "text": "Hello", "then": "eof"}
        ]}
        """

    @Test func theOfficialClientsTakeTheFakeForTheRealThing() async throws {
        let clients = try await ClientOutcomes(PythonProgram("official_clients", in: "clients"), script: Self.script)
        // The versions that the list pins, or the rest would prove little.
        clients.expect("versions", ["text": .string("2.12.0 3.54.0")])
        let plain: [String: JSON] = ["text": .string("Hello, wörld!"), "input": .number(7), "output": .number(5)]

        clients.expect("claude-stream-plain", plain)
        clients.expect("claude-stream-plain", ["stop": .string("end_turn"), "final": .string("Hello, wörld!")])
        clients.expect("claude-stream-plain", ["requestID": .string("req_fake1")])
        let plainEvents = [
            "message_start", "content_block_start", "content_block_delta", "text", "content_block_delta", "text",
            "content_block_delta", "text", "content_block_stop", "message_delta", "message_stop",
        ]
        clients.expect("claude-stream-plain", ["events": .array(plainEvents.map { .string($0) })])
        clients.expect("claude-stream-thinking", ["text": .string("Hello."), "thinking": .string("Let me see.")])
        clients.expect("claude-stream-thinking", ["output": .number(9), "stop": .string("end_turn")])
        clients.expect("claude-stream-silent-thinking", ["text": .string("Hello."), "thinking": .string("")])
        clients.expect("claude-stream-silent-thinking", ["stop": .string("end_turn")])
        clients.expect("claude-stream-long", ["text": .string("Hello"), "stop": .string("max_tokens")])
        clients.expect("claude-stream-refused", ["stop": .string("refusal")])
        clients.fails("claude-stream-limited", "RateLimitError")
        clients.expect("claude-stream-limited", ["status": .number(429), "type": .string("rate_limit_error")])
        clients.fails("claude-stream-overloaded", "OverloadedError")
        clients.expect("claude-stream-overloaded", ["status": .number(529), "type": .string("overloaded_error")])
        clients.fails("claude-stream-broken", "APIStatusError")
        clients.expect("claude-stream-broken", ["status": .number(200), "type": .string("overloaded_error")])
        clients.expect("claude-stream-broken", ["text": .string("Hello")])
        clients.fails("claude-stream-cut", "RemoteProtocolError")
        // Measured: the client takes a clean end for a success, without a reason to stop (`llm-protocols.md` 1.4).
        clients.expect("claude-stream-eof", ["text": .string("Hello"), "stop": .null])
        clients.expect("claude-whole-plain", plain)
        clients.expect("claude-whole-plain", ["stop": .string("end_turn")])
        clients.expect("claude-whole-thinking", ["thinking": .string("Let me see."), "text": .string("Hello.")])
        clients.expect("claude-whole-refused", ["stop": .string("refusal")])
        clients.fails("claude-whole-limited", "RateLimitError")
        clients.fails("claude-whole-overloaded", "OverloadedError")

        clients.expect("gpt-stream-plain", plain)
        clients.expect("gpt-stream-plain", ["stop": .string("stop")])
        clients.expect("gpt-stream-long", ["stop": .string("length")])
        clients.fails("gpt-stream-limited", "RateLimitError")
        clients.fails("gpt-stream-broken", "APIError")
        clients.expect("gpt-stream-broken", ["text": .string("Hello"), "status": .null])
        clients.fails("gpt-stream-cut", "APIConnectionError")
        clients.expect("gpt-stream-eof", ["text": .string("Hello"), "stop": .null, "output": .null])
        clients.fails("gpt-stream-failing", "InternalServerError")
        clients.expect("gpt-whole-plain", plain)
        clients.expect("gpt-whole-plain", ["stop": .string("stop")])
        clients.fails("gpt-whole-limited", "RateLimitError")
        clients.fails("gpt-whole-failing", "InternalServerError")

        clients.expect("claude-models", ["text": .string("one two")])
        clients.expect("gpt-models", ["text": .string("one two")])
        #expect(clients.count == 28)
    }
}
