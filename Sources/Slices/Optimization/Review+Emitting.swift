import EventLoop
import Runs

extension RunItem {
    /// An item of a review as one committed event.
    init(_ item: Review.Item) throws {
        switch item {
        case .suggestion(let suggestion, let text):
            try self.init(.suggestion, id: suggestion.id, text: text, suggestion)
        case .finding(let finding, let text): try self.init(.finding, id: finding.id, text: text, finding)
        }
    }
}

extension RunSummary {
    /// How a review ends that a model took part in.
    ///
    /// - Parameters:
    ///   - counts: What the rules said.
    ///   - writing: What the model wrote.
    ///   - dropped: How many suggestions of the rules gave way to the model's.
    @LoopActor
    init(counts: [String: Int], writing: AnswerWriting, dropped: Int) {
        var counts = counts
        counts["suggestions", default: 0] += writing.suggestions - dropped
        counts["findings", default: 0] += writing.findings
        self.init(counts: counts)
    }

    /// How a review ends.
    init(counts: [String: Int]) {
        let told =
            "\(Self.number(counts["suggestions"] ?? 0, "suggestion")), \(Self.number(counts["findings"] ?? 0, "finding"))."
        let score = counts["readability"].map { " Readability \($0) of 100." }
        self.init(text: told + (score ?? ""), counts: counts)
    }

    private static func number(_ count: Int, _ noun: String) -> String {
        "\(count) \(noun)\(count == 1 ? "" : "s")"
    }
}
