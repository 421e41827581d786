/// A way to reach a person, as it is printed in a text.
package struct ContactMention: Sendable, Hashable {
    /// What it is.
    package enum Kind: Sendable { case email, phone, link }
    /// What it is.
    package let kind: Kind
    /// As printed.
    package let text: String

    /// The mail addresses, web addresses and phone numbers of a line, each kind in its order.
    package static func all(in line: some StringProtocol) -> [ContactMention] {
        let piece = Piece(line: 1, text: Substring(line))
        return LinkScanner.emails(in: piece).map { ContactMention(kind: .email, text: $0.string) }
            + LinkScanner.links(in: piece).map { ContactMention(kind: .link, text: $0.piece.string) }
            + LinkScanner.phones(in: piece).map { ContactMention(kind: .phone, text: $0.string) }
    }
}
