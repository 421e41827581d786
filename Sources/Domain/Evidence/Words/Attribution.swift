import Documents
package import Lexicons
import Postings
package import Resumes

/// What belongs to which employer, school or project: a sentence that names one says nothing of another one's.
package struct Attribution: Sendable {
    /// An entry of the resume.
    private struct Entry {
        /// The folded words of its name; none where it has no name that could be told from other words.
        let name: [String]
        let stated: Stated
        /// Whether the years of it are years of study.
        let isStudy: Bool
    }

    /// What some lines say.
    private struct Stated {
        let words: FixedSet<UInt64>
        /// A few, some of them more than once.
        let numbers: [NumberMention]

        init(_ lines: [StatedLines.Line]) {
            words = FixedSet(lines.lazy.flatMap(\.words))
            numbers = lines.flatMap(\.numbers)
        }

        func says(_ number: NumberMention) -> Bool {
            numbers.contains(number) || numbers.contains(number.withPlus)
        }
    }

    private let entries: [Entry]
    /// What stands in no entry: the summary, the skills.
    private let others: Stated
    private let vocabulary: Vocabulary
    private var free: WordKeys
    private let lexicon: Lexicon

    /// Attributes the lines of a resume.
    ///
    /// - Parameters:
    ///   - resume: What was understood of it.
    ///   - source: Its lines, without what it orders.
    ///   - lexicon: The language of what is written.
    ///   - register: What is written.
    package init(_ resume: ParsedResume, lines source: StatedLines, lexicon: Lexicon, register: Vocabulary.Register) {
        func stated(where isMeant: (Int) -> Bool) -> Stated {
            Stated(source.lines.enumerated().filter { isMeant($0.offset + 1) }.map(\.element))
        }
        let items: [(name: String?, x: ParsedResume.ItemExtension, isStudy: Bool)] =
            resume.work.map { ($0.name, $0.x, false) } + resume.volunteer.map { ($0.name, $0.x, false) }
            + resume.education.map { ($0.institution, $0.x, true) } + resume.projects.map { ($0.name, $0.x, false) }
        var taken: Set<Int> = []
        var entries: [Entry] = []
        for (name, item, isStudy) in items {
            let lines = (item.src + item.highlightSrc.flatMap { $0 }).map(\.line)
            guard let first = lines.min(), let last = lines.max(), first >= 1 else { continue }
            let range = first...last
            taken.formUnion(range)
            let words = name.map { $0.count >= 3 ? Word.folded($0) : [] } ?? []
            entries.append(Entry(name: words, stated: stated(where: range.contains), isStudy: isStudy))
        }
        self.entries = entries
        others = stated { !taken.contains($0) }
        let vocabulary = Vocabulary.vocabulary(of: lexicon)
        self.vocabulary = vocabulary
        self.lexicon = lexicon
        free = vocabulary.words(for: register)
    }

    /// The same for another kind of text.
    func writing(_ register: Vocabulary.Register) -> Attribution {
        var attribution = self
        attribution.free = vocabulary.words(for: register)
        return attribution
    }

    /// Whether all that a sentence says belongs to the entries that it names, or to none; skills belong to the person.
    ///
    /// A year belongs to what the resume tells of it: one of study is none of work ("Since 2011 I have worked as an engineer").
    package func holds(_ sentence: String) -> Bool {
        let characters = TextCharacters(sentence)
        let said = Word.words(in: characters)
        let named = entries.filter { Self.names($0.name, in: said) }
        let places = NumberMention.all(in: characters, words: said)
        guard places.allSatisfy({ !$0.mention.mayBeYear || isTold(of: $0.mention, beside: said) }) else { return false }
        guard !named.isEmpty else { return true }
        for place in places {
            guard others.says(place.mention) || named.contains(where: { $0.stated.says(place.mention) }) else {
                return false
            }
        }
        let judgedElsewhere = places.map(\.range) + lexicon.skills.matches(in: sentence).map(\.range)
        return said.allSatisfy { word in
            if free.contains(word.key) || judgedElsewhere.contains(where: { $0.overlaps(word.range) }) {
                return true
            }
            let meaning = vocabulary.meaning(word.text)
            return others.words.contains(meaning) || named.contains { $0.stated.words.contains(meaning) }
                || lexicon.months[word.text] != nil
        }
    }

    /// Whether an entry that states a year is what a sentence speaks of; true for a year that none states, or that stands outside of them.
    ///
    /// That is one of work or the like which says something else of the sentence, too, or where it says nothing else; and one of study where the
    /// sentence speaks of studies or names the school: what was studied is often what the person is now.
    private func isTold(of year: NumberMention, beside said: [Word]) -> Bool {
        let stating = entries.filter { $0.stated.says(year) }
        guard !stating.isEmpty, !others.says(year) else { return true }
        let stated = said.compactMap { word -> UInt64? in
            let says = !free.contains(word.key) && lexicon.months[word.text] == nil
            return says && !word.text.allSatisfy(\.isNumber) ? vocabulary.meaning(word.text) : nil
        }
        return stating.contains { entry in
            if entry.isStudy {
                return Self.names(entry.name, in: said)
                    || said.contains { vocabulary.studies.contains($0.key) }
            }
            return stated.isEmpty || stated.contains { entry.stated.words.contains($0) }
        }
    }

    /// Whether the words of a name stand somewhere side by side; the last one may be an owner's.
    private static func names(_ name: [String], in words: [Word]) -> Bool {
        guard !name.isEmpty, words.count >= name.count else { return false }
        return (0...words.count - name.count).contains { start in
            zip(words[start...], name).enumerated().allSatisfy { index, pair in
                pair.0.text == pair.1 || (index == name.count - 1 && pair.0.text == pair.1 + "'s")
            }
        }
    }
}
