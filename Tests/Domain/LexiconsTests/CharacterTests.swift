import Lexicons
import Testing

@Suite struct CharacterTests {
    /// Characters of all kinds, with and without a mark on them.
    static let characters: [Character] =
        (UInt32(0)..<0x3100).compactMap(Unicode.Scalar.init).flatMap { Array(String($0) + "\u{301}") + [Character($0)] }
        + ["\u{1FEF}", "\r\n", "👩‍💻", "🇩🇪"]

    @Test func classesAreThoseOfTheTables() {
        for character in Self.characters {
            #expect(character.isSpace == character.isWhitespace)
            #expect(character.isLetterOrNumber == (character.isLetter || character.isNumber))
            #expect(character.isDigit == ("0"..."9" ~= character && character.isASCII))
        }
    }

    @Test func signsAreTheCharactersOfTheirLiteral() {
        let signs: Signs = ".,;`@é€~\u{7F}\n"
        for character in Self.characters {
            #expect(signs.contains(character) == ".,;`@é€~\u{7F}\n".contains(character), "\(character.unicodeScalars)")
        }
    }

    @Test(arguments: ["", "plain", "a\r\nb", "a\rb", "\r", "e\u{301}", "a\u{301}", "nul\0", "\u{7F}\n\t", "👩‍💻 x"])
    func charactersAreThoseOfTheLibrary(_ text: String) {
        #expect(text.characters == Array(text))
        #expect(String(characters: Array(text)[...]).utf8.elementsEqual(text.utf8))
        #expect(String(characters: Array(text).dropFirst()) == String(text.dropFirst()))
    }

    @Test(arguments: ["", "[", "a", "a[b", "[[a[", "a[\u{301}b[c", "é[b", "a\r\n[b[\r\n"], [true, false])
    func partsAreThoseOfTheLibrary(_ text: String, omittingEmpty: Bool) {
        let parts = text.split(separator: "[", omittingEmptySubsequences: omittingEmpty)
        #expect(text.parts(between: UInt8(ascii: "["), omittingEmpty: omittingEmpty) == parts)
        #expect(text.dropFirst().parts(between: UInt8(ascii: "[")) == text.dropFirst().split(separator: "["))
    }

    @Test(arguments: [
        "", " ", "a", "a b", " a", "a ", "a  b", "a\tb", "a\nb", "a\r\nb", "a \u{301}b", "é a", "é  a", "a\u{A0}b",
        "a\u{7F}b", "a\0 b",
        "a b ", "  ", "a b  c d",
    ])
    func wordsWithSingleSpacesAreThoseOfTheLibrary(_ text: String) {
        #expect(text.withSingleSpaces == text.split(whereSeparator: \.isWhitespace).joined(separator: " "))
    }

    @Test func eachCharacterIsItself() {
        for character in Self.characters {
            #expect(String(character).characters == [character])
            #expect(character.asciiByte.map(Character.ascii) ?? character == character)
            #expect((character.asciiByte != nil) == (character.isASCII && character != "\r\n"))
        }
    }

    @Test(arguments: [
        "", "a", "say a", "aab", "a\r\nb", "a\u{301}b", "\u{E1}b", "xx/y", "Kelvin \u{212A}", "ab", "abab abc", "é abc",
    ])
    func placesAreThoseOfTheLibrary(_ text: String) {
        for words in ["a", "ab", "abc", "\u{301}", "\u{E1}", "b", "k", "K", "\n", "say a bit", "xx/"] {
            let expected = text.firstRange(of: words).map { range in
                text.distance(
                    from: text.startIndex,
                    to: range.lowerBound
                )..<text.distance(from: text.startIndex, to: range.upperBound)
            }
            #expect(text.place(of: words) == expected)
        }
    }
}
