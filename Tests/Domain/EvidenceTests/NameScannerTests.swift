import Lexicons
import Postings
import Testing

@testable import Evidence

@Suite("Names and numbers of a text, by its bytes and by its characters")
struct NameScannerTests {
    @Test(
        "A word is a name by its capital letters, its digits and its place",
        arguments: [
            ("I worked at Acme. Later at HubSpot", ["acme", "hubspot"]),
            ("Led p99 work on AWS", ["p99", "aws"]),
            ("Zebra ran it; Lead it", ["zebra"]),
            ("the 3D team and 3 people", ["3d"]),
            ("nach Österreich, später Ärzte", ["österreich", "ärzte"]),
            ("in A\u{301}vila, x²", ["a\u{301}vila", "x²"]),
            ("no name here", []),
        ]
    )
    func names(text: String, names: [String]) {
        let scanner = NameScanner(ordinaryWords: ["led", "later", "lead"], ordinaryEndings: [])
        let found = scanner.names(in: Array(text))
        #expect(found.map { $0.text } == names.map { Folding.fold($0) })
        for word in found { #expect(Folding.fold(String(Array(text)[word.range])) == word.text) }
    }

    @Test(
        "A number is digits with their signs, or the word for a digit",
        arguments: [
            ("5", true), ("1,000.5", true), ("12;", true), ("five", true), ("five,", true), ("oh.", true), ("", true),
            (".", true), ("5a", false),
            ("a", false), ("fifty", false), ("12:30", false), ("12:", true), ("٣٤", true), ("½,", true), ("5é", false),
            ("5\u{301}", true),
            ("5,,", true), ("five,,", false), ("12;;", false),
        ]
    )
    func numbers(word: String, isNumber: Bool) {
        #expect(AddressScanner.isNumber(word[...]) == isNumber)
    }
}
