package import Documents
package import Lexicons
package import Resumes

/// One bullet of a role or a project.
package struct Bullet: Sendable, Equatable {
    /// Its place in the parsed resume: `/work/0/highlights/2`.
    package let path: String
    /// The section it is in.
    package let section: SectionKind
    /// The place of its role or project: `/work/0`.
    package let entry: String
    /// Whether the role goes on.
    package let isCurrent: Bool
    /// Its text, which may run over several lines.
    package let text: String
    /// The lines it was joined from.
    package let spans: [SourceSpan]
    /// The words of its text.
    package let words: [PrintedWord]

    /// The bullets of a resume: of work, volunteer work and projects, in this order.
    package static func bullets(of resume: ParsedResume) -> [Bullet] {
        let work = resume.work.enumerated().flatMap { index, role in
            bullets(role.highlights, role.x, section: .work, entry: "/work/\(index)")
        }
        let volunteer = resume.volunteer.enumerated().flatMap { index, role in
            bullets(role.highlights, role.x, section: .volunteer, entry: "/volunteer/\(index)")
        }
        let projects = resume.projects.enumerated().flatMap { index, project in
            bullets(project.highlights, project.x, section: .projects, entry: "/projects/\(index)")
        }
        return work + volunteer + projects
    }

    private static func bullets(
        _ highlights: [String],
        _ x: ParsedResume.ItemExtension,
        section: SectionKind,
        entry: String
    ) -> [Bullet] {
        highlights.enumerated().map { index, text in
            Bullet(
                path: "\(entry)/highlights/\(index)",
                section: section,
                entry: entry,
                isCurrent: x.current,
                text: text,
                spans: index < x.highlightSrc.count ? x.highlightSrc[index] : [],
                words: PrintedWord.words(in: text)
            )
        }
    }
}
