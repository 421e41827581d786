/// Decodes the pieces of a text that comes as several JSON strings.
///
/// A character beyond 16 bits may be escaped as two halves, and a server may cut between them: the first half waits for the next piece.
/// Half a character without its other half becomes U+FFFD.
struct JSONTextDecoder: Sendable, Equatable {
    /// A first half whose second has not come yet.
    private var highHalf: UInt32?

    /// Decodes the next piece.
    ///
    /// - Parameters:
    ///   - piece: What is between the quotes.
    ///   - hasEscapes: Whether a backslash is in it.
    /// - Returns: UTF-8, as far as the server wrote UTF-8.
    mutating func decode(_ piece: ArraySlice<UInt8>, hasEscapes: Bool) -> [UInt8] {
        guard hasEscapes || highHalf != nil else { return Array(piece) }
        var text: [UInt8] = []
        text.reserveCapacity(piece.count + 3)
        var rest = piece
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "\\") {
                decodeEscape(from: &rest, into: &text)
            } else {
                flush(into: &text)
                text.append(byte)
            }
        }
        return text
    }

    /// Ends the text: a half that still waits will not be whole.
    mutating func flush(into text: inout [UInt8]) {
        guard highHalf != nil else { return }
        highHalf = nil
        text.append(contentsOf: Self.replacement)
    }

    /// Whether a half waits for its other half.
    var isWaiting: Bool {
        highHalf != nil
    }

    private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

    /// Decodes what follows a backslash.
    private mutating func decodeEscape(from rest: inout ArraySlice<UInt8>, into text: inout [UInt8]) {
        let kind = rest.popFirst() ?? UInt8(ascii: "\\")
        guard kind == UInt8(ascii: "u") else {
            flush(into: &text)
            text.append(Self.plain(kind))
            return
        }
        guard let value = Self.takeHexadecimal(from: &rest) else {
            flush(into: &text)
            text.append(contentsOf: Self.replacement)
            return
        }
        if let high = highHalf, (0xDC00...0xDFFF).contains(value) {
            highHalf = nil
            append(0x10000 + ((high - 0xD800) << 10) + (value - 0xDC00), to: &text)
            return
        }
        flush(into: &text)
        if (0xD800...0xDBFF).contains(value) {
            highHalf = value
        } else {
            append(value, to: &text)
        }
    }

    private func append(_ value: UInt32, to text: inout [UInt8]) {
        guard let scalar = Unicode.Scalar(value) else { return text.append(contentsOf: Self.replacement) }
        text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }

    /// The character that a letter after a backslash stands for; any other stands for itself.
    private static func plain(_ kind: UInt8) -> UInt8 {
        switch kind {
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "t"): 0x09
        case UInt8(ascii: "r"): 0x0D
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "f"): 0x0C
        default: kind
        }
    }

    /// The value of four hexadecimal digits; takes nothing where there are none.
    private static func takeHexadecimal(from rest: inout ArraySlice<UInt8>) -> UInt32? {
        guard rest.count >= 4 else { return nil }
        var value: UInt32 = 0
        for byte in rest.prefix(4) {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
            value = value << 4 | UInt32(digit)
        }
        rest = rest.dropFirst(4)
        return value
    }
}
