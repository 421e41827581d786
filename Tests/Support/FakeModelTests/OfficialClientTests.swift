import FakeModelSupport
import FoundationEssentials
import Subprocess
import SystemPackage
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

    /// What the clients made of everything, by case.
    private static func outcomes() async throws -> [String: JSON] {
        let python = "\(Checkout.root)/.build/python/bin/python"
        let program = "\(Checkout.root)/Tests/Support/FakeModelTests/official_clients.py"
        let lines = try await FakeModelProcess.run(script) { model in
            let result = try await Subprocess.run(
                .path(FilePath(python)),
                arguments: [program, model.base],
                output: .string(limit: 1 << 20, encoding: UTF8.self),
                error: .string(limit: 1 << 16, encoding: UTF8.self)
            )
            #expect(result.terminationStatus.isSuccess, "\(result.standardError)")
            return result.standardOutput
        }
        let values = try lines.split(separator: "\n").map { try JSON($0.utf8) }
        return Dictionary(values.map { ($0["case"].string ?? "", $0) }) { first, _ in first }
    }

    @Test func theOfficialClientsTakeTheFakeForTheRealThing() async throws {
        let outcomes = try await Self.outcomes()
        func expect(_ name: String, _ expected: [String: JSON], sourceLocation: SourceLocation = #_sourceLocation) {
            let outcome = outcomes[name] ?? .null
            for (member, value) in expected {
                #expect(outcome[member] == value, "\(name).\(member)", sourceLocation: sourceLocation)
            }
        }
        func fails(_ name: String, _ error: String, sourceLocation: SourceLocation = #_sourceLocation) {
            let errors = outcomes[name]?["errors"].elements ?? []
            #expect(errors.contains(.string(error)), "\(name): \(errors)", sourceLocation: sourceLocation)
        }
        // The versions that the list pins, or the rest would prove little.
        expect("versions", ["text": .string("2.12.0 3.54.0")])
        let plain: [String: JSON] = ["text": .string("Hello, wörld!"), "input": .number(7), "output": .number(5)]

        expect("claude-stream-plain", plain)
        expect("claude-stream-plain", ["stop": .string("end_turn"), "final": .string("Hello, wörld!")])
        expect("claude-stream-plain", ["requestID": .string("req_fake1")])
        let plainEvents = [
            "message_start", "content_block_start", "content_block_delta", "text", "content_block_delta", "text",
            "content_block_delta", "text", "content_block_stop", "message_delta", "message_stop",
        ]
        expect("claude-stream-plain", ["events": .array(plainEvents.map { .string($0) })])
        expect("claude-stream-thinking", ["text": .string("Hello."), "thinking": .string("Let me see.")])
        expect("claude-stream-thinking", ["output": .number(9), "stop": .string("end_turn")])
        expect("claude-stream-silent-thinking", ["text": .string("Hello."), "thinking": .string("")])
        expect("claude-stream-silent-thinking", ["stop": .string("end_turn")])
        expect("claude-stream-long", ["text": .string("Hello"), "stop": .string("max_tokens")])
        expect("claude-stream-refused", ["stop": .string("refusal")])
        fails("claude-stream-limited", "RateLimitError")
        expect("claude-stream-limited", ["status": .number(429), "type": .string("rate_limit_error")])
        fails("claude-stream-overloaded", "OverloadedError")
        expect("claude-stream-overloaded", ["status": .number(529), "type": .string("overloaded_error")])
        fails("claude-stream-broken", "APIStatusError")
        expect("claude-stream-broken", ["status": .number(200), "type": .string("overloaded_error")])
        expect("claude-stream-broken", ["text": .string("Hello")])
        fails("claude-stream-cut", "RemoteProtocolError")
        // Measured: the client takes a clean end for a success, without a reason to stop (`llm-protocols.md` 1.4).
        expect("claude-stream-eof", ["text": .string("Hello"), "stop": .null])
        expect("claude-whole-plain", plain)
        expect("claude-whole-plain", ["stop": .string("end_turn")])
        expect("claude-whole-thinking", ["thinking": .string("Let me see."), "text": .string("Hello.")])
        expect("claude-whole-refused", ["stop": .string("refusal")])
        fails("claude-whole-limited", "RateLimitError")
        fails("claude-whole-overloaded", "OverloadedError")

        expect("gpt-stream-plain", plain)
        expect("gpt-stream-plain", ["stop": .string("stop")])
        expect("gpt-stream-long", ["stop": .string("length")])
        fails("gpt-stream-limited", "RateLimitError")
        fails("gpt-stream-broken", "APIError")
        expect("gpt-stream-broken", ["text": .string("Hello"), "status": .null])
        fails("gpt-stream-cut", "APIConnectionError")
        expect("gpt-stream-eof", ["text": .string("Hello"), "stop": .null, "output": .null])
        fails("gpt-stream-failing", "InternalServerError")
        expect("gpt-whole-plain", plain)
        expect("gpt-whole-plain", ["stop": .string("stop")])
        fails("gpt-whole-limited", "RateLimitError")
        fails("gpt-whole-failing", "InternalServerError")

        expect("claude-models", ["text": .string("one two")])
        expect("gpt-models", ["text": .string("one two")])
        #expect(outcomes.count == 28)
    }
}
