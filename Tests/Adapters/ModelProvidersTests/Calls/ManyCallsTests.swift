import EventLoop
import FakeModelSupport
import HTTPTransfer
import LanguageModels
import Testing

@testable import ModelProviders

/// `llm-protocols.md` 6.2, point 9: a thousand calls at once on one loop, one of which stalls and one of which floods.
@Suite("Many calls to a model", .timeLimit(.minutes(2)))
@LoopActor
struct ManyCallsTests {
    private static let count = 1000

    @Test("all but the one that stalls and the one that floods come to their end", arguments: ModelProvider.allCases)
    func manyAtOnce(_ provider: ModelProvider) async throws {
        let line = String(repeating: "flood ", count: 10_000)
        let script = """
            {"answers":[
              {"match":{"model":"stalls"},"pieces":["One ","two."],"gates":{"pieces":[1]},"pings":20},
              {"match":{"model":"floods"},"pieces":["\(line)"],"repeat":1000},
              {"pieces":["One ","two ","three."],"gates":{"pieces":[1]}}
            ]}
            """
        try await FakeModelProcess.run(script) { server in try await Self.run(server, provider) }
    }

    private static func run(_ server: FakeModelProcess, _ provider: ModelProvider) async throws {
        let client = try HTTPClient()
        func model(_ name: String, _ limits: CallLimits = .patient) throws -> ServedModel {
            let settings = try Fake.settings(provider, server) {
                $0.model = name
                $0.limits = limits
            }
            return ServedModel(settings, client: client)
        }
        let ordinary = try model("ordinary")
        let askers = (0..<count - 2).map { _ in Asker() }
        var calls: [any ModelCall] = []
        for (index, asker) in askers.enumerated() {
            // All tests share the loop, which goes on between fifty calls and the next ones.
            if index % 50 == 0 { await Task.yield() }
            calls.append(ordinary.call(RequestTests.question, delegate: asker))
        }
        let (stalled, flooded) = (Asker(), Asker())
        // All of them are under way before any of them may end.
        for asker in askers { await asker.text(of: 1) }
        calls.append(try model("stalls", .short(\.stall)).call(RequestTests.question, delegate: stalled))
        calls.append(try model("floods").call(RequestTests.question, delegate: flooded))

        let stall = await stalled.ended()
        #expect(stall.outcome == .failed(ModelFailure(.timeout, .fallBack(after: nil))))
        #expect(stall.errorType == "timeout_stall" && stalled.text == "One ")
        let flood = await flooded.ended()
        #expect(flood.outcome == .failed(ModelFailure(.malformed, .fallBack(after: nil))))
        #expect(flood.errorType == "too_large")
        #expect(flood.bytes > ResponseReader.longestStream && flood.bytes < ResponseReader.longestStream * 11 / 10)

        #expect(askers.allSatisfy { $0.report == nil && $0.text == "One " })
        try server.releaseAll()
        for asker in askers {
            let report = await asker.ended()
            #expect(report.outcome == .finished && asker.texts == ["One ", "two ", "three."])
        }
        withExtendedLifetime(calls) {}
    }
}
