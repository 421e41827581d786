package import Documents
package import Postings

/// How far a resume shows what a posting asks for (`resume-domain.md` B6 #38).
package struct RequirementMatch: Sendable, Codable, Equatable {
    /// What was found.
    package enum Status: String, Sendable, Codable, CaseIterable {
        /// A dated entry shows it, or the degree, certificate or language is stated.
        case met
        /// It is named, but in no dated entry.
        case listedOnly = "listed_only"
        /// Nothing shows it, or not for long enough.
        case notShown = "not_shown"
        /// Only the person can answer: eligibility, place, pay, traits of character.
        case ask
    }

    /// What the posting asks for.
    package var requirement: JobPosting.Requirement
    /// What was found.
    package var status: Status
    /// Where in the resume, best first, at most `evidenceLimit` quotations.
    package var evidence: [Quotation]
    /// True where the resume uses other words for it than the posting (`resume-domain.md` B6 #39).
    package var usesAliasOnly: Bool

    /// How many quotations are kept: enough to show, few enough to read.
    package static let evidenceLimit = 3

    /// A match.
    package init(
        requirement: JobPosting.Requirement,
        status: Status,
        evidence: [Quotation] = [],
        usesAliasOnly: Bool = false
    ) {
        self.requirement = requirement
        self.status = status
        self.evidence = evidence
        self.usesAliasOnly = usesAliasOnly
    }
}
