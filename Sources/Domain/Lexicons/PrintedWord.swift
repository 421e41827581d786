/// One word of a line or a bullet, cut at white space, without the punctuation around it.
package struct PrintedWord: Sendable, Equatable {
    /// Lowercased, with straight apostrophes: what is compared.
    package let folded: String
    /// The number of `folded`.
    package let key: UInt64
    /// As it stands.
    package let printed: String
    /// Where it stands, in `Character`s of the text.
    package let range: Range<Int>
    /// The punctuation mark that follows it directly.
    package let mark: Character?

    /// Whether a comma, colon, full stop or the like follows it directly.
    package var endsClause: Bool { mark.map { ",;:.!?".contains($0) } ?? false }

    /// The words of a text, in their order; white space and words without a letter or digit are left out.
    package static func words(in text: String) -> [PrintedWord] {
        let text = TextCharacters(text)
        var words: [PrintedWord] = []
        words.reserveCapacity(text.count / 6 + 1)
        var start = 0
        for end in 0...text.count where end == text.count || text.isSpace(at: end) {
            if let word = PrintedWord(start..<end, of: text) { words.append(word) }
            start = end + 1
        }
        return words
    }

    /// A piece between two spaces, or `nil` where it is no word.
    private init?(_ piece: Range<Int>, of text: TextCharacters) {
        guard
            let first = piece.first(where: { text.isLetterOrNumber(at: $0) || text.isSign(of: Self.opening, at: $0) }),
            let last = piece.last(where: { text.isLetterOrNumber(at: $0) || text.isSign(of: Self.closing, at: $0) }),
            first <= last,
            (first...last).contains(where: text.isLetterOrNumber(at:))
        else { return nil }
        range = first..<last + 1
        printed = text[range]
        let lowercased = printed.lowercased()
        // Looking for an apostrophe as text costs more than the rest of the word.
        let mayHaveApostrophe = !text.isOfBytes(range) && lowercased.utf8.contains(0xE2)
        folded = mayHaveApostrophe ? lowercased.replacing("\u{2019}", with: "'") : lowercased
        key = WordKey.exact(folded)
        mark = range.upperBound < piece.upperBound ? text[range.upperBound] : nil
    }

    /// What may begin a word: a sign of money, a sign, an address.
    private static let opening: Signs = "$€£¥+~#@"
    /// What may end one: "20%", "C++", "C#".
    private static let closing: Signs = "%+#"
}
