package import Evidence
import Lexicons

/// A date of a parsed resume: a month of a year, or a whole year where the month is not printed.
package struct ResumeDate: Sendable, Hashable {
    /// The year.
    package let year: Int
    /// From 1 to 12; `nil` where only the year is printed.
    package let month: Int?

    /// A month of a year.
    package init(year: Int, month: Int?) {
        self.year = year
        self.month = month
    }

    /// A month of a year.
    package init(_ month: YearMonth) {
        self.init(year: month.year, month: month.month)
    }

    /// Reads the dates of a parsed resume: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    package init?(_ date: String?) {
        guard let parts = date?.parts(between: UInt8(ascii: "-")), let first = parts.first, first.utf8.count == 4,
            let year = Int(first)
        else { return nil }
        var month: Int?
        if parts.count > 1 {
            guard let number = Int(parts[1]), (1...12).contains(number) else { return nil }
            month = number
        }
        self.init(year: year, month: month)
    }

    /// The months since the year 0, taking an unknown month for January.
    package var earliest: Int { year * 12 + (month ?? 1) - 1 }

    /// The months since the year 0, taking an unknown month for December.
    package var latest: Int { year * 12 + (month ?? 12) - 1 }

    /// Whether it is surely before another one: "2019" is not before "2019-03".
    package func isBefore(_ other: ResumeDate) -> Bool {
        latest < other.earliest
    }
}
