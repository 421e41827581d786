import Evidence

/// Characters inside words that a reader cannot see or tell apart (`resume-domain.md` B6 #5).
enum InvisibleText {
    /// A word with such characters.
    struct Fault: Equatable {
        /// The word, in `Character`s of the line.
        let range: Range<Int>
        /// Whether it mixes look-alike letters of two scripts; otherwise it holds invisible characters.
        let isMixedScript: Bool
    }

    /// The words of a line with such characters, in their order.
    static func faults(in text: String) -> [Fault] {
        guard text.utf8.contains(where: { $0 >= 0x80 || $0 < 0x20 || $0 == 0x7F }) else { return [] }
        var faults: [Fault] = []
        var word = Span()
        var offset = 0
        for character in text {
            if character.isWhitespace {
                if let fault = word.fault(endingAt: offset) { faults.append(fault) }
                word = Span(start: offset + 1)
            } else {
                word.read(character)
            }
            offset += 1
        }
        if let fault = word.fault(endingAt: offset) { faults.append(fault) }
        return faults
    }

    /// What was seen of one word.
    private struct Span {
        var start = 0
        var hasLatin = false
        var hasLookalike = false
        var isMixed = false
        var hasLetterBefore = false
        var isHiddenPending = false
        var isHiddenInside = false

        mutating func read(_ character: Character) {
            for scalar in character.unicodeScalars {
                if isInvisible(scalar) {
                    // In scripts whose letters join, these characters are spelling.
                    if hasLetterBefore { isHiddenPending = true }
                } else if scalar.properties.isAlphabetic {
                    if isHiddenPending { isHiddenInside = true }
                    hasLetterBefore = isAlphabetical(scalar)
                    isHiddenPending = false
                    hasLatin = hasLatin || Lookalikes.isLatin(scalar)
                    hasLookalike = hasLookalike || Lookalikes.isOfOtherScript(scalar)
                    isMixed = isMixed || (hasLatin && hasLookalike)
                } else if !isMark(scalar) {
                    // "TNF-α" is two words.
                    if scalar == "-" { (hasLatin, hasLookalike) = (false, false) }
                    hasLetterBefore = false
                    isHiddenPending = false
                }
            }
        }

        func fault(endingAt end: Int) -> Fault? {
            if isMixed { return Fault(range: start..<end, isMixedScript: true) }
            return isHiddenInside ? Fault(range: start..<end, isMixedScript: false) : nil
        }
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0xFEFF: true
        default: scalar.properties.generalCategory == .control && scalar != "\t"
        }
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .nonspacingMark
    }

    /// Latin, Greek, Cyrillic, Armenian: letters that stand beside each other.
    private static func isAlphabetical(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x590 || (0x1E00...0x1FFF).contains(scalar.value)
    }
}
