/// A way to reach a person, as it is printed in a text.
package struct ContactMention: Sendable, Hashable {
    /// What it is.
    package enum Kind: Sendable { case email, phone, link }
    /// What it is.
    package let kind: Kind
    /// As printed.
    package let text: String

    /// The mail addresses, web addresses and phone numbers of a text, each kind in its order.
    package static func all(in text: some StringProtocol) -> [ContactMention] {
        guard mayHold(text) else { return [] }
        let piece = Piece(line: 1, text: Substring(text))
        return LinkScanner.emails(in: piece).map { ContactMention(kind: .email, text: $0.string) }
            + LinkScanner.links(in: piece).map { ContactMention(kind: .link, text: $0.piece.string) }
            + windows(piece).flatMap(LinkScanner.phones).map { ContactMention(kind: .phone, text: $0.string) }
    }

    /// Whether there is anything in a text to look at closely: most lines have no sign of an address, and few digits.
    private static func mayHold(_ text: some StringProtocol) -> Bool {
        var digits = 0
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "@"), UInt8(ascii: "."): return true
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
            default: break
            }
        }
        // `LinkScanner.phones`
        return digits >= 7
    }

    /// The lines of a text, the long ones in overlapping windows: phone numbers are looked for in short lines only.
    private static func windows(_ piece: Piece) -> [Piece] {
        // Together under the scanner's 600 bytes, for characters of up to four bytes; no number has 40 characters.
        let (length, overlap) = (140, 40)
        return piece.split(where: \.isNewline).flatMap { line -> [Piece] in
            if line.text.utf8.count <= 600 { return [line] }
            var windows: [Piece] = []
            var start = line.text.startIndex
            while start < line.text.endIndex {
                let end = line.text.index(start, offsetBy: length, limitedBy: line.text.endIndex) ?? line.text.endIndex
                windows.append(line.with(line.text[start..<end]))
                guard end < line.text.endIndex else { break }
                start = line.text.index(end, offsetBy: -overlap)
            }
            return windows
        }
    }
}
