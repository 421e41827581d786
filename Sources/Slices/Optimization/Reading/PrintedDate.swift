package import Lexicons

/// A date as it is printed, with the family of its format.
package struct PrintedDate: Sendable, Equatable {
    /// How a date is written.
    package enum Family: String, Sendable, CaseIterable {
        /// "Jan 2020", "January 2020", "12 Jan 2020", "Jan '20".
        case monthName
        /// "01/2020".
        case numericMonth
        /// "2020-01".
        case isoMonth
        /// "03/04/2020".
        case numericDay
        /// "2020-01-31".
        case isoDay
        /// "Summer 2020".
        case season
        /// "2020".
        case year
    }

    /// How it is written.
    package let family: Family
    /// The first two numbers of a `numericDay`, as printed.
    package let dayAndMonth: [Int]
    /// The character between the numbers, where there is one.
    package let separator: Character?
    /// Where it stands, in `Character`s of the text.
    package let range: Range<Int>

    /// The dates of a short text such as "Jan 2020 – Present", in their order.
    package static func dates(in text: String, lexicon: Lexicon) -> [PrintedDate] {
        let tokens = Token.tokens(in: text)
        var dates: [PrintedDate] = []
        var index = 0
        while index < tokens.count {
            guard let (date, next) = date(at: index, in: tokens, lexicon: lexicon) else {
                index += 1
                continue
            }
            dates.append(date)
            index = next
        }
        return dates
    }

    private static func date(at index: Int, in tokens: [Token], lexicon: Lexicon) -> (PrintedDate, next: Int)? {
        let token = tokens[index]
        switch token.kind {
        case .letters:
            let isMonth = lexicon.months[token.text] != nil
            guard isMonth || lexicon.seasons.contains(token.text) else { return nil }
            // At most "." or "," and a space, or an apostrophe, stand between the month and the year.
            for next in index + 1..<min(index + 6, tokens.count) {
                let candidate = tokens[next]
                if candidate.kind == .digits {
                    let isShort = candidate.text.count == 2 && tokens[next - 1].isApostrophe
                    // "Jan 12, 2020": the day stands between.
                    if candidate.text.count <= 2, !isShort { continue }
                    guard candidate.isYear || isShort else { return nil }
                    let range = token.range.lowerBound..<candidate.range.upperBound
                    return (PrintedDate(isMonth ? .monthName : .season, range: range), next + 1)
                }
                guard candidate.kind == .other, candidate.isGap else { return nil }
            }
            return nil
        case .digits:
            return numeric(at: index, in: tokens)
        case .other:
            return nil
        }
    }

    private static func numeric(at index: Int, in tokens: [Token]) -> (PrintedDate, next: Int)? {
        let first = tokens[index]
        if index > 0, tokens[index - 1].kind == .letters || tokens[index - 1].isMoney { return nil }
        let second = joined(after: index, in: tokens)
        let third = second.flatMap { joined(after: $0, in: tokens) }
        func found(_ family: Family, _ last: Int, _ numbers: [Int] = []) -> (PrintedDate, next: Int) {
            let range = first.range.lowerBound..<tokens[last].range.upperBound
            let separator = last > index ? tokens[index + 1].text.first : nil
            return (PrintedDate(family, range: range, dayAndMonth: numbers, separator: separator), last + 1)
        }
        if let second, let third, tokens[index + 1].text == tokens[second + 1].text {
            let numbers = [first.number, tokens[second].number]
            if first.text.count <= 2, tokens[second].text.count <= 2, tokens[third].isYear {
                return found(.numericDay, third, numbers)
            }
            if first.isYear, tokens[second].isMonth, tokens[third].text.count <= 2 { return found(.isoDay, third) }
        }
        if let second {
            if first.isMonth, tokens[second].isYear { return found(.numericMonth, second) }
            if first.isYear, tokens[second].isMonth, tokens[second].text.count == 2 { return found(.isoMonth, second) }
        }
        return first.isYear ? found(.year, index) : nil
    }

    /// The digits that follow directly behind one "/", "-" or ".".
    private static func joined(after index: Int, in tokens: [Token]) -> Int? {
        guard index + 2 < tokens.count, tokens[index + 1].isDateSeparator, tokens[index + 2].kind == .digits else {
            return nil
        }
        return index + 2
    }

    private init(
        _ family: Family,
        range: Range<Int>,
        dayAndMonth: [Int] = [],
        separator: Character? = nil
    ) {
        self.family = family
        self.range = range
        self.dayAndMonth = dayAndMonth
        self.separator = separator
    }

    /// A run of letters, a run of digits, or one other character.
    private struct Token {
        enum Kind { case letters, digits, other }

        let kind: Kind
        /// Lowercased.
        let text: String
        let range: Range<Int>

        var number: Int { Int(text) ?? 0 }
        var isYear: Bool { kind == .digits && text.utf8.count == 4 && (1900...2099).contains(number) }
        var isMonth: Bool { kind == .digits && text.utf8.count <= 2 && (1...12).contains(number) }
        var isDateSeparator: Bool { text == "/" || text == "-" || text == "." }
        var isApostrophe: Bool { text == "'" || text == "\u{2019}" }
        var isMoney: Bool { text == "$" || text == "€" || text == "£" }
        var isGap: Bool { text == " " || text == "," || text == "." || isApostrophe }

        static func tokens(in text: String) -> [Token] {
            var tokens: [Token] = []
            var pending: (kind: Kind, text: String, start: Int)?
            var offset = 0
            for character in text {
                let kind: Kind = character.isLetter ? .letters : character.isDigit ? .digits : .other
                if let open = pending, open.kind != kind || kind == .other {
                    tokens.append(Token(kind: open.kind, text: open.text, range: open.start..<offset))
                    pending = nil
                }
                let folded = character.lowercased()
                if let open = pending {
                    pending = (kind, open.text + folded, open.start)
                } else {
                    pending = (kind, folded, offset)
                }
                offset += 1
            }
            if let open = pending { tokens.append(Token(kind: open.kind, text: open.text, range: open.start..<offset)) }
            return tokens
        }
    }
}
