/// Dates as they are printed, and what the fields of an item make of them.
package struct PrintedDates: Sendable, Equatable {
    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: the start of a range, or the only date.
    package let start: String
    /// As `start`; `nil` for a single date and for a range that goes on.
    package let end: String?
    /// Whether they are printed as a range, also one without an end.
    package let isRange: Bool
    /// Whether the end is printed as "present".
    package let isCurrent: Bool
    /// `day`, `month`, `year` or `season`.
    package let precision: String
}

extension ResumeOutline {
    /// The first dates in some words of the resume, read as all of its dates are.
    package func dates(in words: String) -> PrintedDates? {
        guard words.utf8.count <= 200 else { return nil }
        var reader = DateReader(lexicon)
        reader.isDayFirst = isDayFirst
        return reader.dates(in: words[...]).first.map { span in
            PrintedDates(
                start: span.start.text,
                end: span.end?.text,
                isRange: span.isRange,
                isCurrent: span.isCurrent,
                precision: span.precision
            )
        }
    }
}
