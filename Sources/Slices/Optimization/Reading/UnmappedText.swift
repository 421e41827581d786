import Lexicons

/// Characters that an extraction could not map to text (`resume-domain.md` B6 #4).
enum UnmappedText {
    /// Where a line holds private-use characters, U+FFFD or "(cid:n)", in `Character`s; each one place.
    ///
    /// A private-use character alone at the beginning of a line is the bullet of a symbol font: nothing is lost there.
    static func places(in text: String) -> [Range<Int>] {
        // Most lines are plain ASCII without "(cid:", which costs one look at their bytes.
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "(") || $0 >= 0x80 }) else { return [] }
        let characters = text.characters
        var places: [Range<Int>] = []
        var index = 0
        while index < characters.count {
            if characters[index] == "(", let end = endOfCode(characters, from: index) {
                places.append(index..<end)
                index = end
                continue
            }
            if characters[index].unicodeScalars.contains(where: isUnmapped), !isBullet(characters, at: index) {
                places.append(index..<index + 1)
            }
            index += 1
        }
        return places
    }

    private static func isUnmapped(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "\u{FFFD}" || scalar.properties.generalCategory == .privateUse
    }

    private static func isBullet(_ characters: [Character], at index: Int) -> Bool {
        characters[index] != "\u{FFFD}" && characters[..<index].allSatisfy(\.isWhitespace)
            && index + 1 < characters.count && characters[index + 1].isWhitespace
    }

    /// The end of "(cid:12)".
    private static func endOfCode(_ characters: [Character], from start: Int) -> Int? {
        let prefix: [Character] = ["(", "c", "i", "d", ":"]
        var end = start + prefix.count
        guard end < characters.count, characters[start..<end].elementsEqual(prefix) else { return nil }
        let digits = characters[end...].prefix(6).prefix { $0.isASCII && $0.isNumber }.count
        end += digits
        guard digits > 0, end < characters.count, characters[end] == ")" else { return nil }
        return end + 1
    }
}
