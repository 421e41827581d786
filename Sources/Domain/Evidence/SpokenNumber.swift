import Lexicons
import Postings

/// A number in words, with all of them: "two million", "thirty-five percent".
struct SpokenNumber {
    /// What it says.
    let mention: NumberMention
    /// One past its last character.
    let end: Int
    /// The index of the word behind it.
    let next: Int

    /// Reads a number; the first of the words states one.
    init(_ words: ArraySlice<Word>, in text: TextCharacters) {
        var total = 0
        var current = 0
        // What a further word has to be smaller than: "thirty" takes "five", "two hundred" takes "fifty".
        var room = Int.max
        var next = words.startIndex
        var end = words.first?.range.upperBound ?? 0
        while next < words.endIndex, next == words.startIndex || Self.isJoined(end, words[next], text) {
            let word = words[next].text
            if let power = QuantityWords.powers[word] {
                let factor = Self.power(of: power)
                if power == 2 {
                    current = max(current, 1) * factor
                    room = factor
                } else {
                    guard current < 1_000_000, factor < room || total == 0 else { break }
                    total += max(current, 1) * factor
                    current = 0
                    room = factor
                }
            } else if let value = QuantityWords.value(word), value > 0, value < room,
                next == words.startIndex || value < 1_000
            {
                current += value
                room = value % 10 == 0 && (20..<100).contains(value) ? 10 : 1
            } else {
                break
            }
            end = words[next].range.upperBound
            next += 1
        }
        if next == words.startIndex { next += 1 }
        var unit = NumberMention.Unit.none
        if next < words.endIndex, Self.isJoined(end, words[next], text),
            let named = QuantityWords.units[words[next].text],
            words[next].text != "x"
        {
            unit = named
            end = words[next].range.upperBound
            next += 1
        }
        self.end = end
        self.next = next
        mention = NumberMention(whole: String(total + current), unit: unit)
    }

    private static func power(of exponent: Int) -> Int {
        (0..<exponent).reduce(1) { value, _ in value * 10 }
    }

    /// Whether a word stands directly behind another one, or behind a hyphen.
    private static func isJoined(_ end: Int, _ word: Word, _ text: TextCharacters) -> Bool {
        word.range.lowerBound == end + 1 && (text.isSpace(at: end) || text.bytes[end] == UInt8(ascii: "-"))
    }
}
