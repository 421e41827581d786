import FakeModelSupport
import Testing

@testable import fake_model

/// What the fake writes, byte for byte (`llm-protocols.md` 1.4, 1.5, 2.1).
@Suite("Wire shapes", .timeLimit(.minutes(2)))
struct WireShapeTests {
    private static let script = """
        {"answers": [{"pieces": ["Hel", "lo \\"w\\u00f6rld\\"\\n"], "usage": {"input": 7, "output": 5, "cacheRead": 2}}]}
        """

    @Test func anthropicsStream() async throws {
        let exchange = try await FakeModelProcess.run(Self.script) { try Exchange($0) }
        #expect(exchange.status == 200)
        #expect(exchange.headers["content-type"] == "text/event-stream; charset=utf-8")
        #expect(exchange.headers["request-id"] == "req_fake1")
        #expect(exchange.isWhole)
        #expect(
            exchange.body == #"""
                event: message_start
                data: {"type":"message_start","message":{"id":"msg_fake1","type":"message","role":"assistant","model":"claude-haiku-5-5","content":[],"stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":7,"cache_creation_input_tokens":0,"cache_read_input_tokens":2,"output_tokens":1}}}

                event: content_block_start
                data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}

                event: ping
                data: {"type":"ping"}

                event: content_block_delta
                data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Hel"}}

                event: content_block_delta
                data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"lo \"wörld\"\n"}}

                event: content_block_stop
                data: {"type":"content_block_stop","index":0}

                event: message_delta
                data: {"type":"message_delta","delta":{"stop_reason":"end_turn","stop_sequence":null},"usage":{"output_tokens":5}}

                event: message_stop
                data: {"type":"message_stop"}


                """#
        )
    }

    @Test func openAIsStream() async throws {
        let (exchange, plain) = try await FakeModelProcess.run(Self.script) { model in
            (try Exchange(model, openAI: true), try Exchange(model, openAI: true, Exchange.chat(usage: false)))
        }
        #expect(exchange.headers["content-type"] == "text/event-stream; charset=utf-8")
        #expect(exchange.headers["x-request-id"] == "req_fake1")
        #expect(exchange.isWhole)
        let head = #"{"id":"chatcmpl-fake1","object":"chat.completion.chunk","created":1,"model":"gpt-x","choices":"#
        let tail = #","logprobs":null,"finish_reason":null}],"usage":null}"#
        #expect(
            exchange.body == #"""
                data: \#(head)[{"index":0,"delta":{"role":"assistant","content":"","refusal":null}\#(tail)

                data: \#(head)[{"index":0,"delta":{"content":"Hel"}\#(tail)

                data: \#(head)[{"index":0,"delta":{"content":"lo \"wörld\"\n"}\#(tail)

                data: \#(head)[{"index":0,"delta":{},"logprobs":null,"finish_reason":"stop"}],"usage":null}

                data: \#(head)[],"usage":{"prompt_tokens":7,"completion_tokens":5,"total_tokens":12,"prompt_tokens_details":{"cached_tokens":2},"completion_tokens_details":{"reasoning_tokens":0}}}

                data: [DONE]


                """#
        )
        #expect(!plain.body.contains("usage"))
        #expect(plain.body.hasSuffix("data: [DONE]\n\n"))
    }

    @Test func wholeAnswers() async throws {
        let (claude, gpt) = try await FakeModelProcess.run(Self.script) { model in
            (
                try Exchange(model, Exchange.messages(stream: false)),
                try Exchange(model, openAI: true, Exchange.chat(stream: false))
            )
        }
        #expect(claude.headers["content-type"] == "application/json")
        let message = try JSON(claude.body.utf8)
        #expect(message["type"].string == "message")
        #expect(message["stop_reason"].string == "end_turn")
        #expect(message["content"].elements.map { $0["text"].string } == ["Hello \"wörld\"\n"])
        #expect(message["usage"]["output_tokens"].number == 5)
        let completion = try JSON(gpt.body.utf8)
        #expect(completion["object"].string == "chat.completion")
        let choice = try #require(completion["choices"].elements.first)
        #expect(choice["message"]["content"].string == "Hello \"wörld\"\n")
        #expect(choice["finish_reason"].string == "stop")
        #expect(completion["usage"]["total_tokens"].number == 12)
    }

    @Test(arguments: [
        (400, "invalid_request_error"), (401, "authentication_error"), (402, "billing_error"),
        (403, "permission_error"), (404, "not_found_error"), (409, "conflict_error"), (413, "request_too_large"),
        (429, "rate_limit_error"), (500, "api_error"), (504, "timeout_error"), (529, "overloaded_error"),
    ])
    func everyStatusInBothDialects(status: Int, type: String) async throws {
        let script = """
            {"answers": [{"status": \(status), "headers": {"Retry-After": "3"}, "errorCode": "why", "message": "So."}]}
            """
        let (claude, gpt) = try await FakeModelProcess.run(script) { model in
            (try Exchange(model), try Exchange(model, openAI: true))
        }
        for exchange in [claude, gpt] {
            #expect(exchange.status == status)
            #expect(exchange.headers["retry-after"] == "3")
            #expect(exchange.headers["content-type"] == "application/json")
        }
        let error = #"{"type":"\#(type)","message":"So.","details":{"error_code":"why"}}"#
        #expect(claude.body == #"{"type":"error","error":\#(error),"request_id":"req_fake1"}"#)
        let members = try JSON(gpt.body.utf8)["error"]
        #expect(Set(members.members.keys) == ["message", "type", "param", "code"])
        #expect(members["code"].string == "why")
        #expect(members["message"].string == "So.")
    }

    @Test func theModels() async throws {
        let (claude, gpt) = try await FakeModelProcess.run(#"{"models": ["a", "b"]}"#) { model in
            (
                try Exchange(model, raw: "GET /v1/models HTTP/1.1\r\nanthropic-version: 2026-10-21\r\n\r\n"),
                try Exchange(model, raw: "GET /v1/models HTTP/1.1\r\n\r\n")
            )
        }
        let page = try JSON(claude.body.utf8)
        #expect(page["data"].elements.map { $0["id"].string } == ["a", "b"])
        #expect(page["has_more"] == .bool(false))
        let list = try JSON(gpt.body.utf8)
        #expect(list["object"].string == "list")
        #expect(list["data"].elements.map { $0["id"].string } == ["a", "b"])
    }

    /// Each way to write the same events, and what the first delta's lines become by it.
    @Test(arguments: [
        (#""lineEnd": "crlf""#, "\r\n\r\nevent: content_block_delta\r\ndata: {"),
        (#""lineEnd": "cr""#, "\r\revent: content_block_delta\rdata: {"),
        (#""noSpace": true"#, "\n\nevent:content_block_delta\ndata:{"),
        (#""comments": true"#, "\n\n: comment\nevent: content_block_delta\ndata: {"),
        (
            #""multiline": true"#,
            "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\ndata: \"index\":0,"
        ),
        (#""asciiOnly": true"#, "\"text\":\"\\u00fc\\ud83d\\ude00\"}"),
        (#""bom": true"#, "\u{feff}event: message_start\n"),
    ])
    func theSameEventsWrittenOtherwise(option: String, expected: String) async throws {
        let script = "{\"answers\": [{\"pieces\": [\"ü😀\"], \(option)}]}"
        let body = try await FakeModelProcess.run(script) { try Exchange($0).body }
        #expect(body.contains(expected), "\(body)")
    }

    @Test(arguments: [("true", ": ping\n\n"), ("false", "event: ping\ndata: {\"type\":\"ping\"}\n\n")])
    func signsOfLife(areComments: String, expected: String) async throws {
        let script = """
            {"answers": [{"text": "x", "pings": 1, "pingComments": \(areComments), "gates": {"pieces": [0]}}]}
            """
        try await FakeModelProcess.run(script) { model in
            let wire = try Wire(to: model)
            wire.post("/v1/messages", Exchange.messages(), headers: Exchange.anthropicHeaders)
            // One belongs to the opening events; the connection would end without the others.
            let text = wire.read { $0.split(separator: expected).count > 4 }
            #expect(text.split(separator: expected).count > 4)
        }
    }

    @Test func transportChunksOfOneByteCutTokensAndCodePoints() async throws {
        let script = #"{"answers": [{"text": "wörld", "pieceBytes": 1}]}"#
        let (small, large) = try await FakeModelProcess.run(script) { model in
            let small = try Exchange(model)
            try model.play(#"{"answers": [{"text": "wörld"}]}"#)
            return (small, try Exchange(model))
        }
        #expect(small.body.replacing("fake1", with: "fake2") == large.body)
        #expect(small.chunks.count == small.body.utf8.count)
        #expect(large.chunks.count == 7)
    }

    @Test func theLastEventMayLackItsBlankLine() async throws {
        let script = #"{"answers": [{"text": "x", "unterminated": true}]}"#
        let body = try await FakeModelProcess.run(script) { try Exchange($0, openAI: true).body }
        #expect(body.hasSuffix("\n\ndata: [DONE]\n"))
    }

    @Test func aBodyThatEndsWithItsConnection() async throws {
        let script = #"{"answers": [{"text": "x", "closeDelimited": true}]}"#
        let exchange = try await FakeModelProcess.run(script) { try Exchange($0, openAI: true) }
        #expect(exchange.headers["transfer-encoding"] == nil)
        #expect(exchange.headers["content-length"] == nil)
        #expect(exchange.headers["connection"] == "close")
        #expect(exchange.body.hasSuffix("data: [DONE]\n\n"))
    }

    @Test func anotherContentTypeThanTheOneAskedFor() async throws {
        let script = """
            {"answers": [{"times": 1, "text": "x", "contentType": "application/json"},
                         {"times": 1, "body": "<p>no</p>", "contentType": "text/html"},
                         {"body": "data: raw\\r\\r", "contentType": "text/event-stream", "pieceBytes": 2}]}
            """
        let exchanges = try await FakeModelProcess.run(script) { model in
            [try Exchange(model), try Exchange(model), try Exchange(model, openAI: true)]
        }
        #expect(try JSON(exchanges[0].body.utf8)["content"].elements.first?["text"].string == "x")
        #expect(exchanges[1].status == 200)
        #expect(exchanges[1].headers["content-type"] == "text/html")
        #expect(exchanges[1].body == "<p>no</p>")
        #expect(exchanges[2].body == "data: raw\r\r")
        #expect(exchanges[2].chunks.allSatisfy { $0.count <= 2 })
    }

    @Test func unknownEventsDeltasAndBlocks() async throws {
        let script = #"{"answers": [{"text": "x", "unknowns": true, "thinking": "Hm. So"}]}"#
        let (claude, gpt) = try await FakeModelProcess.run(script) { model in
            (try Exchange(model).body, try Exchange(model, openAI: true).body)
        }
        #expect(claude.contains(#""index":0,"content_block":{"type":"brand_new_block""#))
        #expect(claude.contains(#""index":1,"content_block":{"type":"thinking""#))
        #expect(claude.contains(#""index":1,"delta":{"type":"thinking_delta","thinking":"Hm. "}"#))
        #expect(claude.contains(#""index":1,"delta":{"type":"signature_delta""#))
        #expect(claude.contains(#""index":2,"delta":{"type":"text_delta","text":"x"}"#))
        #expect(claude.contains("event: brand_new_event\n"))
        #expect(gpt.contains(#""delta":{"reasoning_content":"Hm. "}"#))
        #expect(gpt.contains(#""choices":null"#))
    }
}
