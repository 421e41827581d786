/// A line cut into words, numbers and signs, for reading dates.
struct DateTokens {
    /// What a token is.
    enum Kind: Equatable {
        /// Lowercased letters.
        case word(String)
        /// Digits: their value and how many there are.
        case number(Int, digits: Int)
        /// Any other character.
        case sign(Character)
    }

    /// One token.
    struct Token {
        /// What it is.
        let kind: Kind
        /// Where it stands.
        let range: Range<String.Index>
        /// Whether a space stands before it.
        let hasSpaceBefore: Bool
    }

    /// The tokens in their order, without spaces.
    let tokens: [Token]

    /// Longer lines are prose: no date of an entry stands in them.
    static let longestLine = 400

    /// Cuts a line; one that is too long, or has no digit, has no tokens.
    init(_ text: Substring) {
        let bytes = text.utf8
        guard bytes.count <= Self.longestLine, bytes.contains(where: { 0x30...0x39 ~= $0 }) else {
            tokens = []
            return
        }
        var tokens: [Token] = []
        var index = text.startIndex
        var hasSpace = false
        while index < text.endIndex {
            let character = text[index]
            var end = text.index(after: index)
            if character.isWhitespace {
                hasSpace = true
                index = end
                continue
            }
            let kind: Kind
            if Self.isDigit(character) {
                while end < text.endIndex, Self.isDigit(text[end]) { end = text.index(after: end) }
                let digits = text[index..<end]
                kind = .number(digits.count <= 8 ? Int(digits) ?? 0 : 0, digits: digits.count)
            } else if character.isLetter {
                while end < text.endIndex, text[end].isLetter { end = text.index(after: end) }
                kind = .word(text[index..<end].lowercased())
            } else {
                kind = .sign(character)
            }
            tokens.append(Token(kind: kind, range: index..<end, hasSpaceBefore: hasSpace))
            hasSpace = false
            index = end
        }
        self.tokens = tokens
    }

    private static func isDigit(_ character: Character) -> Bool {
        character.isASCII && character.isNumber
    }
}
