import Documents
import Samples
import Testing

@testable import TextExtraction

@Suite struct PlainTextExtractionTests {
    private static let text = ResumePages.lines.joined(separator: "\n")

    @Test(arguments: [
        NamedDocument("UTF-8") { Array(text.utf8) },
        NamedDocument("UTF-8 with a mark") { [0xEF, 0xBB, 0xBF] + Array(text.utf8) },
        NamedDocument("UTF-16LE") { [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] } },
        NamedDocument("UTF-16BE") { [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] } },
        NamedDocument("CR LF") { Array(ResumePages.lines.joined(separator: "\r\n").utf8) },
        NamedDocument("line break at the end") { Array((text + "\n").utf8) },
    ])
    func readsTheSameLinesInEveryEncoding(document: NamedDocument) async throws {
        #expect(try await Extraction.lines(document.build()) == ResumePages.lines)
    }

    @Test func readsLatin1() async throws {
        let lines = try await Extraction.lines(
            [0x45, 0x6D, 0x70, 0x6C, 0x6F, 0x79, 0xE9, 0x0A] + Array(Self.text.utf8)
        )
        #expect(lines.first == "Employ\u{E9}")
    }

    @Test(
        arguments: [
            ("", [[]]),
            ("a", [["a"]]),
            ("a\n\nb\n", [["a", "", "b"]]),
            ("a\r\nb\rc\n\rd", [["a", "b", "c", "", "d"]]),
            ("a\tb", [["a    b"]]),
            ("a  \u{A0}\nb", [["a", "b"]]),
            ("a\u{0C}b", [["a"], ["b"]]),
            ("a\n\u{0C}b\n\u{0C}", [["a"], ["b"]]),
            ("\u{0C}\u{0C}a", [["a"]]),
            ("a\u{0B}b\u{2028}c\u{85}d", [["a", "b", "c", "d"]]),
            ("a\0b\u{200B}c\u{7}", [["ab\u{200B}c\u{7}"]]),
            ("e\u{301}", [["\u{E9}"]]),
        ] as [(String, [[String]])]
    )
    func splitsPagesAndLines(text: String, pages: [[String]]) {
        #expect(PlainTextReader.pages(text) == pages)
        #expect(
            PlainTextReader.pages(text).joined().flatMap(\.unicodeScalars) == pages.joined().flatMap(\.unicodeScalars)
        )
    }

    @Test func refusesWhatIsNoResume() async throws {
        #expect(try await Extraction.refusal(Array("Jordan".utf8)) == .tooLittleText)
        #expect(try await Extraction.refusal([UInt8](repeating: 0x20, count: 10_000)) == .tooLittleText)
        #expect(try await Extraction.refusal([]) == .corruptFile)
        #expect(try await Extraction.refusal([0x00]) == .corruptFile)
        #expect(try await Extraction.refusal([0x41]) == .tooLittleText)
    }

    @Test func refusesMoreTextThanAnyResume() async throws {
        let text = Array(Self.text.utf8) + [0x0A]
        let tooLong = Array([[UInt8]](repeating: text, count: 2_200_000 / text.count).joined())
        #expect(try await Extraction.refusal(tooLong) == .corruptFile)
        #expect(try await Extraction.refusal([UInt8](repeating: 0x0A, count: 60_000)) == .corruptFile)
        #expect(try await Extraction.refusal([UInt8](repeating: 0x61, count: 11 * 1024 * 1024)) == .corruptFile)
    }

    @Test func keepsAVeryLongLine() async throws {
        let line = String(repeating: "word ", count: 200_000) + "end"
        #expect(try await Extraction.lines(Array(line.utf8)) == [line])
    }
}
