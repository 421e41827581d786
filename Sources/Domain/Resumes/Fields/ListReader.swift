import Documents

/// Reads sections that are lists: certificates, awards, publications, interests, references.
struct ListReader {
    private let context: FieldContext

    /// A reader in a document's context.
    init(_ context: FieldContext) {
        self.context = context
    }

    /// How many items of one line are read: the place of each costs the length of the line.
    static let mostItems = 200

    /// The items of a list with one item a line or bullet.
    func entries(_ lines: [Line], kind: SectionKind) -> [ParsedResume.Entry] {
        let blocks = context.blocks.blocks(lines)
        var entries: [ParsedResume.Entry] = []
        var joined: [Line] = []
        func close() {
            if let entry = entry(joined, kind: kind) { entries.append(entry) }
            joined = []
        }
        for block in blocks {
            if block.isBullet {
                close()
                joined = block.lines
                close()
            } else {
                let line = block.first
                let isWrapped = joined.last.map { continues(line, $0, kind: kind) } ?? false
                if !isWrapped { close() }
                joined.append(line)
            }
        }
        close()
        return entries
    }

    /// Interests and courses: every item of a comma list by itself.
    func words(_ lines: [Line]) -> [ParsedResume.Entry] {
        lines.flatMap { line in
            SkillsReader.items(line.content).prefix(Self.mostItems).map { piece in
                var entry = ParsedResume.Entry(name: piece.string)
                entry.x.src = [piece.span]
                return entry
            }
        }
    }

    private func continues(_ line: Line, _ above: Line, kind: SectionKind) -> Bool {
        if line.hasGapAbove || line.markdownLevel > 0 { return false }
        if line.content.text.first?.isLowercase == true { return true }
        if isLoneDate(line) { return true }
        guard kind == .publications, let last = above.content.text.last else { return false }
        return above.width * 10 >= context.fullWidth * 7 && last != "."
    }

    private func isLoneDate(_ line: Line) -> Bool {
        let dates = line.dates
        return !dates.isEmpty && EntryHeadingReader.pieces(line.content, without: dates.map(\.range)).isEmpty
    }

    /// Whether a date is the end of a validity.
    private func isExpiry(_ span: DateSpan, _ text: Substring) -> Bool {
        let before = text[..<span.range.lowerBound].lowercased().split { !$0.isLetter }.suffix(2)
        return before.contains { $0.hasPrefix("expir") || $0 == "exp" || $0 == "valid" }
    }

    private func entry(_ lines: [Line], kind: SectionKind) -> ParsedResume.Entry? {
        guard let first = lines.first else { return nil }
        var text = JoinedText()
        for line in lines { text.append(line.content) }
        let dates = first.dates
        let pieces = EntryHeadingReader.pieces(first.content, without: dates.map(\.range))
        var entry: ParsedResume.Entry
        if kind == .publications || kind == .references || first.content.text.utf8.count > DateTokens.longestLine {
            guard !text.text.isEmpty else { return nil }
            entry = ParsedResume.Entry(name: text.text)
        } else {
            guard let (name, issuer) = nameAndIssuer(pieces, kind: kind) else { return nil }
            entry = ParsedResume.Entry(name: name.string)
            entry.issuer = issuer?.string
        }
        for line in lines where entry.date == nil {
            if let span = line.dates.first(where: { !isExpiry($0, line.content.text) }) {
                entry.date = span.start.text
                entry.x.datePrecision = span.precision
                entry.x.rawDates = String(line.content.text[span.range])
            }
        }
        if kind != .references { entry.url = LinkScanner.links(in: first.content).first?.url }
        entry.x.src = text.spans
        return entry
    }

    /// "AWS Solutions Architect, Amazon Web Services", "Dean's List – Example University".
    private func nameAndIssuer(_ pieces: [Piece], kind: SectionKind) -> (Piece, Piece?)? {
        guard let first = pieces.first else { return nil }
        if pieces.count > 1 { return (first, pieces[1]) }
        guard let comma = first.text.firstIndex(of: ",") else { return (first, nil) }
        let name = first.with(first.text[..<comma]).stripped
        let rest = first.with(first.text[first.text.index(after: comma)...])
        guard let issuer = rest.split(where: { $0 == "," }).first?.stripped, !name.isEmpty, !issuer.isEmpty,
            issuer.words.count <= 8
        else { return (first, nil) }
        return (name, issuer)
    }
}
