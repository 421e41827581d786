/// What stands in a letter where a fact lacks.
struct LetterPlaceholders: Sendable {
    /// Who reads applications; no posting's word for it is certain.
    let recipient: Letter.Placeholder
    /// The person's name.
    let name: Letter.Placeholder
    /// The title of the position.
    let title: Letter.Placeholder
    /// The employer.
    let company: Letter.Placeholder
    /// What the person does now.
    let position: Letter.Placeholder
    /// Why this employer.
    let motivation: Letter.Placeholder
    /// What the person has done.
    let deed: Letter.Placeholder
    /// What else they have done.
    let secondDeed: Letter.Placeholder

    /// All of them, in the order of a letter.
    var all: [Letter.Placeholder] {
        [recipient, title, company, position, deed, secondDeed, motivation, name]
    }
}
