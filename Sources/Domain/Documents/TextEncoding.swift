/// How the characters of a text file are written as bytes, found from the bytes alone.
///
/// Bytes that are in none of these are no text: a `nil` here is an unsupported file at upload.
package enum TextEncoding: Sendable, Equatable {
    /// UTF-8, with or without a byte order mark.
    case utf8
    /// UTF-16, which is only believed with its byte order mark.
    case utf16(bigEndian: Bool)
    /// Windows code page 1252, of which Latin-1's printable characters are a part.
    case windows1252

    /// Finds the encoding of a text, or says that the bytes are no text.
    ///
    /// A NUL outside UTF-16, or more than one control character in fifty, means a binary file. A few broken sequences
    /// in what is otherwise UTF-8 (a file cut short, one bad paste) are still UTF-8.
    package init?(detecting bytes: [UInt8]) {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            let encoding = Self.utf16(bigEndian: bytes[0] == 0xFE)
            guard Self.isMostlyText(encoding.decode(bytes)) else { return nil }
            self = encoding
            return
        }
        var controls = 0
        for byte in bytes {
            if byte == 0 { return nil }
            if byte < 0x20 || byte == 0x7F, !Self.isLayout(byte) { controls += 1 }
        }
        guard controls * 50 <= bytes.count else { return nil }
        let sequences = Self.countSequences(bytes)
        if sequences.broken == 0 || sequences.whole >= 10 * sequences.broken {
            self = .utf8
            return
        }
        let undefined = bytes.count { Self.codePage1252[Int($0)] == Self.replacement }
        guard (controls + undefined) * 50 <= bytes.count else { return nil }
        self = .windows1252
    }

    /// The characters, without a byte order mark; broken sequences become U+FFFD.
    package func decode(_ bytes: [UInt8]) -> String {
        switch self {
        case .utf8:
            let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
            return String(decoding: bytes[start...], as: UTF8.self)
        case .utf16(let bigEndian):
            let units = stride(from: 2, to: bytes.count - bytes.count % 2, by: 2).map { index in
                let first = UInt16(bytes[index])
                let second = UInt16(bytes[index + 1])
                return bigEndian ? first << 8 | second : second << 8 | first
            }
            return String(decoding: units, as: UTF16.self)
        case .windows1252:
            return String(decoding: bytes.map { Self.codePage1252[Int($0)] }, as: UTF16.self)
        }
    }

    private static func isLayout(_ byte: UInt8) -> Bool {
        // Tab, line feed, vertical tab (Word's line break in plain text), form feed, carriage return, escape.
        (0x09...0x0D).contains(byte) || byte == 0x1B
    }

    private static func isMostlyText(_ text: String) -> Bool {
        var count = 0
        var odd = 0
        for scalar in text.unicodeScalars {
            count += 1
            if scalar.value == 0 { return false }
            if scalar.value == 0xFFFD || scalar.value < 0x20 && !isLayout(UInt8(scalar.value)) { odd += 1 }
        }
        return odd * 50 <= count
    }

    /// Counts the UTF-8 sequences of more than one byte, and the places where one is broken.
    private static func countSequences(_ bytes: [UInt8]) -> (whole: Int, broken: Int) {
        var whole = 0
        var broken = 0
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        while true {
            switch decoder.decode(&iterator) {
            case .scalarValue(let scalar): if scalar.value > 0x7F { whole += 1 }
            case .error: broken += 1
            case .emptyInput: return (whole, broken)
            }
        }
    }

    private static let replacement: UInt16 = 0xFFFD

    /// Windows-1252 to UTF-16, https://encoding.spec.whatwg.org/#index-windows-1252, its five unassigned bytes as U+FFFD.
    private static let codePage1252: [UInt16] = {
        var table = (0...255).map { UInt16($0) }
        let assigned: [UInt16] = [
            0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
            0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
            0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
            0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
        ]
        table.replaceSubrange(0x80..<0xA0, with: assigned)
        return table
    }()
}
