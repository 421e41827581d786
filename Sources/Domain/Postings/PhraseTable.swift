/// Phrases of one or more words, each with its meaning, found in running text in linear time.
package struct PhraseTable<Meaning: Sendable>: Sendable {
    /// One occurrence of a phrase.
    package struct Match: Sendable {
        /// What the phrase means.
        package let meaning: Meaning
        /// Its words, as indices into the words that were searched.
        package let words: Range<Int>
    }

    private struct Entry: Sendable {
        let words: [String]
        let meaning: Meaning
    }

    /// By first word, longest phrase first.
    private var entries: [String: [Entry]] = [:]

    /// A table of phrases; where two are the same words, the first wins.
    package init(_ phrases: some Sequence<(phrase: String, meaning: Meaning)>) {
        for (phrase, meaning) in phrases {
            let words = Word.folded(phrase)
            guard let first = words.first else { continue }
            entries[first, default: []].append(Entry(words: words, meaning: meaning))
        }
        for (first, sameStart) in entries {
            // Stable: entries of equal length keep the order in which they were given.
            entries[first] = sameStart.enumerated()
                .sorted { ($1.element.words.count, $0.offset) < ($0.element.words.count, $1.offset) }
                .map(\.element)
        }
    }

    /// A table whose phrases are listed by meaning.
    package init(_ phrases: KeyValuePairs<Meaning, [String]>) {
        self.init(phrases.flatMap { meaning, words in words.map { (phrase: $0, meaning: meaning) } })
    }

    /// The longest phrase that begins at a word.
    package func match(at index: Int, in words: [Word]) -> Match? {
        guard words.indices.contains(index) else { return nil }
        for entry in entries[words[index].text] ?? [] {
            let end = index + entry.words.count
            guard end <= words.count else { continue }
            if zip(entry.words, words[index..<end]).allSatisfy({ $0 == $1.text }) {
                return Match(meaning: entry.meaning, words: index..<end)
            }
        }
        return nil
    }

    /// All phrases of a text in order, leftmost longest, without overlaps.
    package func matches(in words: [Word]) -> [Match] {
        matches(in: words, within: words.indices)
    }

    /// The phrases that lie within a part of a text.
    package func matches(in words: [Word], within range: Range<Int>) -> [Match] {
        var found: [Match] = []
        var index = range.lowerBound
        while index < range.upperBound {
            if let match = match(at: index, in: words), match.words.upperBound <= range.upperBound {
                found.append(match)
                index = match.words.upperBound
            } else {
                index += 1
            }
        }
        return found
    }
}
