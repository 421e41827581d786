import Lexicons

/// Characters that an extraction could not map to text (`resume-domain.md` B6 #4).
enum UnmappedText {
    /// Where a line holds private-use characters, U+FFFD or "(cid:n)", in `Character`s; each one place.
    ///
    /// A private-use character alone at the beginning of a line is the bullet of a symbol font: nothing is lost there.
    static func places(in text: String) -> [Range<Int>] {
        // Most lines are plain ASCII without "(cid:", which costs one look at their bytes.
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "(") || $0 >= 0x80 }) else { return [] }
        let characters = TextCharacters(text)
        var places: [Range<Int>] = []
        var index = 0
        while index < characters.count {
            if characters.bytes[index] == UInt8(ascii: "("), let end = endOfCode(characters, from: index) {
                places.append(index..<end)
                index = end
                continue
            }
            if characters.bytes[index] == TextCharacters.other,
                characters[index].unicodeScalars.contains(where: isUnmapped), !isBullet(characters, at: index)
            {
                places.append(index..<index + 1)
            }
            index += 1
        }
        return places
    }

    private static func isUnmapped(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "\u{FFFD}" || scalar.properties.generalCategory == .privateUse
    }

    private static func isBullet(_ characters: TextCharacters, at index: Int) -> Bool {
        characters[index] != "\u{FFFD}" && (0..<index).allSatisfy(characters.isSpace(at:))
            && index + 1 < characters.count && characters.isSpace(at: index + 1)
    }

    /// The end of "(cid:12)".
    private static func endOfCode(_ characters: TextCharacters, from start: Int) -> Int? {
        let bytes = characters.bytes[start...]
        let prefix = "(cid:".utf8
        guard bytes.starts(with: prefix) else { return nil }
        let rest = bytes.dropFirst(prefix.count)
        let digits = rest.prefix(6).prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
        guard !digits.isEmpty, rest.dropFirst(digits.count).first == UInt8(ascii: ")") else { return nil }
        return digits.endIndex + 1
    }
}
