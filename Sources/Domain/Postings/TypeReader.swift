/// Finds the kind of employment as it is printed: "Full-time, permanent".
struct TypeReader {
    private let lexicon: PostingLexicon

    /// A reader with the words of a language.
    init(lexicon: PostingLexicon) {
        self.lexicon = lexicon
    }

    /// The kind of employment, or `nil`.
    func type(labels: LabelReader, passages: [Passage]) -> String? {
        for value in labels.values where value.label == .type || value.label == .location {
            if let found = span(in: value.passage, from: value.range.lowerBound, isShort: true) { return found }
        }
        for passage in passages {
            // A line of facts ("Full-time | Contract | Berlin") has few words.
            if let found = span(in: passage, from: 0, isShort: isFactLine(passage)) {
                return found
            }
        }
        return nil
    }

    private func isFactLine(_ passage: Passage) -> Bool {
        passage.words.count <= 10 && passage.form == .paragraph && passage.characters.last != "."
    }

    /// From the first kind named to the last one directly beside it.
    private func span(in passage: Passage, from start: Int, isShort: Bool) -> String? {
        let words = passage.word(from: start)..<passage.words.count
        let matches = lexicon.employmentTypes.matches(in: passage.words, within: words).filter { $0.meaning || isShort }
        guard var words = matches.first?.words else { return nil }
        for match in matches.dropFirst() {
            let between = passage.words[words.upperBound..<match.words.lowerBound].map(\.text)
            guard between.allSatisfy({ lexicon.orWords.contains($0) || lexicon.andWords.contains($0) }) else { break }
            words = words.lowerBound..<match.words.upperBound
        }
        return passage.text(passage.range(of: words))
    }
}
