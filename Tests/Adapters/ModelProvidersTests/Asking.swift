import EventLoop
import FakeModelSupport
import HTTPTransfer
import LanguageModels

@testable import ModelProviders

/// Whoever asks in a test: keeps what comes, and can be waited for.
@LoopActor
final class Asker: ModelCallDelegate {
    private(set) var texts: [String] = []
    private(set) var report: ModelCallReport?
    private var waiting: [CheckedContinuation<Void, Never>] = []
    private var onText: (() -> Void)?

    nonisolated init() {}

    var text: String { texts.joined() }

    func modelCall(received text: [UInt8]) {
        texts.append(String(decoding: text, as: UTF8.self))
        wake()
        onText?()
    }

    func modelCall(ended report: ModelCallReport) {
        precondition(self.report == nil, "a call ends once")
        self.report = report
        wake()
    }

    /// Called within each delta.
    func onText(_ body: @escaping () -> Void) {
        onText = body
    }

    /// Waits until there is so much text, or the end.
    func text(of count: Int) async {
        while texts.count < count, report == nil { await withCheckedContinuation { waiting.append($0) } }
    }

    /// Waits for the end.
    func ended() async -> ModelCallReport {
        while true {
            if let report { return report }
            await withCheckedContinuation { waiting.append($0) }
        }
    }

    private func wake() {
        for continuation in waiting { continuation.resume() }
        waiting = []
    }
}

/// Keeps the items that an engine hands on, and commits each.
@LoopActor
final class ItemKeeper: GeneratedItemReceiver {
    let requester = "keeper"
    private(set) var items: [GeneratedItem] = []

    nonisolated init() {}

    func itemBegan(_ head: GeneratedItem) {}
    func itemContinued(_ text: [UInt8]) {}
    func itemAborted() {}
    func callEnded(usage: ModelUsage) {}

    func itemEnded(_ item: GeneratedItem) -> Bool {
        items.append(item)
        return true
    }
}

/// Models whose server is the fake one, or another on this machine.
enum Fake {
    /// Settings for a protocol, with limits beyond any test's patience.
    static func settings(
        _ provider: ModelProvider,
        _ server: FakeModelProcess,
        _ change: (inout ModelSettings) -> Void = { _ in }
    ) throws -> ModelSettings {
        try settings(provider, at: server.base, key: provider == .anthropic ? "sk-one" : "sk-two", change)
    }

    /// Settings for a protocol at some server of this machine.
    static func settings(
        _ provider: ModelProvider,
        at base: String,
        key: String,
        _ change: (inout ModelSettings) -> Void = { _ in }
    ) throws -> ModelSettings {
        var settings = try ModelConfiguration.read(environment: [
            "ARETE_MODEL": provider == .anthropic ? "anthropic/claude-haiku-5-5" : "openai/fake",
            "ARETE_ANTHROPIC_BASE_URL": base, "ARETE_OPENAI_BASE_URL": "\(base)/v1",
            "ARETE_ANTHROPIC_API_KEY": key, "ARETE_OPENAI_API_KEY": key,
        ]).models[0]
        settings.limits = .patient
        change(&settings)
        return settings
    }

    /// A model of its own client.
    @LoopActor
    static func model(_ settings: ModelSettings) throws -> ServedModel {
        ServedModel(settings, client: try HTTPClient())
    }

    /// Asks once, to the end.
    @LoopActor
    static func ask(
        _ settings: ModelSettings,
        _ question: ModelRequest = RequestTests.question
    ) async throws -> (text: String, report: ModelCallReport) {
        let asker = Asker()
        let call = try model(settings).call(question, delegate: asker)
        let report = await asker.ended()
        withExtendedLifetime(call) {}
        return (asker.text, report)
    }

    /// Asks, and cancels within the first delta.
    @LoopActor
    static func askAndCancelWithinText(_ settings: ModelSettings, _ asker: Asker) throws {
        let call = try model(settings).call(RequestTests.question, delegate: asker)
        asker.onText { call.cancel() }
    }
}

extension CallLimits {
    /// No limit that a test reaches.
    static let patient = CallLimits(
        connect: .seconds(60),
        head: .seconds(60),
        firstText: .seconds(60),
        firstTextAfterThought: .seconds(60),
        silence: .seconds(60),
        stall: .seconds(60),
        total: .seconds(60)
    )
}
