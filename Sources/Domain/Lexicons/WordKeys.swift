/// Words by their numbers, looked for in each word of a stream.
///
/// A table with open addressing: the numbers are hashes already, and to hash them again is most of what a `Set` costs.
/// Made once for a language; `FixedSet` is for what each run keeps, which takes less room.
package struct WordKeys: Sendable {
    /// Twice as many places as words, or more; 0 where there is none, which is no word's number.
    fileprivate let places: [UInt64]

    /// Words by their numbers.
    package init(_ keys: some Sequence<UInt64>) {
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
        self.init(words.lazy.flatMap { $0.utf8.split { !WordKey.isLetter($0) } }.map { WordKey.exact(Array($0)[...]) })
    }

    /// These words and others.
    package func union(_ more: some Sequence<UInt64>) -> WordKeys {
        WordKeys(Array(more) + self)
    }

    /// Whether a word is there.
    package func contains(_ key: UInt64) -> Bool {
        place(of: key) != nil
    }

    /// Where a word is in the table; `nil` for one that is not there.
    fileprivate func place(of key: UInt64) -> Int? {
        var place = Int(truncatingIfNeeded: key) & (places.count - 1)
        while places[place] != 0 {
            if places[place] == key { return place }
            place = (place + 1) & (places.count - 1)
        }
        return nil
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

/// Words by their numbers, each with a number of ours: the place of what is known of it in some list.
///
/// Of no type of its own, since a generic one is slow where another module asks it.
package struct WordTable: Sendable {
    /// The words.
    package let keys: WordKeys
    /// The number of the word at each place of `keys`.
    private let values: [Int]

    /// The number of each word.
    package init(_ values: [UInt64: Int]) {
        keys = WordKeys(values.keys)
        self.values = keys.places.map { values[$0] ?? 0 }
    }

    /// The number of a word; `nil` where it has none.
    package subscript(key: UInt64) -> Int? {
        keys.place(of: key).map { values[$0] }
    }
}
