import Documents

/// One line as the parser sees it.
struct Line {
    /// Its number in the extracted text, from 1.
    let number: Int
    /// The page it is on, from 1.
    let page: Int
    /// The text without a bullet and without spaces at both ends.
    var content: Piece
    /// Whether a bullet or a number in list style stands before the text.
    let isBullet: Bool
    /// The level of a Markdown heading; 0 for other lines.
    let markdownLevel: Int
    /// How far the text stands from the left edge: points where there are places, else characters.
    let indent: Double
    /// Where the printed line begins, its bullet included, in the unit of `indent`.
    let outerIndent: Double
    /// The size of its letters in points, where there are places.
    let height: Double?
    /// How many characters it has.
    let width: Int
    /// The dates in the text, read once all lines are known.
    var dates: [DateSpan] = []
    /// Whether a blank line or a wide gap is above it.
    var hasGapAbove: Bool

    /// Reads the outer shape of a line.
    init(_ line: TextLine, isMarkdown: Bool, hasGapAbove: Bool) {
        number = line.number
        page = line.page
        self.hasGapAbove = hasGapAbove
        height = line.box?.height
        let whole = Piece(line: line.number, text: line.text[...]).trimmed
        let mark = ListMark(whole.text, isMarkdown: isMarkdown)
        content = whole.with(whole.text.dropFirst(mark.length)).trimmed
        isBullet = mark.kind == .bullet
        markdownLevel = mark.kind == .heading ? mark.length : 0
        width = whole.text.count
        let leading = line.text.prefix { $0.isWhitespace }.reduce(0) { $0 + ($1 == "\t" ? 4 : 1) }
        if let box = line.box {
            outerIndent = box.x
            // A bullet and its space are about as wide as one and a half letters are high.
            indent = mark.length > 0 ? box.x + box.height : box.x
        } else {
            outerIndent = Double(leading)
            indent = Double(leading + (mark.kind == .bullet ? mark.length : 0))
        }
    }
}

/// The mark before the text of a line: a bullet, or Markdown's signs of a heading.
struct ListMark {
    /// What it is.
    enum Kind {
        case none, bullet, heading
    }

    /// What it is.
    var kind = Kind.none
    /// How many characters it has.
    var length = 0

    /// Looks at the beginning of a line without leading spaces.
    init(_ text: Substring, isMarkdown: Bool) {
        guard let first = text.first else { return }
        if isMarkdown, first == "#" {
            let length = text.prefix { $0 == "#" }.count
            if length <= 6, text.dropFirst(length).first?.isWhitespace ?? true {
                kind = .heading
                self.length = length
            }
            return
        }
        if isMarkdown, first == ">" {
            length = 1
            return
        }
        let rest = text.dropFirst()
        if Self.signs.contains(first) {
            kind = .bullet
            length = 1
        } else if Self.spacedSigns.contains(first), rest.first?.isWhitespace ?? false {
            kind = .bullet
            length = 1
        } else if first.isNumber || first == "(" {
            length = Self.numberLength(text)
            kind = length > 0 ? .bullet : .none
        }
    }

    /// The length of "1.", "12)" or "(3)" before a space.
    private static func numberLength(_ text: Substring) -> Int {
        var rest = text
        let hasOpening = rest.first == "("
        if hasOpening { rest = rest.dropFirst() }
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        guard (1...2).contains(digits.count) else { return 0 }
        rest = rest.dropFirst(digits.count)
        guard let close = rest.first, close == ")" || close == "." && !hasOpening,
            rest.dropFirst().first?.isWhitespace ?? false
        else { return 0 }
        return digits.count + (hasOpening ? 2 : 1)
    }

    /// Signs that are bullets wherever they begin a line.
    private static let signs: Set<Character> = [
        "•", "◦", "▪", "▫", "●", "○", "■", "□", "‣", "⁃", "∙", "➢", "➤", "✓", "✔", "❖", "◆", "◇", "►", "▸", "▶", "➔",
        "➜", "✦", "★", "☆", "⦿", "⚫", "◾", "◼", "\u{F0B7}", "\u{F0A7}", "\u{F0D8}", "\u{F076}", "\u{F0FC}", "·", "⋅",
    ]

    /// Signs that are bullets only before a space.
    private static let spacedSigns: Set<Character> = ["-", "–", "—", "*", "+", ">", "»", "o", "→", "~", "¤", "§", "‐"]
}
