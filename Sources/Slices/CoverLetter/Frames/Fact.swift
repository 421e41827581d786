import Documents

/// Words that may fill a frame, with the places that they stand at.
struct Fact: Sendable, Equatable {
    /// The words: a span of a source, or a placeholder such as `[company]`.
    let text: String
    /// Where they stand; empty for a placeholder.
    let evidence: [Quotation]
    /// What the person has to fill in, for a placeholder.
    let placeholder: Letter.Placeholder?

    /// Words of a source.
    init(_ text: String, _ evidence: [Quotation]) {
        self.text = text
        self.evidence = evidence
        placeholder = nil
    }

    /// Words that only the person can say.
    init(_ placeholder: Letter.Placeholder) {
        text = placeholder.token
        evidence = []
        self.placeholder = placeholder
    }
}
