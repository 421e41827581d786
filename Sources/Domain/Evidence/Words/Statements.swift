package import Lexicons
import Postings

/// What the lines of a source say together: which deed was done to what, and how many there were of what.
///
/// Words that each stand somewhere can still be put together to something that nobody said: who "worked on the migration of 23 services" and
/// "led 4 engineers" has led neither the migration nor 23 engineers. A verb and its object, and a number and what it counts, stand on one
/// line of the source.
package struct Statements: Sendable {
    /// How many words a verb's object or a counted thing is looked for in.
    private static let reach = (object: 5, counted: 2, beside: 4)

    /// What the lines say, one behind the other: few words each, so that a list is as good as a set and a fraction of its size.
    private let statedWords: [UInt64]
    /// The numbers that they state.
    private let statedNumbers: [NumberMention]
    /// Where each line ends in both.
    private let ends: [(words: Int, numbers: Int)]
    private let vocabulary: Vocabulary
    private var free: WordKeys
    private let lexicon: Lexicon

    /// The statements of some lines; one that begins with a small letter goes on with the line before it.
    package init(_ source: StatedLines, lexicon: Lexicon, register: Vocabulary.Register) {
        let lines = source.joined.filter { !$0.words.isEmpty }
        statedWords = lines.flatMap(\.words)
        statedNumbers = lines.flatMap(\.numbers)
        var end = (words: 0, numbers: 0)
        ends = lines.map { line in
            end = (end.words + line.words.count, end.numbers + line.numbers.count)
            return end
        }
        let vocabulary = Vocabulary.vocabulary(of: lexicon)
        self.vocabulary = vocabulary
        self.lexicon = lexicon
        free = vocabulary.words(for: register)
    }

    /// The same for another kind of text.
    func writing(_ register: Vocabulary.Register) -> Statements {
        var statements = self
        statements.free = vocabulary.words(for: register)
        return statements
    }

    /// What each line says.
    private var lines: some Sequence<(words: ArraySlice<UInt64>, numbers: ArraySlice<NumberMention>)> {
        ends.indices.lazy.map { index in
            let start = index > 0 ? ends[index - 1] : (words: 0, numbers: 0)
            return (statedWords[start.words..<ends[index].words], statedNumbers[start.numbers..<ends[index].numbers])
        }
    }

    /// Whether a text puts nothing together that the source does not.
    package func hold(_ text: String) -> Bool {
        let characters = text.characters
        let told = TextCharacters(characters)
        let said = Word.words(in: told)
        let words = said.map { word in
            Part(word: word, meaning: vocabulary.meaning(word.text), isFree: free.contains(word.key))
        }
        let numbers = NumberMention.all(in: told, words: said)
        let counted = Set(
            words.indices.filter { index in numbers.contains { $0.range.overlaps(words[index].word.range) } }
        )
        for place in numbers where !holds(place, words, counted, characters) { return false }
        for index in words.indices where isVerb(index, words, counted, characters) {
            // "Built a React app": the first word may be how, the second one what.
            let objects = words[(index + 1)...].prefix(Self.reach.object).indices.filter {
                !words[$0].isFree && !counted.contains($0) && !isVerb($0, words, counted, characters)
            }.prefix(2)
            guard objects.isEmpty || objects.contains(where: { isTogether(words[index].meaning, words[$0].meaning) })
            else {
                return false
            }
        }
        return true
    }

    private struct Part {
        let word: Word
        let meaning: UInt64
        let isFree: Bool
    }

    /// Whether a word is the verb of a deed, as its neighbours tell: the names of things are deeds, too ("order", "test").
    private func isVerb(_ index: Int, _ words: [Part], _ counted: Set<Int>, _ characters: [Character]) -> Bool {
        let part = words[index]
        guard !part.isFree, !counted.contains(index), vocabulary.verbs.contains(part.meaning) else { return false }
        guard index > 0 else { return true }
        let gap = characters[words[index - 1].word.range.upperBound..<part.word.range.lowerBound]
        return gap.contains { ".,;:!?–—(".contains($0) }
            || vocabulary.subjects.contains(words[index - 1].word.key)
    }

    private func isTogether(_ verb: UInt64, _ object: UInt64) -> Bool {
        var isJudged = false
        // A heading that is a verb's noun ("Teaching") stands alone and says nothing of what it was done to.
        for line in lines where line.words.contains(verb) {
            if line.words.contains(object) { return true }
            isJudged = true
            if line.words.count <= 2 { return true }
        }
        return !isJudged
    }

    private func holds(
        _ place: NumberMention.Place,
        _ words: [Part],
        _ counted: Set<Int>,
        _ characters: [Character]
    ) -> Bool {
        let stating = lines.filter { $0.numbers.contains(place.mention) || $0.numbers.contains(place.mention.withPlus) }
        // One that stands nowhere is judged elsewhere.
        guard !stating.isEmpty else { return true }
        let behind = words.indices.filter { words[$0].word.range.lowerBound >= place.range.upperBound }
        if isYear(place, before: behind.first.map { words[$0] }, characters) { return true }
        let before = words.indices.filter { words[$0].word.range.upperBound <= place.range.lowerBound }
        // "More than 4" is said by nobody who has 4.
        if let last = before.last, vocabulary.inflating.contains(words[last].word.key),
            !stating.contains(where: { $0.words.contains(words[last].meaning) })
        {
            return false
        }
        let isStated = { (index: Int) in !words[index].isFree && !counted.contains(index) }
        let next = behind.prefix(Self.reach.counted).first { isStated($0) && !isVerb($0, words, counted, characters) }
        if let next,
            !characters[place.range.upperBound..<words[next].word.range.lowerBound].contains(where: {
                ",;.:".contains($0)
            })
        {
            let telling = stating.filter { $0.words.contains(words[next].meaning) }
            guard !telling.isEmpty else { return false }
            // "Eight years of experience with Kafka", of somebody who has eight years of it with something else.
            let skills = skills(behind: next, words, characters)
            return skills.allSatisfy { skill in
                telling.contains { line in skill.allSatisfy { line.words.contains($0) } }
            }
        }
        let beside = (before.suffix(Self.reach.beside) + behind.prefix(Self.reach.beside)).filter(isStated)
        return beside.isEmpty || stating.contains { line in beside.contains { line.words.contains(words[$0].meaning) } }
    }

    /// Whether a number is a year, which counts nothing: four digits ("2,000" is none) without a thing right behind them ("2000 engineers").
    private func isYear(_ place: NumberMention.Place, before next: Part?, _ characters: [Character]) -> Bool {
        guard place.range.count == 4, place.mention.mayBeYear else { return false }
        guard let next, !next.isFree else { return true }
        return !characters[place.range.upperBound..<next.word.range.lowerBound].allSatisfy(\.isWhitespace)
    }

    /// What the skills say that counted years are said to be of: "years of experience with Kafka".
    ///
    /// - Returns: For each of them its words; none for anything else that is counted.
    private func skills(behind counted: Int, _ words: [Part], _ characters: [Character]) -> [[UInt64]] {
        guard words[counted].meaning == vocabulary.year else { return [] }
        let start = words[counted].word.range.upperBound
        var end = start
        for index in words.indices where index > counted {
            let word = words[index].word
            // A sign or another verb begins something else.
            let isApart = characters[end..<word.range.lowerBound].contains { ",;:.!?–—()".contains($0) }
            guard !isApart, !begins(index, words) else { break }
            end = word.range.upperBound
        }
        return lexicon.skills.matches(in: String(characters[start..<end])).map { skill in
            Word.words(in: Array(skill.printed)).map { vocabulary.meaning($0.text) }
        }
    }

    /// Whether a word and the one behind it begin a statement of their own: "and know", "which uses".
    private func begins(_ index: Int, _ words: [Part]) -> Bool {
        guard index + 1 < words.count, vocabulary.subjects.contains(words[index].word.key) else {
            return false
        }
        let next = words[index + 1]
        return vocabulary.claims.contains(next.word.key) || vocabulary.subjects.contains(next.word.key)
            || vocabulary.verbs.contains(next.meaning)
    }
}
