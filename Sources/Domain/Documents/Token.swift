/// A short text that is safe in a path, an event id and a log line: 1 to 64 characters of `A-Z a-z 0-9 - _`.
package struct Token: Sendable, Hashable {
    /// The characters.
    package let text: String

    /// Checks a string from outside.
    package init?(_ text: String) {
        let bytes = text.utf8
        guard (1...64).contains(bytes.count), bytes.allSatisfy(Self.isAllowed) else { return nil }
        self.text = text
    }

    private init(unchecked text: String) {
        self.text = text
    }

    /// 128 bits of the system's cryptographic generator, as 26 characters of Crockford's base 32.
    ///
    /// `SystemRandomNumberGenerator` is `getrandom(2)` on Linux. Base 32 keeps an id readable aloud and free of `.`,
    /// which separates the parts of an event id.
    package static func random() -> Token {
        var generator = SystemRandomNumberGenerator()
        var high = generator.next() as UInt64
        var low = generator.next() as UInt64
        var digits = [UInt8](repeating: 0, count: 26)
        for index in digits.indices.reversed() {
            digits[index] = alphabet[Int(low & 31)]
            low = low >> 5 | high << 59
            high >>= 5
        }
        return Token(unchecked: String(decoding: digits, as: UTF8.self))
    }

    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
