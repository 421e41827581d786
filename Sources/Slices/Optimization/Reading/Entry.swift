import Documents
import Resumes

/// What the date checks read of an item: a role, a course of study or a project.
struct Entry: Sendable {
    /// Its place in the parsed resume: `/work/0`.
    let path: String
    /// The section it is in.
    let section: SectionKind
    /// The employer, school or name, as printed.
    let name: String?
    /// The position or degree, as printed.
    let title: String?
    /// When it began, as it was read.
    let start: ResumeDate?
    /// When it ended, as it was read.
    let end: ResumeDate?
    /// Whether it goes on.
    let isCurrent: Bool
    /// The dates as printed.
    let rawDates: String?
    /// Where it stands; the first is its heading line.
    let spans: [SourceSpan]

    /// Whether any date was read.
    var isDated: Bool { start != nil || end != nil || isCurrent || rawDates != nil }

    /// The last month it surely reaches, or `now` while it goes on.
    func latest(now: ResumeDate) -> Int? {
        isCurrent ? now.latest : (end ?? start)?.latest
    }

    /// Roles, in their order.
    static func work(of resume: ParsedResume) -> [Entry] {
        resume.work.enumerated().map { Entry($1, path: "/work/\($0)", section: .work) }
    }

    /// All that has dates: roles, volunteer work, studies and projects.
    static func all(of resume: ParsedResume) -> [Entry] {
        work(of: resume)
            + resume.volunteer.enumerated().map { Entry($1, path: "/volunteer/\($0)", section: .volunteer) }
            + education(of: resume)
            + resume.projects.enumerated().map { index, project in
                Entry(
                    path: "/projects/\(index)",
                    section: .projects,
                    name: project.name,
                    title: nil,
                    start: ResumeDate(project.startDate),
                    end: ResumeDate(project.endDate),
                    isCurrent: project.x.current,
                    rawDates: project.x.rawDates,
                    spans: project.x.src
                )
            }
    }

    /// Courses of study, in their order.
    static func education(of resume: ParsedResume) -> [Entry] {
        resume.education.enumerated().map { index, study in
            Entry(
                path: "/education/\(index)",
                section: .education,
                name: study.institution,
                title: study.studyType ?? study.area,
                start: ResumeDate(study.startDate),
                end: ResumeDate(study.endDate),
                isCurrent: study.x.current,
                rawDates: study.x.rawDates,
                spans: study.x.src
            )
        }
    }
}

extension Entry {
    fileprivate init(_ role: ParsedResume.Work, path: String, section: SectionKind) {
        self.init(
            path: path,
            section: section,
            name: role.name,
            title: role.position,
            start: ResumeDate(role.startDate),
            end: ResumeDate(role.endDate),
            isCurrent: role.x.current,
            rawDates: role.x.rawDates,
            spans: role.x.src
        )
    }
}
