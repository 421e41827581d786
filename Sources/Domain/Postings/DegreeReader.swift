/// Finds degrees, and leaves out the words that only look like one: "a high degree of", "MS Office", "Boston, MA".
struct DegreeReader {
    /// The degrees in order.
    let matches: [PhraseTable<PostingLexicon.Degree>.Match]

    /// Reads a passage.
    init(_ passage: Passage, lexicon: PostingLexicon) {
        let words = passage.words
        matches = lexicon.degrees.matches(in: words).filter { match in
            let next = match.words.upperBound < words.count ? words[match.words.upperBound].text : ""
            let first = words[match.words.lowerBound]
            guard match.words.count == 1 else { return true }
            if next == "of", lexicon.degreeNouns.contains(first.text) { return false }
            let letters = first.text.filter(\.isLetter)
            guard letters.count <= 3 else { return true }
            let printed = passage.characters[first.range]
            guard printed.first?.isUppercase == true else { return false }
            guard letters.count <= 2, !first.text.contains(".") else { return true }
            let end = passage.characters.count
            let before = first.range.lowerBound > 0 ? passage.characters[first.range.lowerBound - 1] : " "
            let behind = first.range.upperBound < end ? passage.characters[first.range.upperBound] : " "
            return lexicon.degreeNeighbours.contains(next) || before == "/" || behind == "/"
        }
    }
}
