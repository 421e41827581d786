import Evidence
import Lexicons
import Resumes

/// The roles of a resume, newest first, with what was done in them.
struct LetterRoles: Sendable {
    /// Work first, then projects, then voluntary work; at most `roleLimit` of each.
    let roles: [LetterRole]
    /// The bullets that read as clauses, in the order of the roles.
    let deeds: [Deed]
    /// All bullets and summaries of dated entries, readable as clauses or not: what shows that a skill was used.
    let shown: [String]

    /// A letter tells of a few roles; more than these are never looked at, however long a file is.
    private static let roleLimit = 8
    private static let bulletLimit = 30

    /// Reads the roles of a resume.
    init(_ resume: ParsedResume, quoter: Quoter, language: LetterLanguage, lexicon: Lexicon) {
        var roles: [LetterRole] = []
        var deeds: [Deed] = []
        var shown: [String] = []

        func add(_ role: LetterRole, _ bullets: [String], _ x: ParsedResume.ItemExtension, summary: String?) {
            roles.append(role)
            if let summary, summary.utf8.count <= 2000 { shown.append(summary) }
            for (index, bullet) in bullets.prefix(Self.bulletLimit).enumerated() where bullet.utf8.count <= 2000 {
                shown.append(bullet)
                let spans = index < x.highlightSrc.count ? x.highlightSrc[index] : []
                guard let words = language.clause(bullet, role.isCurrent),
                    let clause = quoter.fact(words, at: spans)
                else { continue }
                deeds.append(
                    Deed(
                        role: roles.count - 1,
                        index: deeds.count,
                        clause: clause,
                        words: TermText([words], lexicon: lexicon),
                        hasFigure: Self.hasFigure(words)
                    )
                )
            }
        }

        for work in Self.newestFirst(resume.work).prefix(Self.roleLimit) {
            add(Self.role(.work, work, quoter: quoter), work.highlights, work.x, summary: work.summary)
        }
        for project in resume.projects.prefix(Self.roleLimit) {
            guard let name = quoter.fact(project.name) else { continue }
            let role = LetterRole(
                kind: .project,
                position: nil,
                employer: name,
                since: nil,
                isCurrent: project.x.current
            )
            add(role, project.highlights, project.x, summary: project.description)
        }
        for work in resume.volunteer.prefix(Self.roleLimit) {
            add(Self.role(.volunteer, work, quoter: quoter), work.highlights, work.x, summary: work.summary)
        }
        self.roles = roles
        self.deeds = deeds
        self.shown = shown
    }

    private static func role(_ kind: LetterRole.Kind, _ work: ParsedResume.Work, quoter: Quoter) -> LetterRole {
        var since: Fact?
        // The year is spoken of only where it is printed, not where "03/21" was read as one.
        if work.x.current, let year = work.startDate?.prefix(4), let dates = work.x.rawDates, dates.contains(year) {
            since = quoter.fact(dates).map { Fact(String(year), $0.evidence) }
        }
        return LetterRole(
            kind: kind,
            position: quoter.fact(work.position),
            employer: quoter.fact(work.name),
            since: since,
            isCurrent: work.x.current
        )
    }

    /// Current roles first, then by their dates; in the order of the page where those are not all known.
    private static func newestFirst(_ work: [ParsedResume.Work]) -> [ParsedResume.Work] {
        guard work.allSatisfy({ $0.x.current || $0.endDate != nil || $0.startDate != nil }) else { return work }
        func key(_ item: ParsedResume.Work) -> (String, String) {
            (item.x.current ? "9999" : item.endDate ?? item.startDate ?? "", item.startDate ?? "")
        }
        return work.enumerated()
            .sorted { left, right in
                let (leftKey, rightKey) = (key(left.element), key(right.element))
                return leftKey == rightKey ? left.offset < right.offset : leftKey > rightKey
            }
            .map(\.element)
    }

    /// Whether words have a quantity that is no bare year.
    private static func hasFigure(_ words: String) -> Bool {
        let characters = Array(words)
        return NumberMention.all(in: characters).contains { place in
            let digits = String(characters[place.range])
            return !(digits.count == 4 && (digits.hasPrefix("19") || digits.hasPrefix("20")) && Int(digits) != nil)
        }
    }
}
