import Lexicons

/// Something printed like a phone number, right or not (`resume-domain.md` B6 #22).
struct PhoneNumber: Equatable {
    /// Its digits.
    let digits: String
    /// Whether some digits are hidden: "555-XXX-0100".
    let isMasked: Bool
    /// Where it stands, in `Character`s of the line.
    let range: Range<Int>

    /// The bounds of E.164 and of short national numbers.
    static let digitCount = 7...15

    /// Whether it can be dialled.
    var isComplete: Bool {
        !isMasked && Self.digitCount.contains(digits.count) && digits.contains { $0 != "0" }
    }

    /// What a line prints like a phone number.
    ///
    /// That is a run of digits, signs and masks: with seven digits or masks at least, or behind a label such as
    /// "Phone:", or beginning with "+" or "(". A range of years never is one.
    static func candidates(in text: String, words: [PrintedWord], labels: Set<String>) -> [PhoneNumber] {
        let characters = TextCharacters(text.utf8.count > searchLimit ? String(text.prefix(searchLimit)) : text)
        var numbers: [PhoneNumber] = []
        var index = 0
        while index < characters.count {
            guard isPart(characters, index), !isAttached(characters, index) else {
                index += 1
                continue
            }
            var end = index
            // One space or sign may stand between two parts, not two spaces.
            while end < characters.count,
                isPart(characters, end) || (characters.isSign(of: joints, at: end) && isPart(characters, end + 1))
            {
                end += 1
            }
            if let number = number(characters, index..<end, words: words, labels: labels) { numbers.append(number) }
            index = max(end, index + 1)
        }
        return numbers
    }

    private static func number(
        _ characters: TextCharacters,
        _ range: Range<Int>,
        words: [PrintedWord],
        labels: Set<String>
    ) -> PhoneNumber? {
        // "555-0134 x12" has an extension; any other letter makes it no number.
        if range.upperBound < characters.count, isWordPart(characters, range.upperBound),
            characters[range.upperBound].lowercased() != "x"
        {
            return nil
        }
        // Most are the numbers of a sentence.
        guard range.count >= 3 else { return nil }
        let piece = characters[range]
        let digits = piece.filter(\.isDigit)
        let masks = piece.filter(Self.masks.contains)
        guard !digits.isEmpty || masks.count >= 7 else { return nil }
        let groups = piece.utf8.split { !(UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0) }
        if isYears(groups) || isCode(groups, in: piece) || (masks.isEmpty && isDate(groups, in: piece)) { return nil }
        let label = words.last { $0.range.upperBound <= range.lowerBound }?.folded
        let isLabelled = label.map { labels.contains($0) } ?? false
        let isMarked = piece.first == "+" || piece.first == "("
        let count = digits.count + masks.count
        guard count >= 7 || (isLabelled && count >= 3) || (isMarked && count >= 5) else { return nil }
        return PhoneNumber(digits: digits, isMasked: !masks.isEmpty, range: range)
    }

    /// How far into a line a number is looked for, in characters: longer lines are not a person's.
    private static let searchLimit = 2_000
    /// Signs that join what follows them to a word.
    private static let attaching: Signs = "-._/="
    private static let masks: Signs = "Xx*#"
    private static let joints: Signs = " -./\u{2013}\u{2011}\u{A0}"
    /// What a number is made of, beside digits.
    private static let signs: Signs = "+()"

    /// A digit, a plus, a bracket, or one of several masks side by side.
    private static func isPart(_ characters: TextCharacters, _ index: Int) -> Bool {
        guard index < characters.count else { return false }
        let byte = characters.bytes[index]
        if UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || characters.isSign(of: signs, at: index) { return true }
        guard characters.isSign(of: masks, at: index) else { return false }
        return (index > 0 && characters.bytes[index - 1] == byte)
            || (index + 1 < characters.count && characters.bytes[index + 1] == byte)
    }

    private static func isWordPart(_ characters: TextCharacters, _ index: Int) -> Bool {
        characters.isLetterOrNumber(at: index) || characters.bytes[index] == UInt8(ascii: "@")
    }

    /// Whether a place is inside a word or an address: "linkedin.com/in/jordan-5550134".
    private static func isAttached(_ characters: TextCharacters, _ index: Int) -> Bool {
        guard index > 0 else { return false }
        if isWordPart(characters, index - 1) { return true }
        guard characters.isSign(of: attaching, at: index - 1), index > 1 else { return false }
        return isWordPart(characters, index - 2)
    }

    /// Some digits side by side.
    private typealias Digits = Substring.UTF8View

    private static func isYear(_ digits: Digits) -> Bool {
        digits.count == 4 && (digits.starts(with: "19".utf8) || digits.starts(with: "20".utf8))
    }

    /// "0000-0002-1825-0097": four groups of four digits name a researcher or a card.
    private static func isCode(_ groups: [Digits], in piece: String) -> Bool {
        groups.count == 4 && groups.allSatisfy { $0.count == 4 } && piece.first?.isDigit == true
    }

    /// "2019-2021", "2019 – 2021".
    private static func isYears(_ groups: [Digits]) -> Bool {
        groups.count >= 1 && groups.allSatisfy(isYear)
    }

    /// "03/04/2019": a slash parts dates more often than phone numbers.
    private static func isDate(_ groups: [Digits], in piece: String) -> Bool {
        guard groups.count <= 6, groups.allSatisfy({ $0.count == 4 || $0.count <= 2 }) else { return false }
        return groups.contains(where: isYear) && piece.first != "+"
            && piece.first != "("
    }
}
