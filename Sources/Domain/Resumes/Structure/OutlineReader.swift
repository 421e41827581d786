import Lexicons

/// Finds the headings of a document and cuts it at them.
///
/// A title that the lexicon knows is a heading where it looks like the document's other headings, or where nothing
/// speaks against it; one that only its last word tells, or none does, has to look like the others.
struct OutlineReader {
    private let text: PreparedText
    private let lexicon: Lexicon
    private let headings: HeadingLexicon
    /// What each line would mean as a heading.
    private let candidates: [HeadingLexicon.Heading?]
    /// The style of most known headings.
    private let dominant: HeadingStyle?
    private let hasGaps: Bool
    /// Whether most known headings have one above.
    private let hasGapsAboveHeadings: Bool

    /// Prepares to cut a document.
    init(_ text: PreparedText, lexicon: Lexicon) {
        self.text = text
        self.lexicon = lexicon
        let headings = HeadingLexicon.headings(of: lexicon)
        self.headings = headings
        candidates = text.lines.map { line in
            line.content.text.utf8.count <= HeadingLexicon.longestTitle
                ? headings.heading(line.content.stripped.text) : nil
        }
        var counts: [HeadingStyle: (count: Int, first: Int)] = [:]
        for (index, candidate) in candidates.enumerated() where candidate?.isKnown == true {
            let line = text.lines[index]
            guard !line.isBullet else { continue }
            let weight = candidate.map { Self.coreKinds.contains($0.kind) } == true ? 2 : 1
            counts[HeadingStyle(line), default: (0, index)].count += weight
        }
        dominant = counts.max { ($0.value.count, -$0.value.first) < ($1.value.count, -$1.value.first) }?.key
        hasGaps = text.lines.dropFirst().contains(where: \.hasGapAbove)
        let titles = zip(text.lines, candidates).filter { [dominant] line, candidate in
            candidate?.isKnown == true && HeadingStyle(line) == dominant
        }
        hasGapsAboveHeadings = titles.count(where: \.0.hasGapAbove) * 2 > titles.count
    }

    /// The document's sections.
    func outline() -> Outline {
        var sections: [Outline.Section] = []
        var current = Outline.Section(title: nil, kind: .basics, isKnown: true, firstLine: 1, lines: [])
        if let first = text.lines.first { current.firstLine = first.number }
        func close() {
            if current.title != nil || !current.lines.isEmpty { sections.append(current) }
        }
        for index in text.lines.indices {
            let line = text.lines[index]
            if let found = heading(at: index, in: current) {
                if found.heading.kind == current.kind, current.title != nil, Self.isContinuation(line.content.text) {
                    continue
                }
                close()
                current = Outline.Section(
                    title: found.title,
                    kind: found.heading.kind,
                    isKnown: found.heading.isKnown,
                    firstLine: line.number,
                    lines: []
                )
                if let rest = found.rest { current.lines.append(rest) }
            } else {
                current.lines.append(line)
            }
        }
        close()
        return Outline(sections: sections.map(corrected))
    }

    // MARK: Judging a line

    private struct Found {
        var heading: HeadingLexicon.Heading
        var title: Piece
        var rest: Line?
    }

    private func heading(at index: Int, in current: Outline.Section) -> Found? {
        let line = text.lines[index]
        guard line.content.text.contains(where: \.isLetter) else { return nil }
        if let candidate = candidates[index], isHeading(candidate, at: index, in: current) {
            return Found(heading: candidate, title: line.content.stripped)
        }
        if let inline = inlineHeading(at: index, in: current) { return inline }
        guard isUnknownHeading(at: index, in: current) else { return nil }
        return Found(heading: .init(kind: .custom, isKnown: false), title: line.content.stripped)
    }

    private func isHeading(_ candidate: HeadingLexicon.Heading, at index: Int, in current: Outline.Section) -> Bool {
        let line = text.lines[index]
        let style = HeadingStyle(line)
        let isLikeOthers = style == dominant
        let isMarked = text.underlined.contains(line.number)
        if line.isBullet { return candidate.isKnown && style.letterCase == .upper && isLikeOthers }
        if let dominant, dominant.markdownLevel > 0, !isMarked {
            guard (1...dominant.markdownLevel).contains(line.markdownLevel) else { return false }
            return true
        }
        if isWrapped(at: index) { return false }
        let hasGap = line.hasGapAbove || index == 0 || text.lines[index - 1].page != line.page
        if style.letterCase == .lower { return candidate.isKnown && (hasGap && isLikeOthers || isMarked) }
        if isMarked { return true }
        let isInEntries = Self.entryKinds.contains(current.kind)
        if isInEntries, lexicon.resume.entryLabels.contains(normalizedTitle(line)) {
            guard isLikeOthers else { return false }
            return hasGap || !hasGapsAboveHeadings || stands(style, apartFromBodyIn: line)
        }
        if candidate.isKnown {
            if isLikeOthers { return true }
            if isInEntries, !hasGap, hasGaps, dominant?.letterCase == .upper, style.letterCase != .upper {
                return false
            }
            return style.letterCase != .sentence || hasGap
        }
        guard !hasTitleWord(line), line.dates.isEmpty else { return false }
        guard let dominant else {
            // Where no title is known, one of its kind counts that stands apart: "Kitchen Experience".
            let isLone = line.hasGapAbove && candidate.kind != .education && !isFollowedByDate(index, within: 1)
            return style.letterCase == .upper || style.hasColon && hasGap || isLone && style.letterCase == .title
        }
        guard style.letterCase == dominant.letterCase, style.size == dominant.size else { return false }
        return stands(style, apartFromBodyIn: line) || (hasGap || !hasGaps) && !isFollowedByDate(index, within: 1)
    }

    /// Whether the line's look alone sets it apart from the text below it.
    private func stands(_ style: HeadingStyle, apartFromBodyIn line: Line) -> Bool {
        if style.letterCase == .upper || style.markdownLevel > 0 { return true }
        guard let height = line.height, let body = text.bodyHeight else { return false }
        return height > body * 1.12
    }

    /// "Languages: English (native), German" as a section of its own.
    private func inlineHeading(at index: Int, in current: Outline.Section) -> Found? {
        let line = text.lines[index]
        guard !line.isBullet, line.markdownLevel == 0, let colon = line.content.text.prefix(48).firstIndex(of: ":")
        else {
            return nil
        }
        let title = line.content.with(line.content.text[..<colon]).stripped
        let rest = line.content.with(line.content.text[line.content.text.index(after: colon)...]).stripped
        guard !rest.isEmpty, title.text.first?.isLowercase == false,
            let candidate = headings.heading(title.text), candidate.isKnown, candidate.kind != .basics
        else { return nil }
        let isCapital = HeadingStyle.letterCase(title.text) == .upper && dominant?.letterCase == .upper
        guard candidate.kind != .custom || isCapital else { return nil }
        let hasGap =
            line.hasGapAbove || current.title.map { $0.line + 1 == line.number && !current.lines.isEmpty } ?? false
        switch current.kind {
        case .skills:
            // "Languages: Python, Go" is a group of skills.
            guard candidate.kind != .skills, candidate.kind != .work, candidate.kind != .projects else { return nil }
            guard candidate.kind != .languages || names(rest) else { return nil }
            guard hasGap || isCapital || Self.listKinds.contains(candidate.kind) else { return nil }
        case _ where Self.entryKinds.contains(current.kind):
            guard hasGap, !lexicon.resume.entryLabels.contains(title.phrase) || candidate.kind == .languages else {
                return nil
            }
            guard candidate.kind != .languages || names(rest) else { return nil }
        case .basics:
            guard hasGap || dominant == nil else { return nil }
            guard candidate.kind != .languages || names(rest) else { return nil }
        default:
            guard hasGap else { return nil }
        }
        return Found(heading: candidate, title: title, rest: line.withContent(rest))
    }

    /// A title that no rule knows, set like the known ones.
    private func isUnknownHeading(at index: Int, in current: Outline.Section) -> Bool {
        let line = text.lines[index]
        guard let dominant, current.title != nil, !line.isBullet, index + 1 < text.lines.count,
            line.content.text.utf8.count <= 48, (1...5).contains(line.content.words.count)
        else { return false }
        let style = HeadingStyle(line)
        if dominant.markdownLevel > 0 { return line.markdownLevel > 0 && line.markdownLevel <= dominant.markdownLevel }
        guard style.letterCase == dominant.letterCase, style.hasColon == dominant.hasColon, style.size == dominant.size
        else { return false }
        guard stands(style, apartFromBodyIn: line) || text.underlined.contains(line.number) else { return false }
        guard !line.content.text.contains(where: { $0 == "," || $0 == "|" || $0 == "@" || $0.isNumber }),
            line.hasGapAbove || !hasGaps, !hasTitleWord(line), !hasEmployerWord(line),
            !text.lines[index + 1].content.text.contains(where: { $0 == "|" })
        else { return false }
        let isSetLarger = line.height.map { $0 > (text.bodyHeight ?? $0) * 1.12 } ?? false
        if isSetLarger { return !isFollowedByDate(index, within: 1) }
        // Employers are printed in capitals too.
        return !Self.entryKinds.contains(current.kind) || !isFollowedByDate(index, within: 4)
    }

    private func isFollowedByDate(_ index: Int, within count: Int) -> Bool {
        text.lines[index...].prefix(count + 1).contains { !$0.isBullet && !$0.dates.isEmpty }
    }

    /// Whether the line above goes on in this one: "Department of / Education".
    private func isWrapped(at index: Int) -> Bool {
        guard index > 0, !text.lines[index].hasGapAbove else { return false }
        let above = text.lines[index - 1].content
        if above.text.last == "," || above.text.last == "&" { return true }
        guard let last = above.text.split(whereSeparator: \.isWhitespace).last?.lowercased() else { return false }
        return last.count <= 4 && lexicon.stopWords.contains(last)
    }

    private func hasTitleWord(_ line: Line) -> Bool {
        line.content.words.contains { lexicon.resume.titles.contains(String($0)) }
    }

    private func hasEmployerWord(_ line: Line) -> Bool {
        line.content.words.contains {
            lexicon.resume.employers.contains(String($0)) || lexicon.resume.institutions.contains(String($0))
        }
    }

    private func normalizedTitle(_ line: Line) -> String {
        HeadingLexicon.normalized(line.content.stripped.text).joined(separator: " ")
    }

    /// Whether a text names a spoken language.
    private func names(_ piece: Piece) -> Bool {
        piece.text.lowercased().split { !$0.isLetter }.contains { lexicon.resume.spokenLanguages.contains(String($0)) }
    }

    private static func isContinuation(_ text: Substring) -> Bool {
        text.lowercased().contains("cont")
    }

    /// "Languages" above programming languages is a section of skills.
    private func corrected(_ section: Outline.Section) -> Outline.Section {
        guard section.kind == .languages, !section.lines.isEmpty,
            !section.lines.prefix(20).contains(where: { names($0.content) })
        else { return section }
        var section = section
        section.kind = .skills
        return section
    }

    /// Sections of entries, where titles of their parts occur.
    static let entryKinds: Set<SectionKind> = [.work, .volunteer, .projects, .education]
    private static let listKinds: Set<SectionKind> = [.languages, .interests, .certificates, .awards]
    private static let coreKinds: Set<SectionKind> = [.work, .education, .skills, .summary, .projects]
}
