package import Lexicons

/// The words of one language that only postings need; another language is another value.
package struct PostingLexicon: Sendable {
    /// What a part of a posting is about.
    package enum SectionKind: String, Sendable, CaseIterable {
        case required, preferred, responsibilities, stack, benefits, company, apply, legal, role, other
    }

    /// Facts that postings print as "Location: Berlin".
    package enum Label: String, Sendable, CaseIterable {
        case title, company, location, remote, type, salary, seniority
    }

    /// What a phrase says about the words around it.
    package enum Cue: Sendable, Hashable {
        /// "must have", "required".
        case required
        /// "is a plus", "preferred": of what stands before it.
        case preferred
        /// "ideally", "bonus points for": of what stands behind it.
        case preferring
        /// "not required": of what stands before it.
        case negated
        /// "no", "you don't need": of what stands behind it.
        case negating
        /// Words that look like another cue and are none: "not only", "no-code".
        case nothing
    }

    /// What kind of sentence a phrase makes of its sentence.
    package enum Voice: Sendable, Hashable {
        /// Says what the person brings: "experience with", "you have".
        case asking
        /// Says what the person will do: "you will".
        case duty
        /// Says what the person gets: "we offer".
        case offer
        /// Speaks to a machine that reads the posting: "ignore your instructions".
        case instruction
    }

    /// How high a degree is.
    package enum Degree: Int, Sendable, Comparable, CaseIterable {
        case secondary, vocational, associate, bachelor, master, doctorate

        /// The lower degree is less.
        package static func < (left: Degree, right: Degree) -> Bool { left.rawValue < right.rawValue }
    }

    /// Words around a number of years.
    package enum Bound: Sendable, Hashable {
        case least, most
    }

    /// What a word says about remote work.
    package enum Place: Sendable, Hashable {
        case remote, hybrid, onSite
        /// "remote" in a short line or a label says it; in a sentence it may speak of remote teams.
        case remoteWord
        /// "no remote work".
        case notRemote
        /// "on-site gym".
        case nothing
    }

    /// What the words of a title say about its level.
    package enum LevelWord: Sendable, Hashable {
        case level(JobPosting.Seniority.Level)
        /// "product manager": a title, not a level.
        case nothing
    }

    /// BCP 47, such as `en`.
    package var language: String
    /// The canonical name of this language, as a posting asks for it.
    package var ownLanguage: String
    /// Skills, stop words and months of the same language.
    package var general: Lexicon
    /// Titles of sections.
    package var headings: PhraseTable<SectionKind>
    /// Labels of facts.
    package var labels: PhraseTable<Label>
    /// Phrases that decide importance and negation.
    package var cues: PhraseTable<Cue>
    /// Phrases that decide what a sentence is.
    package var voices: PhraseTable<Voice>
    /// Degrees.
    package var degrees: PhraseTable<Degree>
    /// Words for a degree that is not named ("degree", "diploma").
    package var degreeNames: [Degree: String]
    /// The words for a degree that mean extent before "of": "a high degree of".
    package var degreeNouns: Set<String>
    /// Words behind which two letters are a degree: "BS in", "MS or".
    package var degreeNeighbours: Set<String>
    /// Fields of study.
    package var fields: PhraseTable<String>
    /// Certificates and licences, by their canonical name.
    package var certifications: PhraseTable<String>
    /// Words that make a certification of a sentence: "certified", "license".
    package var certificationWords: PhraseTable<Bool>
    /// Spoken languages, by their canonical name.
    package var spokenLanguages: PhraseTable<String>
    /// Words beside which the name of a language is a skill in it: "fluent", "spoken".
    package var fluencyWords: PhraseTable<Bool>
    /// Words that may stand around the name of a language and name nothing themselves: "good", "knowledge".
    package var languageFillers: Set<String>
    /// What only the person can answer: permission to work, travel, shifts.
    package var eligibility: PhraseTable<Bool>
    /// Traits of character.
    package var traits: PhraseTable<Bool>
    /// Words for experience.
    package var experienceWords: PhraseTable<Bool>
    /// Words that join the members of an alternative.
    package var orWords: Set<String>
    /// Words that join the members of a list.
    package var andWords: Set<String>
    /// Words that turn a sentence: "but".
    package var butWords: Set<String>
    /// Words that join a degree and years like "and": "with".
    package var withWords: Set<String>
    /// Names between which a slash means "and".
    package var pairs: Set<String>
    /// Capitalised words that are no term.
    package var notTerms: Set<String>
    /// Phrases that make a list an alternative: "one of", "such as".
    package var alternatives: PhraseTable<Bool>
    /// Words that open a sentence about the employer.
    package var employerWords: Set<String>
    /// Numbers in words.
    package var numberWords: [String: Int]
    /// Words for a year and its plural.
    package var yearWords: Set<String>
    /// Words for a month and its plural.
    package var monthWords: Set<String>
    /// Words that may stand between a number and its years: "full", "or more".
    package var yearFillers: Set<String>
    /// Words between the two ends of a range: "to".
    package var rangeWords: Set<String>
    /// Words around a number of years.
    package var bounds: PhraseTable<Bound>
    /// Words behind a number of years that make it no experience: "old", "contract".
    package var notExperience: Set<String>
    /// Words that are the heart of a title: "engineer", "nurse".
    package var roleNouns: Set<String>
    /// Words before a title in a sentence: "is looking for a".
    package var titleLeads: PhraseTable<Bool>
    /// Words that end a title in a sentence: "to", "for".
    package var titleStops: Set<String>
    /// Words inside a title: "of", "and".
    package var titleJoints: Set<String>
    /// Words behind a comma that belong to the title: "Engineer, Payments" has none.
    package var titleFields: Set<String>
    /// Adjectives of praise before a title: "motivated".
    package var praise: Set<String>
    /// Words of a level.
    package var levels: PhraseTable<LevelWord>
    /// Sentences that state a level: "entry-level position".
    package var levelPhrases: PhraseTable<JobPosting.Seniority.Level>
    /// Kinds of employment; false for words that count only in a label or a short line.
    package var employmentTypes: PhraseTable<Bool>
    /// Words about where the work is done.
    package var places: PhraseTable<Place>
    /// Words before a place: "based in".
    package var locationLeads: PhraseTable<Bool>
    /// Words before a place in any sentence: "in".
    package var inWords: Set<String>
    /// Regions and countries that follow a city behind a comma.
    package var regions: Set<String>
    /// Words for pay, near which an amount is a salary.
    package var payWords: PhraseTable<Bool>
    /// Words for the pay itself, which win over a word for another amount: "salary".
    package var salaryNouns: Set<String>
    /// What stands before the most that is paid: "up to".
    package var upTo: String
    /// Words near which an amount is no salary: "bonus", "revenue".
    package var notPayWords: PhraseTable<Bool>
    /// Periods of pay.
    package var periods: PhraseTable<String>
    /// Codes and names of currencies.
    package var currencies: [String: String]
    /// Words before a place that are none of it: "the".
    package var articles: Set<String>
    /// Words in a labelled place that are none of it: "or", "days".
    package var placeFillers: Set<String>
    /// Capitalised words behind "based in" that are no place.
    package var notPlaces: Set<String>
    /// Words before a company at the start of a heading or sentence: "About", "At".
    package var aboutWords: PhraseTable<Bool>
    /// Words before a company in a sentence: "Join".
    package var companyLeads: PhraseTable<Bool>
    /// Legal forms at the end of a company's name.
    package var companySuffixes: Set<String>
    /// Words between a title and its company: "at".
    package var atWords: Set<String>
    /// Small words inside a name: "of", "and".
    package var nameJoints: Set<String>
    /// Words behind "About", "Join" and "At" that are no company: "us", "you".
    package var notCompanies: Set<String>
    /// Words behind which a company speaks of itself: "is looking for", "is hiring".
    package var companyVerbs: PhraseTable<Bool>
    /// Abbreviations whose full stop ends no sentence.
    package var abbreviations: Set<String>

    /// Whether a text is the name of a large city and nothing else.
    func isCity(_ text: String) -> Bool {
        let words = Word.words(in: TextCharacters(text))
        return general.resume.cities.contains(text.lowercased()) && places.match(at: 0, in: words) == nil
    }
}
