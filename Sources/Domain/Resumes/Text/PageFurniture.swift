import Documents

/// The lines that pages repeat at their edges, what a browser prints there, and page numbers (`resume-domain.md` B6 #15).
struct PageFurniture {
    /// The numbers of the lines that are no part of the text.
    let lines: Set<Int>
    /// Those of them that a browser printed: they say nothing of the person.
    let ofBrowser: Set<Int>
    /// Whether lines other than page numbers are among them.
    let hasText: Bool

    /// How many printed lines at each end of a page can be furniture.
    private static let depth = 3

    /// Finds the furniture of a document.
    init(_ text: ExtractedText) {
        var furniture: Set<Int> = []
        var firsts: [String: (line: Int, page: Int, isTop: Bool)] = [:]
        var ofBrowser: Set<Int> = []
        var hasText = false
        let edges = Self.edges(text.lines)
        let isOfBrowser = text.mediaType == .pdf && edges.contains { BrowserMargin($0.line.text).hasTime }
        for (line, isTop, isOutermost) in edges {
            if Self.isPageNumber(line.text, isPaged: text.pages > 1 || isOfBrowser) {
                furniture.insert(line.number)
                continue
            }
            if isOfBrowser, Self.isPrinted(BrowserMargin(line.text), isOutermost: isOutermost) {
                ofBrowser.insert(line.number)
                continue
            }
            guard text.pages > 1, let key = Self.key(line.text) else { continue }
            if let first = firsts[key] {
                guard first.page != line.page else { continue }
                furniture.insert(line.number)
                if !first.isTop { furniture.insert(first.line) }
                hasText = true
            } else {
                // The first one stays at the top: it may be the only place that names the person.
                firsts[key] = (line.number, line.page, isTop)
            }
        }
        lines = furniture.union(ofBrowser)
        self.ofBrowser = ofBrowser
        self.hasText = hasText || !ofBrowser.isEmpty
    }

    /// The first and last printed lines of each page.
    private static func edges(_ lines: [TextLine]) -> [(line: TextLine, isTop: Bool, isOutermost: Bool)] {
        var edges: [(line: TextLine, isTop: Bool, isOutermost: Bool)] = []
        for page in lines.chunked(by: \.page) {
            let printed = page.filter { !$0.text.allSatisfy(\.isWhitespace) }
            let texts = printed.filter { !isPageNumber($0.text, isPaged: true) }
            let outermost = [texts.first?.number, texts.last?.number]
            edges += printed.prefix(depth).map { ($0, true, outermost.contains($0.number)) }
            edges += printed.dropFirst(depth).suffix(depth).map { ($0, false, outermost.contains($0.number)) }
        }
        return edges
    }

    /// Whether a line of a page that a browser printed is the browser's: a person's own address may stand below the name.
    private static func isPrinted(_ margin: BrowserMargin, isOutermost: Bool) -> Bool {
        if margin.hasTime || margin.hasFile { return true }
        if let rest = margin.behindAddress, isPageNumber(rest, isPaged: true) { return true }
        return isOutermost && (margin.behindAddress == "" || margin.endsWithAddress)
    }

    /// The line with its digits masked; `nil` for lines that must not be compared: dates and very short ones.
    private static func key(_ text: String) -> String? {
        guard text.utf8.count >= 4, text.utf8.count <= 200, ListMark(text[...], isMarkdown: false).kind == .none else {
            return nil
        }
        var key = ""
        var digits = 0
        for character in text.lowercased() where !character.isWhitespace {
            let isDigit = character.isNumber
            digits = isDigit ? digits + 1 : 0
            // A year tells entries apart; page numbers have at most three digits.
            if digits == 4 { return text }
            key.append(isDigit ? "0" : character)
        }
        return key.contains(where: \.isLetter) ? key : nil
    }

    /// "Page 2 of 3", "2/3", and in paged formats "- 2 -" or "2" alone.
    private static func isPageNumber(_ text: String, isPaged: Bool) -> Bool {
        guard text.utf8.count <= 24 else { return false }
        let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }
        guard !words.isEmpty, words.count <= 4 else { return false }
        let numbers = words.filter { $0.allSatisfy { $0.isASCII && $0.isNumber } }
        guard !numbers.isEmpty, numbers.count <= 2, numbers.allSatisfy({ $0.count <= 3 }) else { return false }
        let others = words.filter { !$0.allSatisfy(\.isNumber) }
        if others.first == "page" || others.first == "p" {
            return others.allSatisfy { ["page", "p", "of"].contains($0) }
        }
        return isPaged && (others.isEmpty || others == ["of"]) && !text.contains("%") && !text.contains("+")
    }
}

extension Array {
    /// Cut into runs of neighbours with the same value.
    func chunked<Value: Equatable>(by value: (Element) -> Value) -> [ArraySlice<Element>] {
        var chunks: [ArraySlice<Element>] = []
        var start = 0
        for index in indices where index > start && value(self[index]) != value(self[index - 1]) {
            chunks.append(self[start..<index])
            start = index
        }
        if start < count { chunks.append(self[start...]) }
        return chunks
    }
}
