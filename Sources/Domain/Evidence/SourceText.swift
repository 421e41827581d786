package import Documents
import Postings

/// A document's text folded for comparison, with the way back to its own lines.
///
/// Lines are joined by a space, so that a sentence that was wrapped is found too. Each search is linear in the text
/// (Knuth, Morris and Pratt), whatever is searched for.
package struct SourceText: Sendable {
    /// Which document it is.
    package let source: Quotation.Source
    /// The numbers that it states.
    package let numbers: Set<NumberMention>
    /// Its folded words.
    package let words: Set<String>

    private let lines: [TextLine]
    private let folded: [Character]
    /// For each folded character, the line's index and the character's place in it.
    private let origins: [Origin]

    private struct Origin {
        let line: Int32
        let character: Int32
    }

    /// Folds a document's text.
    package init(_ text: ExtractedText, source: Quotation.Source) {
        var folded: [Character] = []
        var origins: [Origin] = []
        var words: Set<String> = []
        var isSpacePending = false
        var joined: [Character] = []
        for (index, line) in text.lines.enumerated() {
            isSpacePending = !folded.isEmpty
            let characters = Array(line.text)
            for (place, character) in characters.enumerated() {
                Folding.fold(character) { part in
                    if part == " " {
                        isSpacePending = !folded.isEmpty
                        return
                    }
                    let origin = Origin(line: Int32(clamping: index), character: Int32(clamping: place))
                    if isSpacePending {
                        folded.append(" ")
                        origins.append(origin)
                        isSpacePending = false
                    }
                    folded.append(part)
                    origins.append(origin)
                }
            }
            for word in Word.words(in: characters) { words.insert(word.text) }
            joined += characters
            joined.append(" ")
        }
        self.source = source
        self.words = words
        self.folded = folded
        self.origins = origins
        lines = text.lines
        numbers = Set(NumberMention.all(in: joined).map(\.mention))
    }

    /// The first place where these words stand, as whole words.
    ///
    /// - Returns: `nil` where they stand nowhere. For words that run over several lines, the part on the first one.
    package func quotation(of words: String) -> Quotation? {
        quotations(of: words).first
    }

    /// The first place where these words stand, as whole words: one quotation for each line that it runs over.
    package func quotations(of words: String) -> [Quotation] {
        place(of: words).map(quotations(in:)) ?? []
    }

    /// The first place from a line on where these words stand, as whole words: one quotation for each line that it runs
    /// over.
    package func quotations(of words: String, from line: Int) -> [Quotation] {
        var low = 0
        var high = origins.count
        while low < high {
            let middle = (low + high) / 2
            if lines[Int(origins[middle].line)].number < line { low = middle + 1 } else { high = middle }
        }
        return place(of: words, from: low).map(quotations(in:)) ?? []
    }

    /// Whether these words stand somewhere, as whole words.
    package func contains(_ words: String) -> Bool {
        place(of: words) != nil
    }

    /// Whether a number is stated, with the same unit; `text` is one printed number such as `$1.2M`, `40 %` or `5`.
    package func contains(number text: String) -> Bool {
        let mentions = NumberMention.all(in: Array(text))
        return !mentions.isEmpty && mentions.allSatisfy { supports($0.mention) }
    }

    /// Whether a number is stated, or one that says more: "10+" supports "10", never the other way round.
    package func supports(_ number: NumberMention) -> Bool {
        numbers.contains(number) || numbers.contains(number.withPlus)
    }

    /// Whether a quotation is one of this document: its words stand exactly at its place.
    package func isVerbatim(_ quotation: Quotation) -> Bool {
        guard quotation.source == source, quotation.start >= 0, quotation.start < quotation.end,
            let line = lines.line(numbered: quotation.line)
        else { return false }
        let characters = Array(line.text)
        guard quotation.end <= characters.count else { return false }
        return String(characters[quotation.start..<quotation.end]) == quotation.quote
    }

    /// Calls `body` with each line's text.
    func forEachLine(_ body: (String) -> Void) {
        for line in lines { body(line.text) }
    }

    private func quotations(in range: Range<Int>) -> [Quotation] {
        var result: [Quotation] = []
        var index = range.lowerBound
        while index < range.upperBound {
            let lineIndex = origins[index].line
            let start = origins[index].character
            var end = start
            while index < range.upperBound, origins[index].line == lineIndex {
                end = origins[index].character
                index += 1
            }
            // A space between two lines belongs to the second one's first character, so it starts no line of its own.
            let line = lines[Int(lineIndex)]
            let span = SourceSpan(line: line.number, start: Int(start), end: Int(end) + 1)
            let words = String(line.text.dropFirst(span.start).prefix(span.end - span.start))
            result.append(Quotation(source: source, quote: words, span: span))
        }
        return result
    }

    /// Where folded words stand first from a place on, with no letter or digit directly beside them.
    private func place(of words: String, from start: Int = 0) -> Range<Int>? {
        let pattern = Array(Folding.fold(words))
        guard let first = pattern.first, let last = pattern.last else { return nil }
        let fallback = Self.fallback(of: pattern)
        var matched = 0
        for index in folded.indices.dropFirst(start) {
            let character = folded[index]
            while matched > 0, pattern[matched] != character { matched = fallback[matched - 1] }
            if pattern[matched] == character { matched += 1 }
            guard matched == pattern.count else { continue }
            let start = index + 1 - matched
            let isStart = !first.isLetterOrNumber || start == 0 || !folded[start - 1].isLetterOrNumber
            let isEnd = !last.isLetterOrNumber || index + 1 == folded.count || !folded[index + 1].isLetterOrNumber
            if isStart, isEnd { return start..<index + 1 }
            matched = fallback[matched - 1]
        }
        return nil
    }

    /// For each prefix of a pattern, the length of its longest proper prefix that is also its suffix.
    private static func fallback(of pattern: [Character]) -> [Int] {
        var fallback = [Int](repeating: 0, count: pattern.count)
        var length = 0
        for index in pattern.indices.dropFirst() {
            while length > 0, pattern[length] != pattern[index] { length = fallback[length - 1] }
            if pattern[length] == pattern[index] { length += 1 }
            fallback[index] = length
        }
        return fallback
    }
}

extension [TextLine] {
    /// The line with a number, which is one more than its index.
    func line(numbered number: Int) -> TextLine? {
        number >= 1 && number <= count ? self[number - 1] : nil
    }
}
