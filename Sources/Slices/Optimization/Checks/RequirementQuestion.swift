import Postings
import Resumes

/// What to ask a person about a requirement that the resume does not show: never an insertion.
struct RequirementQuestion {
    /// What the requirement is about, for a sentence: "Kafka and Go", or its quoted words.
    let subject: String
    /// Where the answer would stand.
    let section: SectionKind
    /// The question where nothing shows it.
    let missing: String
    /// The question where it is only listed.
    let whereUsed: String
    /// The question where only the person can know.
    let onlyYou: String

    /// How much of a requirement is repeated in a question.
    private static let quoteLimit = 120

    /// Whether the resume names what is asked for, but not for long enough.
    let isTooShort: Bool

    /// Questions about a requirement; `isNamed` tells whether the resume names a term.
    init(_ requirement: JobPosting.Requirement, isNamed: (JobPosting.Term) -> Bool) {
        let named = requirement.terms.filter(isNamed)
        let absent = requirement.terms.filter { !isNamed($0) }
        // Of alternatives, the one that is there is enough; of several, those that are missing matter.
        let isEnough = requirement.anyOf ? !named.isEmpty : absent.isEmpty
        isTooShort = isEnough && !named.isEmpty && requirement.years != nil
        let terms = (isEnough ? named : absent).map { Self.spelled($0.canonical, as: requirement.text) }
        let quoted = "\u{201C}\(Self.clipped(requirement.text))\u{201D}"
        let subject = terms.isEmpty ? quoted : Self.listed(terms, isAlternative: requirement.anyOf)
        self.subject = subject
        whereUsed = "Where did you use \(subject)? Name it in the job or project where you did."
        onlyYou = "How do you answer this: \(quoted)?"
        let years = requirement.years?.min.map { $0 == 1 ? "one year" : "\($0) years" }
        switch requirement.kind {
        case .skill, .experience:
            section = requirement.kind == .skill ? .skills : .work
            missing =
                if let years {
                    terms.isEmpty
                        ? "Do you have \(years) of this experience? If yes, which jobs show it?"
                        : "Do you have \(years) of experience with \(subject)? If yes, which jobs show it?"
                } else if terms.isEmpty {
                    "Have you done this: \(quoted)? If yes, where?"
                } else {
                    "Have you used \(subject)? If yes, where?"
                }
        case .education:
            section = .education
            missing = "Do you have what is asked for here: \(quoted)? If yes, when and where did you get it?"
        case .certification:
            section = .certificates
            missing = "Do you hold \(subject)? If yes, since when?"
        case .language:
            section = .languages
            missing = "Do you speak \(subject)? If yes, how well?"
        case .eligibility, .trait:
            section = .work
            missing = "Does this hold for you: \(quoted)? If yes, what shows it?"
        }
    }

    /// A term as it is written inside a sentence: small where the posting writes it so ("critical care").
    private static func spelled(_ term: String, as text: String) -> String {
        let small = term.lowercased()
        return !text.contains(term) && text.contains(small) ? small : term
    }

    private static func listed(_ terms: [String], isAlternative: Bool) -> String {
        guard let last = terms.last, terms.count > 1 else { return terms.first ?? "" }
        return terms.dropLast().joined(separator: ", ") + (isAlternative ? " or " : " and ") + last
    }

    private static func clipped(_ text: String) -> String {
        text.count <= quoteLimit ? text : text.prefix(quoteLimit - 1) + "\u{2026}"
    }
}
