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
        let characters = TextCharacters(text)
        var addresses: [MailAddress] = []
        var done = 0
        for at in characters.indices where characters.bytes[at] == UInt8(ascii: "@") && at >= done {
            func isPart(_ index: Int, with signs: Signs) -> Bool {
                characters.isLetterOrNumber(at: index) || characters.isSign(of: signs, at: index)
            }
            var start = at
            while start > done, isPart(start - 1, with: localSigns) { start -= 1 }
            var end = at + 1
            while end < characters.count, isPart(end, with: domainSigns) { end += 1 }
            while end > at + 1, !characters.isLetterOrNumber(at: end - 1) { end -= 1 }
            while start < at, !characters.isLetterOrNumber(at: start) { start += 1 }
            done = max(end, at + 1)
            guard start < at, end > at + 1 else { continue }
            addresses.append(
                MailAddress(
                    text: characters[start..<end].lowercased(),
                    isValid: isValid(local: characters[start..<at], domain: characters[(at + 1)..<end])
                        && (end == characters.count || characters.bytes[end] != UInt8(ascii: "@")),
                    range: start..<end
                )
            )
        }
        return addresses
    }

    private static func isValid(local: String, domain: String) -> Bool {
        let labels = domain.parts(between: UInt8(ascii: "."), omittingEmpty: false)
        guard labels.count >= 2, let suffix = labels.last, suffix.count >= 2, suffix.allSatisfy(\.isLetter) else {
            return false
        }
        return labels.allSatisfy { !$0.isEmpty && $0.first != "-" && $0.last != "-" } && local.last != "."
    }

    /// What may stand in front of the "@", beside letters and digits.
    private static let localSigns: Signs = "._%+-'"
    /// What may stand behind it.
    private static let domainSigns: Signs = ".-_"
}
