/// A date as far as it is printed.
struct PartialDate: Equatable, Comparable {
    /// The year.
    var year: Int
    /// The month from 1 to 12, if printed.
    var month: Int?
    /// The day of the month, if printed.
    var day: Int?
    /// Whether it is printed as a season, which has no month.
    var isSeason = false

    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    var text: String {
        var text = Self.padded(year, 4)
        guard let month else { return text }
        text += "-" + Self.padded(month, 2)
        guard let day else { return text }
        return text + "-" + Self.padded(day, 2)
    }

    /// `day`, `month`, `year` or `season`.
    var precision: String {
        if day != nil { return "day" }
        if month != nil { return "month" }
        return isSeason ? "season" : "year"
    }

    /// Earlier first; what is not printed counts as the beginning.
    static func < (left: PartialDate, right: PartialDate) -> Bool {
        (left.year, left.month ?? 0, left.day ?? 0) < (right.year, right.month ?? 0, right.day ?? 0)
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

/// A date or a range of dates in a line.
struct DateSpan {
    /// Where it stands.
    var range: Range<String.Index>
    /// The start, or the only date.
    var start: PartialDate
    /// The end of a range.
    var end: PartialDate?
    /// Whether it is a range that goes on until today.
    var isCurrent = false
    /// Whether it is printed as a range, also one without an end.
    var isRange = false

    /// The precision of the start.
    var precision: String { start.precision }
}
