import Lexicons

/// Something printed like a date that no rule can read (`resume-domain.md` B6 #26).
enum UnreadableDate {
    /// Where a line prints such things, as ranges of its words.
    static func places(in words: [PrintedWord], placeholders: Set<String>, lexicon: Lexicon) -> [Range<Int>] {
        words.indices.filter { index in
            let word = words[index]
            guard word.folded.utf8.count <= 40 else { return false }
            // Most words have no digit and are one part, which one look at their bytes tells.
            let isPlain = word.folded.utf8.allSatisfy { $0 < 0x80 && !(UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0) }
            let isPlaceholder = { (part: String) in
                placeholders.contains(part) || !isPlain && (isMaskedYear(part) || isImpossible(part))
            }
            let parts = isPlain ? [word.folded] : parts(of: word.folded)
            if parts.contains(where: isPlaceholder) { return true }
            // "20??", whose marks are punctuation.
            if word.mark == "?", word.folded == "19" || word.folded == "20" { return true }
            guard index + 1 < words.count, isYear(words[index + 1].folded) else { return false }
            return isMisspelledMonth(word.folded, months: lexicon.months)
        }
        .map { $0..<$0 + 1 }
    }

    private static func parts(of word: String) -> [String] {
        let isWhole = word.utf8.allSatisfy { $0 < 0x80 && $0 != UInt8(ascii: "-") }
        return isWhole ? [word] : word.split { $0 == "\u{2013}" || $0 == "\u{2014}" }.flatMap(splitAtHyphen)
    }

    /// "20xx-20xx" is two years, "yyyy-mm" one form.
    private static func splitAtHyphen(_ part: Substring) -> [String] {
        let halves = part.split(separator: "-").map(String.init)
        return halves.count == 2 && halves.allSatisfy(isMaskedYear) ? halves : [String(part)]
    }

    private static func isYear(_ word: String) -> Bool {
        // Few words begin as one does.
        guard word.utf8.first == UInt8(ascii: "1") || word.utf8.first == UInt8(ascii: "2") else { return false }
        return word.prefix(4).utf8.count == 4 && Int(word.prefix(4)).map { (1900...2099).contains($0) } == true
            && word.dropFirst(4).first?.isNumber != true
    }

    /// "20XX", "19xx", "20??", also behind a month: "03/20XX".
    private static func isMaskedYear(_ part: String) -> Bool {
        guard let last = part.utf8.last, !(UInt8(ascii: "0")...UInt8(ascii: "9") ~= last) else { return false }
        let year = part.split { $0 == "/" || $0 == "." }.last ?? ""
        guard year.count == 4, year.hasPrefix("19") || year.hasPrefix("20") else { return false }
        return ["xx", "??", "__", "##", "yy", "**"].contains(String(year.suffix(2)))
    }

    /// "13/2020", "00/2019", "31/31/2020".
    private static func isImpossible(_ part: String) -> Bool {
        guard part.utf8.contains(UInt8(ascii: "/")) else { return false }
        let numbers = part.split(separator: "/", omittingEmptySubsequences: false)
        guard (2...3).contains(numbers.count), let year = numbers.last, year.utf8.count == 4, isYear(String(year)),
            numbers.dropLast().allSatisfy({ $0.utf8.count <= 2 && $0.utf8.allSatisfy { (48...57).contains($0) } })
        else { return false }
        let values = numbers.dropLast().compactMap { Int($0) }
        guard values.count == numbers.count - 1 else { return false }
        if values.count == 1 { return !(1...12).contains(values[0]) }
        return values.contains { !(1...31).contains($0) } || !values.contains { (1...12).contains($0) }
    }

    /// "Febuary" before a year: at most two letters off a long month's name, with its first letter.
    private static func isMisspelledMonth(_ word: String, months: [String: Int]) -> Bool {
        guard (6...12).contains(word.count), word.allSatisfy(\.isLetter), months[word] == nil else { return false }
        return months.keys.contains { month in
            month.utf8.first == word.utf8.first && month.count >= 6 && month.first == word.first
                && abs(month.count - word.count) <= 2
                && distance(Array(month), Array(word)) <= 2
        }
    }

    /// The edits between two short words (Levenshtein).
    private static func distance(_ left: [Character], _ right: [Character]) -> Int {
        var row = Array(0...right.count)
        for (i, a) in left.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, b) in right.enumerated() {
                let next = min(row[j + 1] + 1, row[j] + 1, diagonal + (a == b ? 0 : 1))
                diagonal = row[j + 1]
                row[j + 1] = next
            }
        }
        return row[right.count]
    }
}
