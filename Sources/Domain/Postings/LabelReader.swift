import Documents

/// Reads the facts that a posting prints behind labels: "Location: Berlin".
struct LabelReader {
    /// A labelled value.
    struct Value {
        /// What it is.
        let label: PostingLexicon.Label
        /// Its passage: the whole line.
        let passage: Passage
        /// Its characters in the passage.
        let range: Range<Int>
    }

    /// The values in order, at most one for each line or bullet.
    let values: [Value]

    /// Reads the passages of a posting.
    init(_ passages: [Passage], lexicon: PostingLexicon) {
        values = passages.compactMap { Self.value(in: $0, lexicon: lexicon) }
    }

    /// The first value with a label.
    func first(_ label: PostingLexicon.Label) -> Value? {
        values.first { $0.label == label }
    }

    /// The labelled value that a passage is; `nil` for prose.
    static func value(in passage: Passage, lexicon: PostingLexicon) -> Value? {
        let characters = passage.characters
        guard let colon = characters.prefix(40).firstIndex(of: ":") else { return nil }
        let label = passage.words.prefix { $0.range.upperBound <= colon }
        guard let match = lexicon.labels.match(at: 0, in: passage.words), match.words.upperBound == label.count else {
            return nil
        }
        var start = colon + 1
        while start < characters.count, " *_\t".contains(characters[start]) { start += 1 }
        var end = characters.count
        while end > start, " *_\t.".contains(characters[end - 1]) { end -= 1 }
        // A sentence behind a label is prose: "Role: you will lead …".
        guard start < end, end - start <= 120 else { return nil }
        return Value(label: match.meaning, passage: passage, range: start..<end)
    }
}
