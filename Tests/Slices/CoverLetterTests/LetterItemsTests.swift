import Runs
import Testing

import struct Documents.Quotation
import struct FoundationEssentials.Data
import class FoundationEssentials.JSONDecoder

@testable import CoverLetter

@Suite("Letters: as events")
struct LetterItemsTests {
    private struct Paragraph: Decodable {
        let schema: String
        let id: String
        let index: Int
        let role: Letter.Paragraph.Role
        let text: String
        let claims: [Letter.Claim]
        let language: String
        let salutation: String?
        let signature: String?
        let tone: String?
        let words: Int?
        let placeholders: [Letter.Placeholder]?
        let warnings: [String]?
    }

    @Test(arguments: LetterSources.cases)
    func eachParagraphIsAnItem(_ sources: LetterSources) throws {
        let letter = sources.letter()
        let items = try letter.items()
        #expect(items.allSatisfy { $0.kind == .paragraph })
        let paragraphs = try items.map { try JSONDecoder().decode(Paragraph.self, from: Data($0.data)) }
        #expect(paragraphs.map(\.id) == letter.paragraphs.indices.map { "p\($0 + 1)" })
        #expect(paragraphs.map(\.index) == Array(letter.paragraphs.indices))
        #expect(paragraphs.map(\.text) == letter.paragraphs.map(\.text))
        #expect(paragraphs.map(\.role) == letter.paragraphs.map(\.role))
        #expect(paragraphs.map(\.claims) == letter.paragraphs.map(\.claims))
        #expect(paragraphs.allSatisfy { $0.schema == "arete.letter/1" && $0.language == "en" })
        #expect(paragraphs.first?.salutation == letter.salutation)
        #expect(paragraphs.dropLast().allSatisfy { $0.signature == nil && $0.words == nil && $0.warnings == nil })
        let last = try #require(paragraphs.last)
        #expect(last.salutation == letter.salutation)
        #expect(last.signature == letter.signature)
        #expect(last.tone == "plain")
        #expect(last.words == letter.words)
        #expect(last.placeholders == letter.placeholders)
        #expect(last.warnings == letter.warnings)
    }

    @Test func theSummaryCounts() {
        let summary = LetterSources.rich.letter().summary
        #expect(summary.text == "A letter of 205 words in 4 paragraphs, with 2 places for you to fill in.")
        #expect(
            summary.counts == ["paragraphs": 4, "words": 205, "claims": 14, "rejected": 0, "placeholders": 2]
        )
    }
}
