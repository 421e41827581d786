import Documents

/// A verbatim piece of one line: what every string of a parsed resume is made of.
struct Piece {
    /// The line's number, from 1.
    let line: Int
    /// The characters, a slice of the line's text.
    let text: Substring

    /// A piece of a line.
    init(line: Int, text: Substring) {
        self.line = line
        self.text = text
    }

    /// The characters by themselves.
    var string: String { String(text) }

    /// Whether nothing is left.
    var isEmpty: Bool { text.isEmpty }

    /// Its place in the line, in characters.
    var span: SourceSpan {
        let base = text.base
        let start = base.distance(from: base.startIndex, to: text.startIndex)
        return SourceSpan(line: line, start: start, end: start + text.count)
    }

    /// Without spaces at both ends.
    var trimmed: Piece {
        trimming { $0.isWhitespace }
    }

    /// Without spaces, separators and the marks of Markdown at both ends, and without a bracket that has no partner.
    var stripped: Piece {
        var piece = trimming { $0.isWhitespace || Self.separators.contains($0) }
        while let first = piece.text.first, let last = piece.text.last {
            let before = piece.text
            if first == "(", !piece.text.dropFirst().contains(")") || Self.isWrapped(piece.text) {
                piece = piece.with(piece.text.dropFirst())
                if piece.text.last == ")" { piece = piece.with(piece.text.dropLast()) }
            } else if last == "(" || last == ")" && !piece.text.contains("(") {
                piece = piece.with(piece.text.dropLast())
            } else if first == ")" {
                piece = piece.with(piece.text.dropFirst())
            }
            piece = piece.trimming { $0.isWhitespace || Self.separators.contains($0) }
            if piece.text == before { break }
        }
        return piece
    }

    /// The same line's other text.
    func with(_ text: Substring) -> Piece {
        Piece(line: line, text: text)
    }

    /// Without the characters at both ends that a test accepts.
    func trimming(_ isDropped: (Character) -> Bool) -> Piece {
        var text = text.drop(while: isDropped)
        while let last = text.last, isDropped(last) { text.removeLast() }
        return with(text)
    }

    /// Cut at the characters that a test accepts.
    func split(where isSeparator: (Character) -> Bool) -> [Piece] {
        text.split(omittingEmptySubsequences: true, whereSeparator: isSeparator).map(with)
    }

    private static func isWrapped(_ text: Substring) -> Bool {
        guard text.first == "(", text.last == ")" else { return false }
        return !text.dropFirst().dropLast().contains { $0 == "(" || $0 == ")" }
    }

    private static let separators: Set<Character> = [
        ",", ";", ":", "|", "•", "·", "-", "–", "—", "‒", "―", "*", "_", "#", "`", "~", "/", "\\", "▪", "●", "◦", "∙",
        "⋅", "\u{F0B7}", "\u{F0A7}", "►", "▸", "→", "»", "¦", "‖", "\u{200B}", "\u{FEFF}",
    ]
}

extension Piece {
    /// Lowercased words without full stops, with single spaces: how phrases are looked up in a lexicon.
    var phrase: String {
        Self.phrase(text)
    }

    /// Lowercased words without full stops and commas, with single spaces.
    static func phrase(_ text: some StringProtocol) -> String {
        var phrase = ""
        var isGap = false
        for character in text.lowercased() {
            if character.isWhitespace {
                isGap = true
            } else if character != ".", character != ",", character != "*", character != "_", character != "#" {
                if isGap, !phrase.isEmpty { phrase.append(" ") }
                isGap = false
                phrase.append(character == "\u{2019}" ? "'" : character)
            }
        }
        return phrase
    }

    /// The words of the phrase.
    var words: [Substring] {
        phrase.split { $0 == " " || $0 == "/" || $0 == "(" || $0 == ")" }
    }
}

/// A text joined by single spaces from pieces of neighbouring lines.
struct JoinedText {
    /// The joined characters.
    var text = ""
    /// Where they come from.
    var spans: [SourceSpan] = []

    /// Appends the next line's piece.
    mutating func append(_ piece: Piece) {
        guard !piece.isEmpty else { return }
        if !text.isEmpty { text.append(" ") }
        text += piece.text
        spans.append(piece.span)
    }
}
