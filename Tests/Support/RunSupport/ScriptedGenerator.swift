package import EventLoop
package import LanguageModels
import Runs

/// A model that writes what a test tells it to, and keeps what it was asked.
@LoopActor
package final class ScriptedGenerator: ItemGenerator {
    /// One thing that a model does.
    package enum Step: Sendable {
        /// An item, its text in pieces of some characters; in one piece with none shown before for 0.
        case item(GeneratedItem, piece: Int = 7)
        /// An item that breaks off.
        case cut(GeneratedItem)
    }

    /// Its name.
    package nonisolated let name: String
    /// What it was asked.
    package private(set) var requests: [ModelRequest] = []
    /// What it was told to have written before.
    package private(set) var committed: [GeneratedItem] = []
    /// For each whole item, whether it was committed.
    package private(set) var answers: [Bool] = []
    private let steps: [Step]
    private let outcome: Result<Generation, any Error>

    /// A model that does some steps and ends.
    package init(
        _ steps: [Step],
        name: String = "test/model",
        partial: String? = nil,
        malformed: Int = 0,
        engines: [String]? = nil
    ) {
        self.steps = steps
        self.name = name
        outcome = .success(Generation(engines: engines ?? [name], malformed: malformed, partial: partial))
    }

    /// A model that does some steps and fails.
    package init(_ steps: [Step] = [], failingWith error: any Error) {
        self.steps = steps
        name = "test/model"
        outcome = .failure(error)
    }

    /// Does its steps.
    package func generate(
        _ request: ModelRequest,
        committed: [GeneratedItem],
        receiver: any GeneratedItemReceiver
    ) async throws -> Generation {
        requests.append(request)
        self.committed = committed
        for step in steps {
            switch step {
            case .item(let item, let piece):
                if piece > 0 { write(item, piece: piece, to: receiver) }
                answers.append(receiver.itemEnded(item))
            case .cut(let item):
                write(item, piece: 7, to: receiver)
                receiver.itemAborted()
            }
        }
        let generation = try outcome.get()
        var usage = ModelUsage()
        (usage.inputTokens, usage.outputTokens) = (1_000, 100)
        receiver.callEnded(usage: usage)
        return generation
    }

    private func write(_ item: GeneratedItem, piece: Int, to receiver: any GeneratedItemReceiver) {
        var head = item
        head.text = ""
        receiver.itemBegan(head)
        var rest = Substring(item.text)
        while !rest.isEmpty {
            receiver.itemContinued(String(rest.prefix(piece)))
            rest = rest.dropFirst(piece)
        }
    }
}

extension GeneratedItem {
    /// An item in the order in which a model writes it.
    package static func made(
        _ kind: String,
        _ text: String,
        _ fields: KeyValuePairs<String, String> = [:],
        quotes: [String] = []
    ) -> GeneratedItem {
        GeneratedItem(
            kind: kind,
            fields: fields.map { Field(name: $0.key, value: $0.value) },
            quotes: quotes,
            text: text
        )
    }
}

extension RecordingContext {
    /// What is shown of an item's draft at the end: nothing after a reset.
    package func draft(of item: String) -> String {
        var shown = ""
        for event in events {
            if case .draft(item, let text) = event { shown += text }
            if case .reset(item) = event { shown = "" }
        }
        return shown
    }

    /// All that any reader has seen: drafts, and the data of items.
    package var everythingShown: String {
        events.map { event in
            switch event {
            case .draft(_, let text): text
            case .item(let item): String(decoding: item.data, as: UTF8.self)
            case .reset, .status: ""
            }
        }.joined()
    }

    /// The items that were reset.
    package var resets: [String] {
        events.compactMap { if case .reset(let item) = $0 { item } else { nil } }
    }
}
