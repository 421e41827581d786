import EventLoop
import FakeModelSupport
import LanguageModels
import Testing

@testable import ModelProviders

/// `llm-protocols.md` 6.2, point 8: a call that nobody waits for any more leaves nothing behind, whatever it was waiting for.
@Suite("Cancelling a call to a model", .timeLimit(.minutes(2)))
struct CallCancellationTests {
    /// What a call waits for when it is cancelled, and the gate of the fake at which it waits.
    enum Phase: String, CaseIterable {
        case head = #""gates":{"headers":true}"#
        case firstText = #""gates":{"pieces":[0]}"#
        case firstTextAmongPings = #""gates":{"pieces":[0]},"pings":1"#
        case thought = #""thinking":"Let me see.","gates":{"pieces":[0]}"#
        case moreText = #""gates":{"pieces":[1]}"#
        case end = #""gates":{"pieces":[2]}"#

        var pieces: Int {
            switch self {
            case .moreText: 1
            case .end: 2
            default: 0
            }
        }

        var script: String { #"{"answers":[{"pieces":["One ","two."],\#(rawValue)}]}"# }
    }

    @Test("closes its connection at once", arguments: Phase.allCases, ModelProvider.allCases)
    func closes(_ phase: Phase, _ provider: ModelProvider) async throws {
        try await FakeModelProcess.run(phase.script) { server in
            let settings = try Fake.settings(provider, server)
            var shortest = Duration.seconds(60)
            // The best of ten: on a machine with other work to do each alone proves nothing.
            for number in 1...10 {
                let asker = Asker()
                let call = try await Fake.model(settings).call(RequestTests.question, delegate: asker)
                try await server.wait(for: "gate", of: number)
                await asker.text(of: phase.pieces)
                let start = LogEntry.now
                await call.cancel()
                let closed = try await server.wait(for: "closed", of: number)
                #expect(closed.by == "client" && closed.open == true)
                await call.cancel()
                #expect(await asker.report == nil)
                shortest = min(shortest, .nanoseconds(closed.t - start))
            }
            #expect(shortest < .milliseconds(100))
        }
    }

    /// The handshake of TLS is a part of connecting.
    @Test("closes a connection that is being made", arguments: ModelProvider.allCases)
    func connecting(_ provider: ModelProvider) async throws {
        let listener = try SilentListener()
        let settings = try Fake.settings(provider, at: "https://127.0.0.1:\(listener.port)", key: "key")
        let asker = Asker()
        let call = try await Fake.model(settings).call(RequestTests.question, delegate: asker)
        let peer = try listener.accept()
        #expect(peer.readBytes { !$0.isEmpty }.bytes.first == 0x16, "a client's first word of TLS")
        await call.cancel()
        // Returns at the end of the connection, and not before.
        _ = peer.readBytes { _ in false }
        #expect(await asker.report == nil)
    }

    @Test func isCancelledWithinADelta() async throws {
        try await FakeModelProcess.run(#"{"answers":[{"pieces":["One ","two."],"repeat":1000}]}"#) { server in
            let asker = Asker()
            try await Fake.askAndCancelWithinText(Fake.settings(.openai, server), asker)
            try await server.wait(for: "closed")
            #expect(await asker.texts == ["One "])
            #expect(await asker.report == nil)
        }
    }

    @Test func aDroppedCallIsCancelled() async throws {
        try await FakeModelProcess.run(#"{"answers":[{"text":"One.","gates":{"pieces":[0]}}]}"#) { server in
            let asker = Asker()
            var call: (any ModelCall)? = try await Fake.model(Fake.settings(.openai, server))
                .call(RequestTests.question, delegate: asker)
            try await server.wait(for: "gate")
            withExtendedLifetime(call) {}
            call = nil
            #expect(try await server.wait(for: "closed").by == "client")
            #expect(await asker.report == nil)
        }
    }

    /// So many failures would open the circuit, and the other model would be asked.
    @Test("is no failure of the model", arguments: Phase.allCases)
    func isNoFailure(_ phase: Phase) async throws {
        let script = """
            {"answers":[{"times":10,"pieces":["{","}"],\(phase.rawValue)},\
            {"text":"{\\"items\\":[{\\"kind\\":\\"a\\",\\"text\\":\\"x\\"}],\\"complete\\":true}"}]}
            """
        try await FakeModelProcess.run(script) { server in
            let outcomes = Outcomes()
            let engine = ModelEngine(
                models: [
                    try await Fake.model(Fake.settings(.anthropic, server)),
                    try await Fake.model(Fake.settings(.openai, server)),
                ],
                report: { _, report, _ in outcomes.all.append(report.outcome) }
            )
            for number in 1...10 {
                let task = Task {
                    try await engine.generate(RequestTests.question, committed: [], receiver: ItemKeeper())
                }
                try await server.wait(for: "gate", of: number)
                task.cancel()
                await #expect(throws: CancellationError.self) { try await task.value }
            }
            let generation = try await engine.generate(RequestTests.question, committed: [], receiver: ItemKeeper())
            #expect(generation.engines == ["anthropic/claude-haiku-5-5"])
            #expect(await outcomes.all == Array(repeating: .cancelled, count: 10) + [.finished])
        }
    }

    @LoopActor
    private final class Outcomes {
        var all: [ModelOutcome] = []
        nonisolated init() {}
    }
}
