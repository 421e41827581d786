package import Lexicons
import Postings

/// The words of one language that state no fact about a person, and those that say the same.
///
/// All of it is data: adding a language means one more folder beside `English` and one more line in `vocabulary(of:)`. A language
/// without one has only the words of its documents.
package final class Vocabulary: Sendable {
    /// What kind of text is written, and so which words it may use freely.
    package enum Register: Sendable {
        /// A line of a resume: small words alone.
        case resume
        /// A letter: small words, courtesy, and what a letter calls itself, its writer's work and the position.
        case letter
        /// Advice on a resume's wording: those, and the words for texts and their parts.
        case advice
    }

    /// Free words of a resume's line.
    private let resume: WordKeys
    /// Free words of a letter.
    private let letter: WordKeys
    /// Free words of advice.
    private let advice: WordKeys
    /// For the stem of each word that belongs to a family, which one that is.
    private let families: WordTable
    /// The stem that stands for all of each family.
    private let heads: [UInt64]
    /// Words that mean the person whose resume it is, in a text to or about that person.
    let persons: WordKeys
    /// Verbs by which something is claimed of a person, beside those of the past tense.
    let claims: WordKeys
    /// What the verbs of deeds say.
    let verbs: WordKeys
    /// Words that a verb stands behind, and the name of a thing does not.
    let subjects: WordKeys
    /// Words before a number that make it more than it is.
    let inflating: WordKeys
    /// Words by which a sentence speaks of somebody's studies.
    let studies: WordKeys
    /// What a word for years says, with which a person tells how long; none in a language without words.
    let year: UInt64?
    /// Words for the parts of a text: what is counted by them says nothing of a person.
    let textParts: WordKeys
    /// Verbs of claims that only a person's deed has: who they are said of does not matter.
    let deeds: WordKeys
    /// Words by which a sentence says what could be, and not what is.
    let suppositions: WordKeys
    /// The ending of the regular past tense.
    let pastEnding: [UInt8]
    /// Words that begin what a finding may not say, an order or an address: they end its draft, and the whole is judged when it is whole.
    let suspicious: WordKeys

    /// Words of advice without one of which, or one of the past tense, no sentence orders or says something of the person: in runs of letters.
    let telling: WordKeys
    /// Words in lower case that need a closer look wherever they stand: numbers, and those that a skill's name may begin with.
    ///
    /// `nil` where nothing is known of the language, so that each word does.
    let marked: WordKeys?
    /// The same in advice, where the suspicious words do, too, and those for the person.
    let markedInAdvice: WordKeys?

    /// A vocabulary.
    ///
    /// - Parameters:
    ///   - small: Function words.
    ///   - letter: Words of letters.
    ///   - advice: Words of advice.
    ///   - families: Words that say the same, a family a line.
    ///   - persons: Words for the person.
    ///   - claims: Verbs of claims.
    ///   - verbs: Verbs of deeds.
    ///   - subjects: Words that a verb stands behind.
    ///   - inflating: Words before a number that make it more.
    ///   - studies: Words for studies.
    ///   - year: The word for years.
    ///   - textParts: Words for the parts of a text.
    ///   - deeds: Verbs of deeds in the past that have no ending of it.
    ///   - suppositions: Words of what could be.
    ///   - pastEnding: The ending of the regular past tense.
    ///   - suspicious: Words of orders and addresses.
    ///   - skills: The language's skills.
    init(
        small: String,
        letter: String,
        advice: String,
        families: String,
        persons: String,
        claims: String,
        verbs: Set<String>,
        subjects: String,
        inflating: String,
        studies: String,
        year: String?,
        textParts: String,
        deeds: String,
        suppositions: String,
        pastEnding: String,
        suspicious: String,
        skills: SkillLexicon?
    ) {
        resume = Self.keys(small)
        self.letter = resume.union(Self.keys(letter))
        self.advice = self.letter.union(Self.keys(advice))
        self.persons = Self.keys(persons)
        self.claims = Self.keys(claims)
        self.subjects = Self.keys(subjects)
        self.inflating = Self.keys(inflating)
        self.studies = Self.keys(studies)
        self.textParts = Self.keys(textParts)
        self.deeds = Self.keys(deeds)
        self.suppositions = Self.keys(suppositions)
        self.pastEnding = Array(pastEnding.utf8)
        self.suspicious = Self.keys(suspicious)
        telling = WordKeys([persons, claims, deeds]).union(Orders.english.openers)
        marked = skills.map { QuantityWords.marked.union($0.openers) }
        markedInAdvice = marked?.union(self.suspicious).union(self.persons)
        var members: [UInt64: Int] = [:]
        var heads: [UInt64] = []
        for family in families.split(separator: "\n") {
            let stems = family.split(separator: " ").map { Self.stem(String($0)) }
            guard let first = stems.first else { continue }
            for stem in stems where members[stem] == nil { members[stem] = heads.count }
            heads.append(first)
        }
        self.families = WordTable(members)
        self.heads = heads
        let meaning = { (word: String) in
            let stem = Self.stem(word)
            return members[stem].map { heads[$0] } ?? stem
        }
        self.year = year.map(meaning)
        self.verbs = WordKeys(verbs.map(meaning))
    }

    private static func stem(_ word: String) -> UInt64 {
        WordKey.stem(word.utf8.span)
    }

    private static func keys(_ words: String) -> WordKeys {
        WordKeys(words.split { $0 == " " || $0 == "\n" }.map { WordKey.exact(String($0)) })
    }

    /// The vocabulary of a language, which has one lexicon: of its skills `marked` is made.
    package static func vocabulary(of lexicon: Lexicon) -> Vocabulary {
        lexicon.language == "en" ? english : none
    }

    /// No words.
    private static let none = Vocabulary(
        small: "",
        letter: "",
        advice: "",
        families: "",
        persons: "",
        claims: "",
        verbs: [],
        subjects: "",
        inflating: "",
        studies: "",
        year: nil,
        textParts: "",
        deeds: "",
        suppositions: "",
        pastEnding: "",
        suspicious: "",
        skills: nil
    )

    /// The words that a kind of text may use freely.
    func words(for register: Register) -> WordKeys {
        switch register {
        case .resume: resume
        case .letter: letter
        case .advice: advice
        }
    }

    /// What is equal for two words that say the same of a person.
    func meaning(_ word: Span<UInt8>) -> UInt64 {
        meaning(stem: WordKey.stem(word))
    }

    /// What is equal for two words that say the same, of the stem of one.
    func meaning(stem: UInt64) -> UInt64 {
        families[stem].map { heads[$0] } ?? stem
    }

    /// What is equal for two words that say the same of a person.
    func meaning(_ word: String) -> UInt64 {
        meaning(word.utf8.span)
    }

    /// Whether a folded word claims that something was done or is had.
    func isClaim(_ word: Word) -> Bool {
        claims.contains(word.key)
            || (!pastEnding.isEmpty && word.text.utf8.count > pastEnding.count + 2
                && word.text.utf8.suffix(pastEnding.count).elementsEqual(pastEnding))
    }
}
