import Documents

/// Reads plain text and Markdown, which are kept as they stand: nothing is lost, and nothing is rendered.
struct PlainTextReader {
    /// Writes one page for each part between form feeds.
    ///
    /// - Throws: `ExtractionFailure`: `corrupt_file` for bytes that are no text, `too_little_text`.
    func read(_ bytes: [UInt8], into output: inout ExtractionOutput) throws -> DocumentFindings {
        guard let encoding = TextEncoding(detecting: bytes) else { throw ExtractionFailure.corruptFile }
        let pages = Self.pages(encoding.decode(bytes))
        for (index, lines) in pages.enumerated() {
            try output.write(.init(page: index + 1, pages: pages.count, lines: lines.map { .init($0) }))
        }
        guard output.characters >= leastCharacters else { throw ExtractionFailure.tooLittleText }
        return DocumentFindings()
    }

    /// The lines of each page, blank lines kept, in composed form, without NUL and with spaces for tabs.
    ///
    /// A form feed begins a page; a vertical tab is Word's line break within a paragraph. Other control characters stay:
    /// check 5 of `resume-domain.md` B6 wants to see them.
    static func pages(_ text: String) -> [[String]] {
        var pages: [[String]] = [[]]
        var line = String.UnicodeScalarView()
        var isAfterReturn = false
        func close() {
            while let last = line.last, last == " " || last == "\u{A0}" { line.removeLast() }
            pages[pages.count - 1].append(String(line).composed)
            line = String.UnicodeScalarView()
        }
        for scalar in text.unicodeScalars {
            defer { isAfterReturn = scalar == "\r" }
            switch scalar {
            case "\n" where isAfterReturn: break
            case "\n", "\r", "\u{0B}", "\u{85}", "\u{2028}", "\u{2029}": close()
            case "\u{0C}":
                if !line.isEmpty { close() }
                if !pages[pages.count - 1].isEmpty { pages.append([]) }
            case "\t": line.append(contentsOf: wideGap.unicodeScalars)
            case "\0": break
            default: line.append(scalar)
            }
        }
        if !line.isEmpty { close() }
        if pages.count > 1, pages[pages.count - 1].isEmpty { pages.removeLast() }
        return pages
    }
}

/// What stands for a tab, or for a gap of a tab's width: parsers read two spaces or more as "far apart on one line".
let wideGap = "    "
