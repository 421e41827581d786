import Documents
import Lexicons
import Postings

/// Words put in for a search engine: check 40.
enum StuffingCheck {
    /// So many words of the posting in a row are no chance (VeriWorkly).
    static let copiedWords = 30
    /// One term over this share of all words reads like a list for a machine (career-ops).
    static let termShare = 0.03
    /// A term must stand this often to be judged: in a short text, two are over the share.
    static let leastMentions = 5

    /// The verdict of the check.
    static func judge(_ input: CheckInput) -> Check.Verdict {
        guard input.lineWords.contains(where: { !$0.isEmpty }) else { return .skipped("There is no text.") }
        return Check.Verdict(copied(input) + repeated(input))
    }

    private static func copied(_ input: CheckInput) -> [Observation] {
        var numbers: [String: Int] = [:]
        for word in input.postingWords where numbers[word.folded] == nil { numbers[word.folded] = numbers.count + 1 }
        let posting = input.postingWords.compactMap { numbers[$0.folded] }
        guard posting.count >= copiedWords else { return [] }
        var words: [Int] = []
        var places: [(line: Int, word: Int)] = []
        for (line, lineWords) in input.lineWords.enumerated() {
            for (index, word) in lineWords.enumerated() {
                words.append(numbers[word.folded] ?? 0)
                places.append((line + 1, index))
            }
        }
        let windows = Set(RollingHash.windows(posting, length: copiedWords))
        let hashes = RollingHash.windows(words, length: copiedWords)
        // Equal hashes are compared word by word, so that no chance accuses anybody.
        guard
            let start = hashes.indices.first(where: {
                windows.contains(hashes[$0]) && occurs(words[$0..<$0 + copiedWords], in: posting)
            })
        else { return [] }
        let first = places[start]
        let inLine = places[start..<start + copiedWords].prefix { $0.line == first.line }.count
        return [
            Observation(
                "\(copiedWords) words in a row are the posting's own, which screening programs flag as copied.",
                advice: "Say it in your own words.",
                section: input.lineSections[first.line - 1],
                evidence: input.quote(line: first.line, words: first.word..<first.word + inLine).map { [$0] } ?? [],
                subject: "copied"
            )
        ]
    }

    private static func occurs(_ words: ArraySlice<Int>, in posting: [Int]) -> Bool {
        posting.indices.dropLast(words.count - 1).contains { posting[$0..<$0 + words.count].elementsEqual(words) }
    }

    private static func repeated(_ input: CheckInput) -> [Observation] {
        let total = input.lineWords.reduce(0) { $0 + $1.count }
        var counts: [String: Int] = [:]
        var first: [String: (line: Int, range: Range<Int>)] = [:]
        var order: [String] = []
        for (index, matches) in input.lineSkills.enumerated() {
            for match in matches {
                if counts[match.canonical] == nil {
                    order.append(match.canonical)
                    first[match.canonical] = (index + 1, match.range)
                }
                counts[match.canonical, default: 0] += 1
            }
        }
        return order.compactMap { term in
            guard let count = counts[term], let place = first[term], count >= leastMentions,
                Double(count) / Double(total) > termShare
            else { return nil }
            return Observation(
                "\u{201C}\(term)\u{201D} stands \(count) times in \(total) words, which screening programs flag as stuffing.",
                advice: "Name it where you used it, and once among your skills.",
                section: input.lineSections[place.line - 1],
                evidence: input.quote(line: place.line, place.range).map { [$0] } ?? []
            )
        }
    }
}
