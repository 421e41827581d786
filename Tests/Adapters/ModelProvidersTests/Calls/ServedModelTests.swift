import EventLoop
import FakeModelSupport
import HTTPTransfer
import LanguageModels
import Testing

@testable import ModelProviders

/// `llm-protocols.md` 6.2, points 2 to 6, over real connections to the scripted server.
@Suite("A call to a model", .timeLimit(.minutes(2)))
struct ServedModelTests {
    @Test("brings the answer and tells what it cost", arguments: ModelProvider.allCases)
    func answers(_ provider: ModelProvider) async throws {
        let script = #"{"answers":[{"text":"Hello there, café 😀.","usage":{"input":12,"output":7}}]}"#
        try await FakeModelProcess.run(script) { server in
            let (text, report) = try await Fake.ask(Fake.settings(provider, server))
            #expect(text == "Hello there, café 😀.")
            #expect(report.outcome == .finished)
            #expect(report.usage.inputTokens == 12 && report.usage.outputTokens == 7 && !report.usage.isEstimated)
            #expect(report.status == 200 && report.requestID != nil && report.errorType == nil)
            #expect(report.bytes > 100 && report.events > 4)
            let head = try #require(report.timeToHead)
            let first = try #require(report.timeToText)
            #expect(head <= first && first <= report.elapsed)
            let request = try await server.wait(for: "request")
            #expect(request.path == (provider == .anthropic ? "/v1/messages" : "/v1/chat/completions"))
            let headers = try #require(request.headers)
            #expect(headers["content-type"] == "application/json" && headers["accept"] == "text/event-stream")
            #expect(headers["x-api-key"] == (provider == .anthropic ? "sk-one" : nil))
            #expect(headers["authorization"] == (provider == .anthropic ? nil : "Bearer sk-two"))
            #expect(headers["anthropic-version"] == (provider == .anthropic ? "2026-10-21" : nil))
        }
    }

    static func failed(_ reason: ModelFailure.Reason, _ remedy: ModelFailure.Remedy) -> ModelOutcome {
        .failed(ModelFailure(reason, remedy))
    }

    @Test(
        "ends as its answer does",
        arguments: [
            (#""then":"max_tokens""#, .truncated), (#""then":"refusal""#, .refused),
            (#""then":"fabricated_stop""#, .finished), (#""then":"eof""#, .broken),
            (#""then":"cut""#, failed(.connection, .retry(after: nil))),
            (#""then":"reset""#, failed(.connection, .retry(after: nil))),
            (#""then":"error_event","errorType":"overloaded_error""#, failed(.overloaded, .fallBack(after: nil))),
            (#""then":"error_then_done","errorType":"overloaded_error""#, failed(.overloaded, .fallBack(after: nil))),
            (#""closeDelimited":true"#, .finished), (#""contentType":"application/json""#, .finished),
            (#""contentType":"text/html""#, .broken), (#""pieceBytes":1"#, .finished),
            (#""lineEnd":"crlf""#, .finished),
            (#""lineEnd":"cr","bom":true,"noSpace":true"#, .finished),
            (#""multiline":true,"comments":true"#, .finished),
            (#""asciiOnly":true,"unknowns":true,"thinking":"Let me see.""#, .finished),
            (#""unterminated":true"#, .finished),
        ] as [(String, ModelOutcome)]
    )
    func endings(_ members: String, _ outcome: ModelOutcome) async throws {
        try await FakeModelProcess.run(#"{"answers":[{"pieces":["One ","two 😀."],\#(members)}]}"#) { server in
            for provider in ModelProvider.allCases {
                let (text, report) = try await Fake.ask(Fake.settings(provider, server))
                #expect(report.outcome == outcome, "\(provider)")
                if case .failed(let failure) = outcome, failure.reason == .malformed { continue }
                #expect(text == "One two 😀.", "\(provider)")
            }
        }
    }

    /// `llm-protocols.md` 6.2, point 5, over real connections: each status, without advice and with `retry-after: 7`.
    @Test(
        "fails as its server says",
        arguments: [
            (400, .rejected, .giveUp, .giveUp), (401, .denied, .disable, .disable), (402, .denied, .disable, .disable),
            (403, .denied, .disable, .disable), (404, .denied, .disable, .disable),
            (408, .timeout, .retry(after: nil), .fallBack(after: .seconds(7))),
            (409, .server, .retry(after: nil), .fallBack(after: .seconds(7))), (413, .rejected, .giveUp, .giveUp),
            (429, .rateLimited, .retry(after: nil), .fallBack(after: .seconds(7))),
            (500, .server, .retry(after: nil), .fallBack(after: .seconds(7))),
            (502, .server, .retry(after: nil), .fallBack(after: .seconds(7))),
            (503, .server, .retry(after: nil), .fallBack(after: .seconds(7))),
            (504, .timeout, .retry(after: nil), .fallBack(after: .seconds(7))),
            (529, .overloaded, .fallBack(after: nil), .fallBack(after: .seconds(7))),
        ] as [(Int, ModelFailure.Reason, ModelFailure.Remedy, ModelFailure.Remedy)]
    )
    func statuses(
        _ status: Int,
        _ reason: ModelFailure.Reason,
        _ plain: ModelFailure.Remedy,
        _ advised: ModelFailure.Remedy
    ) async throws {
        for (members, remedy) in [("", plain), (#","headers":{"retry-after":"7"}"#, advised)] {
            try await FakeModelProcess.run(#"{"answers":[{"status":\#(status)\#(members)}]}"#) { server in
                for provider in ModelProvider.allCases {
                    let (text, report) = try await Fake.ask(Fake.settings(provider, server))
                    #expect(report.outcome == .failed(ModelFailure(reason, remedy)), "\(provider)")
                    #expect(text.isEmpty && report.status == status && report.usage == ModelUsage())
                }
            }
        }
    }

    @Test func nobodyListens() async throws {
        let settings = try await FakeModelProcess.run { try Fake.settings(.openai, $0) }
        let (_, report) = try await Fake.ask(settings)
        #expect(report.outcome == .failed(ModelFailure(.connection, .retry(after: nil))))
        #expect(report.status == nil && report.timeToHead == nil && report.errorType == "cannot_connect")
    }

    // MARK: Limits

    /// A limit, how it is set to almost nothing, and a server that does not keep it.
    struct Slowness: CustomTestStringConvertible {
        let limit: String
        let answer: String
        let set: @Sendable (inout CallLimits) -> Void
        var testDescription: String { "\(limit) \(answer)" }
    }

    static let short = Duration.milliseconds(60)

    @Test(
        "does not wait for ever",
        arguments: [
            Slowness(limit: "timeout_head", answer: #""gates":{"headers":true}"#) { $0.head = short },
            Slowness(limit: "timeout_first_text", answer: #""gates":{"pieces":[0]}"#) { $0.firstText = short },
            Slowness(limit: "timeout_first_text", answer: #""gates":{"pieces":[0]},"pings":5"#) {
                $0.firstText = short
            },
            Slowness(limit: "timeout_first_text", answer: #""thinking":"Hm.","gates":{"pieces":[0]},"pings":5"#) {
                // Whoever thinks has more time, to the first text and in all.
                $0.firstText = .seconds(2)
                $0.total = .seconds(2)
                $0.firstTextAfterThought = .milliseconds(2500)
            },
            Slowness(limit: "timeout_silence", answer: #""gates":{"pieces":[0]}"#) { $0.silence = short },
            Slowness(limit: "timeout_silence", answer: #""gates":{"pieces":[1]}"#) { $0.silence = short },
            Slowness(limit: "timeout_stall", answer: #""gates":{"pieces":[1]},"pings":5"#) { $0.stall = short },
            Slowness(limit: "timeout_total", answer: #""repeat":100000,"tokensPerSecond":200"#) {
                $0.total = short * 3
            },
        ]
    )
    func limits(_ slowness: Slowness) async throws {
        let script = #"{"answers":[{"pieces":["One ","two."],\#(slowness.answer)}]}"#
        try await FakeModelProcess.run(script) { server in
            for provider in ModelProvider.allCases {
                let settings = try Fake.settings(provider, server) { slowness.set(&$0.limits) }
                let (_, report) = try await Fake.ask(settings)
                #expect(report.outcome == .failed(ModelFailure(.timeout, .fallBack(after: nil))))
                #expect(report.errorType == slowness.limit)
                // On a loaded machine the limit may pass before the server has seen anything.
                let isOurs = { (entry: LogEntry) in entry.event == "request" && entry.protocol == provider.rawValue }
                guard let request = try server.log().last(where: isOurs) else { continue }
                let closed = try await server.wait(for: "closed", of: request.n)
                #expect(closed.by == "client" && closed.open == true)
            }
        }
    }

    /// How long an error's body is waited for: longer than a loaded machine takes to send it behind its head.
    private static let bodyTime = Duration.seconds(1)

    /// The head says it all; of the body, what has come is read.
    @Test(
        "does not wait for the rest of an error",
        arguments: [
            (529, #""errorType":"overloaded_error""#, .overloaded, .fallBack(after: nil), "overloaded_error"),
            (503, #""body":"{""#, .server, .retry(after: nil), nil),
        ] as [(Int, String, ModelFailure.Reason, ModelFailure.Remedy, String?)]
    )
    func errorWithoutEnd(
        _ status: Int,
        _ members: String,
        _ reason: ModelFailure.Reason,
        _ remedy: ModelFailure.Remedy,
        _ type: String?
    ) async throws {
        // The connection stays open for the bytes that are missing.
        let script = #"{"answers":[{"status":\#(status),"headers":{"content-length":"9999"},\#(members)}]}"#
        try await FakeModelProcess.run(script) { server in
            let settings = try Fake.settings(.anthropic, server) { $0.limits.ending = Self.bodyTime }
            let (_, report) = try await Fake.ask(settings)
            #expect(report.outcome == .failed(ModelFailure(reason, remedy)))
            #expect(report.status == status && report.errorType == type && report.requestID != nil)
            #expect(try await server.wait(for: "closed").by == "client")
        }
    }

    @Test func aRefusedParameterIsLearnedFromAnErrorWithoutEnd() async throws {
        let script = """
            {"answers":[{"times":1,"status":400,"message":"response_format: not permitted",\
            "headers":{"content-length":"9999"}},{"text":"Done."}]}
            """
        try await FakeModelProcess.run(script) { server in
            let settings = try Fake.settings(.openai, server) { $0.limits.ending = Self.bodyTime }
            let (text, report) = try await Fake.ask(settings)
            #expect(text == "Done." && report.outcome == .finished && report.status == 200)
        }
    }

    // MARK: Cancelling

    @Test(
        "tells what is known of it when it is cancelled",
        arguments: [#""gates":{"headers":true}"#, #""gates":{"pieces":[0]}"#, #""gates":{"pieces":[1]}"#]
    )
    func cancels(_ members: String) async throws {
        let script = #"{"answers":[{"pieces":["One ","two."],"usage":{"input":321,"output":9},\#(members)}]}"#
        try await FakeModelProcess.run(script) { server in
            let settings = try Fake.settings(.anthropic, server)
            let asker = Asker()
            let call = try await Fake.model(settings).call(RequestTests.question, delegate: asker)
            try await server.wait(for: "gate")
            if members.contains("[1]") { await asker.text(of: 1) }
            let report = await call.cancel()
            let closed = try await server.wait(for: "closed")
            #expect(closed.by == "client" && closed.open == true)
            await call.cancel()
            #expect(await asker.report == nil)
            #expect(report.outcome == .cancelled && report.usage.isEstimated && report.usage.inputTokens > 0)
            // Of the head nobody is told before the first text.
            guard members.contains("[1]") else { return }
            #expect(report.status == 200 && report.requestID != nil && report.timeToText != nil)
            // What Anthropic's first event has told, and what the text so far is worth.
            #expect(report.usage.inputTokens == 321 && report.usage.outputTokens > 0)
        }
    }

    /// The text comes when the time to the first text is over for whoever does not think.
    @Test("waits longer for the text of a model that thinks", arguments: ModelProvider.allCases)
    func thinkingThenText(_ provider: ModelProvider) async throws {
        let script = #"{"answers":[{"thinking":"Let me see.","text":"One.","delays":{"first":1500}}]}"#
        try await FakeModelProcess.run(script) { server in
            let settings = try Fake.settings(provider, server) { $0.limits.firstText = .seconds(1) }
            let (text, report) = try await Fake.ask(settings)
            #expect(report.outcome == .finished && text == "One.")
            #expect(report.timeToText.map { $0 > settings.limits.firstText } == true)
        }
    }

    // MARK: Parameters

    @Test func aRefusedParameterIsLeftOutFromThenOn() async throws {
        let script = """
            {"answers":[{"times":1,"status":400,"message":"response_format: Extra inputs are not permitted"},{"text":"Done."}]}
            """
        try await FakeModelProcess.run(script) { server in
            let model = try await Fake.model(Fake.settings(.openai, server))
            for _ in 0..<2 {
                let asker = Asker()
                let call = await model.call(RequestTests.question, delegate: asker)
                let report = await asker.ended()
                withExtendedLifetime(call) {}
                #expect(await asker.text == "Done." && report.outcome == .finished && report.status == 200)
            }
            let bodies = try server.log().filter { $0.event == "request" }.map(\.body)
            #expect(bodies.map { $0.contains("response_format") } == [true, false, false])
        }
    }

    /// The fake refuses the older name for this model, as OpenAI does.
    @Test func theNameOfTheLimitIsLearned() async throws {
        try await FakeModelProcess.run(#"{"answers":[{"text":"Done."}]}"#) { server in
            let settings = try Fake.settings(.openai, server) { $0.model = "gpt-fake" }
            #expect(try await Fake.ask(settings).text == "Done.")
            let bodies = try server.log().filter { $0.event == "request" }.map(\.body)
            #expect(bodies.map { $0.contains("max_completion_tokens") } == [false, true])
        }
    }

    @Test func aSecondRefusalIsLeftToTheNextCall() async throws {
        let script = """
            {"answers":[{"times":1,"status":400,"message":"output_config.effort: not permitted"},\
            {"times":1,"status":400,"message":"cache_control: not permitted"},{"text":"Done."}]}
            """
        try await FakeModelProcess.run(script) { server in
            let (_, report) = try await Fake.ask(Fake.settings(.anthropic, server))
            #expect(report.outcome == .failed(ModelFailure(.rejected, .retry(after: nil))))
            #expect(try server.log().filter { $0.event == "request" }.count == 2)
        }
    }
}
