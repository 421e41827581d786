import Documents

/// The lines that pages repeat at their edges, what a browser prints there, and page numbers (`resume-domain.md` B6 #15).
struct PageFurniture {
    /// The numbers of the lines that are no part of the text.
    let lines: Set<Int>
    /// Those of them that a browser printed: they say nothing of the person.
    let browserLines: Set<Int>
    /// Whether there are more than page numbers.
    let hasMoreThanPageNumbers: Bool

    /// How many printed lines at each end of a page can be furniture.
    private static let depth = 3

    /// Finds the furniture of a document.
    init(_ text: ExtractedText) {
        var furniture: Set<Int> = []
        var firsts: [String: (line: Int, page: Int, isTop: Bool)] = [:]
        var browserLines: Set<Int> = []
        var isRepeated = false
        let edges = Self.edges(text.lines)
        let isPrintedByBrowser = text.mediaType == .pdf && edges.contains(where: Self.isBrowsersSign)
        // Where Firefox prints the page and the time below, it prints the title and the address above.
        let hasTitleAbove = edges.contains { $0.isLast && BrowserHeader($0.line.text).isPageAndTime }
        for edge in edges {
            let line = edge.line
            if Self.isPageNumber(line.text, isPaged: text.pages > 1 || isPrintedByBrowser) {
                furniture.insert(line.number)
                continue
            }
            if isPrintedByBrowser, Self.isBrowserLine(edge, hasTitleAbove: hasTitleAbove) {
                browserLines.insert(line.number)
                continue
            }
            guard text.pages > 1, let key = Self.key(line.text) else { continue }
            if let first = firsts[key] {
                guard first.page != line.page else { continue }
                furniture.insert(line.number)
                if !first.isTop { furniture.insert(first.line) }
                isRepeated = true
            } else {
                // The first one stays at the top: it may be the only place that names the person.
                firsts[key] = (line.number, line.page, edge.isTop)
            }
        }
        lines = furniture.union(browserLines)
        self.browserLines = browserLines
        hasMoreThanPageNumbers = isRepeated || !browserLines.isEmpty
    }

    /// A line near the upper or lower end of its page.
    private struct Edge {
        let line: TextLine
        /// Whether it is near the upper end.
        let isTop: Bool
        /// Whether it is the first one of its page, page numbers aside.
        let isFirst: Bool
        /// Whether it is the last one of its page, page numbers aside.
        let isLast: Bool
    }

    /// The first and last printed lines of each page.
    private static func edges(_ lines: [TextLine]) -> [Edge] {
        lines.chunked(by: \.page).flatMap { page in
            let printed = page.filter { !$0.text.allSatisfy(\.isWhitespace) }
            let texts = printed.filter { !isPageNumber($0.text, isPaged: true) }
            let (first, last) = (texts.first?.number, texts.last?.number)
            func edge(_ line: TextLine, isTop: Bool) -> Edge {
                Edge(line: line, isTop: isTop, isFirst: line.number == first, isLast: line.number == last)
            }
            return printed.prefix(depth).map { edge($0, isTop: true) }
                + printed.dropFirst(depth).suffix(depth).map { edge($0, isTop: false) }
        }
    }

    /// Whether a line shows that a browser printed its page: "Last updated 30.11.2026 15:45" does not.
    private static func isBrowsersSign(_ edge: Edge) -> Bool {
        guard edge.isFirst || edge.isLast else { return false }
        let printed = BrowserHeader(edge.line.text)
        return printed.hasFile || (edge.isFirst && printed.beginsWithTime) || (edge.isLast && printed.isFooterWithTime)
    }

    /// Whether a line of a page that a browser printed is the browser's, and not one with a person's own address.
    private static func isBrowserLine(_ edge: Edge, hasTitleAbove: Bool) -> Bool {
        if isBrowsersSign(edge) { return true }
        let printed = BrowserHeader(edge.line.text)
        return edge.isFirst && hasTitleAbove && printed.endsWithAddress
            || edge.isLast && (printed.isAddressAndPage || printed.isAddress)
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
