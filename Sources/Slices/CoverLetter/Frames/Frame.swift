/// One sentence with slots.
///
/// An example is `I currently work as {a position} at {employer}.`
/// All that a letter says beside the person's own facts stands in frames, so a language is data. `{a slot}` puts the
/// language's indefinite article before the words, `{the slot}` the definite one where a name has it.
struct Frame: Sendable, ExpressibleByStringLiteral {
    private enum Piece: Sendable {
        case words(String)
        case slot(Slot, Article)
    }

    private enum Article: String {
        case none = ""
        case indefinite = "a "
        case definite = "the "
    }

    private let pieces: [Piece]

    /// The slots in their order.
    var slots: [Slot] {
        pieces.compactMap { piece in
            if case .slot(let slot, _) = piece { slot } else { nil }
        }
    }

    /// The lowercased words that are the frame's own: capitalised at its start, they are no names.
    var words: Set<String> {
        pieces.reduce(into: []) { words, piece in
            if case .words(let text) = piece { words.formUnion(Self.words(of: text)) }
        }
    }

    /// The lowercased words of a text.
    static func words(of text: String) -> Set<String> {
        Set(text.lowercased().split { !$0.isLetter && $0 != "'" }.map(String.init))
    }

    /// Reads a template of ours; one with an unknown slot or an open brace is a programmer error.
    init(stringLiteral template: String) {
        var pieces: [Piece] = []
        for (index, part) in template.split(separator: "{", omittingEmptySubsequences: false).enumerated() {
            guard index > 0 else {
                pieces.append(.words(String(part)))
                continue
            }
            let halves = part.split(separator: "}", maxSplits: 1, omittingEmptySubsequences: false)
            let article: Article =
                halves[0].hasPrefix("a ") ? .indefinite : halves[0].hasPrefix("the ") ? .definite : .none
            let name = String(halves[0].dropFirst(article.rawValue.count))
            guard halves.count == 2, let slot = Slot(rawValue: name) else {
                preconditionFailure("A frame has an unknown slot: \(template)")
            }
            pieces.append(.slot(slot, article))
            pieces.append(.words(String(halves[1])))
        }
        self.pieces = pieces
    }

    /// The sentence, where there is a fact for each slot.
    ///
    /// Words that end in a full stop ("Acme Inc.") keep only one of it at the end of the sentence.
    func filled(with facts: [Slot: Fact], in language: LetterLanguage) -> String? {
        var sentence = ""
        for piece in pieces {
            switch piece {
            case .words(let words):
                sentence += sentence.hasSuffix(".") && words.hasPrefix(".") ? String(words.dropFirst()) : words
            case .slot(let slot, let article):
                guard let fact = facts[slot] else { return nil }
                switch article {
                case .none: sentence += fact.text
                case .indefinite: sentence += language.article(fact.text) + " " + fact.text
                case .definite: sentence += language.definite(fact.text)
                }
            }
        }
        return sentence
    }
}
