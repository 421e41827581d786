import Documents

/// The lines of a page in the order in which a person reads them.
///
/// Columns are read one after the other, whatever stands across the page above, between and below them in its place.
struct PageLayout {
    /// The lines in reading order.
    private(set) var lines: [ExtractionRecord.Line] = []
    /// How many columns stand side by side.
    private(set) var columns = 1
    /// Whether three cells stand under one another in three rows: `resume-domain.md` B6 #11.
    private(set) var hasTable = false

    /// How often a region is divided again: three columns, each with a part of its own in two.
    private static let deepest = 4

    /// Puts the words of a page in order.
    init(_ page: PageWords) {
        columns = read(TextRow.group(page.runs.flatMap(TextRun.split)), depth: 0)
    }

    /// Appends the lines of a region.
    ///
    /// - Returns: How many columns it has.
    private mutating func read(_ rows: [TextRow], depth: Int) -> Int {
        guard depth < Self.deepest, let gutter = Gutter(in: rows) else {
            readAcross(rows)
            return 1
        }
        var columns = read(Array(rows[..<gutter.rows.lowerBound]), depth: depth + 1)
        if gutter.isRail {
            readBeside(rows[gutter.rows], x: gutter.x)
        } else {
            var pending: [TextRow] = []
            for row in rows[gutter.rows] {
                if row.reaches(across: gutter.x) {
                    columns = max(columns, readColumns(pending, x: gutter.x, depth: depth))
                    pending = []
                    lines.append(row.line)
                } else {
                    pending.append(row)
                }
            }
            columns = max(columns, readColumns(pending, x: gutter.x, depth: depth))
        }
        return max(columns, read(Array(rows[gutter.rows.upperBound...]), depth: depth + 1))
    }

    private mutating func readColumns(_ rows: [TextRow], x: Double, depth: Int) -> Int {
        let runs = rows.flatMap(\.runs)
        let left = runs.filter { $0.box.x < x }
        let right = runs.filter { $0.box.x >= x }
        if left.isEmpty || right.isEmpty { return read(rows, depth: depth + 1) }
        return read(TextRow.group(left), depth: depth + 1) + read(TextRow.group(right), depth: depth + 1)
    }

    /// Reads row by row; a title at the left, such as that of a section, becomes a line of its own before its row.
    ///
    /// A title stands alone: dates, and names in a list ("Tools    Docker, Git"), stay in their rows.
    private mutating func readBeside(_ rows: ArraySlice<TextRow>, x: Double) {
        let labels = rows.map { row in
            TextRow(row.runs.filter { $0.box.maxX <= x && !$0.isDate })
        }
        for (index, row) in rows.enumerated() {
            let isAlone =
                (index == 0 || labels[index - 1] == nil) && (index + 1 == rows.count || labels[index + 1] == nil)
            let rest = TextRow(row.runs.filter { $0.box.maxX > x })
            guard isAlone, let label = labels[index], let rest,
                !row.runs.contains(where: { $0.box.maxX <= x && $0.isDate }),
                label.line.text.utf8.count * 2 < rest.line.text.utf8.count
            else {
                lines.append(row.line)
                continue
            }
            lines += [label.line, rest.line]
        }
    }

    private mutating func readAcross(_ rows: [TextRow]) {
        var aligned = 1
        for (index, row) in rows.enumerated() {
            lines.append(row.line)
            guard index > 0, row.runs.count > 2, Self.areAligned(rows[index - 1], row) else {
                aligned = 1
                continue
            }
            aligned += 1
            if aligned == 3 { hasTable = true }
        }
    }

    /// Whether the first three cells of two rows begin at the same places, within 3 points.
    private static func areAligned(_ first: TextRow, _ second: TextRow) -> Bool {
        first.runs.count == second.runs.count
            && zip(first.runs, second.runs).allSatisfy { abs($0.box.x - $1.box.x) <= 3 }
    }
}
