/// A few signs that characters are compared with: ASCII ones by one bit each.
package struct Signs: Sendable, ExpressibleByStringLiteral {
    private var low: UInt64 = 0
    private var high: UInt64 = 0
    /// All of them, for characters of other bytes: some are equal to ASCII ones, as the Greek question mark is to a semicolon.
    private var all: Set<Character> = []

    /// The characters of a literal.
    package init(stringLiteral text: String) {
        all = Set(text)
        for byte in text.compactMap(\.asciiByte) {
            if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte - 64) }
        }
    }

    /// Whether a character is one of them.
    package func contains(_ character: Character) -> Bool {
        guard let byte = character.asciiByte else { return all.contains(character) }
        return contains(ascii: byte)
    }

    /// Whether the character of a byte of ASCII is one of them.
    package func contains(ascii byte: UInt8) -> Bool {
        (byte < 64 ? low >> UInt64(byte) : high >> UInt64(byte - 64)) & 1 == 1
    }
}
