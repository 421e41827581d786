package import Lexicons
import Postings

/// A number as it is stated: its value and what it counts, however it is written.
///
/// "$1.2M", "1,200,000 $" and "1.2 million dollars" are one mention; "40%" and "40" are two. Digits are compared as
/// text, so that no rounding makes two numbers one.
package struct NumberMention: Sendable, Hashable {
    /// What a number counts, as far as it is printed with it.
    package enum Unit: String, Sendable, Hashable {
        case none, percent, multiplier, dollar, euro, pound, yen, rupee
    }

    /// The digits without zeros at either end; `0` for zero.
    package let digits: String
    /// The power of ten that `digits` is multiplied with.
    package let exponent: Int
    /// What it counts.
    package let unit: Unit
    /// Whether a plus follows it: "10+".
    package let hasPlus: Bool

    /// The same number with a plus, which says more.
    package var withPlus: NumberMention {
        NumberMention(digits: digits, exponent: exponent, unit: unit, hasPlus: true)
    }

    /// Its value where it is a whole number of few digits, else -1.
    var value: Int {
        guard exponent >= 0, digits.count + exponent <= 9, let digits = Int(digits) else { return -1 }
        return (0..<exponent).reduce(digits) { value, _ in value * 10 }
    }

    /// Whether it is as large as a year, which a count such as "2,000" may be, too: `Statements` tells them apart.
    var mayBeYear: Bool { unit == .none && (1900...2100).contains(value) }

    /// A number found in a text.
    package struct Place: Sendable {
        /// What it says.
        package let mention: NumberMention
        /// Its characters.
        package let range: Range<Int>
    }

    /// The numbers of characters that are there already.
    package static func all(in characters: [Character]) -> [Place] {
        all(in: TextCharacters(characters))
    }

    /// The numbers of a text in order: in digits, and in the words of `QuantityWords`.
    ///
    /// Digits behind a letter ("S3", "p99") are part of a name and no number.
    package static func all(in text: TextCharacters) -> [Place] {
        all(in: text, words: Word.words(in: text))
    }

    /// The numbers of a text whose words are known.
    static func all(in text: TextCharacters, words: [Word]) -> [Place] {
        var places: [Place] = []
        var scanner = NumberScanner(text)
        while let place = scanner.next() { places.append(place) }
        // Which of those in digits the next word may be a part of.
        let count = places.count
        var taken = 0
        var index = 0
        while index < words.count {
            let word = words[index]
            index += 1
            while taken < count, places[taken].range.upperBound <= word.range.lowerBound { taken += 1 }
            if taken < count, places[taken].range.overlaps(word.range) { continue }
            guard var mention = QuantityWords.mention(word) else { continue }
            var end = word.range.upperBound
            if mention.unit == .none {
                let spoken = SpokenNumber(words[(index - 1)...], in: text)
                mention = spoken.mention
                end = spoken.end
                index = spoken.next
            }
            places.append(Place(mention: mention, range: word.range.lowerBound..<end))
        }
        return places.count == count ? places : places.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// A number made of the digits of ASCII before and behind its decimal sign.
    init(whole: String, fraction: String = "", shift: Int = 0, unit: Unit = .none, hasPlus: Bool = false) {
        let zero = UInt8(ascii: "0")
        var digits = Array((whole + fraction).utf8)[...]
        var exponent = shift - fraction.utf8.count
        while digits.last == zero {
            digits.removeLast()
            exponent += 1
        }
        digits = digits.drop { $0 == zero }
        self.digits = digits.isEmpty ? "0" : String(decoding: digits, as: UTF8.self)
        self.exponent = digits.isEmpty ? 0 : exponent
        self.unit = unit
        self.hasPlus = hasPlus
    }

    private init(digits: String, exponent: Int, unit: Unit, hasPlus: Bool) {
        self.digits = digits
        self.exponent = exponent
        self.unit = unit
        self.hasPlus = hasPlus
    }
}
