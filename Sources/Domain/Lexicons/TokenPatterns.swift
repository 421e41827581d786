/// Many phrases, looked for in one pass.
package struct TokenPatterns: Sendable {
    /// A phrase found.
    package struct Match: Sendable, Equatable {
        /// The index of its pattern.
        package let pattern: Int
        /// The words it covers.
        package let words: Range<Int>
    }

    private let patterns: [TokenPattern]
    /// For each word that opens phrases, which of `opened` it is.
    private let openings: WordTable
    /// The indices of the phrases that a word opens.
    private let opened: [[Int]]

    /// Reads patterns; each begins with a word, not a gap.
    package init(_ patterns: [String]) {
        self.patterns = patterns.map(TokenPattern.init)
        var byOpener: [UInt64: [Int]] = [:]
        for (index, pattern) in self.patterns.enumerated() {
            for word in Set(pattern.openers) { byOpener[word, default: []].append(index) }
        }
        openings = WordTable(Dictionary(zip(byOpener.keys, 0...)) { first, _ in first })
        opened = Array(byOpener.values)
        openers = patterns.flatMap { $0.prefix { $0 != " " }.split(separator: "|").map(String.init) }
    }

    /// The words that a phrase may begin with.
    package let openers: [String]

    /// Whether a text with the words that are there can have any of the phrases: told by a few look-ups, where to look for them takes the whole text.
    package func mayMatch(where isThere: (UInt64) -> Bool) -> Bool {
        patterns.contains { $0.mayMatch(where: isThere) }
    }

    /// The phrases in a text, first and longest first, not overlapping.
    package func matches(in words: [PrintedWord]) -> [Match] {
        var matches: [Match] = []
        var index = 0
        while index < words.count {
            var longest: Match?
            for pattern in openings[words[index].key].map({ opened[$0] }) ?? [] {
                guard let end = patterns[pattern].match(in: words, at: index), end > longest?.words.upperBound ?? index
                else { continue }
                longest = Match(pattern: pattern, words: index..<end)
            }
            if let longest { matches.append(longest) }
            index = longest?.words.upperBound ?? index + 1
        }
        return matches
    }
}
