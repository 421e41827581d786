import Lexicons
import Postings

/// Reads the numbers that are printed in digits, one after the other.
struct NumberScanner {
    private let characters: [Character]
    private var index = 0

    /// A scanner at the start of a text.
    init(_ characters: [Character]) {
        self.characters = characters
    }

    /// The next number, or `nil` at the end.
    mutating func next() -> NumberMention.Place? {
        while index < characters.count {
            guard Self.digit(characters[index]) != nil else {
                index += 1
                continue
            }
            if index > 0, characters[index - 1].isLetter {
                skipWord()
                continue
            }
            return number()
        }
        return nil
    }

    private mutating func skipWord() {
        while index < characters.count, characters[index].isLetterOrNumber { index += 1 }
    }

    private mutating func number() -> NumberMention.Place {
        let start = index
        var whole = digits()
        // A comma parts thousands only before exactly three digits; anything else ends the number.
        while character(at: index) == ",", whole.count <= 3 || isGrouped, digitCount(from: index + 1) == 3 {
            index += 1
            isGrouped = true
            whole += digits()
        }
        isGrouped = false
        var fraction = ""
        if character(at: index) == ".", digitCount(from: index + 1) > 0 {
            index += 1
            fraction = digits()
        }
        var unit = currency(before: start)
        let (shift, suffixUnit) = suffix()
        if unit == .none { unit = suffixUnit }
        var hasPlus = false
        if character(at: index) == "+" {
            hasPlus = true
            index += 1
        }
        let mention = NumberMention(whole: whole, fraction: fraction, shift: shift, unit: unit, hasPlus: hasPlus)
        return NumberMention.Place(mention: mention, range: start..<index)
    }

    /// Whether the number being read has had a comma.
    private var isGrouped = false

    private mutating func digits() -> String {
        var text = ""
        while let character = character(at: index), let digit = Self.digit(character) {
            text.append(digit)
            index += 1
        }
        return text
    }

    private func digitCount(from start: Int) -> Int {
        var end = start
        // Only whether there are exactly three matters, so that no digit is looked at more than twice.
        while end - start < 4, let character = character(at: end), Self.digit(character) != nil { end += 1 }
        return end - start
    }

    /// The magnitude and unit printed behind the digits: `k`, `M`, `bn`, `million`, `%`, `x`, `€`, `USD`.
    private mutating func suffix() -> (shift: Int, unit: NumberMention.Unit) {
        var shift = 0
        var unit = NumberMention.Unit.none
        for _ in 0..<2 {
            var place = index
            while character(at: place) == " ", place - index < 2 { place += 1 }
            guard let first = character(at: place) else { break }
            if let sign = QuantityWords.signs[first] {
                unit = sign
                index = place + 1
                break
            }
            var end = place
            while end - place < 12, let letter = character(at: end), letter.isLetter { end += 1 }
            guard end > place, character(at: end).map({ !$0.isLetterOrNumber }) ?? true else { break }
            let word = Folding.fold(String(characters[place..<end]))
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
        if let unit = QuantityWords.signs[sign], unit != .percent, unit != .multiplier { return unit }
        guard sign == " ", let before = character(at: start - 2), let unit = QuantityWords.signs[before] else {
            return .none
        }
        return unit == .percent || unit == .multiplier ? .none : unit
    }

    private func character(at index: Int) -> Character? {
        characters.indices.contains(index) ? characters[index] : nil
    }

    private static func digit(_ character: Character) -> Character? {
        if let byte = character.asciiByte { return UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte ? character : nil }
        // Other scripts' digits and full-width ones; fractions and numerals such as "½" and "Ⅳ" are none.
        guard character.unicodeScalars.count == 1, let scalar = character.unicodeScalars.first,
            scalar.properties.numericType == .decimal, let value = character.wholeNumberValue
        else { return nil }
        return Character(String(value))
    }
}
