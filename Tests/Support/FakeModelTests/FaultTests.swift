import FakeModelSupport
import Testing

@testable import fake_model

/// How an answer may end (`llm-protocols.md` 6.2, point 4).
@Suite("Faults", .timeLimit(.minutes(2)))
struct FaultTests {
    /// The last event that is whole.
    private static func lastEvent(_ body: String) -> String {
        body.split(separator: "\n\n").last.map(String.init) ?? ""
    }

    private static func exchanges(_ ending: String, _ more: String = "") async throws -> (Exchange, Exchange) {
        let text = #"{\"items\":[{\"text\":\"a b\"}],\"complete\":true}"#
        return try await FakeModelProcess.run(
            "{\"answers\": [{\"text\": \"\(text)\", \"then\": \"\(ending)\", \"message\": \"So.\"\(more)}]}"
        ) { model in
            (try Exchange(model), try Exchange(model, openAI: true))
        }
    }

    @Test(arguments: [("max_tokens", "length"), ("refusal", "content_filter")])
    func anEndThatIsNone(reason: String, finish: String) async throws {
        let (claude, gpt) = try await Self.exchanges(reason)
        #expect(claude.body.contains("\"stop_reason\":\"\(reason)\""))
        #expect(Self.lastEvent(claude.body).contains("message_stop"))
        #expect(claude.body.contains("stop_details") == (reason == "refusal"))
        #expect(gpt.body.contains("\"finish_reason\":\"\(finish)\""))
        #expect(Self.lastEvent(gpt.body) == "data: [DONE]")
    }

    @Test func anErrorInTheStream() async throws {
        let (claude, gpt) = try await Self.exchanges("error_event")
        let error = #"{"type":"error","error":{"type":"overloaded_error","message":"So."}}"#
        #expect(Self.lastEvent(claude.body) == "event: error\ndata: \(error)")
        #expect(Self.lastEvent(gpt.body).hasPrefix(#"data: {"error":{"message":"So.","type":"server_error""#))
        #expect(claude.isWhole)
        #expect(gpt.isWhole)
    }

    @Test func anErrorThatIsFollowedByTheRegularEnd() async throws {
        let (claude, gpt) = try await Self.exchanges("error_then_done")
        #expect(claude.body.contains("event: error\n"))
        #expect(Self.lastEvent(claude.body).hasPrefix("event: message_stop"))
        #expect(gpt.body.contains(#"data: {"error":{"#))
        #expect(Self.lastEvent(gpt.body) == "data: [DONE]")
    }

    @Test(arguments: ["cut", "reset"])
    func aConnectionThatBreaksInsideAToken(ending: String) async throws {
        let (claude, gpt) = try await Self.exchanges(ending)
        for exchange in [claude, gpt] {
            #expect(!exchange.isWhole)
            #expect(exchange.wasReset == (ending == "reset"))
            #expect(exchange.body.hasSuffix("of this piece only the half ar"))
        }
    }

    @Test func aCleanEndWithoutTheTerminalEvent() async throws {
        let (claude, gpt) = try await Self.exchanges("eof")
        for exchange in [claude, gpt] {
            #expect(exchange.isWhole)
            #expect(Self.lastEvent(exchange.body).contains(#"complete\":true}"#))
        }
    }

    @Test func aStopThatAProxyMakesUp() async throws {
        let (claude, gpt) = try await Self.exchanges("fabricated_stop")
        #expect(claude.body.contains(#""stop_reason":"end_turn""#))
        #expect(gpt.body.contains(#""finish_reason":"stop""#))
        for exchange in [claude, gpt] {
            #expect(exchange.body.contains(#"a "#))
            #expect(!exchange.body.contains("complete"))
        }
    }

    @Test(arguments: 0...2)
    func anEndAfterSomePieces(pieces: Int) async throws {
        let (claude, gpt) = try await Self.exchanges("eof", ", \"after\": \(pieces)")
        #expect(claude.body.split(separator: "text_delta").count == pieces + 1)
        #expect(gpt.body.split(separator: #""delta":{"content""#).count == pieces + 1)
    }

    @Test func silenceWithSignsOfLife() async throws {
        let script = #"{"answers": [{"text": "Hello", "then": "hang", "pings": 1}]}"#
        try await FakeModelProcess.run(script) { model in
            let wire = try Wire(to: model)
            wire.post("/v1/messages", Exchange.messages(), headers: Exchange.anthropicHeaders)
            // One ping belongs to the opening events.
            let text = wire.read { $0.split(separator: "event: ping").count > 5 }
            #expect(text.contains("Hello"))
            #expect(!text.contains("message_stop"))
            #expect(try model.log().filter { $0.event == "ended" }.isEmpty)
        }
    }
}
