/// What the rules write of a letter: the whole of it, and the parts that a model's letter ends with.
struct RuleLetter: Sendable {
    /// The whole letter.
    let letter: Letter
    /// Why this employer, which only the person can say.
    let motivation: Letter.Paragraph
    /// How to reach the person, and thanks.
    let closing: Letter.Paragraph
    private let known: [Letter.Placeholder]

    /// Writes them.
    init(_ writer: LetterWriter) {
        known = writer.language.placeholders.all
        var whole = writer
        letter = whole.letter()
        var parts = writer
        motivation = parts.motivationParagraph()
        closing = parts.closingParagraph()
    }

    /// What is to be filled in of a letter.
    func placeholders(in letter: Letter) -> [Letter.Placeholder] {
        let texts = [letter.salutation] + letter.paragraphs.map(\.text) + [letter.signature]
        return known.filter { placeholder in texts.contains { $0.contains(placeholder.token) } }
    }
}
