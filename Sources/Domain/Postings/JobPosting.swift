package import Documents

/// A job posting as it was understood: the names of JSON Resume's job schema plus `requirements`
/// (`resume-domain.md` B3).
///
/// Every string is a verbatim span of the posting; what is not stated is absent and listed in `notStated`.
package struct JobPosting: Sendable, Codable, Equatable {
    /// The name of this schema.
    package static let schema = "arete.job/1"

    /// The position: `title`.
    package var title: String?
    /// The employer's name: `company`.
    package var company: String?
    /// Full-time, part-time, contract… as printed.
    package var type: String?
    /// The place, as printed.
    package var location: String?
    /// From where the work is done: `remote`.
    package var remote: Remote?
    /// The pay.
    package var salary: Salary?
    /// What the person will do, one sentence or bullet each.
    package var responsibilities: [String] = []
    /// What the person brings, one sentence or bullet each.
    package var qualifications: [String] = []
    /// What the posting asks for, one thing each.
    package var requirements: [Requirement] = []
    /// The level, where it is stated.
    package var seniority: Seniority?
    /// Canonical terms that the posting names, most frequent first.
    package var keywords: [String] = []
    /// The fields of this schema that the posting says nothing about.
    package var notStated: [String] = []
    /// What we know beyond the schema.
    package var x: Extension

    /// A posting that states nothing.
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
        /// As printed.
        package var text: String
        /// The lower end in units of the currency; absent for "up to".
        package var min: Double?
        /// The upper end; absent for a single amount.
        package var max: Double?
        /// ISO 4217, where the sign or code is printed.
        package var currency: String?
        /// `year`, `month`, `week`, `day` or `hour`.
        package var period: String?
        /// Pay.
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
        /// What kind of thing is asked for.
        package enum Kind: String, Sendable, Codable, CaseIterable {
            case skill, experience, education, certification, language, eligibility, trait
        }
        /// How much a posting wants something; `mentioned` is named without being asked for.
        package enum Importance: String, Sendable, Codable, CaseIterable { case required, preferred, mentioned }

        /// `r1`, `r2`, … in the order of the posting.
        package var id: String
        /// The words of the posting.
        package var text: String
        /// What kind of thing it is.
        package var kind: Kind
        /// How much it is wanted.
        package var importance: Importance
        /// The named skills, degrees, certificates or languages; none where it names nothing.
        package var terms: [Term]
        /// True where one of `terms` is enough ("A, B or C").
        package var anyOf: Bool
        /// Years of experience with it.
        package var years: Years?
        /// True for "no PHP", "not required": never something to match.
        package var negated: Bool
        /// Where it stands.
        package var evidence: Quotation
        /// A requirement.
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
        /// The common spelling.
        package var canonical: String
        /// Other spellings.
        package var aliases: [String]
        /// A term.
        package init(canonical: String, aliases: [String]) {
            self.canonical = canonical
            self.aliases = aliases
        }
    }

    /// Years of experience asked for.
    package struct Years: Sendable, Codable, Equatable {
        /// At least so many; absent for "up to".
        package var min: Int?
        /// At most so many.
        package var max: Int?
        /// A span of years.
        package init(min: Int?, max: Int?) {
            self.min = min
            self.max = max
        }
    }

    /// The level of the position.
    package struct Seniority: Sendable, Codable, Equatable {
        /// The levels, lowest first.
        package enum Level: String, Sendable, Codable, CaseIterable {
            case intern, junior, mid, senior, lead, manager, director
        }
        /// The level.
        package var level: Level
        /// Where it stands.
        package var evidence: Quotation
        /// A level.
        package init(level: Level, evidence: Quotation) {
            self.level = level
            self.evidence = evidence
        }
    }

    /// What we know beyond the schema.
    package struct Extension: Sendable, Codable, Equatable {
        /// The name and version of this schema.
        package var schema = JobPosting.schema
        /// Who read it: `rules`.
        package var engine: String
        /// The version of the engine, that of the derivation.
        package var engineVersion: String
        /// BCP 47, such as `en`; `nil` where it could not be told.
        package var language: String?
        /// Words that have a letter.
        package var words: Int
        /// What is known before the posting is read.
        package init(engine: String, engineVersion: String, language: String?, words: Int) {
            self.engine = engine
            self.engineVersion = engineVersion
            self.language = language
            self.words = words
        }
    }
}
