/// What texts are read by, told without a table for the ASCII characters that most of them are made of.
extension Character {
    /// Whether it is a letter or a number.
    package var isLetterOrNumber: Bool {
        guard let byte = asciiByte else { return isLetter || isNumber }
        return UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20 || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
    }

    /// Whether it is a letter that is not a capital one.
    package var isSmallLetter: Bool {
        asciiByte.map { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 } ?? isLowercase
    }

    /// Whether it is an ASCII digit.
    package var isDigit: Bool {
        asciiByte.map { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 } ?? false
    }

    /// Its one byte, where it is of ASCII; `nil` for a line break of two.
    package var asciiByte: UInt8? {
        // 16 instructions where `first` and `count` take 54 and a span 75 (Swift 6.3, callgrind). Safe because the pointer does not leave the
        // closure; every string of this platform has its bytes in a row.
        unsafe utf8.withContiguousStorageIfAvailable { unsafe $0.count == 1 ? $0[0] : nil } ?? nil
    }

    /// The character of a byte of ASCII, which is not made anew.
    package static func ascii(_ byte: UInt8) -> Character {
        asciiCharacters[Int(byte)]
    }

    /// Whether it is white space.
    package var isSpace: Bool {
        guard let byte = asciiByte else { return isWhitespace }
        return byte == UInt8(ascii: " ") || 0x09...0x0D ~= byte
    }
}

extension StringProtocol {
    /// Whether all of it is white space.
    package var isBlank: Bool {
        allSatisfy(\.isSpace)
    }
}

extension String {
    /// Its characters; those of ASCII out of a table, since to find where each of them ends takes a hundred steps, and texts are read many times.
    package var characters: [Character] {
        let bytes = utf8.span
        // A carriage return may be one character with what follows it.
        for index in bytes.indices where bytes[index] >= 0x80 || bytes[index] == 0x0D { return Array(self) }
        let table = asciiCharacters
        return bytes.indices.map { table[Int(bytes[$0])] }
    }
}

extension UInt8 {
    /// Whether it is a character of its own in a text, whatever stands beside it: a carriage return may be one with what follows it.
    var isCharacter: Bool { self < 0x80 && self != UInt8(ascii: "\r") }
}

private let asciiCharacters: [Character] = (0..<0x80).map { Character(Unicode.Scalar($0)) }
