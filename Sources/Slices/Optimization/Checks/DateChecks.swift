import Documents
import Lexicons
import Resumes

/// What the dates show: checks 25 to 29.
enum DateChecks {
    /// The checks, in the order of `resume-domain.md` B6.
    static let all = [
        Check("date.missing", .dates, .minor, rule: missing),
        Check("date.unreadable", .dates, .minor, rule: unreadable),
        Check("date.order", .dates, .major, rule: order),
        Check("date.ambiguous", .dates, .minor, rule: ambiguous),
        Check("date.mixed", .dates, .minor, rule: mixed),
        Check("date.chronology", .dates, .tip, rule: ChronologyCheck.judge),
    ]

    private static func missing(_ input: CheckInput) -> Check.Verdict {
        let entries = Entry.work(of: input.resume) + Entry.education(of: input.resume)
        guard !entries.isEmpty else { return .skipped("There is no job and no study.") }
        let unreadable = Set(input.unreadableDates.map(\.line))
        let observations = entries.filter { entry in
            !entry.isDated && !entry.spans.contains { unreadable.contains($0.line) }
        }
        .map { entry in
            Observation(
                entry.section == .work
                    ? "This job has no dates, so no one can tell when you did it or for how long."
                    : "This study has no date, so no one can tell when you finished it.",
                advice: "Add the month and year of its start and end.",
                section: entry.section,
                path: entry.path,
                evidence: entry.spans.first.flatMap(input.quote).map { [$0] } ?? []
            )
        }
        return Check.Verdict(observations)
    }

    private static func unreadable(_ input: CheckInput) -> Check.Verdict {
        guard input.lineSections.contains(where: { $0.map(CheckInput.dated.contains) ?? false }) else {
            return .skipped("There is no section with dates.")
        }
        let observations = input.unreadableDates.prefix(Check.limit).map { line, words in
            Observation(
                "This date cannot be read, so the entry counts as undated.",
                advice: "Write the month and year, such as \u{201C}Mar 2021\u{201D}.",
                section: input.lineSections[line - 1],
                evidence: input.quote(line: line, words: words).map { [$0] } ?? []
            )
        }
        return Check.Verdict(observations)
    }

    private static func order(_ input: CheckInput) -> Check.Verdict {
        let entries = Entry.all(of: input.resume).filter { $0.start != nil }
        guard !entries.isEmpty else { return .skipped("There is no date to compare.") }
        let now = input.now
        let observations = entries.compactMap { entry -> Observation? in
            guard let start = entry.start else { return nil }
            let fault: (String, String)
            if let end = entry.end, end.isBefore(start) {
                fault = ("The end of this entry is before its start.", "Check the two dates.")
            } else if now.isBefore(start) {
                fault = ("This entry begins in the future.", "Check the year, or leave the entry out until then.")
            } else {
                return nil
            }
            return Observation(
                fault.0,
                advice: fault.1,
                section: entry.section,
                path: entry.path,
                evidence: input.quote(entry.rawDates, in: entry.spans).map { [$0] } ?? []
            )
        }
        return Check.Verdict(observations)
    }

    private static func ambiguous(_ input: CheckInput) -> Check.Verdict {
        let all = input.printedDates
        guard !all.isEmpty else { return .skipped("There is no printed date.") }
        // One date with a number over 12 tells the order of all; with full stops the day always comes first.
        let numeric = all.flatMap { printed in
            printed.dates.filter { $0.family == .numericDay && $0.separator != "." }.map { (printed.entry, $0) }
        }
        guard !numeric.contains(where: { $0.1.dayAndMonth.contains { $0 > 12 } }) else { return .passed }
        let observations = numeric.filter { Set($0.1.dayAndMonth).count > 1 }.map { entry, date in
            let raw = (entry.rawDates ?? "").dropFirst(date.range.lowerBound).prefix(date.range.count)
            return Observation(
                "It cannot be told which number is the day and which the month.",
                advice: "Write the month as a word.",
                section: entry.section,
                path: entry.path,
                evidence: input.quote(String(raw), in: entry.spans).map { [$0] } ?? []
            )
        }
        return Check.Verdict(observations)
    }

    private static func mixed(_ input: CheckInput) -> Check.Verdict {
        // What cannot be read has no format.
        let unreadable = Set(input.unreadableDates.map(\.line))
        let isReadable = { (entry: Entry) in !entry.spans.contains { unreadable.contains($0.line) } }
        let all = input.printedDates.filter { isReadable($0.entry) }
        guard all.reduce(0, { $0 + $1.dates.count }) > 1 else {
            return .skipped("There are fewer than two printed dates.")
        }
        var first: [String: Quotation?] = [:]
        var order: [String] = []
        for (entry, dates) in all {
            for date in dates {
                guard let family = family(of: date, in: entry.section), first[family] == nil else { continue }
                first[family] = input.quote(entry.rawDates, in: entry.spans)
                order.append(family)
            }
        }
        guard order.count > 1 else { return .passed }
        return .found([
            Observation(
                "The dates are written in \(order.count) different ways, which looks careless and is easy to misread.",
                advice: "Use one way throughout, such as \u{201C}Mar 2021\u{201D}.",
                section: .work,
                evidence: order.compactMap { first[$0] ?? nil }
            )
        ])
    }

    /// The family that a reader sees; a bare year outside of work is common beside any of them.
    private static func family(of date: PrintedDate, in section: SectionKind) -> String? {
        switch date.family {
        case .monthName: "name"
        case .numericMonth, .numericDay: "number"
        case .isoMonth, .isoDay: "iso"
        case .year: section == .work ? "year" : nil
        case .season: nil
        }
    }
}
