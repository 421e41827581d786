import Documents
import Evidence
import Postings
import Resumes

/// A small resume whose every value has its place in the text, and a posting for it.
enum Fixture {
    static let lines = [
        "Dana Whitfield",  // 1
        "dana@example.com",  // 2
        "Experience",  // 3
        "Backend Engineer, Acme Corp, Mar 2019 - Feb 2023",  // 4
        "- Built billing services in Python and Go",  // 5
        "- Cut invoice errors by 40% for 1,200 customers",  // 6
        "Junior Developer, Initech, Jan 2018 - Feb 2019",  // 7
        "- Wrote k8s manifests and SQL reports",  // 8
        "Education",  // 9
        "BSc Computer Science, State College, 2017",  // 10
        "Skills",  // 11
        "Python, Go, Kubernetes, PostgreSQL, Terraform",  // 12
        "Languages",  // 13
        "German (fluent)",  // 14
        "Certificates",  // 15
        "PMP, 2021",  // 16
        "Summary of a long line that was",  // 17
        "wrapped by the printer",  // 18
    ]

    static let text = ExtractedText(
        mediaType: .plainText,
        lines: lines.enumerated().map { TextLine(number: $0.offset + 1, text: $0.element) }
    )

    static let now = YearMonth(year: 2026, month: 1)

    static var resume: ParsedResume {
        let source = ParsedResume.SourceInfo(type: .plainText, pages: 1, words: 80, columns: 1, producer: nil)
        let quality = ParsedResume.Quality(level: .good, unmappedShare: 0, warnings: [])
        var resume = ParsedResume(
            x: .init(engine: "rules", engineVersion: "1", language: "en", source: source, quality: quality)
        )
        resume.basics.name = "Dana Whitfield"
        resume.basics.email = "dana@example.com"
        resume.work = [
            role("Acme Corp", "Backend Engineer", "2019-03", "2023-02", "Mar 2019 - Feb 2023", 4, [5, 6]),
            role("Initech", "Junior Developer", "2018-01", "2019-02", "Jan 2018 - Feb 2019", 7, [8]),
        ]
        var education = ParsedResume.Education()
        education.institution = "State College"
        education.studyType = "BSc"
        education.area = "Computer Science"
        education.x.src = [span(10)]
        resume.education = [education]
        var skills = ParsedResume.SkillGroup(
            name: "",
            keywords: ["Python", "Go", "Kubernetes", "PostgreSQL", "Terraform"]
        )
        skills.x.src = [span(12)]
        resume.skills = [skills]
        var german = ParsedResume.Language(language: "German", fluency: "fluent")
        german.x.src = [span(14)]
        resume.languages = [german]
        var certificate = ParsedResume.Entry(name: "PMP")
        certificate.x.src = [span(16)]
        resume.certificates = [certificate]
        return resume
    }

    static func span(_ line: Int) -> SourceSpan {
        SourceSpan(line: line, start: 0, end: lines[line - 1].count)
    }

    static func quotation(_ words: String, line: Int, start: Int) -> Quotation {
        let span = SourceSpan(line: line, start: start, end: start + words.count)
        return Quotation(source: .resume, quote: words, span: span)
    }

    static func role(
        _ name: String,
        _ position: String,
        _ start: String?,
        _ end: String?,
        _ dates: String?,
        _ line: Int,
        _ bullets: [Int]
    ) -> ParsedResume.Work {
        var role = ParsedResume.Work()
        role.name = name
        role.position = position
        role.startDate = start
        role.endDate = end
        role.highlights = bullets.map { String(lines[$0 - 1].dropFirst(2)) }
        role.x.src = [span(line)]
        role.x.highlightSrc = bullets.map { [SourceSpan(line: $0, start: 2, end: lines[$0 - 1].count)] }
        role.x.rawDates = dates
        return role
    }

    static func requirement(
        _ text: String,
        _ kind: JobPosting.Requirement.Kind = .skill,
        _ terms: [JobPosting.Term] = [],
        anyOf: Bool = false,
        years: Int? = nil,
        negated: Bool = false
    ) -> JobPosting.Requirement {
        let span = SourceSpan(line: 1, start: 0, end: text.count)
        return JobPosting.Requirement(
            id: "r1",
            text: text,
            kind: kind,
            importance: .required,
            terms: terms,
            anyOf: anyOf,
            years: years.map { JobPosting.Years(min: $0, max: nil) },
            negated: negated,
            evidence: Quotation(source: .job, quote: text, span: span)
        )
    }

    static func posting(_ requirements: [JobPosting.Requirement]) -> JobPosting {
        var posting = JobPosting(x: .init(engine: "rules", engineVersion: "1", language: "en", words: 100))
        posting.company = "Globex"
        posting.requirements = requirements
        return posting
    }
}
