import FoundationEssentials

/// A month of a year: what the dates of a resume come down to.
package struct YearMonth: Sendable, Hashable, Comparable {
    /// The year, such as 2024.
    package let year: Int
    /// The month, from 1 to 12.
    package let month: Int

    /// A month of a year; a month outside 1 to 12 is brought to the nearest.
    package init(year: Int, month: Int) {
        self.year = year
        self.month = min(max(month, 1), 12)
    }

    /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; where only the year is known, `month` stands in.
    ///
    /// - Returns: `nil` for anything else, and for years outside 1900 to 2199.
    package init?(_ date: String, month: Int) {
        let parts = date.split(separator: "-", omittingEmptySubsequences: false)
        guard (1...3).contains(parts.count), parts[0].count == 4, let year = Int(parts[0]), (1900...2199).contains(year)
        else { return nil }
        guard parts.count > 1 else {
            self.init(year: year, month: month)
            return
        }
        guard let printed = Int(parts[1]), (1...12).contains(printed) else { return nil }
        self.init(year: year, month: printed)
    }

    /// Months since the year 0.
    var index: Int { year * 12 + month - 1 }

    /// The earlier one is less.
    package static func < (left: YearMonth, right: YearMonth) -> Bool {
        left.index < right.index
    }
}

extension YearMonth {
    /// This month, in UTC.
    package static func current() -> YearMonth {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let parts = calendar.dateComponents([.year, .month], from: Date())
        return YearMonth(year: parts.year ?? 1970, month: parts.month ?? 1)
    }
}
