import Lexicons

/// Counts the skills that a posting names, so that those that it repeats come first.
struct KeywordCounter {
    /// The kinds of requirement whose terms are keywords.
    private static let named: Set<JobPosting.Requirement.Kind> = [.skill, .experience, .certification]

    private let lexicon: PostingLexicon

    /// A counter with the skills of a language.
    init(lexicon: PostingLexicon) {
        self.lexicon = lexicon
    }

    /// The canonical skills of a posting, most frequent first, and else in its order; then what only its requirements
    /// name.
    ///
    /// What it gives, its legal notes, what the employer says of itself and what it expressly does not ask for are left
    /// out.
    func keywords(of layout: PostingLayout, requirements: [JobPosting.Requirement]) -> [String] {
        let unwanted = Set(requirements.filter(\.negated).flatMap { $0.terms.map(\.canonical) })
        var counts: [String: Int] = [:]
        var order: [String] = []
        let told: Set<PostingLexicon.SectionKind> = [.benefits, .legal, .company]
        for section in layout.sections where section.kind.map({ !told.contains($0) }) ?? true {
            for passage in section.passages {
                // What is said to a machine is no part of the position.
                if lexicon.voices.matches(in: passage.words).contains(where: { $0.meaning == .instruction }) {
                    continue
                }
                for match in lexicon.general.skills.matches(in: String(characters: passage.characters[...])) {
                    guard !unwanted.contains(match.canonical) else { continue }
                    if counts[match.canonical] == nil { order.append(match.canonical) }
                    counts[match.canonical, default: 0] += 1
                }
            }
        }
        for term in requirements.filter({ !$0.negated && Self.named.contains($0.kind) }).flatMap(\.terms)
        where counts[term.canonical] == nil && !unwanted.contains(term.canonical) {
            // "BLS" was counted as "Basic Life Support".
            if let name = lexicon.general.skills.canonical(for: term.canonical), counts[name] != nil { continue }
            order.append(term.canonical)
            counts[term.canonical] = 0
        }
        return order.enumerated()
            .sorted { (counts[$1.element] ?? 0, $0.offset) < (counts[$0.element] ?? 0, $1.offset) }
            .map(\.element)
    }
}
