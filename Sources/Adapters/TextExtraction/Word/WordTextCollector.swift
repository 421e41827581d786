import Documents

/// Collects the lines of one part of a DOCX: WordprocessingML, ECMA-376 part 1, section 17.
///
/// Elements are known by their local names, so that the strict and the transitional namespaces are read alike.
final class WordTextCollector: XMLContentHandler {
    /// The lines so far, in the document's order.
    private(set) var lines: [ExtractionRecord.Line] = []
    /// Whether a table has text.
    private(set) var hasTable = false
    /// Whether a text box has text.
    private(set) var hasTextBox = false
    /// Whether there is a picture.
    private(set) var hasImage = false
    /// How many characters Word would not show, or nobody could read.
    private(set) var hiddenCharacters = 0

    private let origin: TextLine.Origin?
    private var paragraphs: [Paragraph] = []
    private var tables = 0
    private var boxes = 0
    /// How deep in elements that are passed over: deletions, and the second copy of what is said twice.
    private var skipped = 0
    private var isInRun = false
    private var isInProperties = 0
    private var isText = false
    private var isHidden = false
    private var isUnreadable = false

    /// A paragraph that is being read; a text box nests one in another.
    private struct Paragraph {
        var text = ""
        var isListItem = false
        /// The lines of text boxes anchored in it, which follow it.
        var boxed: [ExtractionRecord.Line] = []
        var hadText = false
    }

    /// A collector for the body, or for a header or footer.
    init(origin: TextLine.Origin? = nil) {
        self.origin = origin
    }

    func elementBegan(_ name: String, attributes: [String: String]) {
        if skipped > 0 || Self.passedOver.contains(name) && !isPropertyMark(name) {
            skipped += 1
            return
        }
        switch name {
        case "p": paragraphs.append(Paragraph())
        case "pPr", "rPr", "tabs": isInProperties += 1
        case "numPr": break
        case "numId": if attributes["val"] != "0" { markListItem() }
        case "pStyle":
            if attributes["val"]?.hasPrefix("List") == true, Self.isListStyle(attributes["val"]) { markListItem() }
        case "r":
            isInRun = true
            isHidden = false
            isUnreadable = false
        case "vanish": if isInRun, Self.isOn(attributes["val"]) { isHidden = true }
        case "color": if isInRun, attributes["val"]?.uppercased() == "FFFFFF" { isUnreadable = true }
        case "sz": if isInRun, let size = attributes["val"].flatMap({ Int($0) }), size < 8 { isUnreadable = true }
        case "t": isText = true
        case "tab", "ptab": if isInProperties == 0 { append(wideGap) }
        case "br", "cr": if isInProperties == 0 { breakLine() }
        case "noBreakHyphen": append("\u{2011}")
        case "softHyphen": append("\u{AD}")
        case "sym": append(Self.symbol(attributes["char"]))
        case "tbl": tables += 1
        case "txbxContent": boxes += 1
        case "drawing", "pict": hasImage = true
        default: break
        }
    }

    func elementEnded(_ name: String) {
        if skipped > 0 {
            skipped -= 1
            return
        }
        switch name {
        case "p": endParagraph()
        case "pPr", "rPr", "tabs": isInProperties -= 1
        case "r": isInRun = false
        case "t": isText = false
        case "tbl": tables -= 1
        case "txbxContent": boxes -= 1
        default: break
        }
    }

    func foundCharacters(_ text: String) {
        guard skipped == 0, isText else { return }
        append(text)
    }

    /// Tracked deletions and moves away, and the copy of a drawing for programs before Word 2010.
    private static let passedOver: Set<String> = ["del", "moveFrom", "Fallback"]

    /// Within properties `del` marks the paragraph's own end as deleted; it holds nothing.
    private func isPropertyMark(_ name: String) -> Bool {
        isInProperties > 0
    }

    private func append(_ text: String) {
        guard !paragraphs.isEmpty, skipped == 0 else { return }
        if isHidden || isUnreadable { hiddenCharacters += text.count }
        // What is marked hidden is not shown by Word, and was not meant to be read.
        guard !isHidden else { return }
        paragraphs[paragraphs.count - 1].text += text
    }

    private func markListItem() {
        guard !paragraphs.isEmpty else { return }
        paragraphs[paragraphs.count - 1].isListItem = true
    }

    private func breakLine() {
        guard let paragraph = paragraphs.last, !paragraph.text.isEmpty else { return }
        emitLine()
    }

    /// Writes what the paragraph has so far as a line; the bullet stands before the first one only.
    private func emitLine() {
        guard var paragraph = paragraphs.popLast() else { return }
        var text = paragraph.text.trimmingSpaces().composed
        if paragraph.isListItem, !paragraph.hadText, !text.isEmpty, !Self.startsWithBullet(text) { text = "• " + text }
        if !text.isEmpty { paragraph.hadText = true }
        paragraph.text = ""
        let line = ExtractionRecord.Line(text, origin: lineOrigin)
        if boxes > 0, let outer = paragraphs.indices.last {
            paragraphs[outer].boxed.append(line)
        } else {
            lines.append(line)
        }
        if !text.isEmpty {
            if boxes > 0 { hasTextBox = true } else if tables > 0 { hasTable = true }
        }
        paragraphs.append(paragraph)
    }

    private func endParagraph() {
        guard let paragraph = paragraphs.last else { return }
        // An empty paragraph of the body is a blank line; elsewhere it only keeps a cell or a box open.
        let isBlankLine = !paragraph.hadText && paragraph.boxed.isEmpty && lineOrigin == nil
        if !paragraph.text.isEmpty || isBlankLine { emitLine() }
        guard let ended = paragraphs.popLast() else { return }
        if boxes > 0, let outer = paragraphs.indices.last {
            paragraphs[outer].boxed += ended.boxed
        } else {
            lines += ended.boxed
        }
    }

    private var lineOrigin: TextLine.Origin? {
        if let origin { return origin }
        if boxes > 0 { return .textBox }
        return tables > 0 ? .table : nil
    }

    private static func isOn(_ value: String?) -> Bool {
        value.map { !["0", "false", "off"].contains($0) } ?? true
    }

    /// Word's built-in list styles carry their bullet in the style: "ListBullet", "ListNumber2".
    private static func isListStyle(_ name: String?) -> Bool {
        guard let name else { return false }
        return name.hasPrefix("ListBullet") || name.hasPrefix("ListNumber")
    }

    private static func startsWithBullet(_ text: String) -> Bool {
        text.first.map { "•◦▪▫‣·●○■□–-*➢✓".contains($0) } ?? false
    }

    /// A character of a symbol font; those of Symbol and Wingdings lie in the private-use area and are bullets mostly.
    private static func symbol(_ code: String?) -> String {
        guard let code, let value = UInt32(code, radix: 16), let scalar = Unicode.Scalar(value) else { return "" }
        return (0xE000...0xF8FF).contains(value) ? "•" : String(Character(scalar))
    }
}

extension String {
    /// Without spaces at either end; tabs have become spaces before.
    func trimmingSpaces() -> String {
        let isSpace = { (character: Character) in character == " " || character == "\u{A0}" }
        var rest = self[...]
        while rest.first.map(isSpace) == true { rest.removeFirst() }
        while rest.last.map(isSpace) == true { rest.removeLast() }
        return String(rest)
    }
}
