import Documents
import Evidence
import Lexicons
import Postings
import Resumes

@testable import Optimization

/// A resume written by hand: its text and what a parser would understand of it, always in agreement.
///
/// The default one is clean: no check finds anything. A test plants its one fault.
struct ResumeDraft {
    struct Role {
        var position = "Software Engineer"
        var employer = "Northwind Analytics"
        var dates: String? = "Jan 2021 \u{2013} Present"
        var start: String? = "2021-01"
        var end: String?
        var isCurrent = true
        var bullets: [String]
    }

    struct Study {
        var degree = "BSc Computer Science"
        var school = "Lakeside University"
        var dates: String? = "2013 \u{2013} 2017"
        var start: String? = "2013"
        var end: String? = "2017"
    }

    var name: String? = "Jordan Rivers"
    var isNameFirst = true
    var contact = ["jordan.rivers@example.com | (212) 555-0134 | linkedin.com/in/jordanrivers"]
    var email: String? = "jordan.rivers@example.com"
    var phone: String? = "(212) 555-0134"
    var profile: String? = "https://linkedin.com/in/jordanrivers"
    var summary: String? = "Engineer with eight years in payments and logistics who likes small teams and clear code."
    var workTitle = "Experience"
    var isWorkKnown = true
    var roles = [
        Role(
            bullets: [
                "Led a team of 5 engineers who rebuilt the billing service in Go within two quarters",
                "Cut the nightly report from 4 hours to 20 minutes by moving it to PostgreSQL",
                "Designed the public API that 140 partners use today for orders and refunds",
                "Wrote the on-call guide that halved the time to first response for all incidents",
            ]
        ),
        Role(
            position: "Junior Developer",
            employer: "Harbor Freight Systems",
            dates: "Jul 2017 \u{2013} Dec 2020",
            start: "2017-07",
            end: "2020-12",
            isCurrent: false,
            bullets: [
                "Built a tracking page in React that 30,000 customers opened every week",
                "Automated the release of 12 services with Jenkins, which saved a day each month",
                "Fixed 85 reported defects in the warehouse scanner before its second launch",
            ]
        ),
    ]
    var studies = [Study()]
    var educationTitle = "Education"
    var skills = ["Go", "PostgreSQL", "React", "Jenkins", "Docker", "Kubernetes"]
    var skillsTitle: String? = "Skills"
    /// Lines behind everything else, in a section that no rule knows.
    var extra: [String] = [
        "Memberships",
        "Runs a monthly meeting for people who come to programming from another trade, with talks on testing, reading",
        "other people's code and asking good questions; keeps its notes online for everybody who could not come.",
    ]
    var pages = 1
    var columns = 1
    var mediaType = MediaType.pdf
    var warnings: [String] = []
    var size = 80_000
    var boxes = false

    /// What the checks look at.
    func input(
        posting: JobPosting? = nil,
        postingText: ExtractedText? = nil,
        matches: [RequirementMatch] = []
    ) -> CheckInput {
        var builder = Builder(draft: self)
        let (text, resume) = builder.build()
        return CheckInput(
            text: text,
            size: size,
            resume: resume,
            posting: posting,
            postingText: postingText,
            matches: matches,
            now: ResumeDate(year: 2026, month: 6)
        )
    }

    /// The verdict of one check.
    func verdict(
        _ id: String,
        posting: JobPosting? = nil,
        postingText: ExtractedText? = nil,
        matches: [RequirementMatch] = []
    )
        -> Check.Verdict
    {
        let input = input(posting: posting, postingText: postingText, matches: matches)
        return Check.all.first { $0.id == id }?.judge(input) ?? .skipped("no such check")
    }
}

/// Prints a draft line by line and notes what stands where.
private struct Builder {
    let draft: ResumeDraft
    var lines: [TextLine] = []
    var sections: [ParsedResume.Section] = []

    init(draft: ResumeDraft) {
        self.draft = draft
    }

    mutating func build() -> (ExtractedText, ParsedResume) {
        var resume = emptyResume()
        resume.basics.name = draft.name
        resume.basics.email = draft.email
        resume.basics.phone = draft.phone
        resume.basics.summary = draft.summary
        if let profile = draft.profile {
            resume.basics.profiles = [ParsedResume.Profile(network: "LinkedIn", username: nil, url: profile)]
        }
        open("", .basics)
        if let name = draft.name, draft.isNameFirst { add(name) }
        for line in draft.contact { add(line) }
        if let summary = draft.summary {
            open("Summary", .summary)
            add(summary)
        }
        if !draft.roles.isEmpty {
            open(draft.workTitle, .work, known: draft.isWorkKnown)
            for (index, role) in draft.roles.enumerated() {
                // A blank line parts two roles, as in print.
                if index > 0 { add("") }
                resume.work.append(work(role))
            }
        }
        if !draft.studies.isEmpty {
            open(draft.educationTitle, .education)
            resume.education = draft.studies.map { study($0) }
        }
        if let title = draft.skillsTitle {
            open(title, .skills)
            var group = ParsedResume.SkillGroup(name: "", keywords: draft.skills)
            if !draft.skills.isEmpty { group.x.src = [add(draft.skills.joined(separator: ", "))] }
            resume.skills = draft.skills.isEmpty ? [] : [group]
        }
        if let title = draft.extra.first {
            open(title, .custom)
            for line in draft.extra.dropFirst() { add(line) }
        }
        for index in sections.indices {
            sections[index].endLine = index + 1 < sections.count ? sections[index + 1].startLine - 1 : lines.count
        }
        resume.x.sections = sections
        let text = ExtractedText(
            mediaType: draft.mediaType,
            pages: draft.pages,
            columns: draft.columns,
            lines: lines,
            warnings: draft.warnings
        )
        return (text, resume)
    }

    private func emptyResume() -> ParsedResume {
        ParsedResume(
            x: ParsedResume.Extension(
                engine: "rules",
                engineVersion: "1",
                language: "en",
                source: ParsedResume.SourceInfo(
                    type: draft.mediaType,
                    pages: draft.pages,
                    words: 0,
                    columns: 1,
                    producer: nil
                ),
                quality: ParsedResume.Quality(level: .good, unmappedShare: 0, warnings: [])
            )
        )
    }

    @discardableResult
    private mutating func add(_ text: String) -> SourceSpan {
        let number = lines.count + 1
        let box = draft.boxes ? TextLine.Box(x: 50, y: Double(number) * 14, width: 400, height: 12) : nil
        lines.append(TextLine(number: number, text: text, box: box))
        return SourceSpan(line: number, start: 0, end: text.count)
    }

    private mutating func open(_ title: String, _ kind: SectionKind, known: Bool = true) {
        if !title.isEmpty { add("") }
        sections.append(
            ParsedResume.Section(
                id: "s\(sections.count + 1)",
                title: title,
                kind: kind,
                known: known,
                startLine: lines.count + 1,
                endLine: 0
            )
        )
        if !title.isEmpty { add(title) }
    }

    private mutating func work(_ role: ResumeDraft.Role) -> ParsedResume.Work {
        var work = ParsedResume.Work()
        work.name = role.employer
        work.position = role.position
        work.startDate = role.start
        work.endDate = role.end
        work.highlights = role.bullets
        work.x.current = role.isCurrent
        work.x.rawDates = role.dates
        work.x.src = [add("\(role.position), \(role.employer)\(role.dates.map { ", \($0)" } ?? "")")]
        for bullet in role.bullets {
            let printed = add("\u{2022} \(bullet)")
            let span = SourceSpan(line: printed.line, start: 2, end: printed.end)
            work.x.highlightSrc.append([span])
            work.x.src.append(span)
        }
        return work
    }

    private mutating func study(_ study: ResumeDraft.Study) -> ParsedResume.Education {
        var education = ParsedResume.Education()
        education.institution = study.school
        education.studyType = study.degree
        education.startDate = study.start
        education.endDate = study.end
        education.x.rawDates = study.dates
        education.x.src = [add("\(study.degree), \(study.school)\(study.dates.map { ", \($0)" } ?? "")")]
        return education
    }
}
