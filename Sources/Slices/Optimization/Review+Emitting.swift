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
    /// How a review ends.
    init(_ review: Review) {
        let counts = review.counts
        let told =
            "\(Self.number(counts["suggestions"] ?? 0, "suggestion")), \(Self.number(counts["findings"] ?? 0, "finding"))."
        let score = review.readability.score.map { " Readability \($0) of 100." }
        self.init(text: told + (score ?? ""), counts: counts)
    }

    private static func number(_ count: Int, _ noun: String) -> String {
        "\(count) \(noun)\(count == 1 ? "" : "s")"
    }
}
