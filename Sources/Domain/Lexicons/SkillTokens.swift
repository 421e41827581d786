/// A text cut into words, single symbols and gaps, for looking up phrases.
///
/// A hyphen inside a word is a gap, so that "front-end" and "front end" are one phrase.
struct SkillTokens {
    /// What a token is.
    enum Kind {
        /// Letters and digits.
        case word
        /// One other character.
        case symbol
        /// A space.
        case gap
        /// A hyphen between two words.
        case hyphen
        /// Two or more spaces, or a tab: the edge of a column.
        case wideGap
    }

    /// One token.
    struct Token {
        /// Lowercased; one space for every gap.
        let text: String
        /// What it is.
        let kind: Kind
        /// The first scalar.
        let start: Int
        /// One past the last scalar.
        let end: Int

        /// Whether it is a gap of any width.
        var isGap: Bool { isSpace || kind == .hyphen }

        /// Whether it is made of spaces.
        var isSpace: Bool { kind == .gap || kind == .wideGap }
    }

    /// The scalars of the text.
    let scalars: [Unicode.Scalar]
    /// The tokens in their order; together they cover the text.
    let tokens: [Token]

    /// Cuts a text.
    init(_ text: String) {
        let scalars = Array(text.unicodeScalars)
        var tokens: [Token] = []
        var start = 0
        while start < scalars.count {
            var end = start + 1
            let scalar = scalars[start]
            if Self.isWord(scalar) {
                while end < scalars.count, Self.isWord(scalars[end]) { end += 1 }
                let text = String(scalars[start..<end], isLowercased: true)
                tokens.append(Token(text: text, kind: .word, start: start, end: end))
            } else if Self.isSpace(scalar) {
                while end < scalars.count, Self.isSpace(scalars[end]) { end += 1 }
                let isWide = end - start > 1 || scalar == "\t"
                tokens.append(Token(text: " ", kind: isWide ? .wideGap : .gap, start: start, end: end))
            } else if Self.isHyphen(scalar), start > 0, end < scalars.count, Self.isWord(scalars[start - 1]),
                Self.isWord(scalars[end])
            {
                tokens.append(Token(text: " ", kind: .hyphen, start: start, end: end))
            } else {
                tokens.append(Token(text: String(scalar), kind: .symbol, start: start, end: end))
            }
            start = end
        }
        self.scalars = scalars
        self.tokens = tokens
    }

    /// Letters, digits and the marks on them.
    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        case 0..<0x80: false
        default: scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        }
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar == " " || scalar == "\t" || (scalar.value >= 0x80 && scalar.properties.isWhitespace)
    }

    private static func isHyphen(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "-" || scalar == "\u{2010}" || scalar == "\u{2011}"
    }
}

extension String {
    /// The text of some scalars, in small letters where wished.
    init(_ scalars: ArraySlice<Unicode.Scalar>, isLowercased: Bool = false) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(scalars.count)
        var isASCII = true
        for scalar in scalars {
            if scalar.isASCII {
                let byte = UInt8(truncatingIfNeeded: scalar.value)
                bytes.append(isLowercased && UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte ? byte | 0x20 : byte)
            } else {
                bytes += scalar.utf8
                isASCII = false
            }
        }
        self.init(decoding: bytes, as: UTF8.self)
        if isLowercased, !isASCII { self = lowercased() }
    }
}
