import Lexicons

/// An entry of a section, cut but not yet read.
struct EntryDraft {
    /// The lines with names, titles and dates.
    var heading: [Line]
    /// The plain lines below them.
    var summary: [Line] = []
    /// The bullets.
    var bullets: [Block] = []
}

/// Cuts a section of dated entries.
///
/// Dates anchor the entries. Short lines directly above or below a dated line belong to its heading; which of both is
/// told by gaps, else by the section's first entry.
struct EntrySegmenter {
    private let context: FieldContext

    /// A segmenter in a document's context.
    init(_ context: FieldContext) {
        self.context = context
    }

    /// How many lines a heading has above its dated line, and below it.
    private static let reach = 3

    /// The entries of a section, in their order.
    func entries(_ lines: [Line]) -> [EntryDraft] {
        var blocks = context.blocks.blocks(lines)
        promoteBullets(&blocks)
        var entries: [EntryDraft] = []
        var index = 0
        var above: Int?
        while index < blocks.count {
            if blocks[index].isBullet {
                if entries.isEmpty { entries.append(EntryDraft(heading: [])) }
                entries[entries.count - 1].bullets.append(blocks[index])
                index += 1
                continue
            }
            var run: [Line] = []
            while index < blocks.count, !blocks[index].isBullet {
                run.append(blocks[index].first)
                index += 1
            }
            read(run, hasBulletsBelow: index < blocks.count, into: &entries, above: &above)
        }
        return entries.filter { !$0.heading.isEmpty || !$0.bullets.isEmpty || !$0.summary.isEmpty }
    }

    /// Entries whose headings are bullets themselves: every date of the section stands in one.
    private func promoteBullets(_ blocks: inout [Block]) {
        guard !blocks.contains(where: { !$0.isBullet && isDated($0.first) }) else { return }
        for index in blocks.indices where blocks[index].isBullet {
            let line = blocks[index].first
            guard isDated(line), line.width <= 140, !context.lexicon.beginsWithVerb(line.content),
                let span = line.dates.first(where: \.isRange)
            else { continue }
            let isAtEdge =
                span.range.lowerBound == line.content.text.startIndex
                || line.content.text[span.range.upperBound...].allSatisfy { !$0.isLetter }
            if isAtEdge { blocks[index].isBullet = false }
        }
    }

    private func read(_ run: [Line], hasBulletsBelow: Bool, into entries: inout [EntryDraft], above: inout Int?) {
        let dated = run.indices.filter { isDated(run[$0]) }
        guard let first = dated.first else {
            readUndated(run, hasBulletsBelow: hasBulletsBelow, into: &entries)
            return
        }
        var start = headingStart(run, before: first, from: 0)
        if above == nil { above = first - start }
        body(run[..<start], of: &entries)
        for (position, anchor) in dated.enumerated() {
            let next = position + 1 < dated.count ? dated[position + 1] : nil
            let limit = next.map { split(run, from: anchor + 1, to: $0, above: above ?? 0) } ?? run.count
            var end = anchor + 1
            // Below the dates: the employer or the title, where it is not above.
            while end < limit, end - anchor <= Self.reach, isHeadingLine(run[end]),
                completes(run[start..<end], run[end])
            {
                end += 1
            }
            entries.append(EntryDraft(heading: Array(run[start..<end])))
            body(run[end..<limit], of: &entries)
            start = limit
        }
    }

    /// Where the next entry's heading begins among the undated lines between two dated ones.
    private func split(_ run: [Line], from lower: Int, to upper: Int, above: Int) -> Int {
        guard lower < upper else { return upper }
        if let gap = (lower...upper).last(where: { run[$0].hasGapAbove }) {
            return max(gap, headingStart(run, before: upper, from: lower))
        }
        return max(headingStart(run, before: upper, from: lower), upper - above)
    }

    /// The first of the short lines directly above a dated line.
    private func headingStart(_ run: [Line], before anchor: Int, from lower: Int) -> Int {
        var start = anchor
        while start > lower, anchor - start < Self.reach, isHeadingLine(run[start - 1]),
            !run[start].hasGapAbove || start == anchor && isNameless(run[anchor])
        {
            start -= 1
        }
        return start
    }

    /// Undated lines above bullets are a heading without dates; others go on with the entry above.
    private func readUndated(_ run: [Line], hasBulletsBelow: Bool, into entries: inout [EntryDraft]) {
        var start = run.count
        if hasBulletsBelow {
            while start > 0, run.count - start < Self.reach, isHeadingLine(run[start - 1]), !isLabel(run[start - 1]) {
                start -= 1
                if run[start].hasGapAbove { break }
            }
        }
        let heading = Array(run[start...])
        let isHeading = heading.contains { line in
            line.hasGapAbove || line.markdownLevel > 0 || context.vocabulary.titleScore(line.content) > 0
                || context.vocabulary.employerScore(line.content) > 0
        }
        guard !heading.isEmpty, isHeading || entries.isEmpty else {
            body(run[...], of: &entries)
            return
        }
        body(run[..<start], of: &entries)
        entries.append(EntryDraft(heading: heading))
    }

    /// Plain lines below a heading: the first paragraph is the summary, later ones stand among the bullets.
    private func body(_ lines: ArraySlice<Line>, of entries: inout [EntryDraft]) {
        for paragraph in lines.split(whereSeparator: isLabel) {
            if entries.isEmpty { entries.append(EntryDraft(heading: [])) }
            let last = entries.count - 1
            if entries[last].summary.isEmpty, entries[last].bullets.isEmpty {
                entries[last].summary = Array(paragraph)
            } else {
                for line in paragraph { entries[last].bullets.append(Block(line, isBullet: false)) }
            }
        }
    }

    // MARK: Judging lines

    private func isDated(_ line: Line) -> Bool {
        !line.dates.isEmpty && (isHeadingLine(line) || isLoneDate(line))
    }

    /// Whether nothing but dates stands on a line.
    private func isLoneDate(_ line: Line) -> Bool {
        EntryHeadingReader.pieces(line.content, without: line.dates.map(\.range))
            .isEmpty
    }

    /// Whether a line names neither a position nor an employer, only dates and places.
    private func isNameless(_ line: Line) -> Bool {
        let heading = EntryHeadingReader(context.vocabulary).heading([line])
        return heading.name == nil && heading.position == nil
    }

    /// Short, and no sentence.
    private func isHeadingLine(_ line: Line) -> Bool {
        let text = line.content.text
        guard text.utf8.count <= 180, let last = text.last, text.first?.isLowercase == false else { return false }
        if line.markdownLevel > 0 { return true }
        let words = text.split(whereSeparator: \.isWhitespace)
        if last == ".", words.count > 6 { return false }
        if words.count > 5, context.lexicon.beginsWithVerb(line.content),
            context.vocabulary.titleScore(line.content) == 0
        {
            return false
        }
        let common = words.count { context.lexicon.lexicon.stopWords.contains($0.lowercased()) }
        return words.count <= 20 && common * 4 <= words.count + 3
    }

    /// "Key achievements:", a title inside an entry.
    private func isLabel(_ line: Line) -> Bool {
        guard line.content.text.utf8.count <= HeadingLexicon.longestTitle else { return false }
        let words = HeadingLexicon.normalized(line.content.stripped.text).joined(separator: " ")
        return context.lexicon.lexicon.resume.entryLabels.contains(words)
    }

    /// Whether a heading still lacks what a line below it may tell: the employer or the title, and after both the place alone.
    private func completes(_ lines: ArraySlice<Line>, _ next: Line) -> Bool {
        let reader = EntryHeadingReader(context.vocabulary)
        let heading = reader.heading(Array(lines))
        guard let name = heading.name, let position = heading.position else { return true }
        let longer = reader.heading(lines + [next])
        return heading.location == nil && longer.location != nil && longer.name?.text == name.text
            && longer.position?.text == position.text
    }
}
