import Lexicons

/// Finds the characters of a clause: its words without the joints around them.
enum ClauseText {
    /// The characters of a range of words, a leading "and" left out and an opened parenthesis closed.
    static func range(of words: Range<Int>, in passage: Passage, lexicon: PostingLexicon) -> Range<Int> {
        var words = words
        while let first = words.first, words.count > 1, isJoint(passage.words[first].text, lexicon) {
            words = first + 1..<words.upperBound
        }
        while let last = words.last, words.count > 1, isLoose(passage.words[last].text, lexicon) {
            words = words.lowerBound..<last
        }
        var range = passage.range(of: words)
        let characters = passage.characters
        // Signs that belong to the last word, and the parenthesis that was opened before it.
        while range.upperBound < characters.count, "%+#\"”".contains(characters[range.upperBound]) {
            range = range.lowerBound..<range.upperBound + 1
        }
        let opened = characters[range].count { $0 == "(" } - characters[range].count { $0 == ")" }
        if opened > 0, range.upperBound < characters.count, characters[range.upperBound] == ")" {
            range = range.lowerBound..<range.upperBound + 1
        }
        return range
    }

    private static func isJoint(_ word: String, _ lexicon: PostingLexicon) -> Bool {
        lexicon.andWords.contains(word) || lexicon.orWords.contains(word) || lexicon.butWords.contains(word)
    }

    private static func isLoose(_ word: String, _ lexicon: PostingLexicon) -> Bool {
        isJoint(word, lexicon) || lexicon.withWords.contains(word)
    }
}
