import Documents
import Lexicons

/// Reads projects.
struct ProjectReader {
    private let context: FieldContext

    /// A reader in a document's context.
    init(_ context: FieldContext) {
        self.context = context
    }

    /// The projects, in their order.
    func items(_ lines: [Line]) -> [ParsedResume.Project] {
        let blocks = context.blocks.blocks(lines)
        // Without plain lines each bullet is a project of its own.
        guard blocks.contains(where: { !$0.isBullet }) else {
            return blocks.compactMap { item([], [$0], isBulletOnly: true) }
        }
        var items: [ParsedResume.Project] = []
        var heading: [Line] = []
        var bullets: [Block] = []
        func close() {
            if let item = item(heading, bullets, isBulletOnly: heading.isEmpty) { items.append(item) }
            heading = []
            bullets = []
        }
        for block in blocks {
            if block.isBullet {
                bullets.append(block)
            } else {
                let line = block.first
                if !bullets.isEmpty || !heading.isEmpty && (line.hasGapAbove || line.markdownLevel > 0) { close() }
                heading.append(line)
            }
        }
        close()
        return items
    }

    private func item(_ heading: [Line], _ bullets: [Block], isBulletOnly: Bool) -> ParsedResume.Project? {
        guard let first = heading.first ?? bullets.first?.first else { return nil }
        var item = ParsedResume.Project()
        let spans = first.dates
        let span = spans.first(where: \.isRange) ?? spans.first
        if let span {
            let range = DatedRange(span, text: first.content.text)
            item.startDate = range.start
            item.endDate = range.end
            item.x.rawDates = range.raw
            item.x.datePrecision = range.precision
            item.x.current = range.isCurrent
        }
        let link = LinkScanner.links(in: first.content).first
        item.url = link?.url
        let pieces = EntryHeadingReader.pieces(first.content, without: spans.map(\.range))
            .filter { LinkScanner.links(in: $0).isEmpty }
        if let piece = pieces.first {
            let (name, rest) = nameAndRest(withoutKeywords(piece, into: &item))
            item.name = name.string
            item.description = rest?.string
        }
        for piece in pieces.dropFirst() { take(piece, into: &item) }
        var prose = JoinedText()
        for line in heading.dropFirst() {
            if let keywords = labelled(line.content) { item.keywords += keywords } else { prose.append(line.content) }
        }
        if isBulletOnly {
            for block in bullets.prefix(1) { for line in block.lines.dropFirst() { prose.append(line.content) } }
        }
        if !prose.text.isEmpty, item.description == nil { item.description = prose.text }
        for block in isBulletOnly ? bullets.dropFirst() : bullets[...] {
            if let keywords = labelled(block.first.content), block.lines.count == 1 {
                item.keywords += keywords
            } else {
                item.highlights.append(block.joined.text)
                item.x.highlightSrc.append(block.joined.spans)
            }
        }
        item.x.src =
            heading.isEmpty ? bullets.prefix(1).flatMap { $0.lines.map(\.content.span) } : heading.map(\.content.span)
        item.x.confidence = item.name == nil ? 0.4 : 0.9
        return item.name == nil && item.highlights.isEmpty && item.description == nil ? nil : item
    }

    /// A list of technologies, or words about the project.
    private func take(_ piece: Piece, into item: inout ParsedResume.Project) {
        let parts = piece.split { $0 == "," || $0 == ";" }.map(\.stripped).filter { !$0.isEmpty }
        if parts.contains(where: { context.lexicon.lexicon.skills.canonical(for: $0.string) != nil }) {
            item.keywords += parts.map { SkillsReader.withoutAnd($0).string }
        } else if item.description == nil {
            item.description = piece.string
        }
    }

    /// "Name: what it does"; a sentence is no name.
    private func nameAndRest(_ piece: Piece) -> (Piece, Piece?) {
        guard let colon = piece.text.firstIndex(of: ":") else { return (piece, nil) }
        let name = piece.with(piece.text[..<colon]).stripped
        let rest = piece.with(piece.text[piece.text.index(after: colon)...]).stripped
        guard !name.isEmpty, !rest.isEmpty, name.text.utf8.count <= 80 else { return (piece, nil) }
        if context.vocabulary.words.factLabels.contains(name.phrase) { return (rest, nil) }
        return (name, rest)
    }

    /// "Name (Python, React)" without its brackets, which hold keywords.
    private func withoutKeywords(_ piece: Piece, into item: inout ParsedResume.Project) -> Piece {
        guard piece.text.last == ")", let open = piece.text.lastIndex(of: "("), open > piece.text.startIndex else {
            return piece
        }
        take(piece.with(piece.text[piece.text.index(after: open)...].dropLast()), into: &item)
        return piece.with(piece.text[..<open]).stripped
    }

    private func labelled(_ content: Piece) -> [String]? {
        guard let colon = content.text.prefix(40).firstIndex(of: ":") else { return nil }
        let label = HeadingLexicon.normalized(content.with(content.text[..<colon]).stripped.text)
        guard let last = label.last,
            Self.keywordLabels.contains(last) || label.first == "tech" || label.first == "built"
        else {
            return nil
        }
        return content.with(content.text[content.text.index(after: colon)...])
            .split { $0 == "," || $0 == ";" || $0 == "|" }
            .map { SkillsReader.withoutAnd($0.stripped) }.filter { !$0.isEmpty }.map(\.string)
    }

    private static let keywordLabels: Set<String> = [
        "technologies", "technology", "tools", "stack", "environment", "skills", "used", "languages", "frameworks",
        "tech",
    ]
}
