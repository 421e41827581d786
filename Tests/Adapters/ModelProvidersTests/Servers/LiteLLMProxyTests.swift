import FakeModelSupport
import LanguageModels
import Testing

@testable import ModelProviders

/// `llm-protocols.md` 6.2, points 4 and 10: LiteLLM's proxy between our client and the fake.
///
/// What it makes of an answer, and of every fault, is told for what it is. Each route is tried over each protocol upstream, since the proxy
/// translates between them (2.2, and "LiteLLM traps" in 6).
@Suite("Behind LiteLLM's proxy", .liteLLM, .serialized, .timeLimit(.minutes(4)))
struct LiteLLMProxyTests {
    /// A route of the proxy, and the protocol of the model behind it.
    struct Path: Sendable, CustomTestStringConvertible {
        let route: ModelProvider
        let upstream: ModelProvider
        var testDescription: String { "\(route) over \(upstream)" }

        static let all = ModelProvider.allCases.flatMap { route in
            ModelProvider.allCases.map { Path(route: route, upstream: $0) }
        }
    }

    /// A model by its protocol: the proxy chooses by the name.
    private static func settings(_ path: Path) throws -> ModelSettings {
        try Fake.settings(path.route, at: ServedAddress.current().base, key: "sk-litellm-of-the-tests-0123456789abcdef")
        {
            $0.model = path.upstream == .anthropic ? "claude-haiku-5-5" : "fake"
        }
    }

    private static func play(_ answer: String) throws -> FakeModelProcess {
        let model = try #require(try ServedAddress.current().upstream)
        try model.play("{\"answers\":[{\(answer)}]}")
        return model
    }

    /// A call whose answer stands at a gate behind its pieces, which have come: the proxy would drop text that a fault overtakes.
    ///
    /// - Returns: The call, whoever waits for it, and the number of the request upstream: one that the proxy made of ours may have been
    ///   refused before, and was made again without a parameter.
    private static func call(
        _ path: Path,
        _ answer: String,
        pieces: Int
    ) async throws -> (call: any ModelCall, asker: Asker, number: Int) {
        let model = try play("\(answer),\"gates\":{\"pieces\":[\(pieces)]}")
        let count = try model.log().filter { $0.event == "gate" }.count
        let asker = Asker()
        let call = try await Fake.model(settings(path)).call(RequestTests.question, delegate: asker)
        let number = try await model.wait(for: "gate", count: count + 1).n
        await asker.text(of: 1)
        return (call, asker, number)
    }

    @Test("brings the same text and the same counts", arguments: Path.all)
    func answers(_ path: Path) async throws {
        let answer = #""pieces":["Hel","lo, wörld 😀","!"],"usage":{"input":7,"output":5}"#
        let model = try Self.play(answer)
        let direct = try await Fake.ask(Fake.settings(path.upstream, model))
        let (text, report) = try await Fake.ask(Self.settings(path))
        #expect(text == direct.text && text == "Hello, wörld 😀!")
        #expect(report.outcome == direct.report.outcome && report.outcome == .finished)
        #expect(report.usage == direct.report.usage && report.usage.outputTokens == 5 && !report.usage.isEstimated)
        #expect(report.status == 200 && report.requestID != nil)
    }

    @Test("tells of a limit and of a refusal", arguments: Path.all)
    func stops(_ path: Path) async throws {
        _ = try Self.play(#""text":"Hello","then":"max_tokens""#)
        let limited = try await Fake.ask(Self.settings(path))
        #expect(limited.text == "Hello" && limited.report.outcome == .truncated)
        _ = try Self.play(#""text":"Hello","then":"refusal""#)
        #expect(try await Fake.ask(Self.settings(path)).report.outcome == .refused)
    }

    @Test("hands on an error before the first chunk", arguments: Path.all)
    func errors(_ path: Path) async throws {
        let failure: @Sendable (String) async throws -> ModelFailure? = { answer in
            _ = try Self.play(answer)
            let (text, report) = try await Fake.ask(Self.settings(path))
            #expect(text.isEmpty)
            guard case .failed(let failure) = report.outcome else { return nil }
            return failure
        }
        let limited = try await failure(#""status":429,"headers":{"retry-after":"1"}"#)
        #expect(limited?.reason == .rateLimited)
        // On Anthropic's route the proxy drops the advice.
        #expect(limited?.remedy == .retry(after: path.route == .openai ? .seconds(1) : nil))
        let overloaded = try await failure(#""status":529,"message":"Overloaded""#)
        // It knows the status in OpenAI's protocol only; in Anthropic's it becomes an error of the server.
        let isKnown = path.upstream == .openai
        let expected =
            isKnown
            ? ModelFailure(.overloaded, .fallBack(after: nil)) : ModelFailure(.server, .retry(after: nil))
        #expect(overloaded == expected)
        #expect(try await failure(#""status":500"#)?.reason == .server)
        // Another model may have room for it: the proxy tells a context that is full by the words that either service has for it.
        let words =
            path.upstream == .anthropic
            ? "prompt is too long: 9 tokens > 8 maximum"
            : "This model's maximum context length is 8 tokens. However, your messages resulted in 9 tokens."
        let isFull = try await failure(#""status":400,"errorCode":"context_length_exceeded","message":"\#(words)""#)
        #expect(isFull == ModelFailure(.rejected, .elsewhere(after: nil)))
        #expect(try await failure(#""status":401"#)?.remedy == .disable)
    }

    @Test("never ends a broken stream as a success", arguments: Path.all, ["error_event", "cut", "reset"])
    func midstream(_ path: Path, _ ending: String) async throws {
        let answer = "\"pieces\":[\"Hello\"],\"then\":\"\(ending)\",\"message\":\"Overloaded\""
        let (call, asker, number) = try await Self.call(path, answer, pieces: 1)
        try ServedAddress.current().upstream?.release(number)
        let report = await asker.ended()
        withExtendedLifetime(call) {}
        #expect(await asker.text == "Hello")
        guard case .failed = report.outcome else {
            Issue.record("\(report.outcome)")
            return
        }
    }

    /// Where the stream ends cleanly without its end, the proxy makes one up: our own end marker is missing.
    @Test("tells an end that the proxy makes up from ours", arguments: Path.all)
    func fabricatedStop(_ path: Path) async throws {
        let item = #"{\"items\":[{\"kind\":\"a\",\"fields\":[],\"quotes\":[],\"text\":\"First.\"}"#
        let model = try Self.play("\"pieces\":[\"\(item)\"],\"then\":\"eof\"")
        let (text, report) = try await Fake.ask(Self.settings(path))
        #expect(text.hasSuffix(#""First."}"#))
        // The one path on which it adds nothing.
        let isHonest = path.route == .anthropic && path.upstream == .anthropic
        #expect(report.outcome == (isHonest ? .broken : .finished))
        let keeper = ItemKeeper()
        let engine = ModelEngine(models: [try await Fake.model(Self.settings(path))])
        let generation = try await engine.generate(RequestTests.question, committed: [], receiver: keeper)
        #expect(generation.partial != nil)
        #expect(await keeper.items.map(\.text) == ["First."])
        try model.play(#"{"answers":[]}"#)
    }

    @Test("refuses a wrong key", arguments: ModelProvider.allCases)
    func wrongKey(_ route: ModelProvider) async throws {
        let settings = try Fake.settings(route, at: ServedAddress.current().base, key: "sk-wrong")
        let report = try await Fake.ask(settings).report
        #expect(report.outcome == .failed(ModelFailure(.denied, .disable)), "\(report)")
    }

    @Test("closes the model's connection when a call is cancelled", arguments: Path.all)
    func cancelling(_ path: Path) async throws {
        let (call, asker, number) = try await Self.call(path, #""pieces":["One ","two."]"#, pieces: 1)
        await call.cancel()
        let model = try #require(try ServedAddress.current().upstream)
        #expect(try await model.wait(for: "closed", of: number).open == true)
        #expect(await asker.report == nil)
    }
}
