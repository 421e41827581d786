package import Documents

/// A resume as it was understood: the names of JSON Resume 1.2.1, with everything of our own under `x`.
///
/// Every string is a verbatim span of the source (`resume-domain.md` B2). What is unknown is absent, never guessed.
/// JSON Resume has no "present": a current position has no `endDate` and `x.current` is true.
package struct ParsedResume: Sendable, Codable, Equatable {
    /// The name of this schema.
    package static let schema = "arete.resume/1"

    /// Who the person is: `basics`.
    package var basics = Basics()
    /// Positions, in the order of the resume.
    package var work: [Work] = []
    /// Volunteer positions.
    package var volunteer: [Work] = []
    /// Courses of study.
    package var education: [Education] = []
    /// Projects.
    package var projects: [Project] = []
    /// Skills in their printed groups.
    package var skills: [SkillGroup] = []
    /// Spoken languages.
    package var languages: [Language] = []
    /// Certificates and licenses.
    package var certificates: [Entry] = []
    /// Awards; JSON Resume calls the name `title` and the issuer `awarder`.
    package var awards: [Entry] = []
    /// Publications; JSON Resume calls the issuer `publisher` and the date `releaseDate`.
    package var publications: [Entry] = []
    /// Interests.
    package var interests: [Entry] = []
    /// References; the name is the whole printed text.
    package var references: [Entry] = []
    /// What we know beyond JSON Resume.
    package var x: Extension

    /// A resume without content.
    package init(x: Extension) {
        self.x = x
    }

    /// Who the person is and how to reach them.
    package struct Basics: Sendable, Codable, Equatable {
        /// The full name.
        package var name: String?
        /// The headline, such as "Registered Nurse".
        package var label: String?
        /// The first mail address.
        package var email: String?
        /// The first phone number, as printed.
        package var phone: String?
        /// The website, with a scheme.
        package var url: String?
        /// The summary, its lines joined by spaces.
        package var summary: String?
        /// Where the person lives.
        package var location: Location?
        /// Profiles on networks.
        package var profiles: [Profile] = []
        /// Nothing known.
        package init() {}
    }

    /// A place, as far as it is printed.
    package struct Location: Sendable, Codable, Equatable {
        /// The place as it is printed ("Berlin, Germany").
        package var address: String?
        /// The city, where it can be told.
        package var city: String?
        /// The state, province or country behind the city.
        package var region: String?
        /// A place.
        package init(address: String? = nil, city: String? = nil, region: String? = nil) {
            self.address = address
            self.city = city
            self.region = region
        }
    }

    /// A profile on a network.
    package struct Profile: Sendable, Codable, Equatable {
        /// The network's name, such as "LinkedIn".
        package var network: String
        /// The name on it, from the address.
        package var username: String?
        /// With a scheme; the printed form is in the line.
        package var url: String
        /// A profile.
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
        /// The title.
        package var position: String?
        /// The place of the work, as printed.
        package var location: String?
        /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
        package var startDate: String?
        /// As `startDate`; absent where the position goes on.
        package var endDate: String?
        /// The prose below the heading.
        package var summary: String?
        /// The bullets, each one a verbatim text that may run over several lines.
        package var highlights: [String] = []
        /// What we know beyond JSON Resume.
        package var x = ItemExtension()
        /// A position without content.
        package init() {}
    }

    /// One course of study.
    package struct Education: Sendable, Codable, Equatable {
        /// The school.
        package var institution: String?
        /// The subject: `area`.
        package var area: String?
        /// The degree as printed, such as "BSc".
        package var studyType: String?
        /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
        package var startDate: String?
        /// As `startDate`; a single printed date is one.
        package var endDate: String?
        /// The grade as printed.
        package var score: String?
        /// Courses named below it.
        package var courses: [String] = []
        /// What we know beyond JSON Resume.
        package var x = ItemExtension()
        /// A course of study without content.
        package init() {}
    }

    /// One project.
    package struct Project: Sendable, Codable, Equatable {
        /// Its name.
        package var name: String?
        /// The prose below the heading.
        package var description: String?
        /// The bullets.
        package var highlights: [String] = []
        /// The technologies named beside it.
        package var keywords: [String] = []
        /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
        package var startDate: String?
        /// As `startDate`.
        package var endDate: String?
        /// Its address, with a scheme.
        package var url: String?
        /// What we know beyond JSON Resume.
        package var x = ItemExtension()
        /// A project without content.
        package init() {}
    }

    /// Skills under a printed label, or under the empty one.
    package struct SkillGroup: Sendable, Codable, Equatable {
        /// The printed label; empty where there is none.
        package var name: String
        /// The skills, as printed.
        package var keywords: [String]
        /// What we know beyond JSON Resume.
        package var x = ItemExtension()
        /// A group.
        package init(name: String, keywords: [String]) {
            self.name = name
            self.keywords = keywords
        }
    }

    /// A language a person speaks.
    package struct Language: Sendable, Codable, Equatable {
        /// The language's name, as printed.
        package var language: String
        /// How well it is spoken, as printed.
        package var fluency: String?
        /// What we know beyond JSON Resume.
        package var x = ItemExtension()
        /// A language.
        package init(language: String, fluency: String?) {
            self.language = language
            self.fluency = fluency
        }
    }

    /// An item of a list section: certificate, award, publication, interest, reference.
    package struct Entry: Sendable, Codable, Equatable {
        /// What it is.
        package var name: String
        /// Who gave or published it.
        package var issuer: String?
        /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
        package var date: String?
        /// Its address, with a scheme.
        package var url: String?
        /// What we know beyond JSON Resume.
        package var x = ItemExtension()
        /// An item with its name.
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
        /// Nothing known.
        package init() {}
    }

    /// What we know of the whole beyond JSON Resume.
    package struct Extension: Sendable, Codable, Equatable {
        /// The name and version of this schema.
        package var schema = ParsedResume.schema
        /// Who read it: `rules`.
        package var engine: String
        /// The version of the engine, that of the derivation.
        package var engineVersion: String
        /// BCP 47, such as `en`; `nil` where it could not be told.
        package var language: String?
        /// The file behind it.
        package var source: SourceInfo
        /// How far the text may be trusted.
        package var quality: Quality
        /// The printed sections, in their order.
        package var sections: [Section] = []
        /// Sections that no rule knows, kept whole: losing text is the worst outcome.
        package var customSections: [CustomSection] = []
        /// What is known before the sections are read.
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
        /// The format found at upload.
        package var type: MediaType
        /// How many pages it has.
        package var pages: Int
        /// Words between spaces.
        package var words: Int
        /// The most columns that a page has.
        package var columns: Int
        /// The program that made the file, where it says so.
        package var producer: String?
        /// A file.
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
        /// How much of the text can be trusted.
        package enum Level: String, Sendable, Codable { case good, degraded, poor }
        /// `degraded` from 0.5 % unmapped characters; `poor` from 5 %, or for what is no resume.
        package var level: Level
        /// The share of characters that no font mapping explains, 0 to 1.
        package var unmappedShare: Double
        /// Ids of checks (B6) that fired while parsing, and `not_a_resume`.
        package var warnings: [String]
        /// A judgement.
        package init(level: Level, unmappedShare: Double, warnings: [String]) {
            self.level = level
            self.unmappedShare = unmappedShare
            self.warnings = warnings
        }
    }

    /// One printed section.
    package struct Section: Sendable, Codable, Equatable {
        /// `s1`, `s2`, … in the order of the resume.
        package var id: String
        /// The heading as printed; empty for the part before the first heading.
        package var title: String
        /// What it is about.
        package var kind: SectionKind
        /// Whether the heading was known by an exact alias, not by a fallback.
        package var known: Bool
        /// The first line, the heading's.
        package var startLine: Int
        /// The last line.
        package var endLine: Int
        /// A section.
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
        /// The `id` of the section in `sections`: two may have the same title.
        package var section: String
        /// The heading as printed.
        package var title: String
        /// Its lines.
        package var lines: [String]
        /// A section kept whole.
        package init(section: String, title: String, lines: [String]) {
            self.section = section
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
