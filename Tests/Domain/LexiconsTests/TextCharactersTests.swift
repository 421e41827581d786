import Lexicons
import Testing

@Suite("A text's characters by their bytes")
struct TextCharactersTests {
    private static let texts = [
        "", "a", "Led 5 people, 20 % faster (C++).", "tab\there", "\r", "\n", "one\r\ntwo\rthree\nfour",
        "• Größe 12 m²",
        "e\u{301}te\u{301}", "a\u{301}", "日本語 2024", "👩‍👩‍👧 family", "\u{0}\u{7F}", "it’s", "٣٤", "x\u{FE0F}", "½ ⅷ Ⅷ",
        "\u{37E}\u{212A}\u{1FEF}", "Été À A\u{301} ǅ Ⅷa",
    ]

    @Test("They are what the text itself says, each of them", arguments: texts)
    func characters(text: String) {
        let all = Array(text)
        for characters in [TextCharacters(text), TextCharacters(all)] {
            #expect(characters.count == all.count)
            for (index, character) in all.enumerated() {
                #expect(characters[index] == character)
                #expect(characters.bytes[index] == character.asciiByte ?? TextCharacters.other)
                #expect(characters.isLetterOrNumber(at: index) == (character.isLetter || character.isNumber))
                #expect(characters.isLetter(at: index) == character.isLetter)
                #expect(characters.isUppercase(at: index) == character.isUppercase)
                #expect(characters.isNumber(at: index) == character.isNumber)
                #expect(characters.isSpace(at: index) == character.isWhitespace)
                #expect(characters.isSign(of: "(•’+;", at: index) == "(•’+;".contains(character))
            }
        }
    }

    @Test("A part is the same characters", arguments: texts)
    func parts(text: String) {
        let all = Array(text)
        let characters = TextCharacters(text)
        for start in 0...all.count {
            for end in start...all.count {
                #expect(characters[start..<end] == String(all[start..<end]))
                #expect(characters.isOfBytes(start..<end) == all[start..<end].allSatisfy { $0.asciiByte != nil })
            }
        }
    }

    @Test("Texts are put together in any order", arguments: texts, texts)
    func appending(first: String, second: String) {
        var characters = TextCharacters(first)
        characters.append(TextCharacters(second))
        #expect((0..<characters.count).map { characters[$0] } == Array(first) + Array(second))
    }
}
