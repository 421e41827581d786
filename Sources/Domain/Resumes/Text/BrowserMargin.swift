import Lexicons

/// A line that a browser may have printed at the edge of a page: the time, the page's title and address, and which page it is.
///
/// Chromium prints "11/30/26, 3:45 PM    Title" above and "https://example.com/    1/1" below, Firefox "Title    https://example.com/" and
/// "1 of 1    30.11.26, 15:45", Safari all of it below.
struct BrowserMargin {
    /// The printed words without those of the time of day.
    private let words: [Substring]

    /// The longest line that is looked at, in bytes: a title and an address.
    private static let limit = 1_000
    private static let halves: Set<String> = ["am", "pm", "a.m.", "p.m."]

    /// The line as it is printed.
    init(_ text: String) {
        guard text.utf8.count <= Self.limit else {
            words = []
            return
        }
        words = text.split(whereSeparator: \.isWhitespace).filter { !Self.halves.contains($0.lowercased()) }
    }

    /// Whether it begins or ends with a day and the time of day, as no line of a resume does.
    var hasTime: Bool {
        guard words.count >= 2 else { return false }
        return [words.prefix(2), words.suffix(2)].contains { pair in
            guard let day = pair.first, let time = pair.last else { return false }
            return Self.isDay(day) && Self.isTime(time)
        }
    }

    /// Whether it begins or ends with the place of a file.
    var hasFile: Bool {
        [words.first, words.last].contains { $0?.hasPrefix("file:///") == true }
    }

    /// What stands behind the web address that it begins with; `nil` where it begins with none.
    var behindAddress: String? {
        guard let first = words.first, Self.isAddress(first) else { return nil }
        return words.dropFirst().joined(separator: " ")
    }

    /// Whether it ends with a web address.
    var endsWithAddress: Bool {
        words.last.map(Self.isAddress) ?? false
    }

    private static func isAddress(_ word: Substring) -> Bool {
        word.hasPrefix("https://") || word.hasPrefix("http://")
    }

    /// Three numbers: "11/30/26,", "30.11.2026", "2026-11-30".
    private static func isDay(_ word: Substring) -> Bool {
        let parts = (word.last == "," ? word.dropLast() : word)
            .split(omittingEmptySubsequences: false) { "./-".contains($0) }
        return parts.count == 3 && parts.allSatisfy { (1...4).contains($0.count) && $0.allSatisfy(\.isDigit) }
    }

    /// Two or three numbers: "3:45", "15.45", "15:45:09".
    private static func isTime(_ word: Substring) -> Bool {
        let parts = word.split(omittingEmptySubsequences: false) { $0 == ":" || $0 == "." }
        return (2...3).contains(parts.count)
            && parts.allSatisfy { (1...2).contains($0.count) && $0.allSatisfy(\.isDigit) }
    }
}
