/// The characters of a JSON string, from its bytes one by one: RFC 8259 section 7.
///
/// What is not yet a whole character (an escape, the first half of a surrogate pair, a UTF-8 sequence) is held back, so that what
/// is taken is the same text wherever the bytes were cut.
struct JSONStringDecoder: Sendable {
    private enum State {
        /// A character, or a backslash.
        case plain
        /// After a backslash.
        case escape
        /// Within the four digits of `\u`.
        case digits(left: Int, value: UInt32)
        /// After the first half of a surrogate pair: the backslash of the second.
        case pairBackslash
        /// The `u` of the second half.
        case pairLetter
    }

    private var state = State.plain
    /// The first half of a surrogate pair whose second is awaited.
    private var high: UInt32?
    /// How many bytes the UTF-8 sequence still lacks, and between what the next one lies (RFC 3629 section 4).
    private var missing = 0
    private var bounds: ClosedRange<UInt8> = 0x80...0xBF
    private var decoded: [UInt8] = []
    /// How many of `decoded` are whole characters.
    private var wholeCount = 0

    /// Whether the string may end here.
    var isWhole: Bool {
        guard case .plain = state else { return false }
        return missing == 0
    }

    /// What is decoded and not taken, in UTF-8.
    var bytes: ArraySlice<UInt8> {
        decoded[..<wholeCount]
    }

    /// Begins another string.
    mutating func reset() {
        state = .plain
        high = nil
        missing = 0
        decoded = []
        wholeCount = 0
    }

    /// Takes the next byte between the quotes.
    ///
    /// - Returns: Whether it can stand there.
    @inline(__always)
    mutating func append(_ byte: UInt8) -> Bool {
        guard case .plain = state else { return appendToEscape(byte) }
        if missing > 0 { return appendContinuation(byte) }
        switch byte {
        case UInt8(ascii: "\\"):
            state = .escape
        case 0x20..<0x80:
            put(byte)
        default:
            return beginSequence(byte)
        }
        return true
    }

    /// Whether a byte is a character of its own in every string, and stands for itself.
    @inline(__always)
    static func isPlain(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte < 0x80 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    }

    /// Takes plain bytes, where the string may end.
    mutating func append(plain bytes: ArraySlice<UInt8>) {
        decoded.append(contentsOf: bytes)
        wholeCount = decoded.count
    }

    /// Hands out the whole characters that were not handed out before, in UTF-8.
    mutating func take() -> [UInt8]? {
        guard wholeCount > 0 else { return nil }
        // They take their room along, and the next ones get other room: memory that the allocator hands out again is warm, that of one stream
        // of thousands is not.
        var text: [UInt8] = []
        swap(&text, &decoded)
        if wholeCount < text.count {
            decoded = Array(text[wholeCount...])
            text.removeLast(decoded.count)
        }
        wholeCount = 0
        return text
    }

    private mutating func put(_ byte: UInt8) {
        decoded.append(byte)
        wholeCount = decoded.count
    }

    private mutating func beginSequence(_ byte: UInt8) -> Bool {
        switch byte {
        case 0xC2...0xDF: (missing, bounds) = (1, 0x80...0xBF)
        case 0xE0: (missing, bounds) = (2, 0xA0...0xBF)
        case 0xED: (missing, bounds) = (2, 0x80...0x9F)
        case 0xE1...0xEF: (missing, bounds) = (2, 0x80...0xBF)
        case 0xF0: (missing, bounds) = (3, 0x90...0xBF)
        case 0xF1...0xF3: (missing, bounds) = (3, 0x80...0xBF)
        case 0xF4: (missing, bounds) = (3, 0x80...0x8F)
        default: return false
        }
        decoded.append(byte)
        return true
    }

    private mutating func appendContinuation(_ byte: UInt8) -> Bool {
        guard bounds.contains(byte) else { return false }
        decoded.append(byte)
        missing -= 1
        bounds = 0x80...0xBF
        if missing == 0 { wholeCount = decoded.count }
        return true
    }

    private mutating func appendToEscape(_ byte: UInt8) -> Bool {
        switch (state, byte) {
        case (.escape, UInt8(ascii: "u")), (.pairLetter, UInt8(ascii: "u")):
            state = .digits(left: 4, value: 0)
        case (.escape, _):
            guard let character = Self.character(escaped: byte) else { return false }
            state = .plain
            put(character)
        case (.pairBackslash, UInt8(ascii: "\\")):
            state = .pairLetter
        case (.digits(let left, let value), _):
            guard let digit = Self.digit(byte) else { return false }
            guard left == 1 else {
                state = .digits(left: left - 1, value: value << 4 | digit)
                return true
            }
            return appendUnit(value << 4 | digit)
        default:
            return false
        }
        return true
    }

    /// Takes a UTF-16 code unit.
    private mutating func appendUnit(_ unit: UInt32) -> Bool {
        let value: UInt32
        switch (high, unit) {
        case (nil, 0xD800..<0xDC00):
            high = unit
            state = .pairBackslash
            return true
        case (let high?, 0xDC00..<0xE000):
            value = 0x10000 + (high - 0xD800) << 10 + (unit - 0xDC00)
        case (nil, _):
            value = unit
        default:
            return false
        }
        // None for the second half of a pair that stands alone.
        guard let scalar = Unicode.Scalar(value) else { return false }
        high = nil
        state = .plain
        decoded.append(contentsOf: scalar.utf8)
        wholeCount = decoded.count
        return true
    }

    private static func character(escaped byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): byte
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "f"): 0x0C
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "r"): 0x0D
        case UInt8(ascii: "t"): 0x09
        default: nil
        }
    }

    private static func digit(_ byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a") + 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A") + 10)
        default: nil
        }
    }
}
