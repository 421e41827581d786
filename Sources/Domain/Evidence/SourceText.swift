package import Documents
import Lexicons
import Postings

/// A document's text folded for comparison, with the way back to its own lines.
///
/// Lines are joined by a space, so that a sentence that was wrapped is found too. Each search is linear in the text
/// (Knuth, Morris and Pratt), whatever is searched for.
///
/// A class, since all that judges a model's words has it.
package final class SourceText: Sendable {
    /// Which document it is.
    package let source: Quotation.Source
    /// The numbers that it states.
    package let numbers: Set<NumberMention>
    /// Its folded words.
    let words: FixedSet<SourceWord>

    private let lines: [TextLine]
    /// The folded characters by their codes.
    private let folded: [UInt16]
    /// Where each line begins in `folded`.
    private let starts: [Int32]
    private let codes: Codes

    /// Characters by numbers: of two bytes where a `Character` has sixteen, since every run of a model keeps its sources.
    ///
    /// ASCII has its own numbers; any other character the next free one. Canonically equal characters are one, as for Swift.
    private struct Codes {
        /// The code of what stands in no text; that of characters, too, of which one text has more kinds than any language.
        static let unknown = UInt16.max
        private var others: [Character: UInt16] = [:]
        private var isLetterOrNumber: [Bool] = []

        /// The code of a character, a new one where it has none.
        mutating func add(_ character: Character) -> UInt16 {
            let known = code(of: character)
            guard known == Self.unknown, isLetterOrNumber.count < 60_000 else { return known }
            let new = UInt16(0x80 + isLetterOrNumber.count)
            others[character] = new
            isLetterOrNumber.append(character.isLetterOrNumber)
            return new
        }

        /// The code of a character.
        func code(of character: Character) -> UInt16 {
            if let ascii = character.asciiByte { return Self.code(ascii: ascii) }
            return others[character] ?? Self.unknown
        }

        /// The code of a character of ASCII.
        static func code(ascii byte: UInt8) -> UInt16 { UInt16(byte) }

        /// Whether a code is that of a letter or number.
        func isWord(_ code: UInt16) -> Bool {
            guard code >= 0x80 else {
                let byte = UInt8(truncatingIfNeeded: code)
                return UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
                    || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
            }
            return code != Self.unknown && isLetterOrNumber[Int(code) - 0x80]
        }
    }

    /// Folds a document's text.
    package init(_ text: ExtractedText, source: Quotation.Source) {
        var folded: [UInt16] = []
        var starts: [Int32] = []
        var codes = Codes()
        var joined = TextCharacters()
        starts.reserveCapacity(text.lines.count)
        for line in text.lines {
            let characters = TextCharacters(line.text)
            starts.append(Int32(clamping: folded.count))
            Self.fold(characters, isFirst: folded.isEmpty, codeOf: { codes.add($0) }) { code, _ in folded.append(code) }
            joined.append(characters)
            joined.append(TextCharacters(" "))
        }
        let words = Word.words(in: joined)
        self.source = source
        self.words = FixedSet(words.lazy.map(SourceWord.init))
        self.folded = folded
        self.starts = starts
        self.codes = codes
        lines = text.lines
        numbers = Set(NumberMention.all(in: joined, words: words).map(\.mention))
    }

    /// Folds one line: calls `body` with the code of each character and its place in the line.
    ///
    /// White space is one space before what follows it, and so is the break before the line.
    private static func fold(
        _ line: TextCharacters,
        isFirst: Bool,
        codeOf: (Character) -> UInt16,
        _ body: (UInt16, Int) -> Void
    ) {
        let space = Codes.code(ascii: UInt8(ascii: " "))
        var hasText = !isFirst
        var isSpacePending = hasText
        func take(_ code: UInt16, at place: Int) {
            guard code != space else {
                isSpacePending = hasText
                return
            }
            if isSpacePending { body(space, place) }
            isSpacePending = false
            hasText = true
            body(code, place)
        }
        for (place, byte) in line.bytes.enumerated() {
            if byte == TextCharacters.other {
                Folding.fold(line[place]) { take(codeOf($0), at: place) }
            } else {
                take(Codes.code(ascii: Folding.fold(ascii: byte)), at: place)
            }
        }
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
        let first = lines.firstIndex { $0.number >= line } ?? lines.count
        let start = first < starts.count ? Int(starts[first]) : folded.count
        return place(of: words, from: start).map(quotations(in:)) ?? []
    }

    /// Whether these words stand somewhere, as whole words.
    package func contains(_ words: String) -> Bool {
        place(of: words) != nil
    }

    /// Whether a folded word stands somewhere.
    func has(_ word: String) -> Bool {
        has(WordKey.exact(word))
    }

    /// Whether a folded word stands somewhere, told by its number.
    func has(_ word: UInt64) -> Bool {
        words.contains(SourceWord(key: word))
    }

    /// Whether a number is stated, with the same unit; `text` is one printed number such as `$1.2M`, `40 %` or `5`.
    package func contains(number text: String) -> Bool {
        let mentions = NumberMention.all(in: TextCharacters(text))
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
        let characters = TextCharacters(line.text)
        return quotation.end <= characters.count && characters[quotation.start..<quotation.end] == quotation.quote
    }

    /// Calls `body` with each line's text.
    func forEachLine(_ body: (String) -> Void) {
        for line in lines { body(line.text) }
    }

    private func quotations(in range: Range<Int>) -> [Quotation] {
        var result: [Quotation] = []
        var index = lineIndex(of: range.lowerBound)
        while index < lines.count, starts[index] < range.upperBound {
            let line = lines[index]
            var places: (first: Int, last: Int)?
            var offset = Int(starts[index])
            Self.fold(TextCharacters(line.text), isFirst: offset == 0, codeOf: codes.code(of:)) { _, place in
                if range.contains(offset) { places = (places?.first ?? place, place) }
                offset += 1
            }
            if let (first, last) = places {
                // A space between two lines belongs to the second one's first character, so it starts no line of its own.
                let span = SourceSpan(line: line.number, start: first, end: last + 1)
                let words = String(line.text.dropFirst(first).prefix(last + 1 - first))
                result.append(Quotation(source: source, quote: words, span: span))
            }
            index += 1
        }
        return result
    }

    /// The index of the line that a folded character is of.
    private func lineIndex(of place: Int) -> Int {
        var low = 0
        var high = starts.count
        while low < high {
            let middle = (low + high) / 2
            if Int(starts[middle]) <= place { low = middle + 1 } else { high = middle }
        }
        return max(0, low - 1)
    }

    /// Where folded words stand first from a place on, with no letter or digit directly beside them.
    private func place(of words: String, from start: Int = 0) -> Range<Int>? {
        let pattern = Folding.fold(words).map(codes.code(of:))
        guard let first = pattern.first, let last = pattern.last, !pattern.contains(Codes.unknown) else { return nil }
        let fallback = Self.fallback(of: pattern)
        var matched = 0
        for index in folded.indices.dropFirst(start) {
            let character = folded[index]
            while matched > 0, pattern[matched] != character { matched = fallback[matched - 1] }
            if pattern[matched] == character { matched += 1 }
            guard matched == pattern.count else { continue }
            let start = index + 1 - matched
            let isStart = !codes.isWord(first) || start == 0 || !codes.isWord(folded[start - 1])
            let isEnd = !codes.isWord(last) || index + 1 == folded.count || !codes.isWord(folded[index + 1])
            if isStart, isEnd { return start..<index + 1 }
            matched = fallback[matched - 1]
        }
        return nil
    }

    /// For each prefix of a pattern, the length of its longest proper prefix that is also its suffix.
    private static func fallback(of pattern: [UInt16]) -> [Int] {
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
