import Documents
import Evidence
import Lexicons
import Postings

/// Something that the posting asks for by name and that the resume has.
struct LetterTerm: Sendable {
    /// The term.
    let term: JobPosting.Term
    /// The words for it in the letter.
    let text: String
    /// The words for it in the resume.
    let printed: String
    /// Where the posting asks for it.
    let asked: Quotation
    /// How much the posting wants it: 3 required, 2 preferred, 1 mentioned.
    let weight: Int
    /// Whether a dated entry shows it; else it is only listed.
    let isShown: Bool

    /// More terms than any letter speaks of; a hostile posting is read no further.
    private static let limit = 60

    /// The terms that may be spoken of.
    ///
    /// - Parameters:
    ///   - matches: What the posting asks for, and where the resume shows it.
    ///   - shown: The texts of dated entries.
    ///   - listed: The printed skills.
    ///   - general: Terms that are not worth naming.
    ///   - lexicon: The language of both.
    /// - Returns: Those that the resume has, most wanted first.
    static func all(
        in matches: [RequirementMatch],
        shown: [String],
        listed: [String],
        general: Set<String>,
        lexicon: Lexicon
    ) -> [LetterTerm] {
        let shownText = TermText(shown, lexicon: lexicon)
        let listedText = TermText(listed, lexicon: lexicon)
        var seen: Set<String> = []
        var terms: [LetterTerm] = []
        for match in matches.prefix(limit)
        where match.requirement.kind == .skill || match.requirement.kind == .experience {
            let quoted = TermText(match.evidence.map(\.quote), lexicon: lexicon)
            let requirement = TermText([match.requirement.text], lexicon: lexicon)
            for term in match.requirement.terms
            where !general.contains(term.canonical) && seen.count < limit
                && seen.insert(term.canonical.lowercased()).inserted
            {
                let inEntries = shownText.printed(term) ?? (match.status == .met ? quoted.printed(term) : nil)
                guard let printed = inEntries ?? listedText.printed(term) ?? quoted.printed(term) else { continue }
                terms.append(
                    LetterTerm(
                        term: term,
                        text: form(of: term.canonical, printed: printed, inPosting: requirement.printed(term)),
                        printed: printed,
                        asked: match.requirement.evidence,
                        weight: weight(match.requirement.importance),
                        isShown: inEntries != nil
                    )
                )
            }
        }
        return terms.enumerated()
            .sorted { ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset) }
            .map(\.element)
    }

    private static func weight(_ importance: JobPosting.Requirement.Importance) -> Int {
        switch importance {
        case .required: 3
        case .preferred: 2
        case .mentioned: 1
        }
    }

    /// The spelling that reads best inside a sentence, of those that stand in the sources.
    ///
    /// Several ordinary words are written small if one of the sources does ("project management"); for one word the
    /// common spelling counts if one of them has it ("PostgreSQL" for "postgresql").
    private static func form(of canonical: String, printed: String, inPosting: String?) -> String {
        let folded = printed.lowercased()
        guard let inPosting, inPosting.lowercased() == folded else { return printed }
        return (folded.contains(" ") ? inPosting == folded : inPosting == canonical) ? inPosting : printed
    }
}
