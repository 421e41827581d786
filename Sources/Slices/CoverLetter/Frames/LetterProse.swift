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
    /// Words by which a sentence says that its writer has what was spoken of.
    let having: Set<String>
    /// Words that mean what was spoken of before.
    let anaphors: Set<String>
    /// Those of them that never stand before a noun.
    let pronouns: Set<String>
    /// What follows the others where they stand for it and not before a noun or a clause of their own.
    let linking: Set<String>
    /// Words before them by which a writer says what is done with it, beside the verbs of claims and deeds.
    let using: Set<String>
    /// Words by which a sentence says why its writer writes.
    let purposes: Set<String>
    /// Verbs by which a sentence tells what a posting asks for.
    let asking: Set<String>
    /// Words by which such a sentence turns to its writer again: "…, which comes with this application".
    let answering: Set<String>
    /// Words by which a sentence says that its writer wants the position, and does not have it: one of them stands where the employer is
    /// named.
    let applying: Set<String>
    /// Words of a sentence that speaks of what is or was so: it does not name an employer that the resume does not have.
    let standing: Set<String>
    /// Verbs of claims by which a writer offers something to an employer.
    let offering: Set<String>
    /// Words by which a sentence says what its writer would like.
    let wishing: Set<String>
    /// Words by which what follows is the writer's already: "my role".
    let owning: Set<String>
    /// Words before a name by which a writer is what it says or belongs to it.
    let belonging: Set<String>
    /// Words that may stand between those and the name.
    let articles: Set<String>
    /// Words that open a sentence with a capital letter without being names.
    let openings: Set<String>
    /// Words with a full stop that ends no sentence.
    let abbreviations: Set<String>

    /// Whether the folded words of a sentence tell what a posting asks for, or of its team, and claim nothing of the writer.
    func speaksOfPosting(_ words: Set<String>) -> Bool {
        guard words.isDisjoint(with: firstPerson), words.isDisjoint(with: answering), !words.isDisjoint(with: reader)
        else {
            return false
        }
        return words.isDisjoint(with: experience) || !words.isDisjoint(with: asking)
    }

    /// Whether a clause of a sentence says that its writer has or does what was spoken of before: "That is my work", "I use it daily".
    func refersBack(_ sentence: String) -> Bool {
        sentence.split { ",;:–—".contains($0) }.contains { clause in
            let words = Word.folded(String(clause))
            let isHope = words.contains { wishing.contains($0) || purposes.contains($0) }
            guard !isHope else { return false }
            return words.indices.contains { index in
                guard anaphors.contains(words[index]) else { return false }
                let next = index + 1 < words.count ? words[index + 1] : nil
                let standsAlone = next.map(linking.contains) ?? true
                guard index > 0 else { return standsAlone || next.map(firstPerson.contains) ?? true }
                let before = words[index - 1]
                let isObject = using.contains(before) || claimVerbs.contains(before) || before.hasSuffix(pastEnding)
                return isObject && (standsAlone || pronouns.contains(words[index]))
            }
        }
    }

    /// Whether a sentence names what its writer applies for or to, and not what the writer is or where the writer works.
    func applies(_ sentence: String, to names: [String]) -> Bool {
        let words = Set(Word.folded(sentence))
        guard words.isDisjoint(with: standing) else { return false }
        return names.allSatisfy { name in
            var rest = sentence[...]
            while let place = rest.firstRange(of: name) {
                let before = Word.folded(String(sentence[..<place.lowerBound]))
                let last = before.lastIndex { !articles.contains($0) }
                // "I am applying as a Backend Engineer", but not "I am a Backend Engineer".
                if let last, belonging.contains(before[last]) {
                    guard last > 0, applying.contains(before[last - 1]) else { return false }
                }
                let isApplication = before.indices.contains { index in
                    applying.contains(before[index]) && (index == 0 || !owning.contains(before[index - 1]))
                }
                guard isApplication || !words.isDisjoint(with: wishing) else { return false }
                rest = rest[place.upperBound...]
            }
            return true
        }
    }
}
