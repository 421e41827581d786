import Lexicons
import Postings

/// Texts that terms are looked up in, read once.
struct TermText: Sendable {
    /// A word and where it stands.
    private struct Word: Sendable {
        let folded: String
        let text: Int
        let range: Range<String.Index>
    }

    private let texts: [String]
    private let words: [Word]
    /// The places of each folded word in `words`.
    private let places: [String: [Int]]
    /// For each lexicon skill in them, the words of its first place.
    private let skills: [String: String]

    /// Reads some texts.
    init(_ texts: [String], lexicon: Lexicon) {
        self.texts = texts
        var words: [Word] = []
        var places: [String: [Int]] = [:]
        var skills: [String: String] = [:]
        for (index, text) in texts.enumerated() {
            for part in Self.parts(text) {
                let folded = part.lowercased()
                places[folded, default: []].append(words.count)
                words.append(Word(folded: folded, text: index, range: part.startIndex..<part.endIndex))
            }
            // A keyword alone gives an ambiguous spelling ("Go") the sense of a skill.
            if text.utf8.count <= 40, let canonical = lexicon.skills.canonical(for: text), skills[canonical] == nil {
                skills[canonical] = text
            }
            for match in lexicon.skills.matches(in: text) where skills[match.canonical] == nil {
                skills[match.canonical] = match.printed
            }
        }
        self.words = words
        self.places = places
        self.skills = skills
    }

    /// The words that stand for a term in the first text that has it.
    func printed(_ term: JobPosting.Term) -> String? {
        skills[term.canonical] ?? ([term.canonical] + term.aliases.prefix(20)).lazy.compactMap(printed).first
    }

    /// The characters that some words stand at as whole words, in any case.
    ///
    /// Names of one or two letters ("C", "Go") are the lexicon's to find: they are too often something else.
    func printed(_ name: String) -> String? {
        guard name.count > 2 else { return nil }
        let sought = Self.parts(name).map { $0.lowercased() }
        guard let first = sought.first else { return nil }
        for place in places[first] ?? [] where place + sought.count <= words.count {
            let found = words[place..<place + sought.count]
            guard zip(found, sought).allSatisfy({ $0.folded == $1 }), let last = found.last,
                last.text == words[place].text
            else { continue }
            return String(texts[last.text][words[place].range.lowerBound..<last.range.upperBound])
        }
        return nil
    }

    private static func parts(_ text: String) -> [Substring] {
        text.split { !$0.isLetter && !$0.isNumber && $0 != "+" && $0 != "#" }
    }
}
