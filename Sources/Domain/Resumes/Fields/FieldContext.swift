import Lexicons

/// What all readers of fields share.
struct FieldContext {
    /// The words of the language.
    let lexicon: LexiconWords
    /// Tells positions, employers and places.
    let vocabulary: EntryVocabulary
    /// Joins bullets.
    let blocks: BlockReader
    /// The length of the longest lines.
    let fullWidth: Int
}

/// A lexicon with the questions that readers ask of it.
struct LexiconWords {
    /// The words.
    let lexicon: Lexicon

    /// Whether a text opens with an action verb.
    func beginsWithVerb(_ piece: Piece) -> Bool {
        guard let word = piece.text.split(maxSplits: 1, whereSeparator: { !$0.isLetter && $0 != "-" }).first,
            word.first?.isUppercase == true
        else { return false }
        return lexicon.actionVerbs.contains(word.lowercased())
    }
}
