import Lexicons

/// What the words of a title say about the section below it.
struct HeadingLexicon: Sendable {
    /// What a title means.
    struct Heading: Equatable, Sendable {
        /// The kind of the section.
        var kind: SectionKind
        /// Whether the whole title is a known one, not only its last word.
        var isKnown: Bool
    }

    private let exact: [String: SectionKind]
    private let packed: [String: SectionKind]
    private let nouns: [String: SectionKind]

    /// The titles of each language, prepared once: that takes as long as to read a resume.
    private static let prepared = Dictionary(
        uniqueKeysWithValues: Lexicon.all.map { ($0.language, HeadingLexicon($0)) }
    )

    /// The titles of a language.
    static func headings(of lexicon: Lexicon) -> HeadingLexicon {
        prepared[lexicon.language] ?? HeadingLexicon(lexicon)
    }

    /// Prepares the titles of a language.
    private init(_ lexicon: Lexicon) {
        var exact: [String: SectionKind] = [:]
        var nouns: [String: SectionKind] = [:]
        for heading in lexicon.headings {
            guard let kind = SectionKind(rawValue: heading.kind) else { continue }
            for alias in heading.aliases where exact[alias] == nil { exact[alias] = kind }
            for noun in heading.headNouns where nouns[noun] == nil { nouns[noun] = kind }
        }
        self.exact = exact
        self.nouns = nouns
        packed = Dictionary(exact.map { ($0.key.filter { $0 != " " }, $0.value) }) { first, _ in first }
    }

    /// The longest title, in bytes.
    static let longestTitle = 72

    /// What a title means; `nil` where no layer knows it.
    ///
    /// The layers, in their order (`resume-domain.md` A2, #108, #109, #462): the whole title; split letters rejoined
    /// ("E XPERIENCE"); both halves of "X & Y"; the last word of "Relevant Experience".
    func heading(_ title: Substring) -> Heading? {
        guard title.utf8.count <= Self.longestTitle, let last = title.last, last != ".", last != "," else { return nil }
        let words = Self.normalized(title)
        guard (1...40).contains(words.count) else { return nil }
        if let heading = heading(words) { return heading }
        guard words.contains(where: { $0.count == 1 }) else { return nil }
        if let kind = packed[words.joined()] { return Heading(kind: kind, isKnown: true) }
        return heading(Self.rejoined(words))
    }

    /// "e", "xperience" as one word.
    private static func rejoined(_ words: [String]) -> [String] {
        var joined: [String] = []
        var isOpen = false
        for word in words {
            if isOpen, let last = joined.popLast() { joined.append(last + word) } else { joined.append(word) }
            isOpen = word.count == 1
        }
        return joined
    }

    private func heading(_ words: [String]) -> Heading? {
        if let kind = exact[words.joined(separator: " ")] { return Heading(kind: kind, isKnown: true) }
        guard words.count <= 6 else { return nil }
        let halves = words.split(separator: "and")
        if halves.count > 1 {
            let kinds = halves.compactMap { half in
                exact[half.joined(separator: " ")] ?? half.last.flatMap { nouns[$0] }
            }
            if kinds.count == halves.count, let kind = kinds.first { return Heading(kind: kind, isKnown: true) }
        }
        guard words.count <= 5, let kind = words.last.flatMap({ nouns[$0] }) else { return nil }
        return Heading(kind: kind, isKnown: false)
    }

    /// The title's words, lowercased, with "and" for "&", "/" and "+", without numbering and "continued".
    static func normalized(_ title: Substring) -> [String] {
        var text = ""
        for character in title.lowercased() {
            switch character {
            case "&", "/", "+", "|", ",": text += " and "
            case "'", "\u{2019}": text.append("'")
            case "-": text.append("-")
            case _ where character.isLetter: text.append(character)
            default: text.append(" ")
            }
        }
        var words = text.split(separator: " ").map(String.init).filter { $0 != "-" && $0 != "'" }
        while let last = words.last, ["continued", "cont'd", "contd", "cont", "and"].contains(last) {
            words.removeLast()
        }
        while words.first == "and" { words.removeFirst() }
        if words.count > 1, words.first == "my" || words.first == "the" { words.removeFirst() }
        return words
    }
}
