import Documents
import Evidence
import Postings
import Resumes

@testable import CoverLetter

/// A resume and a posting written by hand, as text and as what parsers make of it.
struct LetterSources: Sendable {
    /// What the case is about.
    let name: String
    /// The parsed resume.
    private(set) var resume: ParsedResume
    /// The analysed posting.
    private(set) var posting: JobPosting
    private var resumeLines: [String] = []
    private var jobLines: [String] = []

    /// The resume's text.
    var resumeText: ExtractedText { Self.text(resumeLines) }
    /// The posting's text.
    var jobText: ExtractedText { Self.text(jobLines) }
    /// Both texts, for looking words up.
    var everything: String { (resumeLines + jobLines).joined(separator: "\n") }
    /// The resume alone.
    var resumeWords: String { resumeLines.joined(separator: "\n") }

    /// A case without anything in it.
    init(_ name: String) {
        self.name = name
        let quality = ParsedResume.Quality(level: .good, unmappedShare: 0, warnings: [])
        let source = ParsedResume.SourceInfo(type: .plainText, pages: 1, words: 0, columns: 1, producer: nil)
        resume = ParsedResume(
            x: .init(engine: "rules", engineVersion: "1", language: "en", source: source, quality: quality)
        )
        posting = JobPosting(x: .init(engine: "rules", engineVersion: "1", language: "en", words: 0))
    }

    /// The case with a person's name, city and ways to reach them.
    func person(_ name: String?, city: String? = nil, email: String? = nil, phone: String? = nil) -> Self {
        var copy = self
        copy.resume.basics.name = name
        copy.resume.basics.email = email
        copy.resume.basics.phone = phone
        copy.resume.basics.location = city.map { .init(address: $0, city: $0) }
        copy.resumeLines += [name, city, email, phone].compactMap { $0 }
        return copy
    }

    /// The case with one more role.
    func work(
        _ position: String?,
        at employer: String?,
        _ dates: String,
        from start: String,
        to end: String? = nil,
        _ bullets: [String] = []
    ) -> Self {
        var copy = self
        var work = ParsedResume.Work()
        work.position = position
        work.name = employer
        work.startDate = start
        work.endDate = end
        work.x.current = end == nil
        work.x.rawDates = dates
        copy.resumeLines.append([position, employer, dates].compactMap { $0 }.joined(separator: ", "))
        work.x.src = [SourceSpan(line: copy.resumeLines.count, start: 0, end: copy.resumeLines.last?.count ?? 0)]
        for bullet in bullets {
            copy.resumeLines.append("- " + bullet)
            work.highlights.append(bullet)
            work.x.highlightSrc.append([SourceSpan(line: copy.resumeLines.count, start: 2, end: 2 + bullet.count)])
        }
        copy.resume.work.append(work)
        return copy
    }

    /// The case with one more course of study.
    func study(_ degree: String?, in area: String?, at institution: String?) -> Self {
        var copy = self
        var study = ParsedResume.Education()
        study.studyType = degree
        study.area = area
        study.institution = institution
        copy.resume.education.append(study)
        copy.resumeLines.append([degree, area, institution].compactMap { $0 }.joined(separator: ", "))
        return copy
    }

    /// The case with one more project.
    func project(_ name: String, _ bullets: [String]) -> Self {
        var copy = self
        var project = ParsedResume.Project()
        project.name = name
        project.highlights = bullets
        copy.resume.projects.append(project)
        copy.resumeLines.append(name)
        for bullet in bullets {
            copy.resumeLines.append(bullet)
            copy.resume.projects[copy.resume.projects.count - 1].x.highlightSrc.append([
                SourceSpan(line: copy.resumeLines.count, start: 0, end: bullet.count)
            ])
        }
        return copy
    }

    /// The case with skills, languages and certificates.
    func skills(_ skills: [String], languages: [String] = [], certificates: [String] = []) -> Self {
        var copy = self
        if !skills.isEmpty { copy.resume.skills = [.init(name: "", keywords: skills)] }
        copy.resume.languages = languages.map { .init(language: $0, fluency: nil) }
        copy.resume.certificates = certificates.map { .init(name: $0) }
        copy.resumeLines.append("Skills: " + skills.joined(separator: ", "))
        copy.resumeLines += languages + certificates
        return copy
    }

    /// The case with a posting's heading.
    func job(_ title: String?, at company: String?, in place: String? = nil) -> Self {
        var copy = self
        copy.posting.title = title
        copy.posting.company = company
        copy.posting.location = place
        copy.jobLines += [title, company, place].compactMap { $0 }
        return copy
    }

    /// The case with requirements, each a line of the posting and its terms.
    func asks(_ requirements: (String, JobPosting.Requirement.Importance, [String])...) -> Self {
        var copy = self
        for (text, importance, terms) in requirements {
            copy.jobLines.append(text)
            let span = SourceSpan(line: copy.jobLines.count, start: 0, end: text.count)
            copy.posting.requirements.append(
                .init(
                    id: "r\(copy.posting.requirements.count + 1)",
                    text: text,
                    kind: .skill,
                    importance: importance,
                    terms: terms.map { .init(canonical: $0, aliases: []) },
                    anyOf: false,
                    years: nil,
                    negated: false,
                    evidence: Quotation(source: .job, quote: text, span: span)
                )
            )
        }
        return copy
    }

    /// The letter that the rules write.
    func letter() -> Letter {
        let matches = RequirementMatcher(now: YearMonth(year: 2025, month: 6))
            .matches(posting: posting, resume: resume, text: resumeText)
        var writer = LetterWriter(
            resume: resume,
            resumeText: resumeText,
            posting: posting,
            jobText: jobText,
            matches: matches
        )
        return writer.letter()
    }

    private static func text(_ lines: [String]) -> ExtractedText {
        ExtractedText(
            mediaType: .plainText,
            lines: lines.enumerated().map { TextLine(number: $0.offset + 1, text: $0.element) }
        )
    }
}

extension LetterSources {
    /// The case with a bullet that was read otherwise than it stands.
    func misread(highlight: String) -> Self {
        var copy = self
        copy.resume.work[0].highlights[0] = highlight
        return copy
    }

    /// The case with a name that stands nowhere in the text.
    func renamed(_ name: String) -> Self {
        var copy = self
        copy.resume.basics.name = name
        return copy
    }
}
