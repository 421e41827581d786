import Lexicons

/// A line that may be a header or footer as browsers print them: the time, the page's title and address, and which page it is.
///
/// Days of three numbers and times with a colon are known, as most languages print them.
///
/// Chromium prints "11/30/26, 3:45 PM    Title" above and "https://example.com/    1/1" below, Firefox "Title    https://example.com/" and
/// "1 of 1    30.11.26, 15:45", Safari "https://example.com/    Page 1 of 1    30.11.26, 15:45" below.
struct BrowserHeader {
    /// The printed words.
    private let words: [Substring]

    /// The longest line that is looked at, in bytes: a title and an address.
    private static let limit = 1_000

    /// The line as it is printed.
    init(_ text: String) {
        words = text.utf8.count <= Self.limit ? text.split(whereSeparator: \.isWhitespace) : []
    }

    /// Whether it begins with a day and a time of that day, as Chromium's header does.
    var beginsWithTime: Bool {
        Self.isTime(words.prefix(2))
    }

    /// Whether it ends with them behind the number of a page, as Firefox's and Safari's footers do, or is nothing else.
    var isFooterWithTime: Bool {
        isPageAndTime || (endsWithTime && (isAddressAndPage || words.count <= 3 && beginsWithTime))
    }

    /// Whether it tells the page and then the time, as Firefox does below a page whose title and address stand above.
    var isPageAndTime: Bool {
        words.count <= 6 && endsWithTime && words.first?.allSatisfy(\.isDigit) == true
    }

    /// Whether it begins or ends with the place of a file.
    var hasFile: Bool {
        [words.first, words.last].contains { $0?.hasPrefix("file:///") == true }
    }

    /// Whether it begins with an address, and goes on with the number of a page, in whatever language, and at most the time.
    var isAddressAndPage: Bool {
        guard let first = words.first, Self.isAddress(first), words.count > 1 else { return false }
        var rest = words.dropFirst()
        if endsWithTime { rest = rest.dropLast(Self.isHalf(words.last) ? 3 : 2) }
        let numbers = rest.joined(separator: " ").split { !$0.isNumber }
        return rest.count <= 4 && rest.last?.last?.isNumber == true && (1...2).contains(numbers.count)
            && numbers.allSatisfy { $0.count <= 3 }
    }

    /// Whether it is an address alone.
    var isAddress: Bool { words.count == 1 && Self.isAddress(words[0]) }

    /// Whether it ends with a web address, and has no mail address.
    var endsWithAddress: Bool {
        guard let last = words.last, words.count > 1 else { return false }
        return Self.isAddress(last) && !words.contains { $0.contains("@") }
    }

    private var endsWithTime: Bool {
        Self.isTime((Self.isHalf(words.last) ? words.dropLast() : words[...]).suffix(2))
    }

    /// Half a day, as English has it: "PM".
    private static func isHalf(_ word: Substring?) -> Bool {
        word.map { ["am", "pm", "a.m.", "p.m."].contains($0.lowercased()) } ?? false
    }

    private static func isAddress(_ word: Substring) -> Bool {
        ["https://", "http://", "chrome-extension://", "moz-extension://", "blob:", "data:", "about:"]
            .contains(where: word.hasPrefix)
    }

    /// A day and a time of day: "11/30/26," and "3:45".
    private static func isTime(_ words: ArraySlice<Substring>) -> Bool {
        guard words.count == 2, let day = words.first, let time = words.last else { return false }
        return isDay(day.last == "," ? day.dropLast() : day) && isTimeOfDay(time)
    }

    /// "11/30/26", "30.11.2026", "2026-11-30", "2026/11/30".
    private static func isDay(_ word: Substring) -> Bool {
        guard let sign = word.first(where: { !$0.isDigit }), "./-".contains(sign) else { return false }
        let parts = word.split(separator: sign, omittingEmptySubsequences: false)
        let numbers = parts.compactMap { part in (1...4).contains(part.count) ? Int(part) : nil }
        guard parts.count == 3, numbers.count == 3 else { return false }
        let isYearFirst = parts[0].count == 4
        let year = isYearFirst ? parts[0] : parts[2]
        let others = isYearFirst ? numbers[1...] : numbers[..<2]
        guard year.count == 4 || (year.count == 2 && sign != "-"), isYearFirst || sign != "-" else { return false }
        return others.allSatisfy { (1...31).contains($0) } && others.contains { $0 <= 12 }
    }

    /// "3:45", "15:45:09".
    private static func isTimeOfDay(_ word: Substring) -> Bool {
        let parts = word.split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count), parts.allSatisfy({ (1...2).contains($0.count) }),
            parts.dropFirst().allSatisfy({ $0.count == 2 && (Int($0) ?? 60) < 60 })
        else { return false }
        return (parts.first.flatMap { Int($0) } ?? 24) < 24
    }
}
