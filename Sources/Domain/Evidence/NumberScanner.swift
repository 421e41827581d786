import Lexicons
import Postings

/// Reads the numbers that are printed in digits, one after the other.
struct NumberScanner {
    private let text: TextCharacters
    private var index = 0

    /// A scanner at the start of a text.
    init(_ text: TextCharacters) {
        self.text = text
    }

    /// The next number, or `nil` at the end.
    mutating func next() -> NumberMention.Place? {
        while index < text.count {
            guard isDecimal(at: index) else {
                index += 1
                continue
            }
            if index > 0, text.isLetter(at: index - 1) {
                skipWord()
                continue
            }
            return number()
        }
        return nil
    }

    private mutating func skipWord() {
        while index < text.count, text.isLetterOrNumber(at: index) { index += 1 }
    }

    private mutating func number() -> NumberMention.Place {
        let start = index
        var whole = digits()
        // A comma parts thousands only before exactly three digits; anything else ends the number.
        while isSign(",", at: index), whole.count <= 3 || isGrouped, digitCount(from: index + 1) == 3 {
            index += 1
            isGrouped = true
            whole += digits()
        }
        isGrouped = false
        var fraction = ""
        if isSign(".", at: index), digitCount(from: index + 1) > 0 {
            index += 1
            fraction = digits()
        }
        var unit = currency(before: start)
        let (shift, suffixUnit) = suffix()
        if unit == .none { unit = suffixUnit }
        var hasPlus = false
        if isSign("+", at: index) {
            hasPlus = true
            index += 1
        }
        let mention = NumberMention(whole: whole, fraction: fraction, shift: shift, unit: unit, hasPlus: hasPlus)
        return NumberMention.Place(mention: mention, range: start..<index)
    }

    /// Whether the number being read has had a comma.
    private var isGrouped = false

    private mutating func digits() -> String {
        let start = index
        while index < text.count, isDecimal(at: index) { index += 1 }
        return text.isOfBytes(start..<index)
            ? text[start..<index] : String((start..<index).compactMap { Self.digit(text[$0]) })
    }

    private func digitCount(from start: Int) -> Int {
        var end = start
        // Only whether there are exactly three matters, so that no digit is looked at more than twice.
        while end - start < 4, end < text.count, isDecimal(at: end) { end += 1 }
        return end - start
    }

    /// The magnitude and unit printed behind the digits: `k`, `M`, `bn`, `million`, `%`, `x`, `€`, `USD`.
    private mutating func suffix() -> (shift: Int, unit: NumberMention.Unit) {
        var shift = 0
        var unit = NumberMention.Unit.none
        for _ in 0..<2 {
            var place = index
            while isSign(" ", at: place), place - index < 2 { place += 1 }
            guard let first = character(at: place) else { break }
            if let sign = QuantityWords.unit(of: first) {
                unit = sign
                index = place + 1
                break
            }
            var end = place
            while end - place < 12, end < text.count, text.isLetter(at: end) { end += 1 }
            guard end > place, end - place <= QuantityWords.longest,
                end == text.count || !text.isLetterOrNumber(at: end)
            else { break }
            let word = Folding.fold(text[place..<end])
            let isAttached = place == index
            if shift == 0, let magnitude = QuantityWords.magnitudes[word], isAttached || word.count > 2 {
                shift = magnitude
                index = end
            } else if let named = QuantityWords.units[word], isAttached || word != "x" {
                unit = named
                index = end
                break
            } else {
                break
            }
        }
        return (shift, unit)
    }

    private func currency(before start: Int) -> NumberMention.Unit {
        guard let sign = character(at: start - 1) else { return .none }
        if let unit = QuantityWords.unit(of: sign), unit != .percent, unit != .multiplier { return unit }
        guard sign == " ", let before = character(at: start - 2), let unit = QuantityWords.unit(of: before) else {
            return .none
        }
        return unit == .percent || unit == .multiplier ? .none : unit
    }

    private func character(at index: Int) -> Character? {
        index >= 0 && index < text.count ? text[index] : nil
    }

    private func isSign(_ sign: Unicode.Scalar, at index: Int) -> Bool {
        index < text.count && text.bytes[index] == UInt8(ascii: sign)
    }

    private func isDecimal(at index: Int) -> Bool {
        let byte = text.bytes[index]
        return byte == TextCharacters.other
            ? Self.digit(text[index]) != nil : UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
    }

    /// The ASCII digit of a character that is one.
    private static func digit(_ character: Character) -> Character? {
        if let byte = character.asciiByte { return UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte ? character : nil }
        // Other scripts' digits and full-width ones; fractions and numerals such as "½" and "Ⅳ" are none.
        guard character.unicodeScalars.count == 1, let scalar = character.unicodeScalars.first,
            scalar.properties.numericType == .decimal, let value = character.wholeNumberValue
        else { return nil }
        return Character(String(value))
    }
}
