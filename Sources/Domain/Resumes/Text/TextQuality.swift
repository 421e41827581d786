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

    /// What one line holds.
    private struct Found {
        var total = 0
        var unmapped = 0
        var digits = 0
        var isInvisible = false
    }

    private static func scan(_ text: String) -> Found {
        var found = Found()
        var brackets = 0
        var isPlain = true
        for byte in text.utf8 {
            switch byte {
            case 0x20, 0x09: break
            case 0x30...0x39: found.digits += 1
            case UInt8(ascii: "("): brackets += 1
            case 0x21...0x7E: break
            default: isPlain = false
            }
            if byte != 0x20, byte != 0x09, byte & 0xC0 != 0x80 { found.total += 1 }
        }
        if !isPlain { scanScalars(text, &found) }
        // Each "(cid:123)" stands for one character.
        if brackets > 0 {
            found.unmapped += text.utf8.split(separator: UInt8(ascii: "(")).count { $0.starts(with: "cid:".utf8) }
        }
        return found
    }

    private static func scanScalars(_ text: String, _ found: inout Found) {
        var isInWord = false
        var isHidden = false
        var isFirst = true
        for scalar in text.unicodeScalars {
            let value = scalar.value
            // A private-use bullet at the start of a line is how Word's symbol fonts come out: no text is lost.
            if value == 0xFFFD || 0xE000...0xF8FF ~= value && !isFirst { found.unmapped += 1 }
            if isInvisible(value) {
                isHidden = isInWord
            } else {
                isInWord = scalar.properties.isAlphabetic
                if isInWord, isHidden { found.isInvisible = true }
                isHidden = false
            }
            if value != 0x20, value != 0x09 { isFirst = false }
        }
    }

    /// Zero-width characters, soft hyphens and controls.
    private static func isInvisible(_ value: UInt32) -> Bool {
        switch value {
        case 0xAD, 0x200B...0x200F, 0x2060...0x2064, 0xFEFF, 0x00...0x08, 0x0E...0x1F, 0x7F: true
        default: false
        }
    }
}
