import Documents

/// Words of a page that stand beside one another with no more than a space between them.
struct TextRun: Equatable {
    /// Its words, joined by spaces.
    var text: String
    /// Its place.
    var box: TextLine.Box
    /// How many words it has.
    var words: Int

    /// The runs of words between gaps: poppler joins what stands closer than columns usually do.
    ///
    /// A gap is wider than 0.7 times the height of the letters; a space is a quarter to a third, and half when justified.
    static func split(_ words: [PlacedWord]) -> [TextRun] {
        var runs: [[PlacedWord]] = []
        for word in words {
            if let last = runs.last?.last, word.left - last.right <= 0.7 * (last.bottom - last.top) {
                runs[runs.count - 1].append(word)
            } else {
                runs.append([word])
            }
        }
        return runs.compactMap { TextRun($0) }
    }

    /// A run of words; `nil` without any.
    private init?(_ words: [PlacedWord]) {
        guard let first = words.first else { return nil }
        let left = words.reduce(first.left) { min($0, $1.left) }
        let top = words.reduce(first.top) { min($0, $1.top) }
        let right = words.reduce(first.right) { max($0, $1.right) }
        let bottom = words.reduce(first.bottom) { max($0, $1.bottom) }
        text = words.map(\.text).joined(separator: " ")
        box = TextLine.Box(x: left, y: top, width: right - left, height: bottom - top)
        self.words = words.count
    }

    /// Whether it names a year, or says that something goes on: what stands in a rail of dates.
    var isDate: Bool {
        let lowercased = text.lowercased()
        if ["present", "current", "today", "now"].contains(where: lowercased.hasSuffix) { return true }
        var digits = 0
        for character in lowercased.unicodeScalars {
            digits = ("0"..."9").contains(character) ? digits + 1 : 0
            if digits == 4 { return true }
        }
        return false
    }
}

/// Runs on one base line, from left to right.
struct TextRow: Equatable {
    /// Its runs.
    private(set) var runs: [TextRun]
    /// The rectangle around all of them.
    private(set) var box: TextLine.Box

    /// A row of one run.
    init(_ run: TextRun) {
        runs = [run]
        box = run.box
    }

    /// The row of some of its runs; `nil` without any.
    init?(_ runs: some Sequence<TextRun>) {
        let runs = Array(runs)
        guard let first = runs.first else { return nil }
        self.init(first)
        for run in runs.dropFirst() { append(run) }
    }

    /// Groups runs into rows, from top to bottom.
    ///
    /// A run belongs to the row above it when the two share at least half of the lower one's height, which holds a large
    /// name and small contact data on one base line together, and close lines apart.
    static func group(_ runs: [TextRun]) -> [TextRow] {
        let sorted = runs.sorted { ($0.box.middle, $0.box.x) < ($1.box.middle, $1.box.x) }
        var rows: [TextRow] = []
        for run in sorted {
            if let last = rows.last, let anchor = last.runs.first,
                anchor.box.sharedHeight(with: run.box) * 2 >= min(anchor.box.height, run.box.height)
            {
                rows[rows.count - 1].append(run)
            } else {
                rows.append(TextRow(run))
            }
        }
        for index in rows.indices { rows[index].runs.sort { $0.box.x < $1.box.x } }
        return rows
    }

    /// Whether a run of the row has ink on both sides of a place.
    func reaches(across x: Double) -> Bool {
        runs.contains { $0.box.x < x && $0.box.maxX > x }
    }

    /// The row as one line of text, with a wide gap where the page has one.
    var line: ExtractionRecord.Line {
        var text = ""
        var end = 0.0
        for run in runs {
            if !text.isEmpty { text += run.box.x - end > 1.5 * box.height ? wideGap : " " }
            text += run.text
            end = run.box.maxX
        }
        return .init(text, box: box)
    }

    private mutating func append(_ run: TextRun) {
        runs.append(run)
        let right = max(box.maxX, run.box.maxX)
        let bottom = max(box.maxY, run.box.maxY)
        box.x = min(box.x, run.box.x)
        box.y = min(box.y, run.box.y)
        box.width = right - box.x
        box.height = bottom - box.y
    }
}

extension TextLine.Box {
    /// The right edge.
    var maxX: Double { x + width }
    /// The lower edge.
    var maxY: Double { y + height }
    /// Half way between the upper and the lower edge.
    var middle: Double { y + height / 2 }

    /// How much of the height two boxes have in common.
    func sharedHeight(with other: TextLine.Box) -> Double {
        min(maxY, other.maxY) - max(y, other.y)
    }
}
