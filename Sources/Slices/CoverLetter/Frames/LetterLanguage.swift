/// All that a letter needs to know of the language it is written in.
struct LetterLanguage: Sendable {
    /// BCP 47, such as `en`.
    let code: String
    /// The sentences.
    let frames: LetterFrames
    /// What stands for facts that lack.
    let placeholders: LetterPlaceholders
    /// What a model's sentences are judged by.
    let prose: LetterProse
    /// Terms too general to be named as something that is asked for, in their common spelling.
    let generalTerms: Set<String>
    /// The indefinite article for a noun phrase.
    let article: @Sendable (String) -> String
    /// A name with its definite article, where it has one.
    let definite: @Sendable (String) -> String
    /// Joins the parts of an enumeration.
    let join: @Sendable ([String]) -> String
    /// Turns a bullet into what follows "I", where the grammar is certain.
    ///
    /// The words are those of the bullet, except for the case of the first letter and what is left out at either end.
    let clause: @Sendable (_ bullet: String, _ isCurrent: Bool) -> String?
}
