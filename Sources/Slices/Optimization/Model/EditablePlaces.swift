import Resumes

/// The texts of a resume that may be rewritten, by the JSON Pointers that lead to them.
struct EditablePlaces: Sendable {
    /// More places than any resume has; those of a hostile one are read no further.
    private static let limit = 300

    /// The places in the order of the resume's schema.
    let places: [(path: String, text: String)]
    private let texts: [String: String]

    /// The prose, the bullets and the skills of a resume.
    init(_ resume: ParsedResume) {
        var places: [(path: String, text: String)] = []
        func add(_ path: String, _ text: String?) {
            guard let text, !text.isEmpty, places.count < Self.limit else { return }
            places.append((path, text))
        }
        func add(_ path: String, each texts: [String]) {
            for (index, text) in texts.prefix(Self.limit).enumerated() { add("\(path)/\(index)", text) }
        }
        add("/basics/summary", resume.basics.summary)
        for (list, roles) in [("work", resume.work), ("volunteer", resume.volunteer)] {
            for (index, role) in roles.prefix(Self.limit).enumerated() {
                add("/\(list)/\(index)/summary", role.summary)
                add("/\(list)/\(index)/highlights", each: role.highlights)
            }
        }
        for (index, project) in resume.projects.prefix(Self.limit).enumerated() {
            add("/projects/\(index)/description", project.description)
            add("/projects/\(index)/highlights", each: project.highlights)
        }
        for (index, group) in resume.skills.prefix(Self.limit).enumerated() {
            add("/skills/\(index)/keywords", each: group.keywords)
        }
        self.places = places
        texts = Dictionary(places.map { ($0.path, $0.text) }) { first, _ in first }
    }

    /// The text at a path.
    subscript(path: String) -> String? { texts[path] }
}
