import Lexicons

/// One word of a line or passage: its folded form and its place.
package struct Word: Sendable, Hashable {
    /// Folded (`Folding`), so that words are compared with `==`.
    package let text: String
    /// Its characters, from 0.
    package let range: Range<Int>

    /// The words of a text in order.
    ///
    /// A word is a run of letters and digits; a dot or apostrophe inside it belongs to it (`node.js`, `driver's`), and
    /// so do the signs of names such as `C++`, `C#`, `.NET` and `3+`. A hyphen or slash parts words, so that
    /// "front-end" and "front end" are the same two words.
    package static func words(in characters: [Character]) -> [Word] {
        var words: [Word] = []
        var bytes: [UInt8] = []
        var index = 0
        while index < characters.count {
            guard let end = end(of: index, in: characters) else {
                index += 1
                continue
            }
            words.append(Word(text: fold(characters[index..<end], &bytes), range: index..<end))
            index = end
        }
        return words
    }

    /// The words of a part of a text; their places are counted from its beginning.
    package static func words(in characters: ArraySlice<Character>) -> [Word] {
        words(in: Array(characters))
    }

    /// The folded words of a phrase.
    package static func folded(_ phrase: String) -> [String] {
        words(in: phrase.characters).map(\.text)
    }

    /// The folded form of a word; `bytes` is room that is used again.
    private static func fold(_ characters: ArraySlice<Character>, _ bytes: inout [UInt8]) -> String {
        bytes.removeAll(keepingCapacity: true)
        for character in characters {
            guard let first = character.asciiByte else {
                var text = ""
                for character in characters { Folding.fold(character) { text.append($0) } }
                return text
            }
            bytes.append(UInt8(ascii: "A")...UInt8(ascii: "Z") ~= first ? first | 0x20 : first)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func end(of start: Int, in characters: [Character]) -> Int? {
        var index = start
        let isDot = characters[start].asciiByte == UInt8(ascii: ".")
        if isDot, start + 1 < characters.count, characters[start + 1].isLetter { index += 1 }
        guard isPart(characters[index]) else { return nil }
        while index < characters.count {
            let next = index + 1 < characters.count ? characters[index + 1] : nil
            guard isPart(characters[index]) || (isJoint(characters[index]) && next.map(isPart) == true) else {
                break
            }
            index += 1
        }
        // "C++", "C#", "3+": signs at the end, but not the plus between two words.
        var signs = index
        while signs < characters.count, signs - index < 2, isSign(characters[signs]) { signs += 1 }
        if signs > index, signs == characters.count || !isPart(characters[signs]) { index = signs }
        return index
    }

    private static func isPart(_ character: Character) -> Bool {
        character.isLetterOrNumber
    }

    private static func isJoint(_ character: Character) -> Bool {
        guard let byte = character.asciiByte else { return character == "’" }
        return byte == UInt8(ascii: ".") || byte == UInt8(ascii: "'")
    }

    private static func isSign(_ character: Character) -> Bool {
        let byte = character.asciiByte
        return byte == UInt8(ascii: "+") || byte == UInt8(ascii: "#")
    }
}
