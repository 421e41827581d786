import Lexicons

/// From where on the words of a draft wait for what follows them.
struct DraftWait {
    /// The first character that waits, which begins a word; the number of characters where none does.
    private(set) var start: Int

    private let characters: [Character]

    /// Judges the words of a draft that goes on.
    init(_ characters: [Character], skills: SkillLexicon.DraftMatches) {
        self.characters = characters
        start = characters.count
        let numbers = NumberMention.all(in: characters)
        let end = characters.lastIndex { !$0.isWhitespace }.map { $0 + 1 } ?? 0
        // "5" may be followed by "million" or "%".
        if let last = numbers.last, last.range.upperBound >= end { wait(from: last.range.lowerBound) }
        if end > 0, Self.isCurrency(characters[end - 1]) { wait(from: end - 1) }
        if let open = skills.open { wait(from: open) }
        // Nothing that belongs together is cut.
        let parts = (skills.matches.map(\.range) + numbers.map(\.range)).sorted { $0.lowerBound < $1.lowerBound }
        for part in parts.reversed() where part.lowerBound < start && start < part.upperBound {
            wait(from: part.lowerBound)
        }
        while start > 1, start < characters.count, characters[start - 1] == " ", Self.isCurrency(characters[start - 2])
        {
            wait(from: start - 2)
        }
    }

    private mutating func wait(from place: Int) {
        var place = place
        while place > 0, !characters[place - 1].isWhitespace { place -= 1 }
        start = min(start, place)
    }

    private static func isCurrency(_ character: Character) -> Bool {
        switch QuantityWords.unit(of: character) {
        case nil, .percent?, .multiplier?: false
        default: true
        }
    }
}
