/// What texts are read by, told without a table for the ASCII characters that most of them are made of.
extension Character {
    /// Whether it is a letter or a number.
    package var isLetterOrNumber: Bool {
        guard let first = utf8.first, first < 0x80 else { return isLetter || isNumber }
        return UInt8(ascii: "a")...UInt8(ascii: "z") ~= first | 0x20 || UInt8(ascii: "0")...UInt8(ascii: "9") ~= first
    }

    /// Whether it is an ASCII digit.
    package var isDigit: Bool {
        utf8.count == 1 && utf8.first.map { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 } ?? false
    }

    /// Whether it is white space.
    package var isSpace: Bool {
        guard let first = utf8.first, first < 0x80 else { return isWhitespace }
        return first == UInt8(ascii: " ") || 0x09...0x0D ~= first
    }
}

/// A few signs that characters are compared with: ASCII ones by one bit each.
package struct Signs: Sendable, ExpressibleByStringLiteral {
    private var low: UInt64 = 0
    private var high: UInt64 = 0
    /// All of them, for characters of other bytes: some are equal to ASCII ones, as the Greek question mark is to a semicolon.
    private var all: Set<Character> = []

    /// The characters of a literal.
    package init(stringLiteral text: String) {
        all = Set(text)
        for byte in text.compactMap(Self.ascii) {
            if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte - 64) }
        }
    }

    /// Whether a character is one of them.
    package func contains(_ character: Character) -> Bool {
        guard let byte = Self.ascii(character) else { return all.contains(character) }
        return (byte < 64 ? low >> UInt64(byte) : high >> UInt64(byte - 64)) & 1 == 1
    }

    /// The one byte of a character; `nil` where it has more, as a line break of two has.
    private static func ascii(_ character: Character) -> UInt8? {
        guard let first = character.utf8.first, first < 0x80, character.utf8.count == 1 else { return nil }
        return first
    }
}

extension StringProtocol {
    /// Whether all of it is white space.
    package var isBlank: Bool {
        allSatisfy(\.isSpace)
    }
}

extension StringProtocol {
    /// Where some words stand first, in `Character`s.
    ///
    /// What `firstRange(of:)` says, which takes microseconds for a line; most lines are ASCII, whose bytes are its characters.
    package func place(of words: String) -> Range<Int>? {
        let (text, pattern) = (Array(utf8), Array(words.utf8))
        guard let first = pattern.first, text.allSatisfy(Self.isCharacter), pattern.allSatisfy(Self.isCharacter) else {
            return firstRange(of: words).map { range in
                let start = distance(from: startIndex, to: range.lowerBound)
                return start..<start + distance(from: range.lowerBound, to: range.upperBound)
            }
        }
        var start = 0
        while start + pattern.count <= text.count {
            if text[start] == first, text[start..<start + pattern.count].elementsEqual(pattern) {
                return start..<start + pattern.count
            }
            start += 1
        }
        return nil
    }

    /// Whether a byte is a character of its own, whatever stands beside it.
    private static func isCharacter(_ byte: UInt8) -> Bool {
        byte < 0x80 && byte != UInt8(ascii: "\r")
    }
}
