import Postings

/// What a draft that was shown leaves behind for the judgement of the next word: a few characters that stand for all.
struct DraftSentence {
    private var hasWord: Bool
    /// Whether a sentence has ended since the last word.
    private var isOpening: Bool
    private var separator = Separator.none

    /// The last white space.
    private enum Separator: Equatable {
        case none
        /// Of ASCII, which is nearly all there is: told without making a character.
        case byte(UInt8)
        case other(Character)

        init(_ character: Character) {
            let bytes = character.utf8
            self = bytes.count == 1 ? bytes.first.map(Separator.byte) ?? .none : .other(character)
        }

        var text: String {
            switch self {
            case .none: ""
            case .byte(let byte): String(Unicode.Scalar(byte))
            case .other(let character): String(character)
            }
        }

        static let lineFeed = Separator.byte(UInt8(ascii: "\n"))
        static let carriageReturn = Separator.byte(UInt8(ascii: "\r"))
        /// One character, which ends no sentence.
        static let both = Separator.other("\r\n")
    }

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
        separator = shown.last { $0.isWhitespace }.map(Separator.init) ?? .none
    }

    /// A text that the next word stands behind as it does behind the real one.
    var context: String {
        let sign = isOpening && separator != .lineFeed ? "." : ""
        return (hasWord ? "a" : "") + sign + separator.text
    }

    /// A word without a capital letter was shown.
    mutating func append(wordThatEnds endsSentence: Bool) {
        hasWord = true
        isOpening = endsSentence
    }

    /// White space was shown.
    mutating func append(separator byte: UInt8) {
        guard byte == UInt8(ascii: "\n") else { return separator = .byte(byte) }
        if separator == .carriageReturn {
            separator = .both
        } else {
            isOpening = true
            separator = .lineFeed
        }
    }
}
