import Documents
import Lexicons

/// Reads skills with their printed labels.
struct SkillsReader {
    private let context: FieldContext

    /// A reader in a document's context.
    init(_ context: FieldContext) {
        self.context = context
    }

    /// A group, and the lines it was read from.
    private struct Draft {
        var label: Piece?
        var lines: [Piece]
    }

    /// The groups, in their order, and the lines that name spoken languages instead.
    func groups(_ lines: [Line]) -> (groups: [ParsedResume.SkillGroup], languages: [Line]) {
        var drafts: [Draft] = []
        var languages: [Line] = []
        var isLabelAbove = false
        for (index, line) in lines.enumerated() {
            if let (label, rest) = labelled(line.content) {
                if label.phrase.contains("language"), !rest.isEmpty, namesLanguage(rest) {
                    languages.append(line.withContent(rest))
                    continue
                }
                drafts.append(Draft(label: label, lines: rest.isEmpty ? [] : [rest]))
                isLabelAbove = rest.isEmpty
            } else if isLabel(line, next: index + 1 < lines.count ? lines[index + 1] : nil) {
                drafts.append(Draft(label: line.content.stripped, lines: []))
                isLabelAbove = true
            } else if let last = drafts.indices.last, continues(line, drafts[last], isLabelAbove: isLabelAbove) {
                drafts[last].lines.append(line.content)
            } else {
                drafts.append(Draft(label: nil, lines: [line.content]))
                isLabelAbove = false
            }
        }
        return (drafts.compactMap(group), languages)
    }

    private func group(_ draft: Draft) -> ParsedResume.SkillGroup? {
        var keywords: [String] = []
        for line in draft.lines {
            for piece in Self.items(line) { keywords += names(piece) }
        }
        guard !keywords.isEmpty else { return nil }
        var group = ParsedResume.SkillGroup(name: draft.label?.string ?? "", keywords: keywords)
        group.x.src = draft.lines.map(\.span)
        if let label = draft.label { group.x.src.insert(label.span, at: 0) }
        return group
    }

    private func continues(_ line: Line, _ draft: Draft, isLabelAbove: Bool) -> Bool {
        if isLabelAbove { return true }
        // Unlabelled lines are one group.
        if draft.label == nil { return true }
        return !line.isBullet && !line.hasGapAbove
    }

    /// "Languages: Python, Go"; the rest may stand on the next line.
    private func labelled(_ content: Piece) -> (label: Piece, rest: Piece)? {
        let text = content.text
        guard let colon = text.prefix(60).firstIndex(of: ":") else { return nil }
        let label = content.with(text[..<colon]).stripped
        let rest = content.with(text[text.index(after: colon)...]).stripped
        guard !label.isEmpty, !label.text.contains(","), label.words.count <= 7 else { return nil }
        return (label, rest)
    }

    /// A short line above a list.
    private func isLabel(_ line: Line, next: Line?) -> Bool {
        guard let next, !line.isBullet, line.content.text.utf8.count <= 48 else { return false }
        if line.markdownLevel > 0 { return true }
        guard !line.content.text.contains(where: { ",;|•·".contains($0) }) else { return false }
        guard context.lexicon.lexicon.skills.canonical(for: line.content.string) == nil else { return false }
        let isList = next.content.text.count(where: { ",;|•·".contains($0) }) >= 2
        return line.hasGapAbove && (isList || next.isBullet)
            || isList && !next.isBullet && line.content.words.count <= 3
    }

    // MARK: Items

    /// A list cut at its separators, but not inside brackets.
    static func items(_ piece: Piece) -> [Piece] {
        var items: [Piece] = []
        let text = piece.text
        var start = text.startIndex
        var index = start
        var depth = 0
        var wasSpace = false
        while index < text.endIndex {
            let character = text[index]
            let next = text.index(after: index)
            let isSpace = character.isSpace
            if character == "(" { depth += 1 }
            if character == ")" { depth = max(0, depth - 1) }
            let isSeparator =
                separators.contains(character) || isSpace && wasSpace
                || dashes.contains(character) && wasSpace && next < text.endIndex && text[next].isSpace
            if depth == 0, isSeparator {
                items.append(piece.with(text[start..<index]))
                start = next
            }
            wasSpace = isSpace
            index = next
        }
        items.append(piece.with(text[start...]))
        return items.map { withoutAnd($0.keepingSigns) }.filter { !$0.isEmpty }
    }

    /// Without the "and" before the last item of a list.
    static func withoutAnd(_ piece: Piece) -> Piece {
        for word in ["and ", "or ", "& "] where piece.text.lowercased().hasPrefix(word) {
            return piece.with(piece.text.dropFirst(word.count)).trimmed
        }
        return piece
    }

    /// The skills of one item: what stands in brackets by itself, and the known ones of a sentence.
    private func names(_ given: Piece) -> [String] {
        var names: [String] = []
        var piece = given
        if piece.text.last == ")", let open = piece.text.firstIndex(of: "("), open > piece.text.startIndex,
            context.lexicon.lexicon.skills.canonical(for: piece.string) == nil
        {
            let inner = piece.with(piece.text[piece.text.index(after: open)...].dropLast()).trimmed
            piece = piece.with(piece.text[..<open]).trimmed
            let parts = Self.items(inner)
            let isList =
                parts.count > 1 || parts.contains { context.lexicon.lexicon.skills.canonical(for: $0.string) != nil }
            names = split(piece)
            if isList { names += parts.filter { !isLevel($0) }.flatMap(split) }
            return names
        }
        return split(piece)
    }

    private func split(_ piece: Piece) -> [String] {
        let skills = context.lexicon.lexicon.skills
        guard piece.text.contains(where: \.isLetter), piece.text.utf8.count <= 400 else { return [] }
        if skills.canonical(for: piece.string) != nil { return [piece.string] }
        for separator in ["/", " and ", " & "] where piece.text.contains(separator) {
            let parts = piece.text.split(separator: separator).map { piece.with($0).trimmed }
            if parts.count > 1, parts.allSatisfy({ skills.canonical(for: $0.string) != nil }) {
                return parts.map(\.string)
            }
        }
        guard piece.words.count > 5 else { return [piece.string] }
        let found = skills.matches(in: piece.string).map(\.printed)
        return found.isEmpty ? [piece.string] : found
    }

    /// "advanced", "5 years".
    private func isLevel(_ piece: Piece) -> Bool {
        let words = piece.words
        return words.allSatisfy {
            context.vocabulary.words.fluency.contains(String($0)) || $0.allSatisfy { $0.isNumber || $0 == "+" }
                || Self.levels.contains($0)
        }
    }

    /// Signs that part the skills of a list.
    private static let separators: Signs = ",;|•·▪●◦¦‖\t"
    /// Signs that do between two spaces.
    private static let dashes: Signs = "–—-"

    private static let levels: Set<Substring> = [
        "years", "year", "yrs", "expert", "familiar", "experience", "of", "strong",
    ]

    private func namesLanguage(_ piece: Piece) -> Bool {
        piece.text.lowercased().split { !$0.isLetter }.contains {
            context.vocabulary.words.spokenLanguages.contains(String($0))
        }
    }
}

extension Piece {
    /// Without the space around it and a full stop behind it, but with the signs of ".NET", "C#" and "C++".
    var keepingSigns: Piece {
        var piece = trimming { $0.isWhitespace || "*_`:–—•".contains($0) }
        if piece.text.last == ".", piece.text.count(where: { $0 == "." }) == 1 {
            piece = piece.with(piece.text.dropLast())
        }
        return piece.trimmed
    }
}

extension Line {
    /// The line with other content.
    func withContent(_ content: Piece) -> Line {
        var line = self
        line.content = content
        let text = content.text
        line.dates = dates.filter { $0.range.lowerBound >= text.startIndex && $0.range.upperBound <= text.endIndex }
        return line
    }
}
