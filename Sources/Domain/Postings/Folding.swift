import Lexicons

/// The form in which two texts are compared: case, spaces, dashes, quotes, ligatures and widths folded away.
///
/// An approximation of NFKC with case folding that keeps no tables beyond what resumes and postings print
/// (`resume-domain.md` B4 rule 2). Canonically equal characters are equal already, since Swift compares them so.
package enum Folding {
    /// Calls `body` with each character that stands for `character` in folded text; invisible ones have none.
    package static func fold(_ character: Character, _ body: (Character) -> Void) {
        if let ascii = character.asciiByte {
            body(.ascii(fold(ascii: ascii)))
            return
        }
        if let replacement = replacements[character] {
            replacement.forEach(body)
        } else if character.isWhitespace {
            body(" ")
        } else {
            var visible = String.UnicodeScalarView()
            for scalar in character.unicodeScalars where !invisible.contains(scalar) {
                visible.append(halfWidth(scalar))
            }
            String(visible).lowercased().forEach(body)
        }
    }

    /// What stands for a character of ASCII: one as well.
    package static func fold(ascii byte: UInt8) -> UInt8 {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
        case 0x21...0x7E: byte
        default: UInt8(ascii: " ")
        }
    }

    /// A whole text in folded form, with runs of spaces made one and none at its ends.
    package static func fold(_ text: String) -> String {
        let bytes = text.utf8.span
        var folded: [UInt8] = []
        folded.reserveCapacity(bytes.count)
        var isSpacePending = false
        for index in bytes.indices {
            let byte = fold(ascii: bytes[index])
            guard bytes[index] < 0x80 else { return fold(beyondASCII: text) }
            if byte == UInt8(ascii: " ") {
                isSpacePending = !folded.isEmpty
            } else {
                if isSpacePending { folded.append(UInt8(ascii: " ")) }
                isSpacePending = false
                folded.append(byte)
            }
        }
        return String(decoding: folded, as: UTF8.self)
    }

    private static func fold(beyondASCII text: String) -> String {
        var result = ""
        var isSpacePending = false
        for character in text {
            fold(character) { folded in
                if folded == " " {
                    isSpacePending = !result.isEmpty
                } else {
                    if isSpacePending { result.append(" ") }
                    isSpacePending = false
                    result.append(folded)
                }
            }
        }
        return result
    }

    private static func halfWidth(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        // U+FF01 to U+FF5E are the wide forms of ASCII, in its order.
        guard (0xFF01...0xFF5E).contains(scalar.value) else { return scalar }
        return Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    }

    private static let invisible: Set<Unicode.Scalar> = [
        "\u{00AD}", "\u{200B}", "\u{200C}", "\u{200D}", "\u{2060}", "\u{FEFF}", "\u{FE0E}", "\u{FE0F}",
    ]

    private static let replacements: [Character: String] = [
        "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-", "﹣": "-", "－": "-",
        "‘": "'", "’": "'", "‚": "'", "‛": "'", "′": "'", "`": "'",
        "“": "\"", "”": "\"", "„": "\"", "‟": "\"", "«": "\"", "»": "\"", "″": "\"",
        "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st",
        "…": "...", "·": "-", "×": "x", "²": "2", "³": "3", "¹": "1", "ß": "ss",
    ]
}
