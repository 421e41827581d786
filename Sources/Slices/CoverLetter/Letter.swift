package import Documents

/// A cover letter (`resume-domain.md` B5), made of the person's own facts.
package struct Letter: Sendable, Equatable {
    /// The name of this schema.
    package static let schema = "arete.letter/1"
    /// How many words a letter should have.
    ///
    /// Source: `resume-domain.md` B5.
    package static let wordRange = 180...320

    /// BCP 47, such as `en`.
    package var language: String
    /// How it sounds: `plain`.
    package var tone: String
    /// The line above the first paragraph.
    package var salutation: String
    /// Three or four paragraphs.
    package var paragraphs: [Paragraph]
    /// The regards and the name, on two lines.
    package var signature: String
    /// What the person has to fill in, in the order of its appearance.
    package var placeholders: [Placeholder]
    /// What the person should know of it: `few_facts`, `no_overlap`, `too_short`, `other_language`.
    package var warnings: [String]
    /// How many sentences were dropped because a claim in them was not supported.
    package var rejected: Int

    /// The words of its paragraphs.
    package var words: Int { paragraphs.reduce(0) { $0 + $1.words } }

    /// One paragraph.
    package struct Paragraph: Sendable, Equatable {
        /// What a paragraph is there for.
        package enum Role: String, Sendable, Codable, CaseIterable {
            case opening, fit, evidence, motivation, closing
        }

        /// What it is there for.
        package var role: Role
        /// Its sentences.
        package var sentences: [Sentence]

        /// Its sentences, with a space between them.
        package var text: String { sentences.map(\.text).joined(separator: " ") }
        /// How many words it has.
        package var words: Int { sentences.reduce(0) { $0 + $1.words } }
        /// What it says of the person and the position.
        package var claims: [Claim] { sentences.compactMap(\.claim) }
    }

    /// One sentence.
    package struct Sentence: Sendable, Equatable {
        /// Its words.
        package var text: String
        /// What it says, with the places that it rests on; `nil` for a courtesy.
        package var claim: Claim?
        /// What is to be filled in.
        package var placeholders: [Placeholder]

        /// How many words it has.
        package var words: Int { text.split(separator: " ").count }
    }

    /// What a sentence says of the person or the position, and where that stands.
    package struct Claim: Sendable, Equatable, Codable {
        /// Whether the sources say all of it.
        package enum Support: String, Sendable, Codable {
            case supported
            case needsInput = "needs_input"
        }

        /// The sentence.
        package var text: String
        /// Whether the sources say all of it.
        package var support: Support
        /// Where they do.
        package var evidence: [Quotation]
    }

    /// Something that neither the resume nor the posting says.
    package struct Placeholder: Sendable, Codable, Hashable {
        /// What stands in the letter, in brackets.
        package let token: String
        /// What is to be put there.
        package let meaning: String

        /// A placeholder.
        package init(_ token: String, _ meaning: String) {
            self.token = token
            self.meaning = meaning
        }
    }
}
