import Documents

extension ParsedResume {
    /// What was read from one section: the items that stand in its lines.
    ///
    /// Only members of the section's kind are present; a section of skills may also hold languages.
    package struct Contents: Sendable, Codable, Equatable {
        /// Who the person is.
        package var basics: Basics?
        /// The summary.
        package var summary: String?
        /// Positions.
        package var work: [Work]?
        /// Volunteer positions.
        package var volunteer: [Work]?
        /// Courses of study.
        package var education: [Education]?
        /// Projects.
        package var projects: [Project]?
        /// Skills.
        package var skills: [SkillGroup]?
        /// Spoken languages.
        package var languages: [Language]?
        /// Certificates.
        package var certificates: [Entry]?
        /// Awards.
        package var awards: [Entry]?
        /// Publications.
        package var publications: [Entry]?
        /// Interests.
        package var interests: [Entry]?
        /// References.
        package var references: [Entry]?
        /// The lines of a section that no rule knows.
        package var lines: [String]?

        /// How many items there are.
        package var count: Int {
            let entries = [certificates, awards, publications, interests, references].reduce(0) {
                $0 + ($1?.count ?? 0)
            }
            return entries + (work?.count ?? 0) + (volunteer?.count ?? 0) + (education?.count ?? 0)
                + (projects?.count ?? 0) + (languages?.count ?? 0) + (lines?.count ?? 0)
                + (skills?.reduce(0) { $0 + $1.keywords.count } ?? 0)
        }
    }

    /// What was read from a section.
    ///
    /// Works on a stored resume as on a new one: an item belongs to the section that its first span lies in.
    package func contents(of section: Section) -> Contents {
        var contents = Contents()
        func held<Item>(_ items: [Item], _ x: (Item) -> ItemExtension) -> [Item]? {
            let held = items.filter { item in
                guard let line = x(item).src.first?.line else { return false }
                return section.startLine...max(section.startLine, section.endLine) ~= line
            }
            return held.isEmpty ? nil : held
        }
        switch section.kind {
        case .basics: contents.basics = basics
        case .summary where section.id == summarySection?.id: contents.summary = basics.summary
        case .summary, .custom: contents.lines = x.customSections.first { $0.section == section.id }?.lines
        default:
            contents.work = held(work, \.x)
            contents.volunteer = held(volunteer, \.x)
            contents.education = held(education, \.x)
            contents.projects = held(projects, \.x)
            contents.skills = held(skills, \.x)
            contents.languages = held(languages, \.x)
            contents.certificates = held(certificates, \.x)
            contents.awards = held(awards, \.x)
            contents.publications = held(publications, \.x)
            contents.interests = held(interests, \.x)
            contents.references = held(references, \.x)
        }
        return contents
    }

    /// The section that the summary stands in: of several the first one that has lines; the others are kept whole.
    private var summarySection: Section? {
        let kept = Set(x.customSections.map(\.section))
        let sections = x.sections.filter { $0.kind == .summary && !kept.contains($0.id) }
        return sections.first { $0.endLine > $0.startLine } ?? sections.first
    }
}
