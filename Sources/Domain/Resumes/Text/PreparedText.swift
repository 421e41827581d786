import Documents

/// The lines of a document without furniture, rules and blank lines, with the gaps that were between them.
struct PreparedText {
    /// The printed lines in reading order.
    private(set) var lines: [Line]
    /// The numbers of the lines that a rule ("-----") stands directly below.
    let underlined: Set<Int>
    /// What is too much to be read: lines beyond the limits, kept as they are.
    let unread: [TextLine]
    /// The lines that pages repeat, which may still hold a way to reach the person.
    let furniture: [Line]
    /// Whether anything but page numbers was removed.
    let hasFurniture: Bool
    /// The size of most letters, where there are places.
    let bodyHeight: Double?
    /// The length of the longest lines, by which wrapped ones are told: the 90th percentile.
    let fullWidth: Int

    /// How many printed lines are read: about 60 pages, more than any resume has.
    static let mostLines = 3_000

    /// The longest line that is read, in bytes: two pages without a line break.
    static let longestLine = 4_000

    /// Prepares the text of a document.
    init(_ text: ExtractedText) {
        let furniture = PageFurniture(text)
        let pitch = Self.typicalPitch(text.lines)
        var lines: [Line] = []
        var removed: [Line] = []
        var unread: [TextLine] = []
        var underlined: Set<Int> = []
        var hasGap = false
        var previous: TextLine?
        for line in text.lines {
            if furniture.lines.contains(line.number) {
                guard !furniture.browserLines.contains(line.number), removed.count < Self.mostLines,
                    line.text.utf8.count <= Self.longestLine
                else { continue }
                removed.append(Line(line, isMarkdown: false, hasGapAbove: true))
                continue
            }
            if Self.isBlank(line.text) {
                hasGap = true
                continue
            }
            if Self.isRule(line.text) {
                if !hasGap, let last = lines.last { underlined.insert(last.number) }
                hasGap = true
                continue
            }
            guard lines.count < Self.mostLines, line.text.utf8.count <= Self.longestLine else {
                unread.append(line)
                continue
            }
            let isApart = previous.map { Self.isApart($0, line, pitch: pitch) } ?? true
            lines.append(Line(line, isMarkdown: text.mediaType == .markdown, hasGapAbove: hasGap || isApart))
            hasGap = false
            previous = line
        }
        self.lines = lines
        self.underlined = underlined
        self.unread = unread
        self.furniture = removed
        hasFurniture = furniture.hasMoreThanPageNumbers
        let heights = lines.compactMap(\.height).sorted()
        bodyHeight = heights.isEmpty ? nil : heights[heights.count / 2]
        let widths = lines.map(\.width).sorted()
        fullWidth = widths.isEmpty ? 0 : widths[widths.count * 9 / 10]
    }

    /// Reads the dates of all lines.
    mutating func readDates(_ reader: DateReader) {
        for index in lines.indices { lines[index].dates = reader.dates(in: lines[index].content.text) }
    }

    private static func isBlank(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { $0.properties.isWhitespace || $0.value == 0x200B || $0.value == 0xFEFF }
    }

    /// A line drawn with characters.
    private static func isRule(_ text: String) -> Bool {
        var count = 0
        for scalar in text.unicodeScalars where !scalar.properties.isWhitespace {
            switch scalar {
            case "-", "=", "_", "*", "~", "─", "━", "═", "—", "–", "|", "+", ":", ".": count += 1
            default: return false
            }
        }
        return count >= 3
    }

    /// Whether two printed lines are farther apart than most, or in different columns.
    private static func isApart(_ above: TextLine, _ below: TextLine, pitch: Double?) -> Bool {
        guard let pitch, let upper = above.box, let lower = below.box, above.page == below.page else { return false }
        let distance = lower.y - upper.y
        return distance > 1.4 * pitch || distance < -1.4 * pitch
    }

    /// The usual distance from one line to the next.
    private static func typicalPitch(_ lines: [TextLine]) -> Double? {
        var distances: [Double] = []
        for (above, below) in zip(lines, lines.dropFirst()) where above.page == below.page {
            guard let upper = above.box, let lower = below.box else { continue }
            let distance = lower.y - upper.y
            // Under half a line is the same printed row.
            if distance > lower.height * 0.5, distance.isFinite { distances.append(distance) }
        }
        guard !distances.isEmpty else { return nil }
        return distances.sorted()[distances.count / 2]
    }
}
