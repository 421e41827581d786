import Documents
import FakeModelSupport
import LanguageModels
import Testing

@testable import ModelProviders

/// `llm-protocols.md` 6.2, points 4 and 7, over real connections: a fault before the first item is invisible where another model answers; after
/// it the items stay, and no end but the marked one makes the answer whole.
@Suite("A fault seen by who asked for items", .timeLimit(.minutes(3)))
struct EngineFaultTests {
    /// A way for an answer to go wrong.
    struct Fault: Sendable, CustomTestStringConvertible {
        /// Members of the fake's answer.
        let members: String
        /// What a partial answer is told to end by.
        let reason: String
        /// What a request is told that gets nothing.
        let failure: Failure
        var limits: CallLimits = .patient

        var testDescription: String { "\(members) \(reason)" }

        /// Faults before the head; nothing of an answer comes.
        static let early = [
            Fault(members: #""status":429"#, reason: "rate_limited", failure: .modelUnavailable),
            Fault(members: #""status":500"#, reason: "server", failure: .modelUnavailable),
            Fault(members: #""status":504"#, reason: "timeout", failure: .modelTimeout),
            Fault(members: #""status":529"#, reason: "overloaded", failure: .modelUnavailable),
            Fault(members: #""status":401"#, reason: "denied", failure: .modelUnavailable),
            Fault(members: #""contentType":"text/html""#, reason: "malformed", failure: .modelUnavailable),
            Fault(
                members: #""gates":{"headers":true}"#,
                reason: "timeout",
                failure: .modelTimeout,
                limits: .short(\.head)
            ),
        ]

        /// Faults in the middle of an answer.
        static let late = [
            Fault(members: #""then":"max_tokens""#, reason: "max_tokens", failure: .modelOutputInvalid),
            Fault(members: #""then":"refusal""#, reason: "refused", failure: .modelRefused),
            Fault(members: #""then":"fabricated_stop""#, reason: "incomplete", failure: .modelOutputInvalid),
            Fault(members: #""then":"end""#, reason: "incomplete", failure: .modelOutputInvalid),
            Fault(members: #""then":"eof""#, reason: "malformed", failure: .modelUnavailable),
            Fault(members: #""then":"cut""#, reason: "connection", failure: .modelUnavailable),
            Fault(members: #""then":"reset""#, reason: "connection", failure: .modelUnavailable),
            Fault(
                members: #""then":"error_event","errorType":"overloaded_error""#,
                reason: "overloaded",
                failure: .modelUnavailable
            ),
            Fault(
                members: #""then":"error_then_done","errorType":"api_error""#,
                reason: "server",
                failure: .modelUnavailable
            ),
            Fault(
                members: #""then":"hang","pings":5"#,
                reason: "timeout",
                failure: .modelTimeout,
                limits: .short(\.stall)
            ),
            Fault(members: #""then":"hang""#, reason: "timeout", failure: .modelTimeout, limits: .short(\.silence)),
        ]
    }

    private static let open = #"{\"items\":["#
    private static func item(_ text: String) -> String {
        #"{\"kind\":\"a\",\"fields\":[],\"quotes\":[],\"text\":\"\#(text)\"}"#
    }

    /// What one asks for who has these models in this order, each by its limits.
    private static func generate(
        _ server: FakeModelProcess,
        _ models: [(provider: ModelProvider, name: String, limits: CallLimits)]
    ) async throws -> (texts: [String], result: Result<Generation, any Error>) {
        var served: [any LanguageModel] = []
        for model in models {
            served.append(
                try await Fake.model(
                    Fake.settings(model.provider, server) {
                        $0.model = model.name
                        $0.limits = model.limits
                    }
                )
            )
        }
        var policy = ModelPolicy()
        policy.firstDelay = .milliseconds(1)
        policy.patience = .zero
        let keeper = ItemKeeper()
        let engine = ModelEngine(models: served, policy: policy)
        do {
            let generation = try await engine.generate(RequestTests.question, committed: [], receiver: keeper)
            return (await keeper.items.map(\.text), .success(generation))
        } catch {
            return (await keeper.items.map(\.text), .failure(error))
        }
    }

    /// A model that goes wrong after some text, and one that answers.
    private static func script(_ text: String, _ fault: Fault) -> String {
        let whole = "\(open)\(item("First.")),\(item("Second."))],\\\"complete\\\":true}"
        return """
            {"answers":[{"match":{"model":"faulty"},"pieces":["\(text)"],\(fault.members)},\
            {"match":{"model":"good"},"text":"\(whole)"}]}
            """
    }

    @Test("before the first item is invisible where another model answers", arguments: Fault.early + Fault.late)
    func before(_ fault: Fault) async throws {
        // A draft that will not be whole.
        let draft = String(Self.item("Fir").dropLast(3))
        try await FakeModelProcess.run(Self.script(Self.open + draft, fault)) { server in
            for (one, other) in [(ModelProvider.anthropic, ModelProvider.openai), (.openai, .anthropic)] {
                let (texts, result) = try await Self.generate(
                    server,
                    [(one, "faulty", fault.limits), (other, "good", .patient)]
                )
                let generation = try result.get()
                #expect(texts == ["First.", "Second."])
                #expect(generation.partial == nil && generation.engines == ["\(other.rawValue)/good"])
            }
        }
    }

    @Test("before the first item is told where no other model is", arguments: Fault.early + Fault.late)
    func alone(_ fault: Fault) async throws {
        let draft = String(Self.item("Fir").dropLast(3))
        try await FakeModelProcess.run(Self.script(Self.open + draft, fault)) { server in
            for provider in ModelProvider.allCases {
                let (texts, result) = try await Self.generate(server, [(provider, "faulty", fault.limits)])
                #expect(texts.isEmpty)
                #expect(throws: fault.failure) { try result.get() }
            }
        }
    }

    @Test("after the first item keeps the items, and is told where nobody goes on", arguments: Fault.late)
    func after(_ fault: Fault) async throws {
        let text = "\(Self.open)\(Self.item("First.")),\(Self.item("Sec").dropLast(3))"
        try await FakeModelProcess.run(Self.script(text, fault)) { server in
            for provider in ModelProvider.allCases {
                let (texts, result) = try await Self.generate(server, [(provider, "faulty", fault.limits)])
                let generation = try result.get()
                #expect(texts == ["First."])
                #expect(generation.partial == fault.reason, "\(provider)")
            }
        }
    }

    @Test("after the first item is no end where another model goes on", arguments: Fault.late)
    func continued(_ fault: Fault) async throws {
        // A refusal ends the answer, and a model that works is asked itself for what it left out.
        guard !["refused", "max_tokens", "incomplete"].contains(fault.reason) else { return }
        let text = "\(Self.open)\(Self.item("First.")),\(Self.item("Sec").dropLast(3))"
        try await FakeModelProcess.run(Self.script(text, fault)) { server in
            let (texts, result) = try await Self.generate(
                server,
                [(.openai, "faulty", fault.limits), (.anthropic, "good", .patient)]
            )
            #expect(texts == ["First.", "Second."])
            let generation = try result.get()
            #expect(generation.partial == nil)
            #expect(generation.engines == ["openai/faulty", "anthropic/good"])
        }
    }
}

extension CallLimits {
    /// One limit of a quarter of a second: nothing that comes at once meets it, on a busy machine either.
    static func short(_ limit: any WritableKeyPath<CallLimits, Duration> & Sendable) -> CallLimits {
        var limits = patient
        limits[keyPath: limit] = .milliseconds(250)
        return limits
    }
}
