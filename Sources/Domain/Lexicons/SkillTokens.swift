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
        /// The number of its text, which is in small letters; one space for every gap.
        let key: UInt64
        /// The first scalar: all of a symbol.
        let first: Unicode.Scalar
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
        let bytes = Array(text.utf8)
        let scalars =
            bytes.allSatisfy { $0 < 0x80 } ? bytes.map { Unicode.Scalar($0) } : Array(text.unicodeScalars)
        var tokens: [Token] = []
        // A word and a gap have six letters or more in most texts.
        tokens.reserveCapacity(scalars.count / 3 + 1)
        var start = 0
        while start < scalars.count {
            var end = start + 1
            let scalar = scalars[start]
            var kind = Kind.symbol
            if Self.isWord(scalar) {
                while end < scalars.count, Self.isWord(scalars[end]) { end += 1 }
                kind = .word
            } else if Self.isSpace(scalar) {
                while end < scalars.count, Self.isSpace(scalars[end]) { end += 1 }
                kind = end - start > 1 || scalar == "\t" ? .wideGap : .gap
            } else if Self.isHyphen(scalar), start > 0, end < scalars.count, Self.isWord(scalars[start - 1]),
                Self.isWord(scalars[end])
            {
                kind = .hyphen
            }
            let key = Self.key(of: scalars[start..<end], kind)
            tokens.append(Token(key: key, first: scalar, kind: kind, start: start, end: end))
            start = end
        }
        self.scalars = scalars
        self.tokens = tokens
    }

    /// The text of some tokens, as it is compared.
    func text(of tokens: ArraySlice<Token>) -> String {
        tokens.reduce(into: "") { $0 += Self.text(of: scalars[$1.start..<$1.end], $1.kind) }
    }

    private static func text(of scalars: ArraySlice<Unicode.Scalar>, _ kind: Kind) -> String {
        switch kind {
        case .word: String(scalars, isLowercased: true)
        case .symbol: String(scalars)
        case .gap, .hyphen, .wideGap: " "
        }
    }

    /// The number of a token's text, which nearly always is of ASCII and need not be made then.
    private static func key(of scalars: ArraySlice<Unicode.Scalar>, _ kind: Kind) -> UInt64 {
        guard kind == .word || kind == .symbol else { return space }
        guard scalars.allSatisfy(\.isASCII) else { return WordKey.exact(text(of: scalars, kind)) }
        return WordKey.lowercased(scalars)
    }

    private static let space = WordKey.exact(" ")

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
