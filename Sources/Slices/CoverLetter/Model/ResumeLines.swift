import Documents
import Lexicons
import Postings

/// The lines of a resume by their words: finds the ones that a sentence rests on.
struct ResumeLines: Sendable {
    /// More lines than any sentence rests on.
    private static let limit = 2
    /// The most characters of a line that are quoted.
    private static let quoteLimit = 300

    private let lines: [TextLine]
    private let places: [String: [Int]]
    private let lexicon: Lexicon

    /// The lines of a text.
    init(_ text: ExtractedText, lexicon: Lexicon) {
        lines = text.lines
        self.lexicon = lexicon
        var places: [String: [Int]] = [:]
        for (index, line) in text.lines.enumerated() {
            for word in Self.content(line.text, lexicon) { places[word, default: []].append(index) }
        }
        self.places = places
    }

    /// The lines that share most words with a sentence, at least two with each.
    func evidence(for sentence: String) -> [Quotation] {
        var shared: [Int: Int] = [:]
        for word in Self.content(sentence, lexicon) {
            // A word on every line says nothing.
            guard let found = places[word], found.count <= 20 else { continue }
            for line in found { shared[line, default: 0] += 1 }
        }
        let best = shared.filter { $0.value >= 2 }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        return best.prefix(Self.limit).compactMap { quotation($0.key) }
    }

    /// How many words that mean something two texts share.
    func likeness(_ text: String, _ other: String) -> Int {
        Self.content(text, lexicon).intersection(Self.content(other, lexicon)).count
    }

    /// The words of a text that mean something, without the ending of their number or tense.
    private static func content(_ text: String, _ lexicon: Lexicon) -> Set<String> {
        Set(Word.folded(text).filter { $0.count > 1 && !lexicon.stopWords.contains($0) }.map(stem))
    }

    private static func stem(_ word: String) -> String {
        for ending in ["ing", "ed", "es", "s", "e"] where word.count > ending.count + 3 && word.hasSuffix(ending) {
            return String(word.dropLast(ending.count))
        }
        return word
    }

    private func quotation(_ index: Int) -> Quotation? {
        let text = lines[index].text
        let start = text.prefix { $0.isWhitespace || "-•*▪●".contains($0) }.count
        let words = text.dropFirst(start).prefix(Self.quoteLimit)
        guard !words.isEmpty else { return nil }
        return Quotation(
            source: .resume,
            quote: String(words),
            span: SourceSpan(line: lines[index].number, start: start, end: start + words.count)
        )
    }
}
