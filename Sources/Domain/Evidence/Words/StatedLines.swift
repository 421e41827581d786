package import Lexicons
import Postings
import Resumes

/// The lines of a source as what they say is looked up: read once for all that judges by them.
package struct StatedLines: Sendable {
    /// What one line says.
    struct Line: Sendable {
        /// As it stands.
        let text: String
        /// What its words say, each once.
        let words: FixedSet<UInt64>
        /// The numbers that it states.
        let numbers: [NumberMention]

        init(_ text: String, _ vocabulary: Vocabulary) {
            let characters = TextCharacters(text)
            let words = Word.words(in: characters)
            self.text = text
            self.words = FixedSet(words.lazy.map { vocabulary.meaning($0.text) })
            numbers = NumberMention.all(in: characters, words: words).map(\.mention)
        }

        /// Whether it goes on with the line before it: it begins with a small letter.
        var goesOn: Bool { text.first { !$0.isSpace }.map { $0.isSmallLetter } == true }
    }

    /// More text than any resume has, in bytes: a change is judged on the loop, and what a hostile one says behind it is not looked at.
    private static let limit = 32 * 1024

    /// The lines in their order; the first one has number 1.
    let lines: [Line]
    private let vocabulary: Vocabulary

    /// Reads some lines.
    package init(_ texts: [String], lexicon: Lexicon) {
        let vocabulary = Vocabulary.vocabulary(of: lexicon)
        var left = Self.limit
        lines = texts.prefix { text in
            left -= text.utf8.count
            return left >= 0
        }.map { Line($0, vocabulary) }
        self.vocabulary = vocabulary
    }

    /// The same with each line that goes on joined to those before it.
    var joined: [Line] {
        var lines = lines[...]
        var joined: [Line] = []
        while let first = lines.popFirst() {
            let rest = lines.prefix(while: \.goesOn)
            lines.removeFirst(rest.count)
            let text = ([first] + rest).map(\.text).joined(separator: " ")
            joined.append(rest.isEmpty ? first : Line(text, vocabulary))
        }
        return joined
    }
}

/// What a resume says together: which deed was done to what, how many there were of what, and at whose.
package struct StatedTogether: Sendable {
    private var statements: Statements
    private var attribution: Attribution

    /// What the lines of a resume say, without what it orders: reading them takes a long resume some milliseconds, so never on the loop.
    init(_ resume: ParsedResume, lines: [String], lexicon: Lexicon, register: Vocabulary.Register) {
        let lines = StatedLines(lines, lexicon: lexicon)
        statements = Statements(lines, lexicon: lexicon, register: register)
        attribution = Attribution(resume, lines: lines, lexicon: lexicon, register: register)
    }

    /// The same for another kind of text; what was read is shared.
    func writing(_ register: Vocabulary.Register) -> StatedTogether {
        var stated = self
        stated.statements = statements.writing(register)
        stated.attribution = attribution.writing(register)
        return stated
    }

    /// Whether a text puts nothing together that the resume does not.
    package func hold(_ text: String) -> Bool {
        statements.hold(text) && attribution.holds(text)
    }
}
