import Documents
import Postings
import Resumes

/// An item of a resume that two engines may have read.
protocol ResumeItem: Sendable {
    /// What is known beyond JSON Resume.
    var x: ParsedResume.ItemExtension { get set }
    /// What tells it from others on the same line; empty where only the lines do.
    var key: String { get }
    /// An item of a model's entry; `nil` where it would say nothing.
    init?(_ entry: LocatedEntry)
    /// Takes over what another engine read of the same item and this one left out.
    mutating func fill(from other: Self)
}

extension ResumeItem {
    /// The lines of its heading.
    var lines: Set<Int> { Set(x.src.map(\.line)) }

    /// How much speaks for another engine having read the same item; 0 where nothing does.
    func likeness(to other: Self) -> Int {
        let shared = lines.intersection(other.lines).count
        if key.isEmpty || other.key.isEmpty { return shared }
        if key == other.key { return shared + 100 }
        return key.contains(other.key) || other.key.contains(key) ? shared : 0
    }

    /// Takes over the dates, where this one has none.
    ///
    /// - Returns: Whether it did.
    fileprivate mutating func fillDates(from other: Self) -> Bool {
        guard x.rawDates == nil, other.x.rawDates != nil else { return false }
        x.rawDates = other.x.rawDates
        x.current = other.x.current
        x.datePrecision = other.x.datePrecision
        return true
    }

    /// Both engines' bullets: of two that overlap the longer one, in the order of the resume.
    fileprivate mutating func merge(_ highlights: [String], with other: Self, _ others: [String]) -> [String] {
        var bullets = Array(zip(highlights, x.highlightSrc))
        for (text, spans) in zip(others, other.x.highlightSrc) {
            let lines = Set(spans.map(\.line))
            let same = bullets.indices.filter { !lines.isDisjoint(with: bullets[$0].1.map(\.line)) }
            if same.isEmpty {
                bullets.append((text, spans))
            } else if let first = same.first,
                same.allSatisfy({ Folding.fold(text).contains(Folding.fold(bullets[$0].0)) })
            {
                bullets[first] = (text, spans)
                for index in same.dropFirst().reversed() { bullets.remove(at: index) }
            }
        }
        bullets.sort {
            ($0.1.first?.line ?? 0, $0.1.first?.start ?? 0) < ($1.1.first?.line ?? 0, $1.1.first?.start ?? 0)
        }
        x.highlightSrc = bullets.map(\.1)
        return bullets.map(\.0)
    }
}

/// A text, or the other one where that contains it or there is none.
private func longer(_ text: String?, _ other: String?) -> String? {
    guard let text, let other else { return text ?? other }
    return Folding.fold(other).contains(Folding.fold(text)) ? other : text
}

/// A list with the elements of another one that it does not have.
private func union(_ list: [String], _ other: [String]) -> [String] {
    let known = Folding.fold(list.joined(separator: "\n"))
    return list + other.filter { !known.contains(Folding.fold($0)) }
}

/// An address with a scheme.
private func address(_ printed: String?) -> String? {
    printed.map { $0.contains("://") ? $0 : "https://" + $0 }
}

extension ParsedResume.Work: ResumeItem {
    var key: String { "" }

    init?(_ entry: LocatedEntry) {
        guard entry["name"] != nil || entry["position"] != nil else { return nil }
        self.init()
        name = entry["name"]
        position = entry["position"]
        location = entry["location"]
        startDate = entry.dates?.start
        endDate = entry.dates?.end
        summary = entry["summary"]
        highlights = entry.texts("highlight")
        x = entry.x
    }

    mutating func fill(from other: Self) {
        name = name ?? other.name
        position = position ?? other.position
        location = location ?? other.location
        summary = longer(summary, other.summary)
        highlights = merge(highlights, with: other, other.highlights)
        if fillDates(from: other) { (startDate, endDate) = (other.startDate, other.endDate) }
    }
}

extension ParsedResume.Education: ResumeItem {
    var key: String { "" }

    init?(_ entry: LocatedEntry) {
        guard entry["institution"] != nil || entry["studyType"] != nil || entry["area"] != nil else { return nil }
        self.init()
        institution = entry["institution"]
        area = entry["area"]
        studyType = entry["studyType"]
        score = entry["score"]
        courses = entry.texts("course")
        // A single date is that of the degree.
        startDate = entry.dates?.isRange == true ? entry.dates?.start : nil
        endDate = entry.dates?.isRange == true ? entry.dates?.end : entry.dates?.start
        x = entry.x
    }

    mutating func fill(from other: Self) {
        institution = institution ?? other.institution
        area = area ?? other.area
        studyType = studyType ?? other.studyType
        score = score ?? other.score
        courses = union(courses, other.courses)
        if fillDates(from: other) { (startDate, endDate) = (other.startDate, other.endDate) }
    }
}

extension ParsedResume.Project: ResumeItem {
    var key: String { "" }

    init?(_ entry: LocatedEntry) {
        guard entry["name"] != nil else { return nil }
        self.init()
        name = entry["name"]
        description = entry["description"]
        highlights = entry.texts("highlight")
        keywords = entry.texts("keyword")
        url = address(entry["url"])
        startDate = entry.dates?.start
        endDate = entry.dates?.end
        x = entry.x
    }

    mutating func fill(from other: Self) {
        name = name ?? other.name
        description = longer(description, other.description)
        highlights = merge(highlights, with: other, other.highlights)
        keywords = union(keywords, other.keywords)
        url = url ?? other.url
        if fillDates(from: other) { (startDate, endDate) = (other.startDate, other.endDate) }
    }
}

extension ParsedResume.SkillGroup: ResumeItem {
    var key: String { Folding.fold(name) }

    init?(_ entry: LocatedEntry) {
        guard entry.values["keyword"] != nil else { return nil }
        self.init(name: entry["name"] ?? "", keywords: entry.texts("keyword"))
        x = entry.x
    }

    mutating func fill(from other: Self) {
        if name.isEmpty { name = other.name }
        keywords = union(keywords, other.keywords)
    }
}

extension ParsedResume.Language: ResumeItem {
    var key: String { Folding.fold(language) }

    init?(_ entry: LocatedEntry) {
        guard let language = entry["language"] else { return nil }
        self.init(language: language, fluency: entry["fluency"])
        x = entry.x
    }

    mutating func fill(from other: Self) {
        fluency = fluency ?? other.fluency
    }
}

extension ParsedResume.Entry: ResumeItem {
    var key: String { Folding.fold(name) }

    init?(_ entry: LocatedEntry) {
        guard let name = entry["name"] else { return nil }
        self.init(name: name)
        issuer = entry["issuer"]
        date = entry.dates?.start
        url = address(entry["url"])
        x = entry.x
    }

    mutating func fill(from other: Self) {
        // A referee's name is less than the printed reference.
        if issuer == nil, date == nil { name = longer(name, other.name) ?? name }
        issuer = issuer ?? other.issuer
        url = url ?? other.url
        if fillDates(from: other) { date = other.date }
    }
}
