/// A phrase to look for: words with alternatives, and gaps of bounded length.
///
/// Written as `ignore|disregard *3 instructions|rules`: a space separates slots, `|` alternatives, and `*3` stands for
/// up to three words of any kind. Matching costs at most the product of the gaps for each place, all of them small.
package struct TokenPattern: Sendable {
    private enum Slot: Sendable {
        case word([UInt64])
        case gap(Int)
    }

    private let slots: [Slot]

    /// Reads a pattern.
    package init(_ pattern: String) {
        slots = pattern.split(separator: " ").map { slot in
            if slot.hasPrefix("*"), let length = Int(slot.dropFirst()) { return .gap(length) }
            return .word(slot.split(separator: "|").map { WordKey.exact(String($0)) })
        }
    }

    /// The words that may begin a match, by their numbers; none where the pattern begins with a gap.
    package var openers: [UInt64] {
        guard case .word(let words) = slots.first else { return [] }
        return words
    }

    /// Whether a text with the words that are there can have the phrase.
    func mayMatch(where isThere: (UInt64) -> Bool) -> Bool {
        slots.allSatisfy { slot in
            switch slot {
            case .word(let allowed): allowed.contains(where: isThere)
            case .gap: true
            }
        }
    }

    /// The end of a match that begins at a word, if there is one.
    package func match(in words: [PrintedWord], at start: Int) -> Int? {
        match(words, start, slots[...])
    }

    private func match(_ words: [PrintedWord], _ index: Int, _ rest: ArraySlice<Slot>) -> Int? {
        guard let slot = rest.first else { return index }
        switch slot {
        case .word(let allowed):
            guard index < words.count, allowed.contains(words[index].key) else { return nil }
            return match(words, index + 1, rest.dropFirst())
        case .gap(let length):
            for skipped in 0...length where index + skipped <= words.count {
                if let end = match(words, index + skipped, rest.dropFirst()) { return end }
            }
            return nil
        }
    }
}
