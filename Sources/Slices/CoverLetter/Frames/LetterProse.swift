/// The words by which free sentences of a letter are judged: of whom they speak, and what they claim.
struct LetterProse: Sendable {
    /// Words that mean the writer.
    let firstPerson: Set<String>
    /// Words that mean the reader, or the position.
    let reader: Set<String>
    /// Verbs by which a writer claims to have done or to have something; those of the lexicon in the past tense too.
    let claimVerbs: Set<String>
    /// The ending of the regular past tense.
    let pastEnding: String
    /// Words with that ending that claim nothing.
    let harmless: Set<String>
    /// Words that claim experience, whoever is meant.
    let experience: Set<String>
    /// Words that open a sentence with a capital letter without being names.
    let openings: Set<String>
    /// Words with a full stop that ends no sentence.
    let abbreviations: Set<String>
}
