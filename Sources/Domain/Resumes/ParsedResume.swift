package import Documents

/// A resume as it was understood: the names of JSON Resume 1.2.1, with everything of our own under `x`.
///
/// Every string is a verbatim span of the source (`resume-domain.md` B2). What is unknown is absent, never guessed.
/// JSON Resume has no "present": a current position has no `endDate` and `x.current` is true.
package struct ParsedResume: Sendable, Codable, Equatable {
    /// The name of this schema.
    package static let schema = "arete.resume/1"

    package var basics = Basics()
    package var work: [Work] = []
    package var volunteer: [Work] = []
    package var education: [Education] = []
    package var projects: [Project] = []
    package var skills: [SkillGroup] = []
    package var languages: [Language] = []
    package var certificates: [Entry] = []
    package var awards: [Entry] = []
    package var publications: [Entry] = []
    package var interests: [Entry] = []
    package var references: [Entry] = []
    package var x: Extension

    package init(x: Extension) {
        self.x = x
    }

    /// Who the person is and how to reach them.
    package struct Basics: Sendable, Codable, Equatable {
        package var name: String?
        package var label: String?
        package var email: String?
        package var phone: String?
        package var url: String?
        package var summary: String?
        package var location: Location?
        package var profiles: [Profile] = []
        package init() {}
    }

    /// A place, as far as it is printed.
    package struct Location: Sendable, Codable, Equatable {
        /// The place as it is printed ("Berlin, Germany").
        package var address: String?
        package var city: String?
        package var region: String?
        package init(address: String? = nil, city: String? = nil, region: String? = nil) {
            self.address = address
            self.city = city
            self.region = region
        }
    }

    /// A profile on a network.
    package struct Profile: Sendable, Codable, Equatable {
        package var network: String
        package var username: String?
        /// With a scheme; the printed form is in the line.
        package var url: String
        package init(network: String, username: String?, url: String) {
            self.network = network
            self.username = username
            self.url = url
        }
    }

    /// One role at one employer (several roles at one employer are several items with the same `name`).
    package struct Work: Sendable, Codable, Equatable {
        /// The employer; for volunteer work JSON Resume calls it `organization`.
        package var name: String?
        package var position: String?
        package var location: String?
        /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
        package var startDate: String?
        package var endDate: String?
        package var summary: String?
        /// The bullets, each one a verbatim text that may run over several lines.
        package var highlights: [String] = []
        package var x = ItemExtension()
        package init() {}
    }

    /// One course of study.
    package struct Education: Sendable, Codable, Equatable {
        package var institution: String?
        package var area: String?
        package var studyType: String?
        package var startDate: String?
        package var endDate: String?
        package var score: String?
        package var courses: [String] = []
        package var x = ItemExtension()
        package init() {}
    }

    /// One project.
    package struct Project: Sendable, Codable, Equatable {
        package var name: String?
        package var description: String?
        package var highlights: [String] = []
        package var keywords: [String] = []
        package var startDate: String?
        package var endDate: String?
        package var url: String?
        package var x = ItemExtension()
        package init() {}
    }

    /// Skills under a printed label, or under the empty one.
    package struct SkillGroup: Sendable, Codable, Equatable {
        package var name: String
        package var keywords: [String]
        package var x = ItemExtension()
        package init(name: String, keywords: [String]) {
            self.name = name
            self.keywords = keywords
        }
    }

    /// A language a person speaks.
    package struct Language: Sendable, Codable, Equatable {
        package var language: String
        package var fluency: String?
        package var x = ItemExtension()
        package init(language: String, fluency: String?) {
            self.language = language
            self.fluency = fluency
        }
    }

    /// An item of a list section: certificate, award, publication, interest, reference.
    package struct Entry: Sendable, Codable, Equatable {
        package var name: String
        package var issuer: String?
        package var date: String?
        package var url: String?
        package var x = ItemExtension()
        package init(name: String) {
            self.name = name
        }
    }

    /// What we know of one item beyond JSON Resume.
    package struct ItemExtension: Sendable, Codable, Equatable {
        /// Where the item stands: the first span is its heading line.
        package var src: [SourceSpan] = []
        /// For each element of `highlights`, the spans it was joined from.
        package var highlightSrc: [[SourceSpan]] = []
        /// From 0 to 1.
        package var confidence = 1.0
        /// The dates as printed.
        package var rawDates: String?
        /// True where the end is printed as "present".
        package var current = false
        /// `day`, `month`, `year` or `season`.
        package var datePrecision: String?
        package init() {}
    }

    /// What we know of the whole beyond JSON Resume.
    package struct Extension: Sendable, Codable, Equatable {
        package var schema = ParsedResume.schema
        package var engine: String
        package var engineVersion: String
        /// BCP 47, such as `en`; `nil` where it could not be told.
        package var language: String?
        package var source: SourceInfo
        package var quality: Quality
        package var sections: [Section] = []
        /// Sections that no rule knows, kept whole: losing text is the worst outcome.
        package var customSections: [CustomSection] = []
        package init(engine: String, engineVersion: String, language: String?, source: SourceInfo, quality: Quality) {
            self.engine = engine
            self.engineVersion = engineVersion
            self.language = language
            self.source = source
            self.quality = quality
        }
    }

    /// The file behind it.
    package struct SourceInfo: Sendable, Codable, Equatable {
        package var type: MediaType
        package var pages: Int
        package var words: Int
        package var columns: Int
        package var producer: String?
        package init(type: MediaType, pages: Int, words: Int, columns: Int, producer: String?) {
            self.type = type
            self.pages = pages
            self.words = words
            self.columns = columns
            self.producer = producer
        }
    }

    /// How far the text may be trusted.
    package struct Quality: Sendable, Codable, Equatable {
        package enum Level: String, Sendable, Codable { case good, degraded, poor }
        package var level: Level
        /// The share of characters that no font mapping explains, 0 to 1.
        package var unmappedShare: Double
        /// Ids of checks (B6) that fired while parsing, and `not_a_resume`.
        package var warnings: [String]
        package init(level: Level, unmappedShare: Double, warnings: [String]) {
            self.level = level
            self.unmappedShare = unmappedShare
            self.warnings = warnings
        }
    }

    /// One printed section.
    package struct Section: Sendable, Codable, Equatable {
        package var id: String
        /// The heading as printed; empty for the part before the first heading.
        package var title: String
        package var kind: SectionKind
        /// Whether the heading was known by an exact alias, not by a fallback.
        package var known: Bool
        /// The first line, the heading's.
        package var startLine: Int
        /// The last line.
        package var endLine: Int
        package init(id: String, title: String, kind: SectionKind, known: Bool, startLine: Int, endLine: Int) {
            self.id = id
            self.title = title
            self.kind = kind
            self.known = known
            self.startLine = startLine
            self.endLine = endLine
        }
    }

    /// A section that no rule knows.
    package struct CustomSection: Sendable, Codable, Equatable {
        package var title: String
        package var lines: [String]
        package init(title: String, lines: [String]) {
            self.title = title
            self.lines = lines
        }
    }
}

/// What a section of a resume is about.
package enum SectionKind: String, Sendable, Codable, CaseIterable {
    case basics, summary, work, volunteer, education, projects, skills, languages, certificates, awards, publications
    case interests, references, custom
}
