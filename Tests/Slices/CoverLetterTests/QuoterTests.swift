import Documents
import Testing

@testable import CoverLetter

@Suite("Letters: names and skills as they are spoken")
struct QuoterTests {
    private func quoter(_ line: String) -> Quoter {
        let text = ExtractedText(mediaType: .plainText, lines: [TextLine(number: 1, text: line)])
        return Quoter(resumeText: text, jobText: text)
    }

    @Test(arguments: [
        ("ADA EXAMPLE", "Ada Example"), ("LI NA CHEN", "Li Na Chen"), ("J.D. MORROW", "J.D. Morrow"),
        ("Ada McExample", "Ada McExample"), ("ADA X. EXAMPLE", "Ada X. Example"), ("J O R D A N", nil), ("", nil),
    ])
    func namesAreNotShouted(_ printed: String, _ spoken: String?) {
        #expect(quoter(printed).name(printed)?.text == spoken)
    }

    @Test(arguments: [
        ("Project planning", "project planning"), ("Power BI", "Power BI"), ("Negotiation", "Negotiation"),
        ("Lean Six Sigma", "Lean Six Sigma"),
    ])
    func ordinaryWordsAreWrittenSmall(_ printed: String, _ spoken: String) {
        #expect(quoter(printed).skill(printed)?.text == spoken)
    }

    @Test(arguments: [
        "[company]", "{title}", "<b>x</b>", "see https://example.com", "Till, stock, customers", "12345", " ",
        "a\u{202E}b",
        "one two three four five six seven eight nine ten eleven twelve thirteen",
    ])
    func whatIsNoNameIsNotUsed(_ text: String) {
        #expect(quoter(text).fact(text) == nil)
    }

    @Test func onlyTheFirstPartOfALineOfPartsIsUsed() {
        #expect(quoter("Senior Cook | Berlin").fact("Senior Cook | Berlin")?.text == "Senior Cook")
    }

    @Test func aSpanOutsideTheTextIsNoEvidence() {
        let spans = [(0, 0, 1), (2, 0, 1), (1, -1, 1), (1, 3, 2), (1, 0, 99)].map {
            SourceSpan(line: $0, start: $1, end: $2)
        }
        for span in spans { #expect(quoter("short").fact("led", at: [span]) == nil) }
        #expect(
            quoter("short").fact("led", at: [SourceSpan(line: 1, start: 0, end: 5)])?.evidence.first?.quote == "short"
        )
    }
}
