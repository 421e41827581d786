/// Words by their numbers, looked for in each word of a stream.
///
/// A table with open addressing: the numbers are hashes already, and to hash them again is most of what a `Set` costs.
/// Made once for a language; `FixedSet` is for what each run keeps, which takes less room.
package struct WordKeys: Sendable {
    /// Twice as many places as words, or more; 0 where there is none, which is no word's number.
    private let places: [UInt64]

    /// Words by their numbers.
    init(_ keys: some Sequence<UInt64>) {
        let keys = Set(keys)
        var size = 2
        while size < 2 * keys.count { size *= 2 }
        var places = [UInt64](repeating: 0, count: size)
        for key in keys {
            var place = Int(truncatingIfNeeded: key) & (size - 1)
            while places[place] != 0 { place = (place + 1) & (size - 1) }
            places[place] = key
        }
        self.places = places
    }

    /// The runs of letters of some lowercased words or phrases.
    package init(_ words: [String]) {
        self.init(words.lazy.flatMap { $0.utf8.split { !WordKey.isLetter($0) } }.map { WordKey.exact($0) })
    }

    /// These words and others.
    func union(_ more: some Sequence<UInt64>) -> WordKeys {
        WordKeys(Array(more) + self)
    }

    /// Whether a word is there.
    func contains(_ key: UInt64) -> Bool {
        var place = Int(truncatingIfNeeded: key) & (places.count - 1)
        while places[place] != 0 {
            if places[place] == key { return true }
            place = (place + 1) & (places.count - 1)
        }
        return false
    }

    /// Whether a word may stand in a text, as a run of letters; true for a text of more than ASCII.
    package func mayStand(in text: [UInt8]) -> Bool {
        WordKey.anyRun(in: text) { key, _ in contains(key) }
    }
}

extension WordKeys: Sequence {
    package func makeIterator() -> some IteratorProtocol<UInt64> {
        places.lazy.filter { $0 != 0 }.makeIterator()
    }
}
