import Resumes
import Runs

/// The items of a parsed resume: one for each section in document order, then the whole.
struct SectionItems {
    private let resume: ParsedResume

    /// The items of a resume.
    init(_ resume: ParsedResume) {
        self.resume = resume
    }

    /// The items in the order in which they are sent.
    func items() throws -> [RunItem] {
        try resume.x.sections.map(item(of:)) + [whole()]
    }

    /// The item of one section.
    func item(of section: ParsedResume.Section) throws -> RunItem {
        let contents = resume.contents(of: section)
        return try RunItem(
            .section,
            id: section.id,
            text: sentence(section, contents),
            SectionData(section: section, contents: contents)
        )
    }

    /// The item of the whole resume.
    func whole() throws -> RunItem {
        let person = resume.basics.name ?? "Your resume"
        return try RunItem(.resume, id: "resume", text: "\(person): \(resume.overview).", resume)
    }

    /// "Work experience: 3 positions.".
    private func sentence(_ section: ParsedResume.Section, _ contents: ParsedResume.Contents) -> String {
        let title = section.title.isEmpty ? section.kind.title : section.title
        let noun =
            switch section.kind {
            case .basics: resume.basics.name.map { "\($0)" } ?? "no name found"
            case .summary: contents.summary?.wordCount.counted("word") ?? contents.count.counted("line")
            case .work, .volunteer: contents.count.counted("position")
            case .education: contents.count.counted("degree")
            case .projects: contents.count.counted("project")
            case .skills: contents.count.counted("skill")
            case .languages: contents.count.counted("language")
            case .custom: contents.count.counted("line")
            case .certificates, .awards, .publications, .interests, .references: contents.count.counted("item")
            }
        return "\(title): \(noun)."
    }
}

/// The `data` of a section's event, beside `id` and `text`.
private struct SectionData: Encodable {
    let kind: SectionKind
    let title: String
    let known: Bool
    let startLine: Int
    let endLine: Int
    let items: ParsedResume.Contents

    init(section: ParsedResume.Section, contents: ParsedResume.Contents) {
        kind = section.kind
        title = section.title
        known = section.known
        startLine = section.startLine
        endLine = section.endLine
        items = contents
    }
}

extension SectionKind {
    /// What a section without a printed title is called.
    fileprivate var title: String {
        switch self {
        case .basics: "About you"
        case .work: "Work experience"
        case .education: "Education"
        default: rawValue.prefix(1).uppercased() + rawValue.dropFirst()
        }
    }
}

extension ParsedResume {
    /// How many skills are printed.
    var skillCount: Int { skills.reduce(0) { $0 + $1.keywords.count } }

    /// "3 positions, 2 degrees, 14 skills".
    var overview: String {
        [
            work.count.counted("position"), education.count.counted("degree"), skillCount.counted("skill"),
        ].joined(separator: ", ")
    }
}

extension Int {
    /// "1 section", "3 sections".
    func counted(_ noun: String) -> String {
        self == 1 ? "1 \(noun)" : "\(self) \(noun)s"
    }
}

extension String {
    /// How many words it has.
    fileprivate var wordCount: Int { split(whereSeparator: \.isWhitespace).count }
}
