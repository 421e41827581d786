/// Turns offsets in scalars into offsets in `Character`s.
struct CharacterOffsets {
    /// For each scalar the character it belongs to; `nil` where both counts agree.
    private let characters: [Int]?

    /// Prepares the offsets of a text with these scalars.
    init(_ text: String, scalars: [Unicode.Scalar]) {
        // Up to U+02FF no scalar joins the one before it, but for the line feed after a carriage return.
        if scalars.allSatisfy({ $0.value < 0x300 && $0 != "\r" }) {
            characters = nil
            return
        }
        var characters: [Int] = []
        characters.reserveCapacity(scalars.count)
        for (index, character) in text.enumerated() {
            for _ in character.unicodeScalars { characters.append(index) }
        }
        self.characters = characters
    }

    /// The characters that a range of scalars covers, which is not empty.
    ///
    /// - Returns: `nil` where the range begins or ends within a character.
    func range(_ scalars: Range<Int>) -> Range<Int>? {
        guard let characters else { return scalars }
        guard let last = scalars.last, characters.indices.contains(last) else { return nil }
        let first = scalars.lowerBound
        if first > 0, characters[first - 1] == characters[first] { return nil }
        if scalars.upperBound < characters.count, characters[scalars.upperBound] == characters[last] { return nil }
        return characters[first]..<characters[last] + 1
    }
}
