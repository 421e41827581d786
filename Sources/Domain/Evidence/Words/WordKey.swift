/// A folded word told by one number, so that comparing words makes no strings.
enum WordKey {
    // FNV-1a, 64 bits: not for secrets, and two words with one number are never met.
    private static let basis: UInt64 = 0xCBF2_9CE4_8422_2325
    private static let prime: UInt64 = 0x100_0000_01B3

    /// The number of a word as it is written.
    static func exact(_ word: some Sequence<UInt8>) -> UInt64 {
        word.reduce(basis) { adding($1, to: $0) }
    }

    /// The number of a word with one more byte.
    @inline(__always)
    private static func adding(_ byte: UInt8, to number: UInt64) -> UInt64 {
        (number ^ UInt64(byte)) &* prime
    }

    /// Looks for runs of letters in a text.
    ///
    /// Asked for each clause of a stream, so that it goes through the bytes once and makes nothing.
    ///
    /// - Parameters:
    ///   - text: The text, in UTF-8; letters count as small ones.
    ///   - isWanted: Told the number of each run, and where it stands.
    /// - Returns: Whether one is there; true, too, for a text of more than ASCII, which needs a closer look.
    @inline(__always)
    static func anyRun(in text: [UInt8], where isWanted: (UInt64, Range<Int>) -> Bool) -> Bool {
        let text = text.span
        var (number, start) = (basis, 0)
        for index in text.indices {
            let byte = text[index]
            guard byte < 0x80 else { return true }
            // No other sign becomes a letter by the bit that makes one small.
            if isLetter(byte | 0x20) {
                number = adding(byte | 0x20, to: number)
                continue
            }
            if start < index, isWanted(number, start..<index) { return true }
            (number, start) = (basis, index + 1)
        }
        return start < text.count && isWanted(number, start..<text.count)
    }

    /// Whether a byte is a small letter.
    static func isLetter(_ byte: UInt8) -> Bool {
        UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte
    }

    /// The number of a word without the endings of its number, tense or owner, which make no other word of it.
    ///
    /// Light on purpose: "reduced" and "reducing" are one word, "managed" and "manager" are two, since an ending that makes a person or a
    /// thing of a deed says more than the deed.
    static func stem(_ word: ArraySlice<UInt8>) -> UInt64 {
        var end = word.endIndex
        func length() -> Int { end - word.startIndex }
        func ends(_ ending: StaticString, leaving least: Int) -> Bool {
            let count = ending.utf8CodeUnitCount
            guard length() >= count + least else { return false }
            return ending.withUTF8Buffer { unsafe word[(end - count)..<end].elementsEqual($0) }
        }
        if ends("'s", leaving: 1) { end -= 2 } else if ends("'", leaving: 1) { end -= 1 }
        if ends("ies", leaving: 2) || ends("ied", leaving: 2) {
            return (exact(word[..<(end - 3)]) ^ UInt64(UInt8(ascii: "y"))) &* prime
        }
        if ends("s", leaving: 3), !ends("ss", leaving: 1), !ends("us", leaving: 1), !ends("is", leaving: 1) { end -= 1 }
        if ends("ing", leaving: 2), hasVowel(word[..<(end - 3)]) {
            end -= 3
        } else if ends("ed", leaving: 3), hasVowel(word[..<(end - 2)]) {
            end -= 2
        }
        if ends("e", leaving: 3) { end -= 1 }
        // "planned", "plan"; "processes", "process".
        if length() >= 3, word[end - 1] == word[end - 2], !isVowel(word[end - 1]) { end -= 1 }
        return exact(word[..<end])
    }

    private static func hasVowel(_ word: ArraySlice<UInt8>) -> Bool {
        word.contains(where: isVowel)
    }

    private static func isVowel(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"),
            UInt8(ascii: "y"):
            true
        default: false
        }
    }
}
