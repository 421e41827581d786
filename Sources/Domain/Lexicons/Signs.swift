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
