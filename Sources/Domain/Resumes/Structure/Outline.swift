/// A document cut into sections.
struct Outline {
    /// One section.
    struct Section {
        /// The heading's words; `nil` for the part before the first heading.
        var title: Piece?
        /// What it is about.
        var kind: SectionKind
        /// Whether the title is a known one.
        var isKnown: Bool
        /// The heading's line, else the first line.
        var firstLine: Int
        /// The lines below the heading; what stands on the heading's own line comes first.
        var lines: [Line]

        /// The last line.
        var lastLine: Int { max(firstLine, lines.last?.number ?? firstLine) }
    }

    /// The sections in their order; the first one is the part before the first heading, where there is any.
    var sections: [Section]
}
