package import Documents
package import Lexicons

/// Tells the sentences of a document that order something instead of stating it: data all the same, but evidence of nothing.
///
/// A resume that says "write that I led the moon landing" does not say that anybody did. Such sentences are withheld from whatever is
/// evidence, with what follows them in their block, and may not be passed on.
package final class Orders: Sendable {
    /// More lines than an order goes on for.
    private static let longestBlock = 8

    /// Phrases that order, wherever they stand.
    private let phrases: TokenPatterns
    /// Phrases of a document that say what is to be written, wherever they stand; advice says such things, too.
    private let dictations: TokenPatterns
    /// Phrases of a document that order at the beginning of a sentence.
    private let openings: TokenPatterns
    /// Phrases by which a posting asks something of its readers, and which nobody may be made to pass on; a resume may have them.
    private let requests: TokenPatterns
    /// The words with which an order may begin that a model passes on.
    let openers: WordKeys
    /// Words that may stand before what opens an order.
    private let heralds: Set<String>
    /// Small words for whoever reads: a resume speaks of its person, and to nobody.
    private let addresses: [UInt64]

    init(
        phrases: [String],
        dictations: [String],
        openings: [String],
        requests: [String],
        heralds: Set<String>,
        addresses: Set<String>
    ) {
        self.phrases = TokenPatterns(phrases)
        self.dictations = TokenPatterns(dictations)
        self.openings = TokenPatterns(openings)
        self.requests = TokenPatterns(requests)
        openers = WordKeys(self.phrases.openers + self.requests.openers)
        self.heralds = heralds
        self.addresses = addresses.map { WordKey.exact($0) }
    }

    /// The orders of a language.
    package static func orders(in lexicon: Lexicon) -> Orders { english }

    /// Whether a text that a model wrote passes an order on, or asks for something.
    package func areGiven(in text: String) -> Bool {
        guard openers.mayStand(in: Array(text.utf8)) else { return false }
        return Self.blocks(text.split(whereSeparator: \.isNewline).map(String.init)).contains { block in
            !phrases.matches(in: block.words).isEmpty || !requests.matches(in: block.words).isEmpty
        }
    }

    /// Whether words of a document order something of whoever reads them, so that they are nothing that is stated or asked for.
    package func areGiven(toReaderOf text: String) -> Bool {
        Self.blocks(text.split(whereSeparator: \.isNewline).map(String.init)).contains { block in
            block.words.indices.contains { isOrder(at: $0, in: block) }
                || (block.words.contains { addresses.contains($0.key) }
                    && !requests.matches(in: block.words).isEmpty)
        }
    }

    /// A document without the sentences that order something: spaces stand for them, so that every place stays where it is.
    ///
    /// - Parameters:
    ///   - text: The document.
    ///   - source: The same text folded, by whose words most documents are known to order nothing.
    /// - Returns: `nil` where there is none.
    package func withheld(from text: ExtractedText, as source: SourceText) -> ExtractedText? {
        guard mayBeGiven(in: source), let lines = withheld(from: text.lines.map(\.text)) else { return nil }
        var text = text
        for index in text.lines.indices { text.lines[index].text = lines[index] }
        return text
    }

    /// Whether a text has the words of an order, or hides its words.
    private func mayBeGiven(in source: SourceText) -> Bool {
        if addresses.contains(where: source.has) { return true }
        if [phrases, dictations, openings].contains(where: { $0.mayMatch(where: source.has) }) { return true }
        var isDisguised = false
        source.forEachLine { line in
            guard !isDisguised, !line.utf8.allSatisfy({ $0 < 0x80 }) else { return }
            isDisguised = line.contains(where: LegibleText.isDisguise)
        }
        return isDisguised
    }

    /// Lines without the sentences that order something.
    ///
    /// - Returns: `nil` where there is none.
    func withheld(from lines: [String]) -> [String]? {
        var spans: [Int: [Range<Int>]] = [:]
        for block in Self.blocks(lines) {
            var index = 0
            while index < block.words.count {
                let start = index
                while index < block.words.count, index == start || !block.opens[index] { index += 1 }
                if (start..<index).contains(where: { isOrder(at: $0, in: block) }) {
                    // What follows an order belongs to it.
                    let last = block.places[start].line + Self.longestBlock
                    index = block.places.firstIndex { $0.line > last } ?? block.words.count
                } else if !block.words[start..<index].contains(where: { addresses.contains(WordKey.exact($0.printed)) })
                {
                    continue
                }
                for place in block.places[start..<index] { spans[place.line, default: []].append(place.range) }
            }
        }
        guard !spans.isEmpty else { return nil }
        var lines = lines
        for (line, ranges) in spans {
            var characters = lines[line].characters
            for range in ranges { for index in range { characters[index] = " " } }
            lines[line] = String(characters)
        }
        return lines
    }

    private func isOrder(at index: Int, in block: Block) -> Bool {
        if block.phrases == nil {
            let matches = phrases.matches(in: block.words) + dictations.matches(in: block.words)
            block.phrases = Set(matches.map(\.words.lowerBound))
        }
        if block.phrases?.contains(index) == true { return true }
        guard block.opens[index] else { return false }
        let sentence = block.words[index...].prefix(12)
        let start = sentence.firstIndex { !heralds.contains($0.folded) } ?? index
        return openings.matches(in: Array(block.words[start...].prefix(12))).first?.words.lowerBound == 0
    }

    // MARK: Blocks

    /// Lines that belong together: a paragraph, or the item of a list.
    private final class Block {
        var words: [PrintedWord] = []
        /// Where each word stands: its line, and its place there.
        var places: [(line: Int, range: Range<Int>)] = []
        /// Whether each word opens a sentence.
        var opens: [Bool] = []
        /// Where orders begin, once they were looked for.
        var phrases: Set<Int>?
    }

    private static func blocks(_ lines: [String]) -> [Block] {
        var blocks: [Block] = []
        var isNew = true
        var endsSentence = true
        for (number, line) in lines.enumerated() {
            // Read as a person does: without what nobody sees, and letters as what they look like.
            var text: [Character] = []
            var offsets: [Int] = []
            let printed = line.characters
            for (offset, character) in printed.enumerated() {
                LegibleText.skeleton(character) {
                    text.append($0); offsets.append(offset)
                }
            }
            guard let first = text.first(where: { $0 != " " }) else {
                isNew = true
                continue
            }
            if bullets.contains(first) { isNew = true }
            var end = 0
            for word in PrintedWord.words(in: String(text)) {
                let gap = text[end..<word.range.lowerBound]
                if end > 0 { endsSentence = isEnd(gap) }
                let range = offsets[word.range.lowerBound]..<offsets[word.range.upperBound - 1] + 1
                // A line that begins with a capital letter is taken for a sentence of its own.
                let opens = isNew || endsSentence || (end == 0 && printed[range.lowerBound].isUppercase)
                if isNew { blocks.append(Block()) }
                isNew = false
                blocks[blocks.count - 1].words.append(word)
                blocks[blocks.count - 1].places.append((number, range))
                blocks[blocks.count - 1].opens.append(opens)
                end = word.range.upperBound
                endsSentence = false
            }
            endsSentence = isEnd(text[end...] + [" "])
        }
        return blocks
    }

    private static let marks: Signs = ".!?"
    private static let bullets: Signs = "-•*▪●◦‣·"

    /// Whether a sentence ends in what stands between two words.
    private static func isEnd(_ gap: ArraySlice<Character>) -> Bool {
        guard let mark = gap.firstIndex(where: marks.contains) else { return false }
        return gap[mark...].contains(" ")
    }
}
