import Documents
import Lexicons

/// Reads the positions of a section: work or volunteer work.
struct WorkReader {
    private let context: FieldContext

    /// A reader in a document's context.
    init(_ context: FieldContext) {
        self.context = context
    }

    /// The positions, in their order.
    func items(_ lines: [Line]) -> [ParsedResume.Work] {
        let drafts = EntrySegmenter(context).entries(lines)
        var reader = EntryHeadingReader(context.vocabulary)
        // What the certain entries show holds for the others.
        let certain = drafts.map { reader.heading($0.heading) }.filter(\.isCertain)
        let titleFirst = certain.count { heading in
            guard let position = heading.position, let name = heading.name else { return false }
            return (position.line, position.text.startIndex) < (name.line, name.text.startIndex)
        }
        reader.isTitleFirst = titleFirst * 2 > certain.count
        var items: [ParsedResume.Work] = []
        var employer: (name: Piece, location: Piece?)?
        for (index, draft) in drafts.enumerated() {
            var heading = reader.heading(draft.heading)
            let summary = draft.summary
            if let name = heading.name {
                // Only an employer above its positions holds for the ones below.
                let isAbove = heading.position.map { ($0.line, $0.text.startIndex) > (name.line, name.text.startIndex) }
                employer = isAbove ?? true ? (name, heading.location) : nil
                let isAnnouncement =
                    heading.position == nil && draft.bullets.isEmpty && summary.isEmpty && index + 1 < drafts.count
                    && reader.heading(drafts[index + 1].heading).name == nil
                if isAnnouncement { continue }
            } else if let known = employer, !isIndependent(heading.position) {
                heading.name = known.name
                heading.location = heading.location ?? known.location
            }
            items.append(item(heading, draft, summary))
        }
        return items
    }

    /// "Freelance Developer": a position without an employer.
    private func isIndependent(_ position: Piece?) -> Bool {
        position.map { context.vocabulary.words.independent.isDisjoint(with: $0.words.map(String.init)) == false }
            ?? false
    }

    private func item(_ heading: EntryHeading, _ draft: EntryDraft, _ summary: [Line]) -> ParsedResume.Work {
        var item = ParsedResume.Work()
        item.name = heading.name?.string
        item.position = heading.position?.string
        item.location = heading.location?.string
        var spans = draft.heading.map(\.content.span)
        if let name = heading.name, !draft.heading.contains(where: { $0.number == name.line }) {
            spans.append(name.span)
        }
        if spans.isEmpty { spans = (draft.bullets.flatMap(\.lines) + summary).prefix(1).map(\.content.span) }
        item.x.src = spans
        if let (line, span) = heading.dates {
            let range = DatedRange(span, text: line.content.text)
            item.startDate = range.start
            item.endDate = range.end
            item.x.current = range.isCurrent
            item.x.datePrecision = range.precision
            item.x.rawDates = range.raw
        }
        let text = EntryText(bullets: draft.bullets, prose: summary, lexicon: context.lexicon)
        item.summary = text.summary
        item.highlights = text.highlights.map(\.text)
        item.x.highlightSrc = text.highlights.map(\.spans)
        item.x.confidence =
            heading.isCertain && item.name != nil ? 1 : item.name != nil && item.position != nil ? 0.7 : 0.5
        return item
    }
}

/// What an entry's dates become in the fields of an item.
struct DatedRange {
    /// The start, where the dates are a range or a single date.
    var start: String?
    /// The end of a range.
    var end: String?
    /// Whether the end is today.
    var isCurrent: Bool
    /// The precision of the start.
    var precision: String
    /// As printed.
    var raw: String

    /// The fields of a span in a line's text.
    init(_ span: DateSpan, text: Substring) {
        start = span.start.text
        end = span.end?.text
        isCurrent = span.isCurrent
        precision = span.precision
        raw = String(text[span.range])
    }
}

/// The text of an entry below its heading.
struct EntryText {
    /// The bullets.
    var highlights: [JoinedText]
    /// The prose.
    var summary: String?

    /// Joins what stands below a heading; lines that each begin with an action verb are bullets without their signs.
    init(bullets: [Block], prose: [Line], lexicon: LexiconWords) {
        highlights = bullets.map(\.joined).filter { !$0.text.isEmpty }
        guard !prose.isEmpty else { return }
        let openers = prose.filter { lexicon.beginsWithVerb($0.content) }
        if highlights.isEmpty, openers.count >= 2, lexicon.beginsWithVerb(prose[0].content) {
            var joined = JoinedText()
            for line in prose {
                if lexicon.beginsWithVerb(line.content), !joined.text.isEmpty {
                    highlights.append(joined)
                    joined = JoinedText()
                }
                joined.append(line.content)
            }
            highlights.append(joined)
            return
        }
        var joined = JoinedText()
        for line in prose { joined.append(line.content) }
        summary = joined.text
    }
}
