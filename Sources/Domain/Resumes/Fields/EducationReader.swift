import Documents
import Lexicons

/// Reads courses of study.
struct EducationReader {
    private let context: FieldContext

    /// A reader in a document's context.
    init(_ context: FieldContext) {
        self.context = context
    }

    /// The courses of study, in their order.
    func items(_ lines: [Line]) -> [ParsedResume.Education] {
        var items: [ParsedResume.Education] = []
        for group in groups(lines) {
            guard var item = item(group) else { continue }
            // A second degree below the first one is of the same school.
            if item.institution == nil, group.first?.hasGapAbove == false { item.institution = items.last?.institution }
            items.append(item)
        }
        return items
    }

    // MARK: Cutting

    /// What a line adds to an entry.
    private struct Facts {
        var hasInstitution = false
        var hasDegree = false
        var hasDate = false
    }

    private func facts(_ line: Line) -> Facts {
        let pieces = pieces(line)
        return Facts(
            hasInstitution: pieces.contains { context.vocabulary.institutionScore($0) > 0 },
            hasDegree: pieces.contains { degree($0) != nil },
            hasDate: !line.dates.isEmpty
        )
    }

    /// A new entry begins where a line repeats what the entry has, or behind a gap where it adds to a whole entry.
    private func groups(_ lines: [Line]) -> [[Line]] {
        var groups: [[Line]] = []
        var seen = Facts()
        var hasDetail = false
        for line in lines {
            let facts = detail(line) == nil ? facts(line) : Facts()
            let repeats =
                facts.hasInstitution && seen.hasInstitution || facts.hasDegree && seen.hasDegree
                || facts.hasDate && seen.hasDate && (hasDetail || line.hasGapAbove)
            let isNews = facts.hasInstitution || facts.hasDegree || facts.hasDate
            let isApart =
                line.hasGapAbove && isNews && (seen.hasInstitution || seen.hasDegree)
                && (seen.hasDate || facts.hasInstitution)
            let isAfterDetail = hasDetail && !line.isBullet && isNews
            if groups.isEmpty || repeats || isApart || isAfterDetail {
                groups.append([])
                seen = Facts()
                hasDetail = false
            }
            groups[groups.count - 1].append(line)
            seen.hasInstitution = seen.hasInstitution || facts.hasInstitution
            seen.hasDegree = seen.hasDegree || facts.hasDegree
            seen.hasDate = seen.hasDate || facts.hasDate
            hasDetail = hasDetail || detail(line) != nil || line.isBullet && !isNews
        }
        return groups
    }

    private func pieces(_ line: Line) -> [Piece] {
        guard line.content.text.utf8.count <= 300 else { return [] }
        let dates = line.dates.map(\.range)
        return EntryHeadingReader.pieces(line.content, without: dates)
    }

    // MARK: Reading

    private func item(_ lines: [Line]) -> ParsedResume.Education? {
        var item = ParsedResume.Education()
        var rest: [Piece] = []
        var isBehindDegree = false
        item.x.src = lines.map(\.content.span)
        for line in lines {
            take(dates: line, into: &item)
            if let detail = detail(line) {
                take(detail, into: &item)
                continue
            }
            for piece in pieces(line) { take(piece, into: &item, &rest, &isBehindDegree) }
        }
        if item.institution == nil {
            item.institution =
                rest.first { !context.vocabulary.isPlace($0) && $0.text.first?.isUppercase == true }?.string
        }
        item.x.confidence = item.institution != nil && item.studyType != nil ? 1 : 0.6
        let isEmpty = item.institution == nil && item.studyType == nil && item.startDate == nil && item.endDate == nil
        return isEmpty ? nil : item
    }

    private func take(dates line: Line, into item: inout ParsedResume.Education) {
        guard item.x.rawDates == nil else { return }
        let spans = line.dates
        guard let span = spans.first(where: \.isRange) ?? spans.first else { return }
        item.x.rawDates = String(line.content.text[span.range])
        item.x.datePrecision = span.precision
        item.x.current = span.isCurrent
        if span.isRange {
            item.startDate = span.start.text
            item.endDate = span.end?.text
        } else {
            // One date is the day of the degree.
            item.endDate = span.start.text
        }
    }

    /// "GPA: 3.8", "Relevant coursework: A, B".
    private func detail(_ line: Line) -> (label: String, rest: Piece)? {
        let text = line.content.text
        guard let colon = text.prefix(40).firstIndex(of: ":") else { return nil }
        let label = HeadingLexicon.normalized(line.content.with(text[..<colon]).stripped.text).joined(separator: " ")
        let rest = line.content.with(text[text.index(after: colon)...]).stripped
        let isLabel = context.vocabulary.words.entryLabels.contains(label) || Self.scoreLabels.contains(label)
        return isLabel && !rest.isEmpty ? (label, rest) : nil
    }

    private func take(_ detail: (label: String, rest: Piece), into item: inout ParsedResume.Education) {
        if Self.scoreLabels.contains(detail.label) {
            let score = detail.rest.split { $0 == "," || $0 == ";" || $0 == "|" }.first?.stripped
            item.score = item.score ?? score?.string
        } else if detail.label.contains("course") || detail.label.contains("modules") || detail.label == "subjects" {
            item.courses += detail.rest.split { $0 == "," || $0 == ";" || $0 == "|" || $0 == "•" }
                .map { SkillsReader.withoutAnd($0.stripped) }.filter { !$0.isEmpty }.map(\.string)
        }
    }

    private func take(
        _ given: Piece,
        into item: inout ParsedResume.Education,
        _ rest: inout [Piece],
        _ isBehindDegree: inout Bool
    ) {
        var piece = given
        if let colon = piece.text.firstIndex(of: ":"),
            case let label = piece.with(piece.text[..<colon]).stripped.phrase,
            context.vocabulary.words.factLabels.contains(label), !Self.scoreLabels.contains(label)
        {
            piece = piece.with(piece.text[piece.text.index(after: colon)...]).stripped
        }
        let parts = piece.split { $0 == "," || $0 == ";" }.map(\.stripped).filter { !$0.isEmpty }
        for (index, whole) in parts.enumerated() {
            var part = whole
            if let score = score(part) {
                // A number says more than honours do.
                if item.score?.contains(where: \.isNumber) != true { item.score = score.string }
                part = withoutScoreLabel(part.with(part.text[..<score.text.startIndex])).stripped
                if part.isEmpty { continue }
            }
            if let degree = degree(part), item.studyType != nil {
                // "Bachelor of Arts - BA, Design": the short form is no other degree.
                isBehindDegree = degree.text.endIndex == part.text.endIndex
                continue
            }
            let mayBeArea = isBehindDegree
            isBehindDegree = false
            if item.area == nil, mayBeArea, isArea(part) {
                item.area = part.string
            } else if item.studyType == nil, let degree = degree(part) {
                isBehindDegree = true
                takeDegree(degree, part, into: &item)
                if item.area == nil, index + 1 < parts.count, isArea(parts[index + 1]) {
                    item.area = parts[index + 1].string
                }
            } else if item.institution == nil, context.vocabulary.institutionScore(part) > 0 {
                item.institution = institution(part, parts, at: index).string
            } else if item.area != part.string {
                rest.append(part)
            }
        }
    }

    private func isArea(_ piece: Piece) -> Bool {
        context.vocabulary.institutionScore(piece) == 0 && !context.vocabulary.isPlace(piece)
            && !context.vocabulary.isPlaceCode(piece) && degree(piece) == nil && grade(piece) == nil
            && piece.text.first?.isUppercase == true
    }

    /// "University of California, Berkeley" is one name.
    private func institution(_ part: Piece, _ parts: [Piece], at index: Int) -> Piece {
        guard index + 1 < parts.count else { return part }
        let next = parts[index + 1]
        if context.vocabulary.isPlaceCode(next) || context.vocabulary.isRegion(next),
            let (rest, _) = context.vocabulary.splittingCity(part), context.vocabulary.institutionScore(rest) > 0
        {
            return rest
        }
        guard part.phrase.contains("university of") else { return part }
        let isCampus =
            !context.vocabulary.isPlaceCode(next)
            && (index + 2 == parts.count || !context.vocabulary.isPlaceCode(parts[index + 2]))
            && context.vocabulary.looksLikeCity(next) && !context.vocabulary.isPlaceName(next)
        guard isCampus else { return part }
        return part.with(part.text.base[part.text.startIndex..<next.text.endIndex])
    }

    // MARK: Degrees

    /// The degree at the beginning of a piece.
    private func degree(_ piece: Piece) -> Piece? {
        let text = piece.text
        guard text.utf8.count <= 200, text.first?.isLowercase == false else { return nil }
        var best: Piece?
        var end = text.startIndex
        var count = 0
        while end < text.endIndex, count < 6 {
            let start = text[end...].firstIndex { !$0.isWhitespace } ?? text.endIndex
            end = text[start...].firstIndex { $0.isWhitespace } ?? text.endIndex
            count += 1
            let candidate = piece.with(text[..<end]).trimming { $0 == "," || $0 == ":" || $0 == ";" }
            let phrase = candidate.phrase.replacing("’", with: "'").filter { $0 != "(" && $0 != ")" }
            guard context.vocabulary.words.degrees.contains(phrase) else { continue }
            // "Ma", "Be", "As" and "Do" are words; degrees of two letters are printed in capitals.
            if phrase.count <= 3, candidate.text.filter(\.isLetter).dropFirst().contains(where: \.isLowercase),
                !["phd", "bsc", "msc", "bed", "med", "llb", "llm", "bba"].contains(phrase)
            {
                continue
            }
            best = candidate
        }
        return best
    }

    private func takeDegree(_ degree: Piece, _ part: Piece, into item: inout ParsedResume.Education) {
        var behind = part.with(part.text[degree.text.endIndex...]).trimmed
        // "Bachelor of Science (BSc), Biology"
        if behind.text.first == "(", let close = behind.text.firstIndex(of: ")") {
            behind = behind.with(behind.text[behind.text.index(after: close)...])
        }
        behind = behind.stripped
        let words = behind.text.split(maxSplits: 1, whereSeparator: \.isWhitespace)
        guard let first = words.first else {
            item.studyType = degree.string
            return
        }
        let lowered = first.lowercased()
        if context.vocabulary.words.inWords.contains(lowered), words.count == 2 {
            item.studyType = degree.string
            item.area = item.area ?? behind.with(words[1]).stripped.string
            return
        }
        // "Bachelor of Laws": the subject belongs to the name of the degree up to "in".
        if lowered == "of" {
            if let range = inWord(behind.text) {
                item.studyType = part.with(part.text[degree.text.startIndex..<range.lowerBound]).stripped.string
                item.area = item.area ?? behind.with(behind.text[range.upperBound...]).stripped.string
            } else {
                item.studyType = part.with(part.text[degree.text.startIndex...]).stripped.string
            }
            return
        }
        item.studyType = degree.string
        if let range = inWord(behind.text) {
            item.studyType = part.with(part.text[degree.text.startIndex..<range.lowerBound]).stripped.string
            item.area = item.area ?? behind.with(behind.text[range.upperBound...]).stripped.string
        } else if context.vocabulary.institutionScore(behind) == 0, grade(behind) == nil {
            item.area = item.area ?? behind.string
        } else if item.institution == nil, context.vocabulary.institutionScore(behind) > 0 {
            item.institution = behind.string
        }
    }

    private func inWord(_ text: Substring) -> Range<Substring.Index>? {
        for word in text.split(whereSeparator: \.isWhitespace) where word.startIndex > text.startIndex {
            if context.vocabulary.words.inWords.contains(word.lowercased()) { return word.startIndex..<word.endIndex }
        }
        return nil
    }

    // MARK: Grades

    private static let scoreLabels: Set<String> = [
        "gpa", "cgpa", "grade", "final grade", "score", "overall grade", "average",
    ]

    /// "GPA 3.8/4.0", "3.9 GPA", "magna cum laude".
    private func score(_ piece: Piece) -> Piece? {
        let text = piece.text
        guard text.utf8.count <= 120 else { return nil }
        let tokens = text.split { $0.isWhitespace || $0 == ":" || $0 == "(" || $0 == ")" || $0 == "," }
        for (index, token) in tokens.enumerated() where Self.scoreLabels.contains(token.lowercased()) {
            if index + 1 < tokens.count, tokens[index + 1].first?.isNumber == true {
                return piece.with(tokens[index + 1])
            }
            if index > 0, tokens[index - 1].first?.isNumber == true { return piece.with(tokens[index - 1]) }
        }
        return grade(piece)
    }

    private func grade(_ piece: Piece) -> Piece? {
        context.vocabulary.words.grades.contains(piece.phrase) ? piece : nil
    }

    private func withoutScoreLabel(_ piece: Piece) -> Piece {
        let trimmed = piece.stripped
        guard let last = trimmed.text.split(whereSeparator: \.isWhitespace).last,
            Self.scoreLabels.contains(trimmed.with(last).stripped.phrase)
        else { return piece }
        return piece.with(piece.text[..<last.startIndex])
    }
}
