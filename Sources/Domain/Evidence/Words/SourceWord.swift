import Lexicons
import Postings

/// A folded word of a text that others are judged by, told by its numbers.
struct SourceWord: Comparable, Sendable {
    /// The number of the word as it is written, by which it is told from others.
    let key: UInt64
    /// That of its stem.
    let stem: UInt64

    /// The numbers of a word.
    init(_ word: Word) {
        key = word.key
        stem = WordKey.stem(word.text.utf8.span)
    }

    /// A word to look for, of which no more is known.
    init(key: UInt64) {
        self.key = key
        stem = 0
    }

    static func < (left: SourceWord, right: SourceWord) -> Bool { left.key < right.key }

    static func == (left: SourceWord, right: SourceWord) -> Bool { left.key == right.key }
}
