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
        all(in: Substring(text))
    }

    private static func all(in text: Substring) -> [ContactMention] {
        // Most lines have no sign of an address, and few digits.
        let (mayHoldAddress, mayHoldPhone) = signs(of: text)
        guard mayHoldAddress || mayHoldPhone else { return [] }
        let piece = Piece(line: 1, text: text)
        var mentions: [ContactMention] = []
        if mayHoldAddress {
            mentions += LinkScanner.emails(in: piece).map { ContactMention(kind: .email, text: $0.string) }
            mentions += LinkScanner.links(in: piece).map { ContactMention(kind: .link, text: $0.piece.string) }
        }
        if mayHoldPhone {
            let phones = windows(piece).flatMap(LinkScanner.phones)
            mentions += phones.map { ContactMention(kind: .phone, text: $0.string) }
        }
        return mentions
    }

    /// Whether there is anything in a text to look at closely: the sign of an address, or as many digits as a phone number has.
    private static func signs(of text: Substring) -> (ofAddress: Bool, ofPhone: Bool) {
        var (isAddress, digits) = (false, 0)
        var last: UInt8 = 0
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "@"): isAddress = true
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
            // Behind the dot of a domain stands its suffix, of letters.
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"):
                if last == UInt8(ascii: ".") { isAddress = true }
            default: break
            }
            last = byte
        }
        return (isAddress, digits >= LinkScanner.digitCount.lowerBound)
    }

    /// The lines of a text, the long ones in overlapping windows: phone numbers are looked for in short lines only.
    private static func windows(_ piece: Piece) -> [Piece] {
        // Together under the scanner's 600 bytes, for characters of up to four bytes; no number has 40 characters.
        let (length, overlap) = (140, 40)
        // Most texts are one short line, which one look at their bytes tells.
        if piece.text.utf8.count <= 600, piece.text.utf8.allSatisfy({ $0 < 0x80 && !(0x0A...0x0D ~= $0) }) {
            return [piece]
        }
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
