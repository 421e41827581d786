/// Strings and brackets of JSON, byte by byte: all that it takes to find where a value ends, whatever is in it.
struct JSONLexer: Sendable {
    /// What a byte is.
    enum Token {
        /// `{` or `[`; `depth` counts it already.
        case opening
        /// `}` or `]`, which closed its like; `depth` counts it no more.
        case closing
        /// `}` or `]`, where the other one or none was open.
        case mismatched
        /// The quote that begins a string.
        case stringBegan
        /// The quote that ends it.
        case stringEnded
        /// A byte between them.
        case inString
        /// A control character between them, which JSON does not allow.
        case control
        /// Anything else outside strings.
        case other
    }

    /// How many brackets are open.
    private(set) var depth = 0
    /// Whether the next byte belongs to a string.
    private(set) var isInString = false
    private var isEscaped = false
    /// Which of the open brackets, from the outermost on, are `[`.
    private var arrays: UInt64 = 0

    /// Whether nothing is open.
    var isOutside: Bool {
        depth == 0 && !isInString
    }

    /// Takes the next byte.
    @inline(__always)
    mutating func step(_ byte: UInt8) -> Token {
        if isInString { return stepInString(byte) }
        switch byte {
        case UInt8(ascii: "\""):
            isInString = true
            return .stringBegan
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            // Deeper ones than there are bits are compared with an older bit: wrong, but such a value is refused anyway.
            let bit: UInt64 = 1 << UInt64(depth & 63)
            if byte == UInt8(ascii: "[") { arrays |= bit } else { arrays &= ~bit }
            depth += 1
            return .opening
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
            guard depth > 0 else { return .mismatched }
            depth -= 1
            let isArray = arrays & (1 << UInt64(depth & 63)) != 0
            return isArray == (byte == UInt8(ascii: "]")) ? .closing : .mismatched
        default:
            return .other
        }
    }

    private mutating func stepInString(_ byte: UInt8) -> Token {
        guard byte >= 0x20 else {
            isEscaped = false
            return .control
        }
        if isEscaped {
            isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
            isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
            isInString = false
            return .stringEnded
        }
        return .inString
    }
}
