import Documents
import Evidence
import Lexicons
import Postings
import Resumes

/// The posting's own words for skills that the resume names otherwise: check 39.
///
/// Many searches compare exact words, so "Structured Query Language" is not found by "SQL".
enum TermWording {
    /// The verdict of the check.
    static func judge(_ input: CheckInput) -> Check.Verdict {
        guard input.posting != nil else { return .skipped("There is no job posting.") }
        let shown = input.matches.filter {
            ($0.status == .met || $0.status == .listedOnly) && !$0.requirement.terms.isEmpty
        }
        guard !shown.isEmpty else { return .skipped("The resume shows no skill of the posting.") }
        let skills = SkillEntry.entries(of: input)
        let printed = printedForms(input)
        var done: Set<String> = []
        var observations: [Observation] = []
        for match in shown {
            for term in match.requirement.terms
            where observations.count < Check.limit && done.insert(term.canonical).inserted {
                let wording = exactWording(of: term, in: match.requirement, input)
                guard let forms = printed[term.canonical], !forms.contains(where: { isSame($0, wording) }) else {
                    continue
                }
                if let observation = observation(term, wording, match.requirement, skills, input) {
                    observations.append(observation)
                }
            }
        }
        return Check.Verdict(observations)
    }

    /// The spellings of each skill in the resume.
    private static func printedForms(_ input: CheckInput) -> [String: Set<String>] {
        var forms: [String: Set<String>] = [:]
        for match in input.lineSkills.joined() {
            forms[match.canonical, default: []].insert(match.printed.lowercased())
        }
        // The parser may read a skill that its line alone does not show.
        for skill in input.resume.skills.flatMap(\.keywords) {
            guard let canonical = input.lexicon.skills.canonical(for: skill) else { continue }
            forms[canonical, default: []].insert(skill.lowercased())
        }
        return forms
    }

    /// How the posting itself writes a term.
    private static func exactWording(
        of term: JobPosting.Term,
        in requirement: JobPosting.Requirement,
        _ input: CheckInput
    ) -> String {
        let texts = [requirement.text, requirement.evidence.quote]
        let match = texts.lazy.flatMap { input.lexicon.skills.matches(in: $0) }.first { $0.canonical == term.canonical }
        return match?.printed ?? term.canonical
    }

    /// Equal but for case, spaces, hyphens and a plural: no search fails on these.
    private static func isSame(_ left: String, _ right: String) -> Bool {
        stem(left) == stem(right)
    }

    private static func stem(_ text: String) -> String {
        let letters = text.lowercased().filter { !$0.isWhitespace && $0 != "-" }
        return letters.count > 3 && letters.hasSuffix("s") ? String(letters.dropLast()) : letters
    }

    private static func observation(
        _ term: JobPosting.Term,
        _ wording: String,
        _ requirement: JobPosting.Requirement,
        _ skills: [SkillEntry],
        _ input: CheckInput
    ) -> Observation? {
        let place: (path: String, section: SectionKind, printed: String, quotes: [Quotation], proposal: Proposal)
        if let skill = skills.first(where: { $0.key == term.canonical }) {
            place = (
                skill.path, .skills, skill.printed, skill.quote.map { [$0] } ?? [],
                Proposal(.rewrite, before: skill.printed, after: wording)
            )
        } else if let (bullet, match) = firstBullet(naming: term, input) {
            let after =
                bullet.text.prefix(match.range.lowerBound) + wording + bullet.text.dropFirst(match.range.upperBound)
            place = (
                bullet.path, bullet.section, match.printed, input.quotes(bullet.spans),
                Proposal(.rewrite, before: bullet.text, after: String(after))
            )
        } else {
            return nil
        }
        return Observation(
            "The posting writes \u{201C}\(wording)\u{201D} where you write \u{201C}\(place.printed)\u{201D}, and many searches compare exact words.",
            advice: "Use the posting's word.",
            section: place.section,
            path: place.path,
            evidence: place.quotes + [requirement.evidence],
            confidence: 0.8,
            requirementIDs: [requirement.id],
            proposal: place.proposal
        )
    }

    private static func firstBullet(naming term: JobPosting.Term, _ input: CheckInput) -> (Bullet, SkillMatch)? {
        for bullet in input.bullets {
            if let match = input.lexicon.skills.matches(in: bullet.text).first(where: { $0.canonical == term.canonical }
            ) {
                return (bullet, match)
            }
        }
        return nil
    }
}
