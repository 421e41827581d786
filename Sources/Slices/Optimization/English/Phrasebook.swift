package import Lexicons
package import Resumes

/// The phrases of one language that only the analyser knows.
///
/// All of it is data: adding a language means one more folder beside `English`.
package struct Phrasebook: Sendable {
    /// An empty phrase, with what may stand in its place.
    package struct Filler: Sendable {
        /// What a phrase may be changed into without touching the grammar around it.
        package enum Change: Sendable, Equatable {
            /// Only the person can say what is meant.
            case none
            /// A modifier that can be left out.
            case leaveOut
            /// The same in shorter function words.
            case shorten(String)
        }

        /// The phrase, as a `TokenPattern`.
        package let pattern: String
        /// What it may be changed into.
        package let change: Change
    }

    /// A weak way to begin a bullet.
    package struct WeakOpener: Sendable {
        /// The phrase, as a `TokenPattern`.
        package let pattern: String
        /// Whether a gerund behind it can take its place: "Responsible for managing" → "Managed".
        package let yieldsToGerund: Bool
    }

    /// The forms of a verb.
    package struct Verb: Sendable, Equatable {
        /// "manage".
        package let base: String
        /// "managed".
        package let past: String
        /// Whether the gerund often is a noun ("training materials"), and a verb only before a determiner.
        package let isNounToo: Bool
    }

    /// The title by which a kind of section is known best.
    package let titles: [SectionKind: String]
    /// Sentences to an AI screener, as `TokenPattern`s.
    package let instructions: TokenPatterns
    /// Labels of personal data that an application does not need, as `TokenPattern`s.
    package let personalLabels: TokenPatterns
    /// Words before a phone number.
    package let phoneLabels: Set<String>
    /// Parts of an address that nobody has filled in.
    package let placeholders: [String]
    /// Date forms that nobody has filled in, lowercased.
    package let datePlaceholders: Set<String>
    /// Empty phrases, indexed as `fillerPatterns`.
    package let fillers: [Filler]
    /// The patterns of `fillers`.
    package let fillerPatterns: TokenPatterns
    /// Weak openers, indexed as `weakPatterns`.
    package let weakOpeners: [WeakOpener]
    /// The patterns of `weakOpeners`.
    package let weakPatterns: TokenPatterns
    /// Words that mean the writer: "I", "my", "we".
    package let firstPerson: Set<String>
    /// The word for the writer that may be dropped before a verb in the past tense.
    package let subject: String
    /// A possessive of the writer, and the article that may take its place.
    package let possessive: (word: String, article: String, exceptions: Set<String>)
    /// Verbs by their gerund.
    package let verbs: [String: Verb]
    /// The ending of the regular past tense.
    package let pastEnding: String
    /// Words with that ending that describe a person and open a bullet badly: "experienced".
    package let descriptions: Set<String>
    /// Words that show that a noun begins: "the", "all", "new".
    package let determiners: Set<String>
    /// Words that join two gerunds.
    package let conjunctions: Set<String>
    /// Numbers and multiples in words.
    package let numberWords: Set<String>
    /// Words before a number that is a name: "ISO 27001", "version 3".
    package let numberedNames: Set<String>
    /// Verbs of change in the past tense, which take "by" and a measure.
    package let changeVerbs: Set<String>
    /// Words that already say by how much, or how: no measure goes behind them.
    package let measureWords: Set<String>
    /// Verbs of advice by which something is put into a resume.
    package let insertions: Set<String>
    /// Words by which advice says under what condition: "if you have used it".
    package let conditions: Set<String>
    /// Words that open an explanation with a capital letter without being names.
    package let openings: Set<String>
    /// Words for which a sentence of advice is judged as a whole: `insertions`, and those that begin `instructions`.
    package let signals: WordKeys
}
