import Documents
import FakeModelSupport
import Foundation
import LanguageModels
import Testing

@testable import ModelProviders

/// llama.cpp's own server, which shares no line with our fake, on both routes (`llm-protocols.md` 6.2, point 10).
///
/// Its model has random weights and draws at random: under our schema it writes valid JSON as no person would, another one each time; what
/// has no grammar is noise. What is expected holds for every answer, and it is asked until each kind of them has come.
@Suite("llama.cpp's server", .llama, .serialized, .timeLimit(.minutes(3)))
struct LlamaServerTests {
    private static func settings(_ provider: ModelProvider, key: String = "sk-llama") throws -> ModelSettings {
        try Fake.settings(provider, at: ServedAddress.current().base, key: key)
    }

    private static func question(_ task: String, maxTokens: Int = 3000) -> ModelRequest {
        ModelRequest(
            instructions: "Be brief.",
            documents: ["A resume."],
            task: task,
            schema: GeneratedItem.schema,
            maxTokens: maxTokens
        )
    }

    private struct Envelope: Decodable {
        var items: [GeneratedItem]
        var complete: Bool
    }

    /// What the scanner finds in a text.
    private static func scan(_ text: String) -> (items: [GeneratedItem], scanner: ItemScanner) {
        var scanner = ItemScanner()
        var events: [ItemScanner.Event] = []
        scanner.scan(Array(text.utf8), into: &events)
        let items = events.compactMap { event -> GeneratedItem? in
            guard case .item(let item) = event else { return nil }
            return item
        }
        return (items, scanner)
    }

    /// Asks until an answer of the wanted kind has come; the model draws each at random, and about every other one is of it.
    private func ask(_ what: String, maxTokens: Int = 3000, until isWanted: (ModelRequest) async throws -> Bool)
        async throws
    {
        for number in 0..<200 where try await isWanted(Self.question("Task \(number).", maxTokens: maxTokens)) {
            return
        }
        Issue.record("the model never \(what): change its likelihoods")
    }

    @Test func itemsUnderOurSchema() async throws {
        var count = 0
        try await ask("writes an item") { question in
            let (text, report) = try await Fake.ask(Self.settings(.openai), question)
            #expect(report.outcome == .finished, "\(text)")
            #expect(report.usage.outputTokens >= text.utf8.count && !report.usage.isEstimated)
            let (items, scanner) = Self.scan(text)
            #expect(scanner.isComplete, "\(text)")
            // Half a character as an escape, which the grammar permits, is none for Foundation.
            guard !text.contains(#"\u"#) else { return false }
            let expected = try JSONDecoder().decode(Envelope.self, from: Data(text.utf8))
            #expect(items == expected.items && expected.complete && scanner.malformedCount == 0, "\(text)")
            count += items.count
            return count >= 20
        }
    }

    @Test func whatEndsAtItsLimitIsPartial() async throws {
        try await ask("comes to its limit", maxTokens: 100) { question in
            let (text, report) = try await Fake.ask(Self.settings(.openai), question)
            let isComplete = Self.scan(text).scanner.isComplete
            #expect(report.outcome == .truncated || (report.outcome == .finished && isComplete), "\(text)")
            return report.outcome == .truncated && !isComplete
        }
    }

    @Test func anEngineTellsWhatIsWholeAndWhatIsNot() async throws {
        let model = try await Fake.model(Self.settings(.openai))
        // Up to the limit at which this fails where not even one item was committed.
        func engine(_ question: ModelRequest) async throws -> (items: Int, partial: String?) {
            let keeper = ItemKeeper()
            let engine = ModelEngine(models: [model])
            let generation = try await engine.generate(question, committed: [], receiver: keeper)
            return (await keeper.items.count, generation.partial)
        }
        try await ask("writes a whole answer with an item") { try await engine($0) == (1, nil) }
        try await ask("stops within an item", maxTokens: 60) { question in
            do throws(any Error) {
                return try await engine(question).partial == "max_tokens"
            } catch {
                return error as? Failure == .modelOutputInvalid
            }
        }
    }

    /// On this route the server has no grammar for `output_config`.
    @Test func noiseOnTheOtherRoute() async throws {
        let (text, report) = try await Fake.ask(Self.settings(.anthropic), Self.question("Go on.", maxTokens: 500))
        #expect(report.outcome == .truncated)
        #expect(report.usage.outputTokens == 500 && report.usage.inputTokens > 20 && !report.usage.isEstimated)
        #expect(text.utf8.count > 300)
        let model = try await Fake.model(Self.settings(.anthropic))
        await #expect(throws: (any Error).self) {
            let engine = ModelEngine(models: [model])
            _ = try await engine.generate(
                Self.question("Go on.", maxTokens: 500),
                committed: [],
                receiver: ItemKeeper()
            )
        }
    }

    @Test("refuses a wrong key", arguments: ModelProvider.allCases)
    func wrongKey(_ provider: ModelProvider) async throws {
        let (text, report) = try await Fake.ask(Self.settings(provider, key: "sk-wrong"))
        #expect(report.outcome == .failed(ModelFailure(.denied, .disable)))
        #expect(report.status == 401 && report.errorType == "authentication_error" && text.isEmpty)
    }

    @Test("has room for so much", arguments: ModelProvider.allCases)
    func contextIsFull(_ provider: ModelProvider) async throws {
        let question = Self.question(String(repeating: "word ", count: 14_000))
        let (text, report) = try await Fake.ask(Self.settings(provider), question)
        #expect(report.outcome == .failed(ModelFailure(.rejected, .elsewhere(after: nil))))
        #expect(report.status == 400 && report.errorType == "exceed_context_size_error" && text.isEmpty)
    }

    @Test("frees its slot when a call is cancelled", arguments: ModelProvider.allCases)
    func cancelling(_ provider: ModelProvider) async throws {
        let asker = Asker()
        let model = try await Fake.model(Self.settings(provider))
        // Without a schema nothing but the limit ends an answer.
        #expect(await model.learn(from: ServerError(parameter: "response_format"), sent: [.schema]))
        let call = await model.call(Self.question("Go on.", maxTokens: 60_000), delegate: asker)
        await asker.text(of: 1)
        await call.cancel()
        // There is one slot: a server that went on would have had to come to the limit first.
        let slot = try await Self.idleSlot()
        #expect(slot.next_token.first?.has_next_token == true)
        #expect(await asker.report == nil)
        let (_, report) = try await Fake.ask(Self.settings(provider), Self.question("Again.", maxTokens: 20))
        #expect(report.status == 200)
    }

    private struct Slot: Decodable {
        struct Next: Decodable {
            var has_next_token: Bool
        }
        var is_processing: Bool
        var next_token: [Next]
    }

    /// The state of the only slot, once nobody uses it; the server tells by no event, so it is looked at again every 5 ms.
    private static func idleSlot() async throws -> Slot {
        let port = try #require(try ServedAddress.current().base.split(separator: ":").last.flatMap { Int($0) })
        let deadline = ContinuousClock.now + FakeModelProcess.limit
        while ContinuousClock.now < deadline {
            let wire = try Wire(port: port)
            wire.send("GET /slots HTTP/1.1\r\nHost: llama\r\nx-api-key: sk-llama\r\nConnection: close\r\n\r\n")
            let response = wire.read { _ in false }
            let body = response.firstRange(of: "\r\n\r\n").map { response[$0.upperBound...] } ?? ""
            let slots = try JSONDecoder().decode([Slot].self, from: Data(body.utf8))
            if let slot = slots.first, !slot.is_processing { return slot }
            try await Task.sleep(for: .milliseconds(5))
        }
        throw FakeModelProcess.Failed(description: "the slot is not free within \(FakeModelProcess.limit)")
    }
}
