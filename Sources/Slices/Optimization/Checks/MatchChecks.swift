import Documents
import Evidence
import Lexicons
import Postings
import Resumes

/// What the posting shows beside the resume: checks 38 to 40.
enum MatchChecks {
    /// The checks, in the order of `resume-domain.md` B6.
    static let all = [
        Check("match.requirement", .match, .major, rule: requirement),
        Check("match.wording", .match, .tip, rule: TermWording.judge),
        Check("match.stuffing", .integrity, .major, rule: StuffingCheck.judge),
    ]

    private static func requirement(_ input: CheckInput) -> Check.Verdict {
        guard input.posting != nil else { return .skipped("There is no job posting.") }
        guard !input.matches.isEmpty else { return .skipped("The posting names no requirement.") }
        let skills = Set(input.lineSkills.joined().map(\.canonical))
        let words = Set(input.lineWords.joined().map(\.folded))
        func isNamed(_ term: JobPosting.Term) -> Bool {
            skills.contains(term.canonical)
                || ([term.canonical] + term.aliases).contains { words.contains($0.lowercased()) }
        }
        return Check.Verdict(input.matches.compactMap { observation($0, isNamed: isNamed) })
    }

    /// What is said of a requirement; `nil` where it is met.
    static func observation(_ match: RequirementMatch, isNamed: (JobPosting.Term) -> Bool) -> Observation? {
        let question = RequirementQuestion(match.requirement, isNamed: isNamed)
        switch match.status {
        case .met:
            return nil
        case .notShown:
            return Observation(
                question.isTooShort
                    ? "The posting asks for more of \(question.subject) than the resume shows."
                    : "The posting asks for \(question.subject), and the resume does not show it.",
                advice: "",
                severity: severity(match.requirement.importance),
                section: question.section,
                path: "/\(question.section.rawValue)",
                evidence: evidence(match),
                confidence: 0.8,
                requirementIDs: [match.requirement.id],
                subject: match.requirement.id,
                proposal: Proposal(.add, support: .notShown, question: question.missing)
            )
        case .listedOnly:
            return Observation(
                "The posting asks for \(question.subject), and the resume only lists it without showing where you used it.",
                advice: "",
                severity: .tip,
                section: .work,
                path: "/work",
                evidence: evidence(match),
                confidence: 0.8,
                requirementIDs: [match.requirement.id],
                subject: match.requirement.id,
                proposal: Proposal(.confirm, support: .needsInput, question: question.whereUsed)
            )
        case .ask:
            return Observation(
                "The posting asks for something that only you can answer.",
                advice: "",
                severity: .tip,
                evidence: evidence(match),
                confidence: 0.6,
                requirementIDs: [match.requirement.id],
                subject: match.requirement.id,
                proposal: Proposal(.confirm, support: .needsInput, question: question.onlyYou)
            )
        }
    }

    private static func severity(_ importance: JobPosting.Requirement.Importance) -> Severity {
        switch importance {
        case .required: .major
        case .preferred: .minor
        case .mentioned: .tip
        }
    }

    private static func evidence(_ match: RequirementMatch) -> [Quotation] {
        Array(([match.requirement.evidence] + match.evidence).prefix(CheckInput.evidenceLimit))
    }
}
