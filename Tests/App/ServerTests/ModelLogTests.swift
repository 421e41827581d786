import Documents
import EventLoop
import FakeModelSupport
import FoundationEssentials
import HTTPTransfer
import InMemoryLogging
import LanguageModels
import Logging
import ModelProviders
import Testing

@testable import Server

/// A way in which a call to a model ends, and what its line of the log says of that.
private struct Ending: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// What the server answers: members of an answer of the fake model.
    let answer: String
    let outcome: String
    var errorType: String?
    /// Whether nobody listens there.
    var isAbsent = false
    /// Whether the head of a response has come.
    var hasHead = true
    var limit: @Sendable (inout CallLimits) -> Void = { _ in }
    var policy: @Sendable (inout ModelPolicy) -> Void = { _ in }
    /// Whether the asker goes after the first delta.
    var isCancelled = false

    init(
        _ name: String,
        _ answer: String,
        _ outcome: String,
        _ errorType: String? = nil,
        change: (inout Ending) -> Void = { _ in }
    ) {
        testDescription = name
        self.answer = answer
        self.outcome = outcome
        self.errorType = errorType
        change(&self)
    }

    private static let item = #"{\"kind\":\"a\",\"fields\":[],\"quotes\":[],\"text\":\"CANARY answer\"}"#
    static let text = #""text":"{\"items\":[\#(item)],\"complete\":true}""#
    private static let open = #""pieces":["{\"items\":[\#(item),","{"],"gates":{"pieces":[1]}"#
    private static let short = Duration.milliseconds(50)

    /// An error whose sentence repeats the person's words.
    private static func error(_ status: Int, _ outcome: String, _ type: String) -> Ending {
        Ending("\(status)", #""status":\#(status),"message":"CANARY error","errorType":"\#(type)""#, outcome, type)
    }

    static let all: [Ending] = [
        Ending("whole", text, "finished"),
        Ending("max_tokens", #"\#(text),"after":1,"then":"max_tokens""#, "truncated"),
        Ending("refusal", #"\#(text),"after":1,"then":"refusal""#, "refused"),
        Ending("without its end marker", #""text":"CANARY prose""#, "finished", "no_end_marker"),
        Ending(
            "malformed items only",
            #""text":"{\"items\":[\"CANARY\"],\"complete\":true}""#,
            "finished",
            "malformed_items"
        ),
        Ending(
            "too many malformed items",
            #""text":"{\"items\":[{},{},{},{\"CANARY\":1},","then":"hang""#,
            "malformed",
            "malformed_items"
        ),
        Ending("no item in 8 KiB", #""text":"CANARY","repeat":2000,"then":"hang""#, "malformed", "malformed_items"),
        error(400, "rejected", "invalid_request_error"), error(401, "denied", "authentication_error"),
        error(402, "denied", "billing_error"), error(403, "denied", "permission_error"),
        error(404, "denied", "not_found_error"), error(408, "timeout", "request_timeout"),
        error(429, "rate_limited", "rate_limit_error"), error(500, "server", "api_error"),
        error(529, "overloaded", "overloaded_error"),
        Ending(
            "an error whose name is a sentence",
            #""status":500,"message":"CANARY","errorType":"CANARY words here""#,
            "server"
        ),
        Ending(
            "an error in the middle",
            #"\#(text),"after":1,"then":"error_event","errorType":"overloaded_error","message":"CANARY""#,
            "overloaded",
            "overloaded_error"
        ),
        Ending("no JSON", #""contentType":"text/html","body":"<p>CANARY</p>""#, "malformed", "no_event"),
        Ending("the end of the stream", #"\#(text),"after":1,"then":"eof""#, "malformed", "no_end"),
        Ending("a connection that breaks", #"\#(text),"after":1,"then":"cut""#, "connection", "broken_off"),
        Ending("nobody there", "", "connection", "cannot_connect") { ($0.isAbsent, $0.hasHead) = (true, false) },
        Ending("no head", #"\#(text),"gates":{"headers":true}"#, "timeout", "timeout_head") {
            $0.limit = { $0.head = short }
            $0.hasHead = false
        },
        Ending("no text", #"\#(text),"gates":{"pieces":[0]}"#, "timeout", "timeout_first_text") {
            $0.limit = { $0.firstText = .seconds(2) }
        },
        Ending("silence", open, "timeout", "timeout_silence") { $0.limit = { $0.silence = short } },
        Ending("a stall", open, "timeout", "timeout_stall") { $0.limit = { $0.stall = short } },
        Ending("the limit of the call", open, "timeout", "timeout_total") { $0.limit = { $0.total = .seconds(2) } },
        Ending("the limit of the request", open, "timeout", "timeout_request") {
            $0.policy = { $0.requestLimit = .seconds(2) }
        },
        Ending("no end behind the end marker", #"\#(text),"then":"hang""#, "finished") {
            $0.policy = { $0.longestEnd = short }
        },
        Ending("cancelled", open, "cancelled") { $0.isCancelled = true },
    ]
}

/// Takes whatever comes, and says when there is something.
@LoopActor
private final class Taker: GeneratedItemReceiver {
    let requester = "CANARY run"
    var onItem: () -> Void = {}

    nonisolated init() {}

    func itemBegan(_ head: GeneratedItem) {}
    func itemContinued(_ text: [UInt8]) {}
    func itemAborted() {}
    func callEnded(usage: ModelUsage) {}

    func itemEnded(_ item: GeneratedItem) -> Bool {
        onItem()
        return true
    }
}

/// Issue 3, part 6: "each attempt is logged with provider, model, request id, times, usage, and why it ended; never with text".
@Suite("The log of a model's calls", .timeLimit(.minutes(2)))
struct ModelLogTests {
    private static let request = ModelRequest(
        instructions: "CANARY instructions",
        documents: ["CANARY resume"],
        task: "CANARY task",
        schema: GeneratedItem.schema,
        maxTokens: 1000
    )

    @LoopActor
    private static func ask(_ ending: Ending, _ provider: String, at server: FakeModelProcess, _ log: Logger)
        async throws
    {
        var configuration = try ModelConfiguration.read(environment: [
            "ARETE_MODEL": "\(provider)/fake", "ARETE_ANTHROPIC_API_KEY": "CANARY-key",
            "ARETE_OPENAI_API_KEY": "CANARY-key", "ARETE_ANTHROPIC_BASE_URL": server.base,
            "ARETE_OPENAI_BASE_URL": server.openAIBase,
        ])
        for index in configuration.models.indices { ending.limit(&configuration.models[index].limits) }
        var policy = ModelPolicy()
        policy.firstDelay = .milliseconds(1)
        policy.patience = .zero
        ending.policy(&policy)
        let engine = ModelEngine(
            models: configuration.makeModels(client: try HTTPClient()),
            policy: policy,
            report: Models.report(to: log) { "\($0.count) bytes" }
        )
        let taker = Taker()
        let task = Task { @LoopActor in
            try await engine.generate(request, committed: [], receiver: taker)
        }
        if ending.isCancelled { taker.onItem = { task.cancel() } }
        // How it ends for the reader is not this test's.
        _ = await task.result
    }

    @Test("has a line for each, which says why it ended and nothing of what was said", arguments: Ending.all)
    fileprivate func endings(_ ending: Ending) async throws {
        let handler = InMemoryLogHandler()
        let logger = Logger(label: "test") { _ in handler }
        let script = #"{"answers":[{\#(ending.answer)}]}"#
        let requests = try await FakeModelProcess.run(script) { server in
            if !ending.isAbsent {
                for provider in ["anthropic", "openai"] { try await Self.ask(ending, provider, at: server, logger) }
            }
            return (server: server, count: try server.log().count { $0.event == "request" })
        }
        if ending.isAbsent {
            for provider in ["anthropic", "openai"] {
                try await Self.ask(ending, provider, at: requests.server, logger)
            }
        }
        let lines = handler.entries
        #expect(Set(lines.map { "\($0.metadata["model"] ?? "")" }) == ["anthropic/fake", "openai/fake"])
        // Where no head came, the server may not have seen the request either.
        if ending.hasHead { #expect(lines.count == requests.count) }
        for line in lines {
            let fields = line.metadata.mapValues { "\($0)" }
            #expect(line.message == "model call" && line.level == .info)
            #expect(fields["run"] == "10 bytes")
            #expect(fields["outcome"] == ending.outcome && fields["error_type"] == ending.errorType, "\(fields)")
            for name in ["ms", "bytes", "events", "input_tokens", "output_tokens", "cache_read_tokens"] {
                #expect(fields[name].flatMap { Int($0) } != nil, "\(name): \(fields)")
            }
            for name in ["request_id", "status", "head_ms"] {
                #expect((fields[name] != nil) == ending.hasHead, "\(name): \(fields)")
            }
            #expect(!"\(line)".contains("CANARY") && !line.message.description.contains("CANARY"), "\(line)")
        }
    }

    /// The first model's call is over before the request is, though it has all the time that a model has that may think unseen.
    @LoopActor
    @Test("has a line of a model that is silent, and one of the next")
    func silence() async throws {
        let handler = InMemoryLogHandler()
        let log = Logger(label: "test") { _ in handler }
        let script = #"{"answers":[{"times":1,\#(Ending.text),"gates":{"headers":true}},{\#(Ending.text)}]}"#
        let generation = try await FakeModelProcess.run(script) { @LoopActor server in
            var models = try ModelConfiguration.read(environment: [
                "ARETE_MODEL": "openai/one,openai/two", "ARETE_OPENAI_API_KEY": "key",
                "ARETE_OPENAI_BASE_URL": server.openAIBase,
            ])
            for index in models.models.indices {
                let limit = Duration.seconds(4)
                models.models[index].limits.thinksUnseen = true
                models.models[index].limits.total = limit / 2
                models.models[index].limits.firstTextAfterThought = limit
            }
            var policy = ModelPolicy()
            policy.requestLimit = .zero
            let engine = ModelEngine(
                models: models.makeModels(client: try HTTPClient()),
                policy: Models.policy(for: models.models, usual: policy),
                report: Models.report(to: log) { "\($0.count) bytes" }
            )
            return try await engine.generate(Self.request, committed: [], receiver: Taker())
        }
        #expect(generation.partial == nil && generation.engines == ["openai/two"])
        let lines = handler.entries.map { $0.metadata.mapValues { "\($0)" } }
        #expect(lines.map { $0["model"] } == ["openai/one", "openai/two"])
        #expect(lines.map { $0["error_type"] } == ["timeout_first_text", nil])
    }

    @Test(
        "is of requests that have more time than each of their calls",
        arguments: ["1", "180", "3600", nil],
        ["anthropic/claude-haiku-5-5", "openai/gpt-5"]
    )
    func requestLimit(_ timeout: String?, _ model: String) throws {
        var environment = [
            "ARETE_MODEL": model, "ARETE_ANTHROPIC_API_KEY": "key", "ARETE_OPENAI_API_KEY": "key",
        ]
        environment["ARETE_MODEL_TIMEOUT"] = timeout
        let models = try ModelConfiguration.read(environment: environment).models
        for limits in models.map(\.limits) {
            #expect(Models.policy(for: models).requestLimit > max(limits.total, limits.firstTextAfterThought))
        }
    }

    /// `llm-protocols.md` 1.6: `x-should-retry` wins, also where there is no other model.
    @Test(
        "has one line of a server that is not to be asked again, two of one that is",
        arguments: [(529, "false", 1), (500, "false", 1), (500, "true", 2), (400, "false", 1), (400, "true", 2)]
    )
    func advice(_ status: Int, _ advice: String, _ count: Int) async throws {
        let handler = InMemoryLogHandler()
        let ending = Ending("", #""status":\#(status),"headers":{"x-should-retry":"\#(advice)"}"#, "")
        try await FakeModelProcess.run(#"{"answers":[{\#(ending.answer)}]}"#) { server in
            try await Self.ask(ending, "anthropic", at: server, Logger(label: "test") { _ in handler })
            #expect(try server.log().count { $0.event == "request" } == count)
        }
        #expect(handler.entries.count == count)
    }
}
