import Lexicons

/// Counts the skills that a posting names, so that those that it repeats come first.
struct KeywordCounter {
    private let lexicon: PostingLexicon

    /// A counter with the skills of a language.
    init(lexicon: PostingLexicon) {
        self.lexicon = lexicon
    }

    /// The canonical skills of a posting, most frequent first, and else in its order.
    ///
    /// What it gives, its legal notes and what it expressly does not ask for are left out.
    func keywords(of layout: PostingLayout, without negated: [JobPosting.Requirement]) -> [String] {
        let unwanted = Set(negated.flatMap { $0.terms.map(\.canonical) })
        var counts: [String: Int] = [:]
        var order: [String] = []
        for section in layout.sections where section.kind != .benefits && section.kind != .legal {
            for passage in section.passages {
                for match in lexicon.general.skills.matches(in: String(passage.characters)) {
                    guard !unwanted.contains(match.canonical) else { continue }
                    if counts[match.canonical] == nil { order.append(match.canonical) }
                    counts[match.canonical, default: 0] += 1
                }
            }
        }
        return order.enumerated()
            .sorted { (counts[$1.element] ?? 0, $0.offset) < (counts[$0.element] ?? 0, $1.offset) }
            .map(\.element)
    }
}
