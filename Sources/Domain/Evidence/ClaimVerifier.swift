package import Lexicons
import Postings

/// Checks that a generated sentence says nothing that its sources do not: every number, capitalised name and lexicon
/// skill in it occurs in one of them (`resume-domain.md` B5), and in a person's name every word that means something.
///
/// Give it the documents that a sentence may speak of: the resume alone for what the person has done, the posting too
/// for a sentence that names the position.
package struct ClaimVerifier: Sendable {
    /// Something in a sentence that no source says.
    package struct Unsupported: Sendable, Hashable {
        /// What kind of thing it is.
        package enum Kind: String, Sendable, Codable { case number, name, skill, word }
        /// What kind of thing it is.
        package let kind: Kind
        /// The words as they stand in the sentence.
        package let text: String
        /// Where they stand, in `Character`s of the sentence.
        package let range: Range<Int>
    }

    private let sources: [SourceText]
    private let names: NameScanner
    /// The language of the sentences.
    let lexicon: Lexicon
    private let skills: Set<String>
    /// The words of the sources, and those that are free; `nil` for texts of the rules.
    private var evidenced: EvidencedWords?
    /// Whether each word of a text has to be one of these.
    private var judgesWords: Bool

    /// The words that a text in a person's name may be made of; `nil` where every word may stand.
    var words: EvidencedWords? { judgesWords ? evidenced : nil }

    /// A verifier against some documents.
    ///
    /// - Parameters:
    ///   - sources: What may be said.
    ///   - lexicon: The language of the sentences.
    ///   - register: What is written in the person's name, where each word needs its evidence; `nil` for texts of the rules.
    ///   - skills: The skills that the sources name, where they are known.
    package init(
        sources: [SourceText],
        lexicon: Lexicon = .english,
        writing register: Vocabulary.Register? = nil,
        skills: Set<String>? = nil
    ) {
        self.sources = sources
        evidenced = register.map { EvidencedWords(sources: sources, lexicon: lexicon, register: $0) }
        judgesWords = register != nil
        self.lexicon = lexicon
        names = NameScanner.scanner(of: lexicon)
        self.skills = skills ?? Set(sources.flatMap { $0.skills(lexicon.skills) })
    }

    /// This verifier for advice, where every word may stand that names nothing.
    ///
    /// - Parameter words: The words of the sources, by which a name or a skill is told from another form of one of them.
    /// - Returns: It judges names, numbers and skills, and no other words.
    func advising(by words: EvidencedWords) -> ClaimVerifier {
        var verifier = self
        verifier.evidenced = words
        verifier.judgesWords = false
        return verifier
    }

    /// This verifier with one more source.
    package func adding(_ source: SourceText) -> ClaimVerifier {
        ClaimVerifier(self, adding: source)
    }

    private init(_ verifier: ClaimVerifier, adding source: SourceText) {
        sources = verifier.sources + [source]
        lexicon = verifier.lexicon
        names = verifier.names
        skills = verifier.skills.union(source.skills(verifier.lexicon.skills))
        evidenced = verifier.evidenced?.adding(source)
        judgesWords = verifier.judgesWords
    }

    /// Finds what a sentence says without support.
    ///
    /// - Parameters:
    ///   - sentence: One or more sentences.
    ///   - allowed: Lowercased words of fixed frames that are capitalised without being names ("Dear", "Hiring").
    /// - Returns: What is unsupported, in the sentence's order; empty for a sentence that may be sent.
    package func unsupported(in sentence: String, allowing allowed: Set<String> = []) -> [Unsupported] {
        unsupported(in: sentence.characters, skills: lexicon.skills.matches(in: sentence), allowing: allowed)
    }

    /// Finds what a text says without support, given the skills that it names.
    func unsupported(
        in characters: [Character],
        skills matches: [SkillMatch],
        allowing allowed: Set<String>
    ) -> [Unsupported] {
        var found: [Unsupported] = []
        func add(_ kind: Unsupported.Kind, _ range: Range<Int>) {
            found.append(Unsupported(kind: kind, text: String(characters[range]), range: range))
        }
        let numbers = NumberMention.all(in: characters)
        for place in numbers where !sources.contains(where: { $0.supports(place.mention) }) {
            add(.number, place.range)
        }
        var taken: [Range<Int>] = []
        for match in matches where match.range.upperBound <= characters.count {
            taken.append(match.range)
            if !skills.contains(match.canonical), !isWritten(match.printed), !isWord(of: match) {
                add(.skill, match.range)
            }
        }
        let isOrdinary = { (word: String) in evidenced?.holds(Array(word.utf8)[...]) ?? false }
        for name in names.names(in: characters, ordinary: isOrdinary)
        where !taken.contains(where: { $0.overlaps(name.range) }) {
            if !allowed.contains(name.text), !isWord(name.text), !isMonth(name.text) {
                add(.name, name.range)
                taken.append(name.range)
            }
        }
        taken += numbers.map(\.range)
        for word in words?.unsupported(in: characters) ?? []
        where !taken.contains(where: { $0.overlaps(word.range) }) && !isMonth(word.text) {
            add(.word, word.range)
        }
        return found.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// Whether a folded word is the sources' own, and not one that any text may use.
    package func states(_ word: String) -> Bool {
        evidenced?.states(word) ?? true
    }

    /// Whether a skill of one word stands in a source in another form: "mentoring", where somebody mentored.
    private func isWord(of match: SkillMatch) -> Bool {
        let words = Word.folded(match.printed)
        return words.count == 1 && evidenced?.states(words[0]) == true
    }

    private func isWritten(_ words: String) -> Bool {
        sources.contains { $0.contains(words) }
    }

    /// Whether a word is a month that a source has by any of its names.
    private func isMonth(_ word: String) -> Bool {
        guard let month = lexicon.months[word] else { return false }
        return lexicon.months.contains { name, number in number == month && sources.contains { $0.has(name) } }
    }

    private func isWord(_ word: String) -> Bool {
        let stem = word.hasSuffix("'s") ? String(word.dropLast(2)) : word
        return sources.contains { $0.has(word) || $0.has(stem) || $0.has(stem + "'s") }
    }
}

extension SourceText {
    /// The skills that a document names, by their common spelling.
    func skills(_ lexicon: SkillLexicon) -> Set<String> {
        var found: Set<String> = []
        forEachLine { line in
            for match in lexicon.matches(in: line) { found.insert(match.canonical) }
        }
        return found
    }
}
