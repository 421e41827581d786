package import Resumes

/// How long a person has worked: the union of role intervals, so that parallel roles count once
/// (`resume-domain.md` B6, below the table).
package enum ExperienceTimeline {
    /// The months of work in a resume, volunteer work left out.
    package static func months(of resume: ParsedResume, now: YearMonth) -> Int {
        months(of: resume.work, now: now)
    }

    /// The months that some roles cover together.
    ///
    /// Both ends count: January to March are three months. Of a date without a month the middle of the year is taken,
    /// so that "2019 - 2021" is two years, and a single year half of one. A role without a start, or with an end before
    /// it, counts nothing, and nothing counts beyond `now`.
    package static func months(of roles: [ParsedResume.Work], now: YearMonth) -> Int {
        let intervals = roles.compactMap { interval(of: $0, now: now) }
            .sorted { $0.lowerBound < $1.lowerBound }
        var total = 0
        var covered = Int.min
        for interval in intervals {
            let start = max(interval.lowerBound, covered)
            if interval.upperBound > start { total += interval.upperBound - start }
            covered = max(covered, interval.upperBound)
        }
        return total
    }

    private static func interval(of role: ParsedResume.Work, now: YearMonth) -> Range<Int>? {
        guard let printed = role.startDate, let start = YearMonth(printed, month: 7), start <= now else { return nil }
        if role.endDate == nil, role.x.current { return start.index..<now.index + 1 }
        // A single date says when, not until when.
        let last = role.endDate ?? printed
        guard let end = YearMonth(last, month: 6) else { return nil }
        if end.year == start.year, !last.contains("-") {
            return start.index..<min(max(start.index, YearMonth(year: end.year, month: 12).index), now.index) + 1
        }
        guard end >= start else { return nil }
        return start.index..<min(end.index, now.index) + 1
    }
}
