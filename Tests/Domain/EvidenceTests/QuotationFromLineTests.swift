import Documents
import Evidence
import Testing

@Suite("Words that stand in several places are found from a line on")
struct QuotationFromLineTests {
    private let source = SourceText(
        ExtractedText(
            mediaType: .plainText,
            lines: ["Developer", "", "ran a  very", "long line", "developer", "ran a very long line"].enumerated()
                .map { TextLine(number: $0.offset + 1, text: $0.element) }
        ),
        source: .resume
    )

    @Test(arguments: [
        ("developer", 0, [1]), ("developer", 1, [1]), ("developer", 2, [5]), ("developer", 5, [5]),
        ("developer", 6, []),
        ("a very long", 1, [3, 4]), ("a very long", 4, [6]), ("line", 99, []), ("", 1, []), ("nowhere", 1, []),
    ])
    func findsTheFirstPlace(_ words: String, _ line: Int, _ lines: [Int]) {
        #expect(source.quotations(of: words, from: line).map(\.line) == lines)
    }

    @Test func anEmptyTextHasNone() {
        let empty = SourceText(ExtractedText(mediaType: .plainText, lines: []), source: .resume)
        #expect(empty.quotations(of: "word", from: 1) == [])
    }
}
