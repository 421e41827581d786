import Documents
import Resumes

/// What an entry of a resume is about, in the words of the prompt.
enum EntryKind: String, CaseIterable {
    case basics, work, volunteer, education, project, skills, language, certificate, award, publication, interest
    case reference

    /// The kind that a model means: case and plurals do not matter.
    init?(word: String) {
        let word = word.lowercased()
        let kind = Self.allCases.first { $0.rawValue == word || $0.rawValue + "s" == word || $0.rawValue == word + "s" }
        guard let kind else { return nil }
        self = kind
    }

    /// The names of its fields.
    var fields: Set<String> {
        switch self {
        case .basics: ["name", "label", "summary", "location"]
        case .work, .volunteer: ["name", "position", "location", "dates", "summary", "highlight"]
        case .education: ["institution", "area", "studyType", "dates", "score", "course"]
        case .project: ["name", "description", "dates", "url", "highlight", "keyword"]
        case .skills: ["name", "keyword"]
        case .language: ["language", "fluency"]
        case .certificate, .award, .publication: ["name", "issuer", "dates", "url"]
        case .interest, .reference: ["name"]
        }
    }
}

/// An entry as a model read it, each value of which stands in the resume.
struct LocatedEntry {
    /// A value in the resume's own characters.
    struct Value {
        /// As printed; lines are joined by a space.
        var text: String
        /// Where it stands.
        var spans: [SourceSpan]
    }

    /// What it is.
    let kind: EntryKind
    /// The line that it begins with.
    let line: Int
    /// The values by field, in the order of the answer.
    let values: [String: [Value]]
    /// The dates, where they could be read.
    let dates: PrintedDates?

    /// The first value of a field.
    subscript(_ name: String) -> String? {
        values[name]?.first?.text
    }

    /// The texts of a field.
    func texts(_ name: String) -> [String] {
        values[name, default: []].map(\.text)
    }

    /// All lines that something of it stands on.
    var lines: Set<Int> {
        Set(values.values.joined().flatMap(\.spans).map(\.line)).union([line])
    }

    /// What is known of an item made of it.
    var x: ParsedResume.ItemExtension {
        var x = ParsedResume.ItemExtension()
        let details: Set = ["highlight", "summary", "description", "course", "keyword"]
        let heading = values.filter { !details.contains($0.key) || kind == .skills }.values.joined().flatMap(\.spans)
        x.src = heading.sorted {
            ($0.line != line ? 1 : 0, $0.line, $0.start) < ($1.line != line ? 1 : 0, $1.line, $1.start)
        }
        if x.src.first?.line != line { x.src.insert(SourceSpan(line: line, start: 0, end: 0), at: 0) }
        x.highlightSrc = values["highlight", default: []].map(\.spans)
        x.confidence = 0.7
        x.rawDates = dates == nil ? nil : self["dates"]
        x.current = dates?.isCurrent ?? false
        x.datePrecision = dates?.precision
        return x
    }
}
