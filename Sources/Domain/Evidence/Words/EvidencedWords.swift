package import Lexicons
import Postings

/// The words that a text in a person's name may be made of: those of its sources in any of their forms, and the ones that state no fact.
///
/// An allow-list, since nobody can list what may be invented: what no source says is unsupported, whatever it is. To ask for a word costs
/// two look-ups and makes nothing; a set for a run holds its sources' words alone.
package struct EvidencedWords: Sendable {
    private let vocabulary: Vocabulary
    private let free: Set<UInt64>
    private let meanings: Set<UInt64>

    private init(vocabulary: Vocabulary, free: Set<UInt64>, meanings: Set<UInt64>) {
        self.vocabulary = vocabulary
        self.free = free
        self.meanings = meanings
    }

    /// The words of some documents.
    package init(sources: [SourceText], lexicon: Lexicon, register: Vocabulary.Register) {
        self.init(sources.lazy.flatMap(\.words), lexicon: lexicon, register: register)
    }

    /// Some folded words.
    init(_ words: some Sequence<String>, lexicon: Lexicon, register: Vocabulary.Register) {
        let vocabulary = Vocabulary.vocabulary(of: lexicon)
        self.init(
            vocabulary: vocabulary,
            free: vocabulary.words(for: register),
            // "2019 - Present" says nothing of what was presented.
            meanings: Set(
                words.lazy.filter { !lexicon.presentWords.contains($0) }.map { vocabulary.meaning(Array($0.utf8)[...]) }
            )
        )
    }

    /// These words and those of one more document.
    func adding(_ source: SourceText) -> EvidencedWords {
        let more = source.words.map { vocabulary.meaning(Array($0.utf8)[...]) }
        return EvidencedWords(vocabulary: vocabulary, free: free, meanings: meanings.union(more))
    }

    /// Whether a folded word may be used.
    func holds(_ word: ArraySlice<UInt8>) -> Bool {
        free.contains(WordKey.exact(word)) || meanings.contains(vocabulary.meaning(word))
    }

    /// Whether a folded word is the sources' own, and none of those that are free.
    func states(_ word: String) -> Bool {
        let bytes = Array(word.utf8)[...]
        return !free.contains(WordKey.exact(bytes)) && meanings.contains(vocabulary.meaning(bytes))
    }

    /// The words of a text that may not be used.
    func unsupported(in characters: [Character]) -> [Word] {
        Word.words(in: characters).filter { !holds(Array($0.text.utf8)[...]) }
    }

    /// Whether a text that advises a person claims nothing of that person that no source says.
    ///
    /// A sentence that speaks of the person is made of evidenced words, unless it only says what could be and has no verb of claims; every
    /// other one may use what it likes.
    ///
    /// - Parameters:
    ///   - text: The advice.
    ///   - skills: The language's skills, which are judged elsewhere, as numbers are.
    package func support(advice text: String, skills: SkillLexicon) -> Bool {
        let characters = Array(text)
        let others = skills.matches(in: text).map(\.range) + NumberMention.all(in: characters).map(\.range)
        var isOfPerson = false
        var claims = false
        var supposes = false
        var lacks = false
        var end = 0
        for word in Word.words(in: characters) {
            if end > 0, NameScanner.endsSentence(characters[end..<word.range.lowerBound]) {
                if isOfPerson, claims || !supposes, lacks { return false }
                (isOfPerson, claims, supposes, lacks) = (false, false, false, false)
            }
            end = word.range.upperBound
            let bytes = Array(word.text.utf8)[...]
            isOfPerson = isOfPerson || vocabulary.persons.contains(WordKey.exact(bytes))
            claims = claims || vocabulary.isClaim(word.text)
            supposes = supposes || vocabulary.suppositions.contains(WordKey.exact(bytes))
            lacks = lacks || (!holds(bytes) && !others.contains { $0.overlaps(word.range) })
        }
        return !(isOfPerson && (claims || !supposes) && lacks)
    }
}
