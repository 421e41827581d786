import Documents
import Evidence
import Testing

@Suite("Words are found in a document however they are written")
struct SourceTextTests {
    private let source = SourceText(Fixture.text, source: .resume)

    @Test(arguments: [
        ("Built billing services", "Built billing services"),
        ("BUILT  billing\tservices", "Built billing services"),
        ("built\u{00A0}billing services", "Built billing services"),
        ("Mar 2019 – Feb 2023", "Mar 2019 - Feb 2023"),
        ("Mar 2019 — Feb 2023", "Mar 2019 - Feb 2023"),
        ("ＡＣＭＥ corp", "Acme Corp"),
        ("bil\u{00AD}ling services", "billing services"),
        ("40%", "40%"),
    ])
    func quotesTheOriginal(_ words: String, _ printed: String) throws {
        let quotation = try #require(source.quotation(of: words))
        #expect(quotation.quote == printed)
        #expect(source.isVerbatim(quotation))
    }

    @Test(arguments: [
        "", " ", "Buil", "uilt", "ervice", "Acme Corporation", "Kafka", "Dana Whitfeld", "billing in services",
    ])
    func findsNothingElse(_ words: String) {
        #expect(source.quotation(of: words) == nil)
        #expect(!source.contains(words))
    }

    @Test func foldsLigaturesAndQuotesOfTheDocument() throws {
        let line = TextLine(number: 1, text: "Con\u{FB01}gured “e\u{FB03}cient” Lambda’s")
        let source = SourceText(ExtractedText(mediaType: .plainText, lines: [line]), source: .job)
        let quotation = try #require(source.quotation(of: "configured \"efficient\" lambda's"))
        #expect(quotation.quote == line.text)
        #expect(quotation.source == .job)
    }

    @Test func quotesEachLineOfWrappedWords() {
        let quotations = source.quotations(of: "long line that was wrapped by")
        #expect(quotations.map(\.quote) == ["long line that was", "wrapped by"])
        #expect(quotations.map(\.line) == [17, 18])
        #expect(quotations.map(\.start) == [13, 0])
        #expect(quotations.allSatisfy(source.isVerbatim))
    }

    @Test(arguments: [
        ("40%", true), ("40 percent", true), ("1200", true), ("1,200", true), ("1.2k", true), ("2019", true),
        ("40", false), ("04%", false), ("14%", false), ("2,100", false), ("12000", false), ("12", false),
        ("$1200", false),
        ("", false), ("many", false),
    ])
    func knowsItsNumbers(_ number: String, _ isThere: Bool) {
        #expect(source.contains(number: number) == isThere)
    }

    @Test(arguments: [
        Fixture.quotation("Built billing service", line: 5, start: 3),
        Fixture.quotation("Built billing services", line: 6, start: 2),
        Fixture.quotation("Bui1t billing services", line: 5, start: 2),
        Fixture.quotation("built billing services", line: 5, start: 2),
        Fixture.quotation("Built", line: 0, start: 2),
        Fixture.quotation("Built", line: 99, start: 2),
        Fixture.quotation("Built", line: 5, start: -1),
        Fixture.quotation("Built", line: 5, start: 4_000),
        Fixture.quotation("", line: 5, start: 2),
    ])
    func refusesWhatIsNotVerbatim(_ quotation: Quotation) {
        #expect(!source.isVerbatim(quotation))
    }

    @Test func refusesAnotherSource() {
        let quotation = Quotation(source: .job, quote: "Dana", span: SourceSpan(line: 1, start: 0, end: 4))
        #expect(!source.isVerbatim(quotation))
    }

    @Test func standsEmptyAndHostileText() {
        let empty = SourceText(ExtractedText(mediaType: .plainText, lines: []), source: .resume)
        #expect(!empty.contains("a"))
        #expect(empty.quotation(of: "\u{200B}") == nil)
        let repeated = String(repeating: "ab", count: 50_000)
        let line = TextLine(number: 1, text: repeated)
        let hostile = SourceText(ExtractedText(mediaType: .plainText, lines: [line]), source: .resume)
        #expect(hostile.quotation(of: String(repeating: "ab", count: 40_000) + "c") == nil)
    }
}
