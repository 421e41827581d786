import Postings

/// The characters that a generated text may be made of: those of plain print, and what its sources print.
///
/// An allow-list: characters that nobody sees, marks that strike a word through and letters of other scripts that look like ours can
/// split or disguise a word for every other check. Invisible ones are never among a source's. No word mixes two scripts, and one with a letter
/// that looks like a Latin one stands beside Latin letters only as a source prints it ("Yıldız", "TNF-α").
struct LegibleText: Sendable {
    private let sources: [SourceText]
    /// What the sources print beyond `common`.
    private let characters: Set<Character>

    /// The characters of some sources.
    init(sources: [SourceText]) {
        var characters: Set<Character> = []
        for source in sources {
            source.forEachLine { line in
                guard !line.utf8.allSatisfy({ $0 < 0x80 }) else { return }
                for character in line
                where !character.isASCII && !Self.common.contains(character) && !Self.isHidden(character) {
                    characters.insert(character)
                }
            }
        }
        self.characters = characters
        self.sources = sources
    }

    /// Whether each character of a text may be shown, and no word is disguised.
    func holds(_ text: String) -> Bool {
        if text.utf8.allSatisfy({ 0x20...0x7E ~= $0 || $0 == 0x0A || $0 == 0x09 || $0 == 0x0D }) { return true }
        for character in text {
            if let ascii = character.asciiValue {
                guard 0x20...0x7E ~= ascii || character.isWhitespace else { return false }
            } else if character != "\r\n", !Self.common.contains(character), !characters.contains(character) {
                return false
            }
        }
        return text.split(whereSeparator: \.isWhitespace).allSatisfy(isAsPrinted)
    }

    /// Whether what stands between spaces has Latin letters and ones that look like them only as a source has them.
    private func isAsPrinted(_ text: Substring) -> Bool {
        guard text.unicodeScalars.contains(where: Self.isLookalike),
            text.unicodeScalars.contains(where: Lookalikes.isLatin)
        else { return true }
        return Word.folded(String(text)).allSatisfy { word in
            guard word.unicodeScalars.contains(where: Self.isLookalike) else { return true }
            // What hides a word from every search may be a source's own doing.
            if word.unicodeScalars.contains(where: Lookalikes.isOfOtherScript),
                word.unicodeScalars.contains(where: Lookalikes.isLatin)
            {
                return false
            }
            let stem = word.hasSuffix("'s") ? String(word.dropLast(2)) : word
            return sources.contains { $0.has(word) || $0.has(stem) }
        }
    }

    private static func isLookalike(_ scalar: Unicode.Scalar) -> Bool {
        Lookalikes.latin[scalar] != nil
    }

    /// Calls `body` with the characters that a reader takes a character for: folded, none for one that nobody sees.
    static func skeleton(_ character: Character, _ body: (Character) -> Void) {
        if character.isASCII { return Folding.fold(character, body) }
        var seen = String.UnicodeScalarView()
        for scalar in character.unicodeScalars
        where !isHidden(scalar) && scalar.properties.generalCategory != .nonspacingMark {
            if let latin = Lookalikes.latin[scalar] { seen.append(latin) } else { seen.append(scalar) }
        }
        for character in String(seen) { Folding.fold(character, body) }
    }

    /// Whether a character is read as another one, or not at all.
    static func isDisguise(_ character: Character) -> Bool {
        guard !character.isASCII else { return false }
        return character.unicodeScalars.contains {
            isHidden($0) || isLookalike($0) || (0xFF01...0xFF5E).contains($0.value)
                || $0.properties.generalCategory == .nonspacingMark
        }
    }

    private static func isHidden(_ character: Character) -> Bool {
        // In scripts whose letters join, joiners are spelling.
        character.unicodeScalars.contains { isHidden($0) && !($0.value == 0x200C || $0.value == 0x200D) }
            || (character.unicodeScalars.allSatisfy(isHidden))
    }

    /// Whether a character leaves no mark on paper.
    static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0, 0xFE00...0xFE0F, 0xE0000...0xE0FFF: true
        default:
            switch scalar.properties.generalCategory {
            case .control, .format, .privateUse, .unassigned, .surrogate: !scalar.properties.isWhitespace
            default: false
            }
        }
    }

    /// Letters and signs of print in Latin script.
    ///
    /// As a `Character`, a letter with its accent behind it is the same as one of one piece.
    private static let common: Set<Character> = {
        var characters = Set("‘’“”„«»–—…•·×€£¥°©®™\u{A0}\u{2009}\u{202F}")
        // U+0131 and U+0138 look like "i" and "k", U+017F like "f".
        for value in UInt32(0xC0)...0x17E where ![0xD7, 0xF7, 0x131, 0x138].contains(value) {
            if let scalar = Unicode.Scalar(value) { characters.insert(Character(scalar)) }
        }
        return characters
    }()
}
