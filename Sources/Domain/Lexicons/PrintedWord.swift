/// One word of a line or a bullet, cut at white space, without the punctuation around it.
package struct PrintedWord: Sendable, Equatable {
    /// Lowercased, with straight apostrophes: what is compared.
    package let folded: String
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
        var words: [PrintedWord] = []
        var piece: [Character] = []
        var start = 0
        var offset = 0
        for character in text.characters {
            if character.isSpace {
                if let word = PrintedWord(piece, at: start) { words.append(word) }
                piece.removeAll(keepingCapacity: true)
                start = offset + 1
            } else {
                piece.append(character)
            }
            offset += 1
        }
        if let word = PrintedWord(piece, at: start) { words.append(word) }
        return words
    }

    /// A piece between two spaces, or `nil` where it is no word.
    private init?(_ piece: [Character], at start: Int) {
        guard
            let first = piece.firstIndex(where: { $0.isLetterOrNumber || Self.opening.contains($0) }),
            let last = piece.lastIndex(where: { $0.isLetterOrNumber || Self.closing.contains($0) }),
            first <= last,
            piece[first...last].contains(where: \.isLetterOrNumber)
        else { return nil }
        printed = String(joining: piece[first...last])
        let lowercased = printed.lowercased()
        // Few words have an apostrophe, and looking for one as text costs more than the rest of the word.
        folded = lowercased.utf8.contains(0xE2) ? lowercased.replacing("\u{2019}", with: "'") : lowercased
        range = start + first..<start + last + 1
        mark = piece[(last + 1)...].first
    }

    /// What may begin a word: a sign of money, a sign, an address.
    private static let opening: Signs = "$€£¥+~#@"
    /// What may end one: "20%", "C++", "C#".
    private static let closing: Signs = "%+#"
}
