/// The characters of a text, most of which are told by one byte.
///
/// A `Character` is a text of its own, of sixteen bytes that are counted: to look at one costs tens of instructions, and a resume is read by
/// many rules. Those of ASCII are looked at by their bytes here; for the others their characters are kept.
package struct TextCharacters: Sendable {
    /// The byte of each character of ASCII; `other` for each other one.
    package private(set) var bytes: [UInt8]
    /// All characters, where not all are of ASCII; else none.
    @usableFromInline var all: [Character] = []

    /// Stands for a character that is not of ASCII, or a line break of two characters.
    package static let other = UInt8.max

    /// The characters of a text.
    package init(_ text: String = "") {
        bytes = Array(text.utf8)
        guard !bytes.allSatisfy(\.isCharacter) else { return }
        all = Array(text)
        bytes = all.map { $0.asciiByte ?? Self.other }
    }

    /// Characters that are there already.
    package init(_ characters: [Character]) {
        bytes = characters.map { $0.asciiByte ?? Self.other }
        if bytes.contains(Self.other) { all = characters }
    }

    /// Appends the characters of a text, each by itself: an accent that begins it does not join the last one.
    package mutating func append(_ more: TextCharacters) {
        if !more.all.isEmpty || !all.isEmpty {
            if all.isEmpty { all = bytes.map(Character.ascii) }
            all += more.all.isEmpty ? more.bytes.map(Character.ascii) : more.all
        }
        bytes += more.bytes
    }

    /// How many there are.
    @inlinable package var count: Int { bytes.count }

    /// Their places.
    @inlinable package var indices: Range<Int> { bytes.indices }

    /// A character.
    @inlinable package subscript(index: Int) -> Character {
        let byte = bytes[index]
        return byte == Self.other ? all[index] : .ascii(byte)
    }

    /// A part of the text.
    package subscript(range: Range<Int>) -> String {
        isOfBytes(range) ? String(decoding: bytes[range], as: UTF8.self) : String(all[range])
    }

    /// Whether all characters of a part are bytes; a line break of two is none.
    package func isOfBytes(_ range: Range<Int>) -> Bool {
        all.isEmpty || !bytes[range].contains(Self.other)
    }

    /// Whether a character is a letter or a number.
    @inlinable package func isLetterOrNumber(at index: Int) -> Bool {
        let byte = bytes[index]
        return byte == Self.other
            ? all[index].isLetterOrNumber
            : UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20 || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
    }

    /// Whether a character is a letter.
    @inlinable package func isLetter(at index: Int) -> Bool {
        let byte = bytes[index]
        return byte == Self.other ? all[index].isLetter : UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
    }

    /// Whether a character is a capital letter.
    @inlinable package func isUppercase(at index: Int) -> Bool {
        let byte = bytes[index]
        return byte == Self.other ? all[index].isUppercase : UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
    }

    /// Whether a character is a number.
    @inlinable package func isNumber(at index: Int) -> Bool {
        let byte = bytes[index]
        return byte == Self.other ? all[index].isNumber : UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
    }

    /// Whether a character is white space.
    @inlinable package func isSpace(at index: Int) -> Bool {
        let byte = bytes[index]
        return byte == Self.other ? all[index].isWhitespace : byte == UInt8(ascii: " ") || 0x09...0x0D ~= byte
    }

    /// Whether a character is one of some signs.
    @inlinable package func isSign(of signs: Signs, at index: Int) -> Bool {
        let byte = bytes[index]
        return byte == Self.other ? signs.contains(all[index]) : signs.contains(ascii: byte)
    }
}
