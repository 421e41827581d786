import Lexicons
import Postings

/// What a draft that was shown leaves behind for the judgement of the next word: a few characters that stand for all.
struct DraftSentence {
    private var hasWord: Bool
    /// Whether a sentence has ended since the last word.
    private var isOpening: Bool
    /// The last white space.
    private var separator: Character?

    /// The beginning of a text.
    init() {
        hasWord = false
        isOpening = false
    }

    /// What these characters leave behind, which end with white space or with the text.
    init(_ shown: ArraySlice<Character>) {
        let words = Word.words(in: shown)
        let end = words.last.map { shown.startIndex + $0.range.upperBound } ?? shown.startIndex
        hasWord = !words.isEmpty
        isOpening = NameScanner.endsSentence(shown[end...])
        separator = shown.last { $0.isWhitespace }
    }

    /// A text that the next word stands behind as it does behind the real one.
    var context: String {
        let sign = isOpening && separator != "\n" ? "." : ""
        return (hasWord ? "a" : "") + sign + (separator.map(String.init) ?? "")
    }

    /// A word without a capital letter was shown.
    mutating func append(wordThatEnds endsSentence: Bool) {
        hasWord = true
        isOpening = endsSentence
    }

    /// White space was shown.
    mutating func append(separator byte: UInt8) {
        guard byte == UInt8(ascii: "\n") else { return separator = .ascii(byte) }
        if separator == "\r" {
            // One character, which ends no sentence.
            separator = "\r\n"
        } else {
            isOpening = true
            separator = "\n"
        }
    }
}
