import Lexicons

/// Whether a bullet says how much (`resume-domain.md` B6 #31): a share, money, a multiple, a count or a duration.
enum Quantity {
    /// Whether a number in the words counts something; bare years and names such as "ISO 27001" do not.
    static func isIn(_ words: [PrintedWord], _ input: CheckInput) -> Bool {
        words.indices.contains { isQuantity(words[$0], previous: $0 > 0 ? words[$0 - 1] : nil, input) }
    }

    private static func isQuantity(_ word: PrintedWord, previous: PrintedWord?, _ input: CheckInput) -> Bool {
        let text = withoutCurrencyCode(word.folded)
        if text.split(separator: "-").contains(where: { input.phrasebook.numberWords.contains(String($0)) }) {
            return true
        }
        guard text.contains(where: \.isDigit) else { return false }
        // "S3", "OAuth2" and "v2" are names; "$3M", "~40%" and "+12" are not.
        guard let first = text.first, first.isDigit || "$€£¥+~#".contains(first) else {
            return false
        }
        if first == "#" { return text.dropFirst().allSatisfy(\.isDigit) }
        let digits = text.filter(\.isDigit)
        let isPlain = text.allSatisfy(\.isDigit)
        if isPlain, digits.utf8.count == 4, let year = Int(digits), (1900...2099).contains(year) { return false }
        // "2019-2021", "2019/20" are years too.
        if isYears(text) { return false }
        // "2nd", "508(c)", "3D", "802.11ac": a number that runs into letters, other than units, is a name.
        let tail = text.drop { $0.isDigit || ".,$€£¥+~".contains($0) }
        if !tail.isEmpty, !isUnit(tail) { return false }
        guard let previous, isPlain || text.contains("."), !previous.endsClause else { return true }
        return !isName(previous, input)
    }

    /// Whether a number behind a word belongs to its name: "ISO 27001", "Python 3", "Level 2".
    private static func isName(_ word: PrintedWord, _ input: CheckInput) -> Bool {
        if input.phrasebook.numberedNames.contains(word.folded) { return true }
        let letters = word.printed.filter(\.isLetter)
        return letters.count >= 2 && letters.allSatisfy(\.isUppercase)
    }

    private static func isYears(_ text: String) -> Bool {
        let parts = text.split { "-\u{2013}\u{2014}/".contains($0) }
        guard parts.count == 2, parts.allSatisfy({ $0.allSatisfy(\.isDigit) }), let first = Int(parts[0]) else {
            return false
        }
        return parts[0].utf8.count == 4 && (1900...2099).contains(first)
    }

    /// "usd5" as "5".
    private static func withoutCurrencyCode(_ text: String) -> String {
        let isPrice = ["usd", "eur", "gbp", "chf", "us$", "ca$"].contains { text.hasPrefix($0) }
        guard isPrice, text.dropFirst(3).first?.isDigit == true else { return text }
        return String(text.dropFirst(3))
    }

    private static func isUnit(_ tail: Substring) -> Bool {
        // "10-person" and "24/7" count; "3D" does not.
        if let first = tail.first, "%/-\u{2013}\u{2014}×+':".contains(first) { return true }
        return units.contains(String(tail))
    }

    private static let units: Set<String> = [
        "k", "m", "b", "mm", "bn", "x", "k+", "m+", "b+", "x+", "st", "nd", "rd", "th", "ms", "s", "h", "hrs", "hr",
        "min",
        "mins", "gb", "tb", "pb", "mb", "kg", "km", "kw", "mw", "sqft", "pts", "pp", "bps", "rps", "qps", "fps", "ghz",
        "mhz",
        "million", "billion", "fold", "€", "£", "$", "m€", "k€", "yrs", "yr", "days", "hours", "weeks", "months",
        "years",
    ]
}
