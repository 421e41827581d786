/// A folded word told by one number, so that comparing words makes no strings.
package enum WordKey {
    // FNV-1a, 64 bits: not for secrets, and two words with one number are never met.
    private static let basis: UInt64 = 0xCBF2_9CE4_8422_2325
    private static let prime: UInt64 = 0x100_0000_01B3

    /// The number of a word as it is written; canonically equal ones have the same, as they are equal for Swift.
    package static func exact(_ word: String) -> UInt64 {
        let bytes = word.utf8.span
        // Beyond ASCII that needs the tables of Unicode, which hashing looks into: those numbers are of this process alone.
        for index in bytes.indices where bytes[index] >= 0x80 { return UInt64(truncatingIfNeeded: word.hashValue) }
        return exact(bytes, to: bytes.count)
    }

    /// The number of a word of ASCII as it is written.
    package static func exact(_ word: ArraySlice<UInt8>) -> UInt64 {
        exact(word.span, to: word.count)
    }

    /// The number of the beginning of a word.
    private static func exact(_ word: Span<UInt8>, to end: Int) -> UInt64 {
        var number = basis
        for index in 0..<end { number = adding(word[index], to: number) }
        return number
    }

    /// The number of the scalars of a word of ASCII, as small letters.
    static func lowercased(_ word: ArraySlice<Unicode.Scalar>) -> UInt64 {
        word.reduce(basis) { number, scalar in
            let byte = UInt8(truncatingIfNeeded: scalar.value)
            return adding(UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte ? byte | 0x20 : byte, to: number)
        }
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
    package static func anyRun(in text: [UInt8], where isWanted: (UInt64, Range<Int>) -> Bool) -> Bool {
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
    package static func stem(_ word: Span<UInt8>) -> UInt64 {
        var end = word.count
        if ends(word, end, "'s", leaving: 1) { end -= 2 } else if ends(word, end, "'", leaving: 1) { end -= 1 }
        if ends(word, end, "ies", leaving: 2) || ends(word, end, "ied", leaving: 2) {
            return adding(UInt8(ascii: "y"), to: exact(word, to: end - 3))
        }
        if ends(word, end, "s", leaving: 3), !ends(word, end, "ss", leaving: 1), !ends(word, end, "us", leaving: 1),
            !ends(word, end, "is", leaving: 1)
        {
            end -= 1
        }
        if ends(word, end, "ing", leaving: 2), hasVowel(word, before: end - 3) {
            end -= 3
        } else if ends(word, end, "ed", leaving: 3), hasVowel(word, before: end - 2) {
            end -= 2
        }
        if ends(word, end, "e", leaving: 3) { end -= 1 }
        // "planned", "plan"; "processes", "process".
        if end >= 3, word[end - 1] == word[end - 2], !isVowel(word[end - 1]) { end -= 1 }
        return exact(word, to: end)
    }

    /// Whether a word up to a place ends in some letters, and is longer than them by some bytes.
    @inline(__always)
    private static func ends(_ word: Span<UInt8>, _ end: Int, _ ending: StaticString, leaving least: Int) -> Bool {
        let count = ending.utf8CodeUnitCount
        guard end >= count + least else { return false }
        // The last letter tells most words. Safe because a literal of letters has its bytes at its pointer.
        for index in 1...count where unsafe word[end - index] != ending.utf8Start[count - index] { return false }
        return true
    }

    private static func hasVowel(_ word: Span<UInt8>, before end: Int) -> Bool {
        for index in 0..<end where isVowel(word[index]) { return true }
        return false
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
