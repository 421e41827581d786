import Documents

/// How well the characters of a document came through: `resume-domain.md` B6 #4 and #5.
struct TextQuality {
    /// The share of characters without a meaning, 0 to 1.
    private(set) var unmappedShare = 0.0
    /// The checks that fired.
    private(set) var warnings: [String] = []

    /// Counts the characters of a text.
    init(_ lines: [TextLine]) {
        var total = 0
        var unmapped = 0
        var hasInvisible = false
        var isFactUnmapped = false
        for line in lines {
            let found = Self.scan(line.text)
            total += found.total
            unmapped += found.unmapped
            hasInvisible = hasInvisible || found.isInvisible
            if found.unmapped > 0, found.digits >= 4 { isFactUnmapped = true }
        }
        unmappedShare = total > 0 ? Double(unmapped) / Double(total) : 0
        if unmappedShare >= 0.005 || isFactUnmapped { warnings.append("text.unmapped") }
        if hasInvisible { warnings.append("text.invisible") }
    }

    private static func scan(_ text: String) -> (total: Int, unmapped: Int, digits: Int, isInvisible: Bool) {
        var total = 0
        var unmapped = 0
        var digits = 0
        var isInvisible = false
        var isInWord = false
        var isHidden = false
        var isFirst = true
        for scalar in text.unicodeScalars {
            let value = scalar.value
            switch value {
            case 0x09, 0x20, 0xA0: break
            case 0x30...0x39: digits += 1
            case 0xFFFD: unmapped += 1
            // A private-use bullet at the start of a line is how Word's symbol fonts come out: no text is lost.
            case 0xE000...0xF8FF: if !isFirst { unmapped += 1 }
            default: break
            }
            let isSpace = value == 0x20 || value == 0x09 || value == 0xA0
            if Self.isInvisible(value) {
                isHidden = isInWord
            } else {
                let isWord = scalar.properties.isAlphabetic
                if isWord, isHidden { isInvisible = true }
                isHidden = false
                isInWord = isWord
            }
            if !isSpace {
                total += 1
                isFirst = false
            }
        }
        if text.contains("(cid:") {
            // Each "(cid:123)" stands for one character.
            let count = text.utf8.split(separator: UInt8(ascii: "(")).count { $0.starts(with: "cid:".utf8) }
            unmapped += count
        }
        return (total, unmapped, digits, isInvisible)
    }

    /// Zero-width characters, soft hyphens and controls.
    private static func isInvisible(_ value: UInt32) -> Bool {
        switch value {
        case 0xAD, 0x200B...0x200F, 0x2060...0x2064, 0xFEFF, 0x00...0x08, 0x0E...0x1F, 0x7F: true
        default: false
        }
    }
}
