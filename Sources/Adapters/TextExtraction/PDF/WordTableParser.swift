/// A word with its place on the page, in points from the upper left corner.
struct PlacedWord: Equatable {
    /// Its characters.
    var text: String
    /// The left edge.
    var left: Double
    /// The upper edge.
    var top: Double
    /// The right edge.
    var right: Double
    /// The lower edge.
    var bottom: Double
}

/// The words of a page, as poppler grouped them: each run has no gap wider than the space between words.
struct PageWords: Equatable {
    /// The page's width in points.
    var width: Double
    /// Its runs in poppler's order.
    var runs: [[PlacedWord]] = []

    /// How many characters are too small to be read: under 4 points, `resume-domain.md` B6 #6.
    var hiddenCharacters: Int {
        runs.joined().reduce(0) { $0 + ($1.bottom - $1.top < 4 ? $1.text.count : 0) }
    }
}

/// Reads what `pdftotext -tsv` prints, in pieces of any size.
///
/// The rows are `level page par block line word left top width height conf text`; level 1 begins a page, 4 a line, 5 is
/// a word. A page is known to be whole when the next one begins.
struct WordTableParser {
    private var pending: [UInt8] = []
    private var page: PageWords?
    private var textBytes = 0

    /// Takes a piece of output.
    ///
    /// - Returns: The pages that are whole by now.
    /// - Throws: `ExtractionFailure.corruptFile` when a page, or a row, has more text than the limit.
    mutating func receive(_ chunk: [UInt8], limit: Int) throws -> [PageWords] {
        var pages: [PageWords] = []
        for byte in chunk {
            if byte == UInt8(ascii: "\n") {
                if let whole = readRow() { pages.append(whole) }
                pending.removeAll(keepingCapacity: true)
            } else {
                pending.append(byte)
            }
            guard pending.count <= limit, textBytes <= limit else { throw ExtractionFailure.corruptFile }
        }
        return pages
    }

    /// Takes the end of the output.
    ///
    /// - Returns: The last page.
    mutating func finish() -> PageWords? {
        defer { page = nil }
        return page
    }

    private mutating func readRow() -> PageWords? {
        // The word comes last and may hold a tab of its own.
        let fields = pending.split(separator: UInt8(ascii: "\t"), maxSplits: 11, omittingEmptySubsequences: false)
        guard fields.count == 12 else { return nil }
        let places = fields[6...9].compactMap { Double(Substring(decoding: $0, as: UTF8.self)) }
        guard places.count == 4, places.allSatisfy({ $0.isFinite && $0.magnitude < 1e6 }) else { return nil }
        switch fields[0] {
        case Self.pageLevel:
            defer {
                page = PageWords(width: places[2])
                textBytes = 0
            }
            return page
        case Self.lineLevel: page?.runs.append([])
        case Self.wordLevel:
            let word = PlacedWord(
                text: Self.text(fields[11]),
                left: places[0],
                top: places[1],
                right: places[0] + max(0, places[2]),
                bottom: places[1] + max(0, places[3])
            )
            textBytes += fields[11].count
            guard !word.text.isEmpty, let last = page?.runs.indices.last else { return nil }
            page?.runs[last].append(word)
        default: break
        }
        return nil
    }

    private static let pageLevel = [UInt8(ascii: "1")][...]
    private static let lineLevel = [UInt8(ascii: "4")][...]
    private static let wordLevel = [UInt8(ascii: "5")][...]

    /// A word without line breaks of its own; NUL says nothing and is dropped.
    private static func text(_ bytes: ArraySlice<UInt8>) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars where scalar != "\0" {
            scalars.append(isLineBreak(scalar) ? " " : scalar)
        }
        return String(scalars).composed
    }

    private static func isLineBreak(_ scalar: Unicode.Scalar) -> Bool {
        (0x0A...0x0D).contains(scalar.value) || [0x85, 0x2028, 0x2029].contains(scalar.value)
    }
}
