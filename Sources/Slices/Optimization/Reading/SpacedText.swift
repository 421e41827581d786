import Lexicons

/// Words whose letters stand apart (`resume-domain.md` B6 #13).
enum SpacedText {
    /// A word set in single letters, or one whose first letter stands apart.
    struct Fault: Equatable {
        /// The letters, in `Character`s of the line.
        let range: Range<Int>
        /// The word that they form.
        let word: String
    }

    /// The first such word of a line.
    ///
    /// A lone first letter counts only where it completes one of `headingWords`, the lowercased words of headings.
    static func fault(in text: String, headingWords: Set<String>) -> Fault? {
        guard mayHoldLetter(text) else { return nil }
        let tokens = tokens(in: text)
        var index = 0
        while index < tokens.count {
            guard let letter = tokens[index].letter else {
                index += 1
                continue
            }
            var end = index + 1
            while end < tokens.count, let next = tokens[end].letter, next.isUppercase == letter.isUppercase,
                tokens[end].start == tokens[end - 1].end + 1
            {
                end += 1
            }
            let run = tokens[index..<end]
            // "J R R Tolkien" has initials, "J O R D A N" a name.
            let isFollowed = end < tokens.count && tokens[end].start == tokens[end - 1].end + 1
            if run.count >= (isFollowed ? 4 : 3), formsWord(run.compactMap(\.letter)) {
                return Fault(
                    range: tokens[index].start..<tokens[end - 1].end,
                    word: run.map { String($0.characters) }.joined()
                )
            }
            if end < tokens.count, letter.isUppercase, tokens[end].characters.allSatisfy(\.isUppercase),
                tokens[end].characters.count >= 3
            {
                let word = String(tokens[end - 1].characters + tokens[end].characters)
                if headingWords.contains(word.lowercased()) {
                    return Fault(range: tokens[end - 1].start..<tokens[end].end, word: word)
                }
            }
            index = end
        }
        return nil
    }

    /// Whether a capital letter, or one beside another, may stand between spaces: most lines have none, which one look at their bytes tells.
    private static func mayHoldLetter(_ text: String) -> Bool {
        var length = 0
        var last: UInt8 = 0
        var isBesideLetter = false
        var isLetter: Bool { length == 1 && UInt8(ascii: "a")...UInt8(ascii: "z") ~= last | 0x20 }
        var isFault: Bool { isLetter && (isBesideLetter || last & 0x20 == 0) }
        for byte in text.utf8 {
            if byte >= 0x80 { return true }
            if byte == UInt8(ascii: " ") || 0x09...0x0D ~= byte {
                if isFault { return true }
                if length > 0 { isBesideLetter = isLetter }
                length = 0
            } else {
                length += 1
                last = byte
            }
        }
        return isFault
    }

    /// Whether letters can be a word: a vowel and a consonant, and not a list such as "A B C".
    private static func formsWord(_ letters: [Character]) -> Bool {
        let folded = letters.map { $0.lowercased() }
        let isAlphabet = zip(folded, folded.dropFirst()).allSatisfy { pair in
            guard let left = pair.0.unicodeScalars.first?.value, let right = pair.1.unicodeScalars.first?.value else {
                return false
            }
            return left + 1 == right
        }
        guard !isAlphabet, Set(folded).count > 1 else { return false }
        let isVowel: (String) -> Bool = { letter in
            !letter.isEmpty && letter.decomposed.first.map { "aeiouy".unicodeScalars.contains($0) } == true
        }
        return folded.contains(where: isVowel) && folded.contains { !isVowel($0) }
    }

    private struct Token {
        let characters: [Character]
        let start: Int
        var end: Int { start + characters.count }

        /// The letter, where the token is nothing else.
        var letter: Character? {
            guard characters.count == 1, let only = characters.first, only.isLetter, only.isCased else { return nil }
            return only
        }
    }

    private static func tokens(in text: String) -> [Token] {
        var tokens: [Token] = []
        var piece: [Character] = []
        var offset = 0
        for character in text {
            if character.isSpace {
                if !piece.isEmpty { tokens.append(Token(characters: piece, start: offset - piece.count)) }
                piece = []
            } else {
                piece.append(character)
            }
            offset += 1
        }
        if !piece.isEmpty { tokens.append(Token(characters: piece, start: offset - piece.count)) }
        return tokens
    }
}

extension String {
    /// The letters without their marks, as far as one scalar each shows it.
    fileprivate var decomposed: [Unicode.Scalar] {
        // Vowels with marks are vowels: Latin-1 and Latin Extended-A keep the base letter in the scalar's name.
        unicodeScalars.map { scalar in
            guard scalar.value >= 0x80, let name = scalar.properties.name,
                let letter = name.split(separator: " ").dropFirst(3).first,
                name.hasPrefix("LATIN SMALL LETTER "), let base = letter.lowercased().unicodeScalars.first,
                letter.count == 1
            else { return scalar }
            return base
        }
    }
}
