package import Documents

/// A job posting as it was understood: the names of JSON Resume's job schema plus `requirements`
/// (`resume-domain.md` B3).
///
/// Every string is a verbatim span of the posting; what is not stated is absent and listed in `notStated`.
package struct JobPosting: Sendable, Codable, Equatable {
    /// The name of this schema.
    package static let schema = "arete.job/1"

    package var title: String?
    package var company: String?
    /// Full-time, part-time, contract… as printed.
    package var type: String?
    package var location: String?
    package var remote: Remote?
    package var salary: Salary?
    package var responsibilities: [String] = []
    package var qualifications: [String] = []
    package var requirements: [Requirement] = []
    package var seniority: Seniority?
    /// Canonical terms that the posting names, most frequent first.
    package var keywords: [String] = []
    /// The fields of this schema that the posting says nothing about.
    package var notStated: [String] = []
    package var x: Extension

    package init(x: Extension) {
        self.x = x
    }

    /// From where the work is done.
    package enum Remote: String, Sendable, Codable {
        case full = "Full"
        case hybrid = "Hybrid"
        case none = "None"
    }

    /// Pay, as printed and as numbers.
    package struct Salary: Sendable, Codable, Equatable {
        package var text: String
        package var min: Double?
        package var max: Double?
        /// ISO 4217, where the sign or code is printed.
        package var currency: String?
        /// `year`, `month`, `week`, `day` or `hour`.
        package var period: String?
        package init(text: String, min: Double?, max: Double?, currency: String?, period: String?) {
            self.text = text
            self.min = min
            self.max = max
            self.currency = currency
            self.period = period
        }
    }

    /// One thing that the posting asks for.
    package struct Requirement: Sendable, Codable, Equatable {
        package enum Kind: String, Sendable, Codable, CaseIterable {
            case skill, experience, education, certification, language, eligibility, trait
        }
        package enum Importance: String, Sendable, Codable, CaseIterable { case required, preferred, mentioned }

        /// `r1`, `r2`, … in the order of the posting.
        package var id: String
        /// The words of the posting.
        package var text: String
        package var kind: Kind
        package var importance: Importance
        package var terms: [Term]
        /// True where one of `terms` is enough ("A, B or C").
        package var anyOf: Bool
        package var years: Years?
        /// True for "no PHP", "not required": never something to match.
        package var negated: Bool
        package var evidence: Quotation
        package init(
            id: String,
            text: String,
            kind: Kind,
            importance: Importance,
            terms: [Term],
            anyOf: Bool,
            years: Years?,
            negated: Bool,
            evidence: Quotation
        ) {
            self.id = id
            self.text = text
            self.kind = kind
            self.importance = importance
            self.terms = terms
            self.anyOf = anyOf
            self.years = years
            self.negated = negated
            self.evidence = evidence
        }
    }

    /// A skill or subject with the other ways to write it.
    package struct Term: Sendable, Codable, Hashable {
        package var canonical: String
        package var aliases: [String]
        package init(canonical: String, aliases: [String]) {
            self.canonical = canonical
            self.aliases = aliases
        }
    }

    /// Years of experience asked for.
    package struct Years: Sendable, Codable, Equatable {
        package var min: Int?
        package var max: Int?
        package init(min: Int?, max: Int?) {
            self.min = min
            self.max = max
        }
    }

    /// The level of the position.
    package struct Seniority: Sendable, Codable, Equatable {
        package enum Level: String, Sendable, Codable, CaseIterable {
            case intern, junior, mid, senior, lead, manager, director
        }
        package var level: Level
        package var evidence: Quotation
        package init(level: Level, evidence: Quotation) {
            self.level = level
            self.evidence = evidence
        }
    }

    /// What we know beyond the schema.
    package struct Extension: Sendable, Codable, Equatable {
        package var schema = JobPosting.schema
        package var engine: String
        package var engineVersion: String
        package var language: String?
        package var words: Int
        package init(engine: String, engineVersion: String, language: String?, words: Int) {
            self.engine = engine
            self.engineVersion = engineVersion
            self.language = language
            self.words = words
        }
    }
}
