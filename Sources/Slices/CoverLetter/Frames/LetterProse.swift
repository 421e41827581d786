import Postings

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
    /// Words by which a sentence says that its writer wants the position, and does not have it: one of them stands where the employer is
    /// named.
    let applying: Set<String>
    /// Words of a sentence that speaks of what is or was so: it does not name an employer that the resume does not have.
    let standing: Set<String>
    /// Words before a name by which a writer is what it says or belongs to it.
    let belonging: Set<String>
    /// Words that may stand between those and the name.
    let articles: Set<String>
    /// Words that open a sentence with a capital letter without being names.
    let openings: Set<String>
    /// Words with a full stop that ends no sentence.
    let abbreviations: Set<String>

    /// Whether a sentence names what its writer applies for or to, and not what the writer is or where the writer works.
    func applies(_ sentence: String, to names: [String]) -> Bool {
        let words = Set(Word.folded(sentence))
        guard !words.isDisjoint(with: applying), words.isDisjoint(with: standing) else { return false }
        return names.allSatisfy { name in
            var rest = sentence[...]
            while let place = rest.firstRange(of: name) {
                var before = Word.folded(String(sentence[..<place.lowerBound]))[...]
                while let last = before.last, articles.contains(last) { before.removeLast() }
                if let last = before.last, belonging.contains(last) {
                    // "I am applying as a Backend Engineer" is none.
                    guard before.dropLast().last.map(applying.contains) == true else { return false }
                }
                rest = rest[place.upperBound...]
            }
            return true
        }
    }
}
