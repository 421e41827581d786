/// Finds entries that stand above the first heading or have none (`resume-domain.md` A2, #492).
struct HeaderlessEntries {
    private let context: FieldContext

    /// A finder in a document's context.
    init(_ context: FieldContext) {
        self.context = context
    }

    /// The sections, with the dated entries of the first part as a section of their own.
    func splitting(_ sections: [Outline.Section]) -> [Outline.Section] {
        guard let head = sections.first, head.title == nil, head.kind == .basics else { return sections }
        let hasWork = sections.contains { $0.kind == .work }
        guard let dated = head.lines.firstIndex(where: isEntryDate) else { return sections }
        var start = dated
        // The lines above belong to the entry unless they are contact data, prose or the name.
        while start > 1, dated - start < 2, !head.lines[start].hasGapAbove, isHeadingOfEntry(head.lines[start - 1]) {
            start -= 1
        }
        guard start > 0 else { return sections }
        let isStudy = head.lines[start...].prefix(3).contains { context.vocabulary.institutionScore($0.content) > 0 }
        guard !hasWork || isStudy else { return sections }
        var basics = head
        basics.lines = Array(head.lines[..<start])
        var entries = head
        entries.lines = Array(head.lines[start...])
        entries.firstLine = entries.lines[0].number
        entries.kind = isStudy ? .education : .work
        entries.isKnown = false
        return [basics, entries] + sections.dropFirst()
    }

    private func isEntryDate(_ line: Line) -> Bool {
        line.width <= 160 && line.dates.contains { $0.isRange }
    }

    private func isHeadingOfEntry(_ line: Line) -> Bool {
        line.width <= 100 && !line.content.text.contains("@") && LinkScanner.phones(in: line.content).isEmpty
            && line.content.text.last != "."
    }
}
