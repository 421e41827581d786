/// The last five words of a text, told by one number: how sentences are recognised that stand elsewhere too.
struct WordWindow: Sendable {
    /// How many words in a row are a sentence taken over: fewer are a turn of phrase.
    static let length = 5

    private var words: [UInt64] = []

    /// Takes the next word.
    ///
    /// - Parameter word: Its folded form in UTF-8.
    /// - Returns: The number of the last five words; `nil` where there are fewer.
    mutating func append(_ word: some Sequence<UInt8>) -> UInt64? {
        // FNV-1a, 64 bits: not for secrets, and two sentences with one number are never met.
        let prime: UInt64 = 0x100_0000_01B3
        let basis: UInt64 = 0xCBF2_9CE4_8422_2325
        if words.count == Self.length { words.removeFirst() }
        words.append(word.reduce(basis) { ($0 ^ UInt64($1)) &* prime })
        guard words.count == Self.length else { return nil }
        return words.reduce(basis) { ($0 ^ $1) &* prime }
    }
}
