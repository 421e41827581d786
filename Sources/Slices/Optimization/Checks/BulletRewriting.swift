import Lexicons

/// Changes of a bullet whose grammar is certain; where it is not, there is none.
struct BulletRewriting {
    /// The bullet to change.
    let bullet: Bullet
    /// What is known around it.
    let input: CheckInput

    private var words: [PrintedWord] { bullet.words }

    /// "Responsible for managing X" as "Managed X": the gerund behind an opener takes its place.
    func openingWithVerb(at index: Int) -> String? {
        guard index < words.count, let verb = input.phrasebook.verbs[words[index].folded] else { return nil }
        let next = index + 1 < words.count ? words[index + 1] : nil
        // "training materials" is a noun, "training the team" is not.
        if verb.isNounToo, next.map({ input.phrasebook.determiners.contains($0.folded) }) != true { return nil }
        guard let next, words[index].mark == nil, !input.phrasebook.conjunctions.contains(next.folded) else {
            return nil
        }
        // "managing X and leading Y" would need two verbs changed, and "hiring and training" may be nouns.
        let rest = words[(index + 1)...]
        guard !rest.contains(where: { input.phrasebook.verbs[$0.folded] != nil }) else { return nil }
        // Nor may the rest speak in the first person.
        guard !rest.contains(where: { input.phrasebook.firstPerson.contains($0.folded) }) else { return nil }
        let form = prefersBaseForm ? verb.base : verb.past
        return Self.capitalized(form) + bullet.text.dropFirst(words[index].range.upperBound)
    }

    /// "I built X" as "Built X", "my team" as "the team"; only where nothing else speaks of the writer.
    func withoutFirstPerson() -> String? {
        let book = input.phrasebook
        let places = words.indices.filter { book.firstPerson.contains(words[$0].folded) }
        guard let place = places.first, places.count == 1, words[place].mark == nil, place + 1 < words.count else {
            return nil
        }
        let next = words[place + 1]
        if place == 0, words[0].folded == book.subject {
            // Only a verb in the past tense stands without its subject.
            guard isPastTense(next.folded) else { return nil }
            return Self.capitalized(next.printed) + bullet.text.dropFirst(next.range.upperBound)
        }
        guard words[place].folded == book.possessive.word, !book.possessive.exceptions.contains(next.folded) else {
            return nil
        }
        let article = place == 0 ? Self.capitalized(book.possessive.article) : book.possessive.article
        let range = words[place].range
        return String(bullet.text.prefix(range.lowerBound)) + article + bullet.text.dropFirst(range.upperBound)
    }

    /// Leaves out some words, or puts shorter ones there.
    ///
    /// - Returns: `nil` where an article, a comma or a conjunction beside them would be left hanging.
    static func replacing(
        _ match: Range<Int>,
        of words: [PrintedWord],
        in text: String,
        with shorter: String?,
        _ book: Phrasebook
    ) -> String? {
        guard !match.isEmpty, match.upperBound < words.count, words[match.upperBound - 1].mark == nil else {
            return nil
        }
        let previous = match.lowerBound > 0 ? words[match.lowerBound - 1] : nil
        let next = words[match.upperBound]
        let start = words[match.lowerBound].range.lowerBound
        if let shorter {
            let word = match.lowerBound == 0 ? capitalized(shorter) : shorter
            return String(text.prefix(start)) + word + text.dropFirst(words[match.upperBound - 1].range.upperBound)
        }
        guard !book.conjunctions.contains(next.folded),
            previous.map({ !book.conjunctions.contains($0.folded) }) ?? true,
            previous?.folded != "a", previous?.folded != "an", previous?.mark == nil
        else { return nil }
        let rest = text.dropFirst(next.range.lowerBound)
        // Nothing but the words themselves may stand between the beginning and what is kept.
        if match.lowerBound == 0 { return String(text.prefix(start)) + capitalized(String(rest)) }
        return String(text.prefix(start)) + rest
    }

    /// Whether the other bullets of a role that goes on are written in the present: "Lead", "Manage".
    private var prefersBaseForm: Bool {
        guard bullet.isCurrent else { return false }
        let bases = Set(input.phrasebook.verbs.values.filter { $0.base != $0.past }.map(\.base))
        return input.bullets.contains { other in
            other.entry == bullet.entry && other.path != bullet.path
                && other.words.first.map { bases.contains($0.folded) } == true
        }
    }

    private func isPastTense(_ word: String) -> Bool {
        input.phrasebook.verbs.values.contains { $0.past == word }
            || (word.hasSuffix("ed") && input.lexicon.actionVerbs.contains(word))
    }

    private static func capitalized(_ text: String) -> String {
        text.prefix(1).uppercased() + text.dropFirst()
    }
}
