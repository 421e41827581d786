package import Runs

extension Letter {
    /// One `paragraph` item for each paragraph, `p1` to `p4`.
    ///
    /// `text` is the paragraph alone. The first item has the letter's `salutation` beside it. The last one has what is
    /// known only of the whole: `salutation` and `signature` (so that it alone completes a letter), `tone`, `words`,
    /// `placeholders` and `warnings`.
    package func items() throws -> [RunItem] {
        try paragraphs.indices.map { try item($0, isLast: $0 == paragraphs.count - 1) }
    }

    /// The name of a paragraph, counted from 0.
    static func id(_ index: Int) -> String { "p\(index + 1)" }

    /// One paragraph as an item; the last one tells of the letter as it is now.
    func item(_ index: Int, isLast: Bool) throws -> RunItem {
        try RunItem(
            .paragraph,
            id: Self.id(index),
            text: paragraphs[index].text,
            Item(
                index: index,
                role: paragraphs[index].role,
                claims: paragraphs[index].claims,
                language: language,
                salutation: index == 0 || isLast ? salutation : nil,
                signature: isLast ? signature : nil,
                tone: isLast ? tone : nil,
                words: isLast ? words : nil,
                placeholders: isLast ? placeholders : nil,
                warnings: isLast ? warnings : nil
            )
        )
    }

    /// The `data` of a `paragraph` event beside `id` and `text`.
    private struct Item: Encodable {
        var schema = Letter.schema
        let index: Int
        let role: Paragraph.Role
        let claims: [Claim]
        let language: String
        let salutation: String?
        let signature: String?
        let tone: String?
        let words: Int?
        let placeholders: [Placeholder]?
        let warnings: [String]?
    }
}

extension Letter {
    /// What the run says at its end.
    package var summary: RunSummary {
        let claims = paragraphs.reduce(0) { $0 + $1.claims.count }
        let gaps = placeholders.count
        return RunSummary(
            text: "A letter of \(words) words in \(paragraphs.count) paragraphs"
                + (gaps == 0
                    ? "."
                    : gaps == 1 ? ", with one place for you to fill in." : ", with \(gaps) places for you to fill in."),
            counts: [
                "paragraphs": paragraphs.count,
                "words": words,
                "claims": claims,
                "rejected": rejected,
                "placeholders": gaps,
            ]
        )
    }
}
