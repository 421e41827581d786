import Lexicons

/// Something printed like a mail address, right or not (`resume-domain.md` B6 #21).
struct MailAddress: Equatable {
    /// Lowercased.
    let text: String
    /// Whether it has a name, and a domain with a suffix.
    let isValid: Bool
    /// Where it stands, in `Character`s of the line.
    let range: Range<Int>

    /// What a line prints like a mail address: something on both sides of one "@".
    static func candidates(in text: String) -> [MailAddress] {
        guard text.utf8.contains(UInt8(ascii: "@")) else { return [] }
        let characters = text.characters
        var addresses: [MailAddress] = []
        var done = 0
        for at in characters.indices where characters[at] == "@" && at >= done {
            var start = at
            while start > done, isLocal(characters[start - 1]) { start -= 1 }
            var end = at + 1
            while end < characters.count, isDomain(characters[end]) { end += 1 }
            while end > at + 1, !isAlphanumeric(characters[end - 1]) { end -= 1 }
            while start < at, !isAlphanumeric(characters[start]) { start += 1 }
            done = max(end, at + 1)
            guard start < at, end > at + 1 else { continue }
            addresses.append(
                MailAddress(
                    text: String(characters[start..<end]).lowercased(),
                    isValid: isValid(local: characters[start..<at], domain: characters[(at + 1)..<end])
                        && (end == characters.count || characters[end] != "@"),
                    range: start..<end
                )
            )
        }
        return addresses
    }

    private static func isValid(local: ArraySlice<Character>, domain: ArraySlice<Character>) -> Bool {
        let labels = domain.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count >= 2, let suffix = labels.last, suffix.count >= 2, suffix.allSatisfy(\.isLetter) else {
            return false
        }
        return labels.allSatisfy { !$0.isEmpty && $0.first != "-" && $0.last != "-" } && local.last != "."
    }

    private static func isAlphanumeric(_ character: Character) -> Bool { character.isLetter || character.isNumber }
    private static func isLocal(_ character: Character) -> Bool {
        isAlphanumeric(character) || "._%+-'".contains(character)
    }
    private static func isDomain(_ character: Character) -> Bool {
        isAlphanumeric(character) || character == "." || character == "-" || character == "_"
    }
}
