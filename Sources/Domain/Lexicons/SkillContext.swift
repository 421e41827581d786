/// Decides which ambiguous words of a line are skills there.
///
/// A word such as "Go" is one when it stands alone between separators or cue words, and one of these holds: a list of
/// skills goes on beside it, a label or "using" precedes it, or a word such as "developer" follows it.
struct SkillContext {
    /// For each candidate, whether it is a skill.
    let accepted: [Bool]

    /// Judges the candidates of one line.
    init(source: SkillTokens, candidates: [SkillLexicon.Candidate]) {
        let tokens = source.tokens
        var accepted = candidates.map { !$0.isAmbiguous }
        let edges = candidates.map { Edges(tokens: tokens, candidate: $0.tokens) }
        let label = Self.endOfLabel(tokens)
        for (index, candidate) in candidates.enumerated() where candidate.isAmbiguous {
            let edge = edges[index]
            if edge.isFollowedBySkillNoun {
                accepted[index] = true
            } else if edge.isOpenLeft, edge.isOpenRight {
                accepted[index] = edge.isCued || label.map { candidate.tokens.lowerBound >= $0 } ?? false
            }
        }
        let isLinked = zip(candidates, candidates.dropFirst()).map { left, right in
            Self.isListGap(tokens[left.tokens.upperBound..<right.tokens.lowerBound])
        }
        let isAlone = edges.map { $0.isOpenLeft && $0.isOpenRight }
        // Three in a row say "list" even where each of them is an ordinary word.
        for index in isLinked.indices.dropFirst() where isLinked[index] && isLinked[index - 1] {
            for member in index - 1...index + 1 where isAlone[member] { accepted[member] = true }
        }
        for index in isLinked.indices where isLinked[index] && accepted[index] && isAlone[index + 1] {
            accepted[index + 1] = true
        }
        for index in isLinked.indices.reversed() where isLinked[index] && accepted[index + 1] && isAlone[index] {
            accepted[index] = true
        }
        self.accepted = accepted
    }

    /// What stands on both sides of a candidate.
    private struct Edges {
        var isOpenLeft = true
        var isOpenRight = true
        var isCued = false
        var isFollowedBySkillNoun = false

        init(tokens: [SkillTokens.Token], candidate: Range<Int>) {
            var left = candidate.lowerBound - 1
            let isColumnLeft = left >= 0 && tokens[left].kind == .wideGap
            let isHyphenated = left >= 0 && tokens[left].kind == .hyphen
            while left >= 0, tokens[left].isSpace { left -= 1 }
            if isHyphenated {
                isOpenLeft = false
            } else if left >= 0, !isColumnLeft {
                isCued = SkillContext.cues.contains(tokens[left].key)
                isOpenLeft = isCued || SkillContext.isSeparator(tokens[left])
            }
            var right = candidate.upperBound
            let isColumnRight = right < tokens.count && tokens[right].kind == .wideGap
            while right < tokens.count, tokens[right].isSpace { right += 1 }
            if right < tokens.count, !isColumnRight {
                isFollowedBySkillNoun = !isHyphenated && SkillContext.skillNouns.contains(tokens[right].key)
                isOpenRight = SkillContext.isSeparator(tokens[right])
            }
        }
    }

    private static func isSeparator(_ token: SkillTokens.Token) -> Bool {
        switch token.kind {
        case .symbol: token.first != "'" && token.first != "\u{2019}"
        case .word: joints.contains(token.key)
        case .gap, .hyphen, .wideGap: false
        }
    }

    /// Whether two skills with these tokens between them are neighbours in a list.
    private static func isListGap(_ tokens: ArraySlice<SkillTokens.Token>) -> Bool {
        var hasSeparator = false
        for token in tokens {
            switch token.kind {
            case .wideGap: hasSeparator = true
            case .gap: continue
            case .hyphen: return false
            case .word, .symbol:
                guard isSeparator(token), token.first != "." else { return false }
                hasSeparator = true
            }
        }
        return hasSeparator
    }

    /// The token behind a label such as "Programming languages:" at the start of a line.
    private static func endOfLabel(_ tokens: [SkillTokens.Token]) -> Int? {
        guard let colon = tokens.prefix(12).firstIndex(where: { $0.first == ":" }),
            tokens[..<colon].contains(where: { labels.contains($0.key) })
        else { return nil }
        return colon + 1
    }

    private static func keys(_ words: [String]) -> WordKeys {
        WordKeys(words.map { WordKey.exact($0) })
    }

    private static let joints = keys(["and", "or"])

    private static let cues = keys(["in", "with", "using", "via", "like", "including", "knowledge", "use"])

    private static let skillNouns = keys([
        "programming", "developer", "developers", "engineer", "engineers", "scripting", "scripts",
        "programmer", "framework", "codebase", "microservices", "macros", "formulas", "spreadsheets", "skills",
    ])

    private static let labels = keys([
        "skills", "skill", "languages", "language", "technologies", "technology", "tools", "frameworks", "framework",
        "stack", "software", "programming", "databases", "database", "platforms", "libraries", "environment", "devops",
        "cloud", "backend", "frontend", "web", "data", "proficient", "familiar", "applications", "tech", "office",
        "design", "systems", "testing", "infrastructure", "analytics", "competencies", "expertise", "tooling",
    ])
}
