import CLinux
import FakeModelSupport
import Glibc
import Testing

@testable import fake_model

/// What lets a test steer an answer, and prove from the log what happened.
@Suite("Script, log and control", .timeLimit(.minutes(3)))
struct ControlTests {
    private static func ask(_ model: FakeModelProcess, _ body: String = Exchange.messages()) throws -> Wire {
        let wire = try Wire(to: model)
        wire.post("/v1/messages", body, headers: Exchange.anthropicHeaders)
        return wire
    }

    private static func release(_ model: FakeModelProcess, _ query: String) throws -> Int {
        try Exchange(model, raw: "POST /control/release\(query) HTTP/1.1\r\n\r\n").status
    }

    private static func open(_ model: FakeModelProcess) throws -> [JSON] {
        try JSON(try Exchange(model, raw: "GET /control/open HTTP/1.1\r\n\r\n").body.utf8).elements
    }

    @Test func theFirstAnswerThatFitsAndIsLeft() async throws {
        let script = """
            {"answers": [{"match": {"model": "a"}, "times": 1, "status": 529},
                         {"match": {"model": "a", "contains": "tea"}, "text": "tea"},
                         {"match": {"protocol": "openai"}, "text": "open"},
                         {"match": {"stream": false}, "text": "whole"},
                         {"match": {"model": "a"}, "text": "any"}]}
            """
        try await FakeModelProcess.run(script) { model in
            #expect(try Exchange(model, Exchange.messages("a")).status == 529)
            #expect(
                try Exchange(model, Exchange.messages("a", content: "a tea\\nplease")).body.contains(#""text":"tea""#)
            )
            #expect(try Exchange(model, Exchange.messages("a")).body.contains(#""text":"any""#))
            #expect(try Exchange(model, Exchange.messages("a", stream: false)).body.contains(#""text":"whole""#))
            #expect(try Exchange(model, openAI: true).body.contains(#""content":"open""#))
            // None fits: the default is an envelope.
            #expect(try Exchange(model, Exchange.messages("b")).body.contains(#"\"complete\":true}"#))
            // The count begins anew with another script.
            try model.play(script + "\n")
            #expect(try Exchange(model, Exchange.messages("a")).status == 529)
            try model.play("nonsense")
            #expect(try Exchange(model).status == 500)
        }
    }

    @Test func theDefaultQuotesTheDocument() {
        let body: JSON = .object([
            "messages": .array([
                .object(["content": .string("<<<RESUME\n1: Short\n3: Led \"ten\" people at a warehouse\nRESUME>>>")]),
                .object(["content": .array([.object(["text": .string("kind \"paragraph\": one for each role.")])])]
                ),
            ])
        ])
        let answer = DefaultAnswer.answer(to: ModelCall(body, dialect: .anthropic, number: 1))
        let quote = #""Led \"ten\" people at a warehouse""#
        let item = #"{"kind":"paragraph","fields":[],"quotes":[\#(quote)],"text":\#(quote)}"#
        #expect(answer.text == #"{"items":[\#(item)],"complete":true}"#)
    }

    @Test func theLogHasTheRequestAndEveryPiece() async throws {
        try await FakeModelProcess.run(#"{"answers": [{"text": "Hello there. "}]}"#) { model in
            let body =
                "{\n \"model\": \"z\", \"max_tokens\": 5,\r\n\"stream\":true, "
                + #""messages":[{"role":"user","content":"x\n,\"body\":{}"}]}"#
            _ = try Exchange(model, body)
            try await model.wait(for: "closed")
            let log = try model.log()
            #expect(log.map(\.event) == ["request", "headers", "delta", "delta", "ended", "closed"])
            #expect(log.allSatisfy { $0.n == 1 })
            #expect(zip(log, log.dropFirst()).allSatisfy { $0.t <= $1.t })
            #expect(log[0].protocol == "anthropic")
            #expect(log[0].path == "/v1/messages")
            #expect(log[0].headers?["x-api-key"] == "key")
            #expect(log[0].body == body.replacing("\r\n", with: " ").replacing("\n", with: " "))
            #expect(try JSON(log[0].body.utf8) == JSON(body.utf8))
            #expect(log[1].status == 200)
            #expect(log[2...3].map(\.text) == ["Hello ", "there. "])
            #expect(log[5].by == "client")
            #expect(log[5].open == false)
        }
    }

    @Test func gatesHoldAnAnswerUntilATestSaysSo() async throws {
        let script = #"{"answers": [{"pieces": ["one", "two"], "gates": {"headers": true, "pieces": [1, 2]}}]}"#
        try await FakeModelProcess.run(script) { model in
            let wire = try Self.ask(model)
            try await model.wait(for: "gate")
            #expect(try model.log().map(\.event) == ["request", "gate"])
            #expect(try Self.open(model).map { $0["atGate"] } == [.bool(true)])
            #expect(try Self.release(model, "?n=2") == 404)
            #expect(try Self.release(model, "?n=1") == 200)
            try await model.wait(for: "gate", count: 2)
            #expect(wire.read { $0.contains("one") }.contains("two") == false)
            #expect(try Self.open(model).map { $0["pieces"] } == [.number(1)])
            // Two at once: one for this gate, one for the next.
            #expect(try Self.release(model, "?count=2") == 200)
            #expect(wire.read { $0.hasSuffix("\r\n0\r\n\r\n") }.contains("message_stop"))
            #expect(try Self.open(model).isEmpty)
            #expect(try Self.release(model, "") == 404)
        }
    }

    @Test(arguments: [
        #""gates": {"headers": true}"#, #""gates": {"pieces": [0]}"#, #""then": "hang""#, #""tokensPerSecond": 0.001"#,
    ])
    func aClientThatLeavesIsNoticedAtOnce(phase: String) async throws {
        try await FakeModelProcess.run("{\"answers\": [{\"text\": \"one two\", \(phase)}]}") { model in
            try await { @Sendable in
                let wire = try Self.ask(model)
                try await model.wait(for: phase.contains("gates") ? "gate" : "delta")
                #expect(try Self.open(model).count == 1)
                // Here the connection is closed, in the middle of silence.
                _ = consume wire
            }()
            let closed = try await model.wait(for: "closed", of: 1)
            #expect(closed.by == "client")
            #expect(closed.open == true)
            #expect(try Self.open(model).isEmpty)
        }
    }

    @Test func aServerThatBreaksOffSaysSo() async throws {
        try await FakeModelProcess.run(#"{"answers": [{"text": "x", "then": "cut"}]}"#) { model in
            _ = try Exchange(model)
            let closed = try await model.wait(for: "closed", of: 1)
            #expect(closed.by == "server")
            #expect(closed.open == true)
        }
    }

    @Test func piecesComeAtTheirRateAndAfterTheirDelays() async throws {
        let script = """
            {"answers": [{"pieces": ["a", "b", "c"], "tokensPerSecond": 20,
                          "delays": {"headers": 30, "first": 40, "pieces": {"2": 60}}}]}
            """
        try await FakeModelProcess.run(script) { model in
            let start = LogEntry.now
            _ = try Exchange(model)
            let times = try model.log().filter { ["headers", "delta"].contains($0.event) }.map(\.t)
            let elapsed = times.map { Double($0 - start) / 1_000_000 }
            // Lower bounds only: how late a loaded machine is, proves nothing. The last piece has both its turn and its delay.
            #expect(elapsed.count == 4)
            for (elapsed, least) in zip(elapsed, [30.0, 70, 120, 230]) { #expect(elapsed >= least - 1) }
        }
    }

    @Test func aThousandStreamsAtOnce() async throws {
        _ = arete_raise_descriptor_limit()
        let script = """
            {"answers": [{"match": {"model": "flood"}, "text": "flood ", "repeat": 100000},
                         {"pieces": ["one", "two"], "gates": {"pieces": [1]}}]}
            """
        try await FakeModelProcess.run(script) { model in
            let flood = try Self.ask(model, Exchange.messages("flood"))
            let wires = try (0..<1000).map { _ in try Self.ask(model) }
            try await model.wait(for: "gate", count: 1000)
            #expect(try Self.open(model).count == 1001)
            #expect(try Self.release(model, "") == 200)
            let whole = wires.count { $0.read { $0.hasSuffix("\r\n0\r\n\r\n") }.contains("message_stop") }
            #expect(whole == 1000)
            // The flood, which nobody read, waits for its reader without being gathered in memory.
            let pieces = try #require(try Self.open(model).first?["pieces"].number)
            #expect(pieces < 100_000)
            _ = flood
        }
    }
}
