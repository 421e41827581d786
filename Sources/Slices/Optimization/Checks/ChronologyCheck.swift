import Documents
import Resumes

/// Whether the roles tell one story, newest first: check 30.
enum ChronologyCheck {
    /// Months without a role or a study that a reader asks about (freehire).
    static let longestGap = 6
    /// More roles than this at once are hard to believe.
    static let mostCurrentRoles = 2

    /// The verdict of the check.
    static func judge(_ input: CheckInput) -> Check.Verdict {
        let roles = Entry.work(of: input.resume)
        let dated = roles.filter { $0.start != nil }
        guard dated.count > 1 else { return .skipped("There are fewer than two dated jobs.") }
        let now = input.now
        return Check.Verdict(
            (order(roles, now: now, input).map { [$0] } ?? []) + gaps(dated, now: now, input) + current(dated, input)
        )
    }

    private static func order(_ roles: [Entry], now: ResumeDate, _ input: CheckInput) -> Observation? {
        let sortable = roles.filter { $0.start != nil }
        // A role may stand above another only where it does not surely end before the other one does.
        let wrong = zip(sortable, sortable.dropFirst()).first { above, below in isNewer(below, than: above) }
        guard let (above, below) = wrong else { return nil }
        var proposal: Proposal?
        if sortable.count == roles.count {
            // Sorting by a total order that agrees with `isNewer`; equal roles keep their places.
            let newest = roles.enumerated().sorted { left, right in
                let (a, b) = (key(left.element, now: now), key(right.element, now: now))
                return a == b ? left.offset < right.offset : b < a
            }
            .map(\.element)
            proposal = Proposal(.reorder, before: listed(roles), after: listed(newest))
        }
        return Observation(
            "The jobs are not in order, and readers expect the newest first.",
            advice: "Put the newest job first.",
            section: .work,
            path: "/work",
            evidence: [above, below].compactMap { input.quote($0.rawDates, in: $0.spans) },
            subject: "order",
            proposal: proposal
        )
    }

    private static func isNewer(_ below: Entry, than above: Entry) -> Bool {
        guard !above.isCurrent, let start = above.start, let other = below.start, start.isBefore(other) else {
            return false
        }
        guard !below.isCurrent else { return true }
        return (above.end ?? start).isBefore(below.end ?? other)
    }

    private static func key(_ role: Entry, now: ResumeDate) -> (Int, Int) {
        // A role that goes on is newer than one that ended this month.
        (role.isCurrent ? Int.max : role.latest(now: now) ?? 0, role.start?.latest ?? 0)
    }

    private static func listed(_ roles: [Entry]) -> String {
        roles.map { [$0.title, $0.name, $0.rawDates].compactMap(\.self).joined(separator: ", ") }.joined(
            separator: "\n"
        )
    }

    private static func gaps(_ roles: [Entry], now: ResumeDate, _ input: CheckInput) -> [Observation] {
        // Studies, projects and volunteer work fill a gap too. Unknown months are taken in the person's favour.
        let intervals = Entry.all(of: input.resume).compactMap { entry -> (start: Int, end: Int, entry: Entry)? in
            guard let start = entry.start, let end = entry.latest(now: now) else { return nil }
            return (start.earliest, max(end, start.earliest), entry)
        }
        .sorted { ($0.start, $0.end) < ($1.start, $1.end) }
        guard let firstRole = roles.compactMap({ $0.start?.earliest }).min() else { return [] }
        var observations: [Observation] = []
        var reached: (end: Int, entry: Entry)?
        for interval in intervals {
            if let last = reached, interval.start > firstRole, last.end >= firstRole, interval.entry.section == .work,
                interval.start - last.end - 1 > longestGap
            {
                let months = interval.start - last.end - 1
                observations.append(
                    Observation(
                        "There are \(months) months between this job and what came before, and readers will ask about them.",
                        advice: "Add what you did in that time, or be ready to tell it.",
                        section: .work,
                        path: interval.entry.path,
                        evidence: [last.entry, interval.entry].compactMap { input.quote($0.rawDates, in: $0.spans) },
                        subject: "gap\(interval.entry.path)"
                    )
                )
            }
            if interval.end > reached?.end ?? Int.min { reached = (interval.end, interval.entry) }
        }
        return observations
    }

    private static func current(_ roles: [Entry], _ input: CheckInput) -> [Observation] {
        let current = roles.filter(\.isCurrent)
        guard current.count > mostCurrentRoles else { return [] }
        return [
            Observation(
                "\(current.count) jobs are given as current, which looks like forgotten end dates.",
                advice: "Add the end of those that are over.",
                section: .work,
                path: "/work",
                evidence: current.prefix(CheckInput.evidenceLimit).compactMap {
                    input.quote($0.rawDates, in: $0.spans)
                },
                subject: "current"
            )
        ]
    }
}
