package import Lexicons

/// One word of a line or passage: its folded form and its place.
package struct Word: Sendable, Hashable {
    /// Folded (`Folding`), so that words are compared with `==`.
    package let text: String
    /// The number of `text`.
    package let key: UInt64
    /// Its characters, from 0.
    package let range: Range<Int>

    /// The words of characters that are there already.
    package static func words(in characters: [Character]) -> [Word] {
        words(in: TextCharacters(characters))
    }

    /// The words of a text in order.
    ///
    /// A word is a run of letters and digits; a dot or apostrophe inside it belongs to it (`node.js`, `driver's`), and
    /// so do the signs of names such as `C++`, `C#`, `.NET` and `3+`. A hyphen or slash parts words, so that
    /// "front-end" and "front end" are the same two words.
    package static func words(in text: TextCharacters) -> [Word] {
        let folded = text.bytes.map(Folding.fold(ascii:))
        var words: [Word] = []
        words.reserveCapacity(folded.count / 6 + 1)
        var index = 0
        while index < folded.count {
            guard let end = end(of: index, in: text) else {
                index += 1
                continue
            }
            let range = index..<end
            if text.isOfBytes(range) {
                let word = folded[range]
                words.append(
                    Word(text: String(decoding: word, as: UTF8.self), key: WordKey.exact(word), range: range)
                )
            } else {
                let word = fold(range, of: text)
                words.append(Word(text: word, key: WordKey.exact(word), range: range))
            }
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
        words(in: TextCharacters(phrase)).map(\.text)
    }

    /// The folded form of a word that is not of ASCII alone.
    private static func fold(_ range: Range<Int>, of text: TextCharacters) -> String {
        var folded = ""
        for index in range { Folding.fold(text[index]) { folded.append($0) } }
        return folded
    }

    private static func end(of start: Int, in text: TextCharacters) -> Int? {
        let count = text.bytes.count
        var index = start
        let isDot = text.bytes[start] == UInt8(ascii: ".")
        if isDot, start + 1 < count, text.isLetter(at: start + 1) { index += 1 }
        guard isLetterOrNumber(index, in: text) else { return nil }
        while index < count {
            let isJoined = { index + 1 < count && isLetterOrNumber(index + 1, in: text) }
            guard isLetterOrNumber(index, in: text) || (isJoint(index, in: text) && isJoined()) else { break }
            index += 1
        }
        // "C++", "C#", "3+": signs at the end, but not the plus between two words.
        var signs = index
        while signs < count, signs - index < 2, isSign(text.bytes[signs]) { signs += 1 }
        if signs > index, signs == count || !isLetterOrNumber(signs, in: text) { index = signs }
        return index
    }

    /// Whether a character is a letter or a number; of ASCII it is told here, since to ask another module is a call.
    private static func isLetterOrNumber(_ index: Int, in text: TextCharacters) -> Bool {
        let byte = text.bytes[index]
        guard byte < 0x80 else { return text.isLetterOrNumber(at: index) }
        return UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20 || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
    }

    private static func isJoint(_ index: Int, in text: TextCharacters) -> Bool {
        switch text.bytes[index] {
        case UInt8(ascii: "."), UInt8(ascii: "'"): true
        case TextCharacters.other: text[index] == "’"
        default: false
        }
    }

    private static func isSign(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "+") || byte == UInt8(ascii: "#")
    }
}
