/// The words of one language that resumes and postings are read with.
///
/// All of it is data: adding a language means one more folder beside `English` and one more line in `all`. A class, because whatever judges
/// a text holds it, several times over for each stream.
package final class Lexicon: Sendable {
    /// BCP 47, such as `en`.
    package let language: String
    /// Lowercased month names and abbreviations, without a full stop, and their numbers from 1 to 12.
    package let months: [String: Int]
    /// Lowercased words that stand for "until today" at the end of a range.
    package let presentWords: Set<String>
    /// Lowercased names of seasons, as in "Summer 2018".
    package let seasons: Set<String>
    /// How the sections of a resume are titled, most specific kind first.
    package let headings: [HeadingAliases]
    /// The lowercased words of all of them.
    package let headingWords: Set<String>
    /// Lowercased words too common to mean anything by themselves.
    package let stopWords: Set<String>
    /// Skills with the ways to write them.
    package let skills: SkillLexicon
    /// Lowercased verbs that open a good bullet, in base and past form.
    package let actionVerbs: Set<String>
    /// The words by which the parts of a resume's entries are told apart.
    package let resume: ResumeVocabulary

    /// The words of one language.
    init(
        language: String,
        months: [String: Int],
        presentWords: Set<String>,
        seasons: Set<String>,
        headings: [HeadingAliases],
        headingWords: Set<String>,
        stopWords: Set<String>,
        skills: SkillLexicon,
        actionVerbs: Set<String>,
        resume: ResumeVocabulary
    ) {
        self.language = language
        self.months = months
        self.presentWords = presentWords
        self.seasons = seasons
        self.headings = headings
        self.headingWords = headingWords
        self.stopWords = stopWords
        self.skills = skills
        self.actionVerbs = actionVerbs
        self.resume = resume
    }

    /// Every language there is.
    package static let all: [Lexicon] = [english]

    /// The language that a text is written in, by its share of stop words.
    ///
    /// English prose has about 40 % of them, the terse bullets of a resume 15 % and more, other languages under 5 %.
    ///
    /// - Returns: `nil` where it cannot be told: too few words, or no language reaches its share.
    package static func detected(in text: String) -> Lexicon? {
        // The first 30 pages tell as much as all.
        let sample = String(decoding: text.utf8.prefix(100_000), as: UTF8.self)
        let words = sample.lowercased().split { !$0.isLetter && $0 != "'" }
        guard words.count >= 12 else { return nil }
        var best: (lexicon: Lexicon, count: Int)?
        for lexicon in all {
            var count = 0
            var distinct: Set<Substring> = []
            for word in words where lexicon.stopWords.contains(String(word)) {
                count += 1
                distinct.insert(word)
            }
            // 6 %, and more than a stray "in" and "a", which other languages have too.
            guard count * 100 >= words.count * 6, distinct.count >= 4 else { continue }
            if count > best?.count ?? 0 { best = (lexicon, count) }
        }
        return best?.lexicon
    }
}
