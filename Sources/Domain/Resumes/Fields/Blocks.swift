/// A bullet with its wrapped lines, or one plain line.
struct Block {
    /// Whether it is a bullet.
    var isBullet: Bool
    /// The first line.
    var first: Line
    /// The lines that go on with it.
    var others: [Line] = []

    /// The line, and those that go on with it.
    var lines: [Line] { [first] + others }

    /// The text of all lines with their places.
    var joined: JoinedText {
        var text = JoinedText()
        for line in lines { text.append(line.content) }
        return text
    }

    /// A block of one line.
    init(_ line: Line, isBullet: Bool) {
        self.isBullet = isBullet
        first = line
    }
}

/// Joins the lines of a section to bullets and plain lines.
struct BlockReader {
    private let fullWidth: Int

    /// A reader for a document whose longest lines have about `fullWidth` characters.
    init(fullWidth: Int) {
        self.fullWidth = fullWidth
    }

    /// The blocks of a section, in their order.
    func blocks(_ lines: [Line]) -> [Block] {
        var blocks: [Block] = []
        for (index, line) in lines.enumerated() {
            if line.isBullet {
                blocks.append(Block(line, isBullet: true))
            } else if let last = blocks.indices.last, blocks[last].isBullet,
                continues(line, blocks[last], next: index + 1 < lines.count ? lines[index + 1] : nil)
            {
                blocks[last].others.append(line)
            } else {
                blocks.append(Block(line, isBullet: false))
            }
        }
        return blocks
    }

    /// Whether a line had to be wrapped before the next one's first word.
    ///
    /// Of letters that are set on a page nothing tells how wide they are, so that there a line that is almost full counts.
    private func hasNoRoom(behind above: Line, for line: Line) -> Bool {
        if line.height != nil { return above.width * 5 >= fullWidth * 4 }
        let word = line.content.text.prefix { !$0.isWhitespace }.count
        return above.width + 1 + word > max(fullWidth, Self.leastWidth)
    }

    /// No text is wrapped at fewer characters on purpose.
    private static let leastWidth = 60

    /// Whether a line goes on with the bullet above it.
    private func continues(_ line: Line, _ bullet: Block, next: Line?) -> Bool {
        guard !line.hasGapAbove, line.markdownLevel == 0 else { return false }
        let above = bullet.others.last ?? bullet.first
        if above.content.isEmpty { return true }
        guard let first = line.content.text.first else { return false }
        if first.isLowercase || first == ")" { return true }
        if line.dates.contains(where: \.isRange) { return false }
        let start = bullet.first
        if line.height != nil {
            if line.indent < start.outerIndent - 2 { return false }
            if line.indent > start.outerIndent + 3 { return true }
        } else if line.outerIndent > start.outerIndent {
            return true
        } else if line.outerIndent < start.outerIndent {
            return false
        }
        guard hasNoRoom(behind: above, for: line), let last = above.content.text.last, !".!?;:".contains(last) else {
            return false
        }
        // A heading of the next entry is short and has its dates close by.
        guard let next, !next.isBullet, line.width * 5 < fullWidth * 3 else { return true }
        return !next.dates.contains(where: \.isRange)
    }
}
