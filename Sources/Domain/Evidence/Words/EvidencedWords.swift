package import Lexicons
package import Postings

/// The words that a text in a person's name may be made of: those of its sources in any of their forms, and the ones that state no fact.
///
/// An allow-list, since nobody can list what may be invented: what no source says is unsupported, whatever it is. To ask for a word costs
/// two look-ups and makes nothing; a set for a run holds its sources' words alone.
package struct EvidencedWords: Sendable {
    private let vocabulary: Vocabulary
    private let free: WordKeys
    /// What the sources' words say; shared by all that is written about them.
    private let meanings: FixedSet<UInt64>
    /// The same of documents that were added: few words.
    private let more: Set<UInt64>

    private init(vocabulary: Vocabulary, free: WordKeys, meanings: FixedSet<UInt64>, more: Set<UInt64>) {
        self.vocabulary = vocabulary
        self.free = free
        self.meanings = meanings
        self.more = more
    }

    /// The words of some documents.
    init(sources: [SourceText], lexicon: Lexicon, register: Vocabulary.Register) {
        self.init(sources.lazy.flatMap(\.words), lexicon: lexicon, register: register)
    }

    /// The words of some texts.
    init(_ texts: [String], lexicon: Lexicon, register: Vocabulary.Register) {
        let words = texts.lazy.flatMap { Word.words(in: TextCharacters($0)) }
        self.init(words.map(SourceWord.init), lexicon: lexicon, register: register)
    }

    private init(_ words: some Sequence<SourceWord>, lexicon: Lexicon, register: Vocabulary.Register) {
        let vocabulary = Vocabulary.vocabulary(of: lexicon)
        // "2019 - Present" says nothing of what was presented.
        let present = lexicon.presentWords.map { WordKey.exact($0) }
        let meanings = words.lazy.filter { !present.contains($0.key) }.map { vocabulary.meaning(stem: $0.stem) }
        self.init(vocabulary: vocabulary, free: vocabulary.words(for: register), meanings: FixedSet(meanings), more: [])
    }

    /// The same words for another kind of text.
    func writing(_ register: Vocabulary.Register) -> EvidencedWords {
        EvidencedWords(vocabulary: vocabulary, free: vocabulary.words(for: register), meanings: meanings, more: more)
    }

    /// These words and those of one more document.
    func adding(_ source: SourceText) -> EvidencedWords {
        EvidencedWords(
            vocabulary: vocabulary,
            free: free,
            meanings: meanings,
            more: more.union(source.words.lazy.map { vocabulary.meaning(stem: $0.stem) })
        )
    }

    /// Whether a folded word may be used.
    func holds(_ word: ArraySlice<UInt8>) -> Bool {
        free.contains(WordKey.exact(word)) || isStated(vocabulary.meaning(word.span))
    }

    /// Whether a folded word may be used.
    func holds(_ word: Word) -> Bool {
        free.contains(word.key) || isStated(vocabulary.meaning(word.text))
    }

    /// Whether a folded word is the sources' own, and none of those that are free.
    func states(_ word: String) -> Bool {
        !free.contains(WordKey.exact(word)) && isStated(vocabulary.meaning(word))
    }

    private func isStated(_ meaning: UInt64) -> Bool {
        meanings.contains(meaning) || more.contains(meaning)
    }

    /// The words of a text that may not be used.
    package func unsupported(in characters: [Character]) -> [Word] {
        Word.words(in: characters).filter { !holds($0) }
    }

    /// Whether a text that advises a person claims nothing of that person that no source says.
    ///
    /// What follows a word for the person in a sentence is made of evidenced words, and what stands before it too unless a part of the
    /// resume is spoken of. A verb of deeds speaks of the person, too ("Saved the company", "they won"). A sentence that only says
    /// what could be, and has no verb of claims, may use what it likes, as may a question, and one that does not speak of the person.
    ///
    /// - Parameters:
    ///   - text: The advice.
    ///   - skills: The language's skills, which are judged elsewhere, as numbers are.
    ///   - isSaid: Whether the resume says together what a sentence claims of the person.
    /// - Returns: `false` for a text that is not told.
    package func support(advice text: String, skills: SkillLexicon, where isSaid: (String) -> Bool) -> Bool {
        let characters = text.characters
        let told = TextCharacters(characters)
        let words = Word.words(in: told)
        let numbers = NumberMention.all(in: told, words: words)
        let others = skills.matches(in: text).map(\.range) + numbers.map(\.range)
        var sentence = AdviceSentence()
        var (start, end) = (0, 0)
        func isSupported(before gap: ArraySlice<Character>) -> Bool {
            gap.contains("?") || !sentence.isClaim
                || (sentence.isSupported && isSaid(String(characters[start..<gap.startIndex])))
        }
        for word in words {
            let gap = characters[end..<word.range.lowerBound]
            if end > 0, NameScanner.endsSentence(gap) {
                guard isSupported(before: gap) else { return false }
                sentence = AdviceSentence()
                start = word.range.lowerBound
            }
            end = word.range.upperBound
            let opens = !sentence.hasWord
            sentence.hasWord = true
            if vocabulary.persons.contains(word.key) || (opens && vocabulary.isClaim(word))
                || (!sentence.isOfText && vocabulary.deeds.contains(word.key))
            {
                sentence.isOfPerson = true
            }
            if vocabulary.isClaim(word) { sentence.claims = true }
            if vocabulary.suppositions.contains(word.key) { sentence.supposes = true }
            if vocabulary.textParts.contains(word.key), !sentence.isOfPerson { sentence.isOfText = true }
            if !holds(word), !others.contains(where: { $0.overlaps(word.range) }) {
                if sentence.isOfPerson { sentence.lacksBehind = true } else { sentence.lacksBefore = true }
            }
        }
        return isSupported(before: characters[end...])
    }

    /// Whether a sentence of advice can be refused although each of its words may be shown: asked of every clause of a draft.
    ///
    /// - Parameters:
    ///   - sentence: The sentence, in UTF-8.
    ///   - words: Words for which it is to be judged, beside those for the person, deeds and orders.
    /// - Returns: `false` where a look at each word is enough.
    package func mayRefuse(_ sentence: [UInt8], for words: WordKeys) -> Bool {
        let ending = vocabulary.pastEnding
        return WordKey.anyRun(in: sentence) { key, range in
            if vocabulary.telling.contains(key) || words.contains(key) { return true }
            guard !ending.isEmpty, range.count >= ending.count else { return false }
            let start = range.upperBound - ending.count
            return ending.indices.allSatisfy { sentence[start + $0] | 0x20 == ending[$0] }
        }
    }

    /// Whether a number in advice counts the parts of a text: "two bullets".
    package func countsText(_ range: Range<Int>, in text: String) -> Bool {
        guard let next = Word.words(in: TextCharacters(text)).first(where: { $0.range.lowerBound >= range.upperBound })
        else {
            return false
        }
        return vocabulary.textParts.contains(next.key)
    }

    /// What is known of a sentence of advice.
    private struct AdviceSentence {
        var hasWord = false
        var isOfPerson = false
        var isOfText = false
        var claims = false
        var supposes = false
        /// Whether a word without evidence stands before or behind the first word for the person.
        var lacksBefore = false
        var lacksBehind = false

        /// Whether it says something of the person.
        var isClaim: Bool { isOfPerson && (claims || !supposes) }
        /// Whether the words of a claim have their evidence.
        var isSupported: Bool { !lacksBehind && (!lacksBefore || isOfText) }
    }
}
