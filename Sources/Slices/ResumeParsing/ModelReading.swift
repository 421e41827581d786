import Documents
import Evidence
import FoundationEssentials
import LanguageModels
import Postings
import Resumes
import Runs

/// A resume as a model and the rules read it together.
///
/// Of the model's values only those are taken that stand in the resume; what it leaves out and the rules found is kept
/// from the rules, contact data and the printed sections always. A section is whole once an entry behind it comes.
struct ModelReading: Sendable {
    /// What was put together so far.
    private(set) var resume: ParsedResume
    /// How many values were dropped, by reason.
    private(set) var rejected: [String: Int] = [:]
    /// Whether anything in it is a model's.
    private(set) var isOfModel = false
    /// What an earlier attempt committed, as the model is told of it.
    private(set) var committed: [GeneratedItem] = []

    private let rules: ParsedResume
    /// Entries of the model whose sections are not whole yet.
    private var waiting: ParsedResume
    private var locator: EntryLocator
    private var usedLines: Set<Int> = []
    private var finished: Set<String> = []

    /// Prepares to read, and takes up what an earlier attempt has committed.
    ///
    /// - Throws: `DecodingError` where that is none of ours.
    init(rules: ParsedResume, locator: EntryLocator, committed items: [RunItem]) throws {
        self.rules = rules
        self.locator = locator
        waiting = ParsedResume(x: rules.x)
        resume = ParsedResume(x: rules.x)
        resume.basics = rules.basics
        for item in items where item.kind == .section {
            try take(JSONDecoder().decode(CommittedSection.self, from: Data(item.data)))
        }
    }

    /// Takes an item of the model.
    ///
    /// - Returns: The sections that are whole now; `nil` where nothing of the item was taken.
    mutating func take(_ item: GeneratedItem) -> [ParsedResume.Section]? {
        var reasons: [String] = []
        let entry = locator.locate(item) { reasons.append($0.rawValue) }
        defer { for reason in reasons { reject(reason) } }
        guard let entry else { return nil }
        if let section = section(at: entry.line), finished.contains(section.id) {
            reasons.append("late")
            return nil
        }
        guard add(entry) else {
            reasons.append(EntryLocator.Reason.empty.rawValue)
            return nil
        }
        isOfModel = true
        usedLines.formUnion(entry.lines)
        return finishSections { $0.endLine < entry.line }
    }

    /// Ends the reading: what is left is put together, too.
    ///
    /// - Returns: The sections that were not whole yet.
    mutating func finish() -> [ParsedResume.Section] {
        let sections = finishSections { _ in true }
        let printed = resume.x.sections.map { $0.startLine...max($0.startLine, $0.endLine) }
        mergeLists { line in !printed.contains { $0 ~= line } }
        if isOfModel { resume.x.engine = "mixed" }
        return sections
    }

    // MARK: Taking

    private mutating func reject(_ reason: String) {
        rejected[reason, default: 0] += 1
    }

    private mutating func add(_ entry: LocatedEntry) -> Bool {
        func add<Item: ResumeItem>(_ list: WritableKeyPath<ParsedResume, [Item]>) -> Bool {
            guard let item = Item(entry) else { return false }
            waiting[keyPath: list].append(item)
            return true
        }
        switch entry.kind {
        case .basics:
            resume.basics.name = entry["name"] ?? resume.basics.name
            resume.basics.label = entry["label"] ?? resume.basics.label
            if let summary = entry["summary"],
                !Folding.fold(resume.basics.summary ?? "").contains(Folding.fold(summary))
            {
                resume.basics.summary = summary
            }
            if resume.basics.location == nil { resume.basics.location = entry["location"].map { .init(address: $0) } }
            return true
        case .work: return add(\.work)
        case .volunteer: return add(\.volunteer)
        case .education: return add(\.education)
        case .project: return add(\.projects)
        case .skills: return add(\.skills)
        case .language: return add(\.languages)
        case .certificate: return add(\.certificates)
        case .award: return add(\.awards)
        case .publication: return add(\.publications)
        case .interest: return add(\.interests)
        case .reference: return add(\.references)
        }
    }

    // MARK: Putting together

    private func section(at line: Int) -> ParsedResume.Section? {
        resume.x.sections.first { $0.startLine...max($0.startLine, $0.endLine) ~= line }
    }

    private mutating func finishSections(where isWhole: (ParsedResume.Section) -> Bool) -> [ParsedResume.Section] {
        var whole: [ParsedResume.Section] = []
        for index in resume.x.sections.indices {
            let section = resume.x.sections[index]
            if finished.contains(section.id) { continue }
            guard isWhole(section) else { break }
            finished.insert(section.id)
            let range = section.startLine...max(section.startLine, section.endLine)
            let kind = mergeLists { range ~= $0 }
            if section.kind == .custom, let kind { resume.x.sections[index].kind = kind }
            whole.append(resume.x.sections[index])
        }
        return whole
    }

    /// Puts together the items whose first line passes a test.
    ///
    /// - Returns: The kind of the first list that has some.
    @discardableResult
    private mutating func mergeLists(where isHere: (Int) -> Bool) -> SectionKind? {
        var kinds: [SectionKind] = []
        if merge(\.work, isHere) { kinds.append(.work) }
        if merge(\.volunteer, isHere) { kinds.append(.volunteer) }
        if merge(\.education, isHere) { kinds.append(.education) }
        if merge(\.projects, isHere) { kinds.append(.projects) }
        if merge(\.skills, isHere) { kinds.append(.skills) }
        if merge(\.languages, isHere) { kinds.append(.languages) }
        if merge(\.certificates, isHere) { kinds.append(.certificates) }
        if merge(\.awards, isHere) { kinds.append(.awards) }
        if merge(\.publications, isHere) { kinds.append(.publications) }
        if merge(\.interests, isHere) { kinds.append(.interests) }
        if merge(\.references, isHere) { kinds.append(.references) }
        return kinds.first
    }

    private mutating func merge<Item: ResumeItem>(
        _ list: WritableKeyPath<ParsedResume, [Item]>,
        _ isHere: (Int) -> Bool
    ) -> Bool {
        func here(_ items: [Item]) -> [Item] { items.filter { isHere($0.x.src.first?.line ?? 0) } }
        var others = here(rules[keyPath: list])
        var items: [Item] = []
        for var item in here(waiting[keyPath: list]) {
            let likeness = others.map { item.likeness(to: $0) }
            if let best = likeness.indices.max(by: { likeness[$0] < likeness[$1] }), likeness[best] > 0 {
                item.fill(from: others.remove(at: best))
                item.x.confidence = 0.9
            }
            items.append(item)
        }
        // An item of the rules all of whose lines the model has read in its own way.
        items += others.filter { other in
            let lines = other.lines.union(other.x.highlightSrc.joined().map(\.line))
            return !other.key.isEmpty || !lines.isSubset(of: usedLines)
        }
        let order = items.indices.sorted {
            (items[$0].x.src.first?.line ?? 0, $0) < (items[$1].x.src.first?.line ?? 0, $1)
        }
        resume[keyPath: list] += order.map { items[$0] }
        return !items.isEmpty
    }
}

// MARK: Continuing

extension ModelReading {
    /// A section that an earlier attempt committed.
    private struct CommittedSection: Decodable {
        let id: String
        let kind: SectionKind
        let items: ParsedResume.Contents
    }

    private mutating func take(_ section: CommittedSection) {
        finished.insert(section.id)
        isOfModel = true
        if let index = resume.x.sections.firstIndex(where: { $0.id == section.id }) {
            resume.x.sections[index].kind = section.kind
        }
        let items = section.items
        if let basics = items.basics { resume.basics = basics }
        if let summary = items.summary { resume.basics.summary = summary }
        func add<Item>(
            _ kind: EntryKind,
            _ list: WritableKeyPath<ParsedResume, [Item]>,
            _ items: [Item]?,
            _ title: (Item) -> String?
        ) {
            guard let items else { return }
            resume[keyPath: list] += items
            committed += items.compactMap(title).map { title in
                GeneratedItem(kind: kind.rawValue, fields: [], quotes: [], text: locator.mask.masked(title))
            }
        }
        add(.work, \.work, items.work) {
            [$0.position, $0.name, $0.x.rawDates].compactMap(\.self).joined(separator: ", ")
        }
        add(.volunteer, \.volunteer, items.volunteer) {
            [$0.position, $0.name].compactMap(\.self).joined(separator: ", ")
        }
        add(.education, \.education, items.education) {
            [$0.studyType, $0.area, $0.institution].compactMap(\.self).joined(separator: ", ")
        }
        add(.project, \.projects, items.projects) { $0.name }
        add(.skills, \.skills, items.skills) { $0.name.isEmpty ? $0.keywords.joined(separator: ", ") : $0.name }
        add(.language, \.languages, items.languages) { $0.language }
        add(.certificate, \.certificates, items.certificates) { $0.name }
        add(.award, \.awards, items.awards) { $0.name }
        add(.publication, \.publications, items.publications) { $0.name }
        add(.interest, \.interests, items.interests) { $0.name }
        add(.reference, \.references, items.references) { $0.name }
    }
}
