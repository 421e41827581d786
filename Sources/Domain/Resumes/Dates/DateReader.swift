import Lexicons

/// Finds the dates of a line, in all common forms.
///
/// What cannot be decided is read coarser rather than guessed: "03/04/2020" is a year unless the document shows
/// elsewhere whether days or months come first.
struct DateReader {
    private let lexicon: Lexicon
    /// Whether the first number of "13/04/2020" is the day; `nil` where the document does not show it.
    var isDayFirst: Bool?

    /// A reader for one language.
    init(_ lexicon: Lexicon) {
        self.lexicon = lexicon
    }

    /// The dates of a line, in their order, not overlapping.
    func dates(in text: Substring) -> [DateSpan] {
        let tokens = DateTokens(text).tokens
        var spans: [DateSpan] = []
        var index = 0
        while index < tokens.count {
            if let (span, next) = span(tokens, at: index) {
                spans.append(span)
                index = max(next, index + 1)
            } else {
                index += 1
            }
        }
        return spans
    }

    // MARK: Ranges

    private typealias Tokens = [DateTokens.Token]

    private func span(_ tokens: Tokens, at index: Int) -> (DateSpan, Int)? {
        if case .word(let word) = tokens[index].kind, lexicon.resume.sinceWords.contains(word) {
            guard let (start, next) = date(tokens, at: index + 1) else { return nil }
            if let (span, end) = range(tokens, from: start, first: index + 1, next: next) { return (span, end) }
            guard word == "since" || lexicon.resume.sinceWords.count == 1 else { return nil }
            let range = tokens[index].range.lowerBound..<tokens[next - 1].range.upperBound
            return (DateSpan(range: range, start: start, end: nil, isCurrent: true, isRange: true), next)
        }
        if let (start, next) = date(tokens, at: index) {
            if let found = range(tokens, from: start, first: index, next: next) { return found }
            let range = tokens[index].range.lowerBound..<tokens[next - 1].range.upperBound
            return (DateSpan(range: range, start: start), next)
        }
        return yearlessStart(tokens, at: index)
    }

    /// The range that a first date begins, if a second one or a word for today follows.
    private func range(_ tokens: Tokens, from start: PartialDate, first: Int, next: Int) -> (DateSpan, Int)? {
        guard let behind = rangeSign(tokens, at: next) else { return nil }
        let lower = tokens[first].range.lowerBound
        func span(_ end: PartialDate?, _ next: Int) -> (DateSpan, Int) {
            let range = lower..<tokens[next - 1].range.upperBound
            return (DateSpan(range: range, start: start, end: end, isCurrent: end == nil, isRange: true), next)
        }
        if let present = presentWord(tokens, at: behind) { return span(nil, present) }
        if let (end, last) = date(tokens, at: behind) { return span(end, last) }
        // "2019-21": the end's century is the start's.
        if start.month == nil, !start.isSeason, behind < tokens.count, case .number(let short, 2) = tokens[behind].kind,
            !isTightBefore(tokens, at: behind + 1)
        {
            let year = start.year / 100 * 100 + short
            if year > start.year, year - start.year <= 60 { return span(PartialDate(year: year), behind + 1) }
        }
        // "Jan 2020 –" at the end of the line has no end yet; an open dash is not said to be today.
        if behind == tokens.count {
            let range = lower..<tokens[behind - 1].range.upperBound
            return (DateSpan(range: range, start: start, end: nil, isCurrent: false, isRange: true), behind)
        }
        return nil
    }

    /// "Jan – Mar 2020" and "Spring – Fall 2019": the year stands only at the end.
    private func yearlessStart(_ tokens: Tokens, at index: Int) -> (DateSpan, Int)? {
        guard case .word(let word) = tokens[index].kind else { return nil }
        let month = lexicon.months[word]
        let isSeason = lexicon.seasons.contains(word)
        guard month != nil || isSeason else { return nil }
        var next = index + 1
        if isSign(tokens, at: next, ".") { next += 1 }
        var day: Int?
        if next < tokens.count, case .number(let value, let digits) = tokens[next].kind, digits <= 2, 1...31 ~= value {
            day = month == nil ? nil : value
            next += 1
        }
        guard let behind = rangeSign(tokens, at: next) ?? (isSign(tokens, at: next, "/") ? next + 1 : nil),
            let (end, last) = date(tokens, at: behind), end.month != nil || end.isSeason
        else { return nil }
        let start = PartialDate(year: end.year, month: month, day: day, isSeason: isSeason)
        let range = tokens[index].range.lowerBound..<tokens[last - 1].range.upperBound
        return (DateSpan(range: range, start: start, end: end, isCurrent: false, isRange: true), last)
    }

    /// The token behind a dash or a word such as "to".
    private func rangeSign(_ tokens: Tokens, at index: Int) -> Int? {
        guard index < tokens.count else { return nil }
        switch tokens[index].kind {
        case .sign(let sign):
            guard Self.rangeSigns.contains(sign) else {
                // "2019/2020": an academic year.
                return sign == "/" ? index + 1 : nil
            }
            let isDouble = index + 1 < tokens.count && tokens[index + 1].kind == tokens[index].kind
            let isArrow = isSign(tokens, at: index + 1, ">")
            return index + (isDouble || isArrow ? 2 : 1)
        case .word(let word): return lexicon.resume.rangeWords.contains(word) ? index + 1 : nil
        case .number: return nil
        }
    }

    /// The token behind "present", "now", "the present".
    private func presentWord(_ tokens: Tokens, at index: Int) -> Int? {
        var phrase = ""
        for (offset, token) in tokens.dropFirst(index).prefix(3).enumerated() {
            guard case .word(let word) = token.kind else { return nil }
            phrase += (phrase.isEmpty ? "" : " ") + word
            if lexicon.presentWords.contains(phrase) { return index + offset + 1 }
        }
        return nil
    }

    // MARK: Single dates

    /// The date that begins at a token, and the token behind it.
    private func date(_ tokens: Tokens, at index: Int) -> (PartialDate, Int)? {
        guard index < tokens.count else { return nil }
        switch tokens[index].kind {
        case .word(let word):
            if let month = lexicon.months[word] { return monthFirst(tokens, month: month, at: index + 1) }
            if lexicon.seasons.contains(word) { return season(tokens, at: index + 1) }
            return quarter(tokens, word, at: index)
        case .number(let value, let digits): return numberFirst(tokens, value, digits, at: index)
        // "'19 – '21"
        case .sign: return apostropheYear(tokens, at: index).map { (PartialDate(year: $0.0), $0.1) }
        }
    }

    private func monthFirst(_ tokens: Tokens, month: Int, at index: Int) -> (PartialDate, Int)? {
        var index = index
        if isSign(tokens, at: index, ".") { index += 1 }
        if isWord(tokens, at: index, "of") { index += 1 }
        if isSign(tokens, at: index, ",") || isSign(tokens, at: index, "-") || isSign(tokens, at: index, "/") {
            index += 1
        }
        if let (year, next) = year(tokens, at: index) { return (PartialDate(year: year, month: month), next) }
        if let (year, next) = apostropheYear(tokens, at: index) { return (PartialDate(year: year, month: month), next) }
        guard index < tokens.count, case .number(let value, let digits) = tokens[index].kind, digits <= 2 else {
            return nil
        }
        var next = index + 1
        if isOrdinal(tokens, at: next) { next += 1 }
        if isSign(tokens, at: next, ",") { next += 1 }
        if let (year, behind) = year(tokens, at: next), 1...31 ~= value {
            return (PartialDate(year: year, month: month, day: value), behind)
        }
        // "Jan-20" and "Jan 20": a short year when nothing else follows closely.
        guard digits == 2, !isTightBefore(tokens, at: index + 1), isFollowedByEdge(tokens, at: index + 1) else {
            return nil
        }
        return (PartialDate(year: Self.century(value), month: month), index + 1)
    }

    private func season(_ tokens: Tokens, at index: Int) -> (PartialDate, Int)? {
        var index = index
        if isWord(tokens, at: index, "of") || isSign(tokens, at: index, ",") { index += 1 }
        guard let (year, next) = year(tokens, at: index) ?? apostropheYear(tokens, at: index) else { return nil }
        return (PartialDate(year: year, isSeason: true), next)
    }

    /// "Q1 2020".
    private func quarter(_ tokens: Tokens, _ word: String, at index: Int) -> (PartialDate, Int)? {
        guard word == "q", index + 1 < tokens.count, case .number(1...4, 1) = tokens[index + 1].kind,
            let (year, next) = year(tokens, at: index + 2)
        else { return nil }
        return (PartialDate(year: year), next)
    }

    private func numberFirst(_ tokens: Tokens, _ value: Int, _ digits: Int, at index: Int) -> (PartialDate, Int)? {
        if digits == 4 {
            guard let (year, next) = year(tokens, at: index) else { return yearWithMonth(tokens, at: index) }
            return yearWithMonth(tokens, at: index) ?? (PartialDate(year: year), next)
        }
        guard digits <= 2, !isTightAfterSign(tokens, at: index) else { return nil }
        if let found = dayAndMonthName(tokens, value, at: index) { return found }
        guard index + 2 < tokens.count, case .sign(let sign) = tokens[index + 1].kind, Self.numericSigns.contains(sign),
            case .number(let second, let secondDigits) = tokens[index + 2].kind
        else { return nil }
        // MM/YYYY
        if secondDigits == 4, Self.years.contains(second), 1...12 ~= value, !isTightBefore(tokens, at: index + 3) {
            return (PartialDate(year: second, month: value), index + 3)
        }
        // DD/MM/YYYY or MM/DD/YYYY
        if secondDigits <= 2, isSign(tokens, at: index + 3, sign), index + 4 < tokens.count,
            case .number(let third, let thirdDigits) = tokens[index + 4].kind,
            thirdDigits == 4 && Self.years.contains(third) || thirdDigits == 2
        {
            return numeric(value, second, year: thirdDigits == 4 ? third : Self.century(third), next: index + 5)
        }
        // MM/YY, only before the sign of a range or behind one
        if digits == 2, secondDigits == 2, 1...12 ~= value, sign == "/",
            isPartOfRange(tokens, from: index, to: index + 3)
        {
            return (PartialDate(year: Self.century(second), month: value), index + 3)
        }
        return nil
    }

    private func numeric(_ first: Int, _ second: Int, year: Int, next: Int) -> (PartialDate, Int)? {
        switch (first, second) {
        case (13...31, 1...12): return (PartialDate(year: year, month: second, day: first), next)
        case (1...12, 13...31): return (PartialDate(year: year, month: first, day: second), next)
        case (1...12, 1...12):
            guard let isDayFirst else {
                if first == second { return (PartialDate(year: year, month: first, day: second), next) }
                return (PartialDate(year: year), next)
            }
            let (day, month) = isDayFirst ? (first, second) : (second, first)
            return (PartialDate(year: year, month: month, day: day), next)
        default: return nil
        }
    }

    /// "3 March 2020", "3rd of March, 2020".
    private func dayAndMonthName(_ tokens: Tokens, _ day: Int, at index: Int) -> (PartialDate, Int)? {
        var next = index + 1
        if isOrdinal(tokens, at: next) { next += 1 }
        if isWord(tokens, at: next, "of") || isSign(tokens, at: next, ".") || isSign(tokens, at: next, "-") {
            next += 1
        }
        guard 1...31 ~= day, next < tokens.count, case .word(let word) = tokens[next].kind,
            let month = lexicon.months[word]
        else { return nil }
        next += 1
        if isSign(tokens, at: next, ".") || isSign(tokens, at: next, ",") || isSign(tokens, at: next, "-") { next += 1 }
        guard let (year, behind) = year(tokens, at: next) else { return nil }
        return (PartialDate(year: year, month: month, day: day), behind)
    }

    /// "2020-01", "2020/01/31", "2020.01".
    private func yearWithMonth(_ tokens: Tokens, at index: Int) -> (PartialDate, Int)? {
        guard case .number(let year, 4) = tokens[index].kind, Self.years.contains(year), index + 2 < tokens.count,
            case .sign(let sign) = tokens[index + 1].kind, Self.numericSigns.contains(sign),
            !tokens[index + 1].hasSpaceBefore, !tokens[index + 2].hasSpaceBefore, !isTightAfterSign(tokens, at: index),
            case .number(let month, let digits) = tokens[index + 2].kind, digits <= 2, 1...12 ~= month
        else { return nil }
        if isSign(tokens, at: index + 3, sign), !tokens[index + 3].hasSpaceBefore, index + 4 < tokens.count,
            case .number(let day, let dayDigits) = tokens[index + 4].kind, dayDigits <= 2, 1...31 ~= day,
            !tokens[index + 4].hasSpaceBefore
        {
            return (PartialDate(year: year, month: month, day: day), index + 5)
        }
        return digits == 2 ? (PartialDate(year: year, month: month), index + 3) : nil
    }

    /// A four-digit year that is no amount: not "$2000", "2,019", "2000+", "2015%".
    private func year(_ tokens: Tokens, at index: Int) -> (Int, Int)? {
        guard index < tokens.count, case .number(let year, 4) = tokens[index].kind, Self.years.contains(year) else {
            return nil
        }
        if index > 0, !tokens[index].hasSpaceBefore {
            switch tokens[index - 1].kind {
            case .sign(let sign) where Self.amountSigns.contains(sign): return nil
            case .sign(","), .sign("."):
                if index > 1, case .number = tokens[index - 2].kind { return nil }
            case .sign("-"):
                // "312-555-2019"
                if index > 1, case .number(_, 3) = tokens[index - 2].kind { return nil }
            default: break
            }
        }
        guard index + 1 < tokens.count, !tokens[index + 1].hasSpaceBefore else { return (year, index + 1) }
        switch tokens[index + 1].kind {
        case .word, .sign("%"), .sign("+"), .sign("$"), .sign("€"): return nil
        case .sign(","), .sign("."):
            if index + 2 < tokens.count, !tokens[index + 2].hasSpaceBefore, case .number = tokens[index + 2].kind {
                return nil
            }
            return (year, index + 1)
        default: return (year, index + 1)
        }
    }

    /// "'19".
    private func apostropheYear(_ tokens: Tokens, at index: Int) -> (Int, Int)? {
        guard index + 1 < tokens.count, case .sign(let sign) = tokens[index].kind, Self.apostrophes.contains(sign),
            case .number(let short, 2) = tokens[index + 1].kind, !tokens[index + 1].hasSpaceBefore,
            !isTightBefore(tokens, at: index + 2)
        else { return nil }
        return (Self.century(short), index + 2)
    }

    // MARK: Looking around

    private func isSign(_ tokens: Tokens, at index: Int, _ sign: Character) -> Bool {
        index < tokens.count && tokens[index].kind == .sign(sign)
    }

    private func isWord(_ tokens: Tokens, at index: Int, _ word: String) -> Bool {
        index < tokens.count && tokens[index].kind == .word(word)
    }

    private func isOrdinal(_ tokens: Tokens, at index: Int) -> Bool {
        guard index < tokens.count, !tokens[index].hasSpaceBefore, case .word(let word) = tokens[index].kind else {
            return false
        }
        return ["st", "nd", "rd", "th"].contains(word)
    }

    /// Whether letters, digits or a numeric sign follow without a space.
    private func isTightBefore(_ tokens: Tokens, at index: Int) -> Bool {
        guard index < tokens.count, !tokens[index].hasSpaceBefore else { return false }
        switch tokens[index].kind {
        case .word, .number, .sign("%"), .sign("+"): return true
        case .sign: return false
        }
    }

    /// Whether a sign stands before the token that makes it part of a longer number.
    private func isTightAfterSign(_ tokens: Tokens, at index: Int) -> Bool {
        guard index > 0, !tokens[index].hasSpaceBefore, case .sign(let sign) = tokens[index - 1].kind else {
            return false
        }
        guard index > 1, case .number = tokens[index - 2].kind else { return Self.amountSigns.contains(sign) }
        // "555-0199": but a dash between two dates is the sign of a range, which is read before this.
        return sign == "." || sign == "," || sign == "/"
    }

    private func isFollowedByEdge(_ tokens: Tokens, at index: Int) -> Bool {
        guard index < tokens.count else { return true }
        if rangeSign(tokens, at: index) != nil { return true }
        if case .sign(let sign) = tokens[index].kind { return sign == ")" || sign == "|" }
        return false
    }

    private func isPartOfRange(_ tokens: Tokens, from first: Int, to next: Int) -> Bool {
        if let behind = rangeSign(tokens, at: next), !isSign(tokens, at: next, "/"), behind < tokens.count {
            if presentWord(tokens, at: behind) != nil { return true }
            if case .number(1...12, 2) = tokens[behind].kind, isSign(tokens, at: behind + 1, "/") { return true }
        }
        guard first >= 4 else { return false }
        return rangeSign(tokens, at: first - 1) == first && isSign(tokens, at: first - 3, "/")
    }

    // MARK: Tables

    /// From the first generation that still works to the end of the plans anybody prints.
    private static let years = 1940...2049

    /// "'20" is 2020, "'98" is 1998.
    private static func century(_ short: Int) -> Int {
        short < 50 ? 2000 + short : 1900 + short
    }

    private static let rangeSigns: Set<Character> = ["-", "–", "—", "‒", "―", "−", "~", "→", "\u{2010}", "\u{2011}"]
    private static let numericSigns: Set<Character> = ["/", "-", "."]
    private static let amountSigns: Set<Character> = ["$", "€", "£", "¥", "#", "@", "+"]
    private static let apostrophes: Set<Character> = ["'", "\u{2019}", "\u{2018}", "`"]
}
