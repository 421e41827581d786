import Postings
import Testing

@Suite struct FoldingTests {
    @Test(arguments: [
        "", " ", "A", "Plain Words", "  two  gaps ", "Tabs\tand\r\nbreaks\n", "`a' \"b\" ~ [C]", "bell\u{7} 3+",
    ])
    func asciiIsFoldedAsBesideOtherCharacters(_ text: String) {
        // The text before a space and a character beyond ASCII is read one character after the other.
        let folded = Folding.fold(text)
        #expect(Folding.fold(text + " \u{E9}") == (folded.isEmpty ? "\u{E9}" : folded + " \u{E9}"))
    }

    @Test func marksJoinTheLetterBeforeThem() {
        #expect(Folding.fold("Cafe\u{301}  X") == "caf\u{E9} x")
    }
}
