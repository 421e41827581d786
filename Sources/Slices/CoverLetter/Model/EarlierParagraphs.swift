import Documents
import Evidence
import LanguageModels
import Runs

import struct FoundationEssentials.Data
import class FoundationEssentials.JSONDecoder

/// What an earlier attempt at a letter committed: the letter goes on behind it.
struct EarlierParagraphs: Sendable {
    /// The paragraphs.
    private(set) var paragraphs: [Letter.Paragraph] = []
    /// All of it as a model would have written it, contact data masked.
    private(set) var items: [GeneratedItem] = []

    private struct Item: Decodable {
        let text: String
        let role: Letter.Paragraph.Role
        let claims: [Letter.Claim]
    }

    /// Reads back committed paragraphs.
    ///
    /// - Throws: `DecodingError` for what this program did not write.
    init(_ committed: [RunItem], mask: ContactMask) throws {
        for item in committed where item.kind == .paragraph {
            let item = try JSONDecoder().decode(Item.self, from: Data(item.data))
            paragraphs.append(Letter.Paragraph(role: item.role, sentences: Self.sentences(item)))
            items.append(
                GeneratedItem(
                    kind: "paragraph",
                    fields: [GeneratedItem.Field(name: "role", value: item.role.rawValue)],
                    quotes: [],
                    text: mask.masked(item.text)
                )
            )
        }
    }

    /// The sentences of a paragraph: its claims, and what stands between them.
    private static func sentences(_ item: Item) -> [Letter.Sentence] {
        var sentences: [Letter.Sentence] = []
        var rest = item.text[...]
        func add(_ text: Substring) {
            let words = text.split(separator: " ").joined(separator: " ")
            if !words.isEmpty { sentences.append(Letter.Sentence(text: words, claim: nil, placeholders: [])) }
        }
        for claim in item.claims {
            guard let range = rest.firstRange(of: claim.text) else { continue }
            add(rest[..<range.lowerBound])
            sentences.append(Letter.Sentence(text: claim.text, claim: claim, placeholders: []))
            rest = rest[range.upperBound...]
        }
        add(rest)
        return sentences
    }
}
