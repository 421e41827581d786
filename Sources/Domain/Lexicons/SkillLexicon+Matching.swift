extension SkillLexicon {
    /// The skills that a line or a sentence names, in their order, not overlapping.
    ///
    /// Linear in the text: at each word only the few spellings that begin with it are compared. Web and mail addresses
    /// are skipped.
    package func matches(in text: String) -> [SkillMatch] {
        let source = SkillTokens(text)
        let candidates = candidates(in: source).found
        guard !candidates.isEmpty else { return [] }
        let accepted = SkillContext(source: source, candidates: candidates).accepted
        let offsets = CharacterOffsets(text, scalars: source.scalars)
        return zip(candidates, accepted).compactMap { candidate, isAccepted in
            guard isAccepted else { return nil }
            let start = source.tokens[candidate.tokens.lowerBound].start
            let end = source.tokens[candidate.tokens.upperBound - 1].end
            guard let range = offsets.range(start..<end) else { return nil }
            return SkillMatch(
                canonical: skills[candidate.skill].canonical,
                printed: String(source.scalars[start..<end]),
                range: range
            )
        }
    }

    /// A spelling found at some tokens, which an ambiguous one still has to earn.
    struct Candidate {
        /// The tokens it covers.
        let tokens: Range<Int>
        /// The index in `skills`.
        let skill: Int
        /// Whether it is an ordinary word too.
        let isAmbiguous: Bool
    }

    /// The spellings in a text, in their order, not overlapping.
    ///
    /// - Parameters:
    ///   - source: The text.
    ///   - goesOn: Whether more text will follow.
    /// - Returns: What was found, and the token up to which it is final: the first one at which more text could complete a
    ///   longer spelling.
    func candidates(in source: SkillTokens, goesOn: Bool = false) -> (found: [Candidate], end: Int) {
        let tokens = source.tokens
        var found: [Candidate] = []
        var index = 0
        while index < tokens.count {
            if goesOn, isOpen(tokens[index...]) { break }
            if index == 0 || tokens[index - 1].isSpace, let end = Self.endOfAddress(tokens, from: index) {
                index = end
                continue
            }
            guard !tokens[index].isGap, let candidate = candidate(at: index, in: source) else {
                index += 1
                continue
            }
            found.append(candidate)
            index = candidate.tokens.upperBound
        }
        return (found, index)
    }

    /// Whether these tokens are the beginning of a spelling that goes on.
    private func isOpen(_ tokens: ArraySlice<SkillTokens.Token>) -> Bool {
        guard let first = tokens.first, let opening = openings[first.key] else { return false }
        return spellings[opening].contains { spelling in
            spelling.tokens.count > tokens.count && zip(tokens, spelling.tokens).allSatisfy { $0.key == $1 }
        }
    }

    private func candidate(at index: Int, in source: SkillTokens) -> Candidate? {
        let tokens = source.tokens
        guard let opening = openings[tokens[index].key] else { return nil }
        for spelling in spellings[opening] {
            let end = index + spelling.tokens.count
            guard end <= tokens.count,
                zip(tokens[index..<end], spelling.tokens).allSatisfy({ $0.key == $1 }),
                Self.beginsWord(tokens, at: index),
                Self.endsWord(tokens, at: end, isShort: spelling.printed.utf8.count <= 2)
            else { continue }
            if spelling.isAmbiguous {
                let printed = source.scalars[tokens[index].start..<tokens[end - 1].end]
                guard printed.elementsEqual(spelling.printed.unicodeScalars) else { continue }
            }
            return Candidate(tokens: index..<end, skill: spelling.skill, isAmbiguous: spelling.isAmbiguous)
        }
        return nil
    }

    /// Whether a phrase may begin here: not in the middle of "asp.net", "a_b" or "@name".
    private static func beginsWord(_ tokens: [SkillTokens.Token], at index: Int) -> Bool {
        guard index > 0 else { return true }
        let previous = tokens[index - 1]
        switch previous.kind {
        case .gap, .wideGap, .hyphen: return true
        case .word: return false
        case .symbol:
            if previous.first == "_" || previous.first == "@" { return false }
            return previous.first != "." || index < 2 || tokens[index - 2].kind != .word
        }
    }

    /// Whether a phrase may end before this token: "C" does not in "C++", nor "Node" in "Node.x".
    private static func endsWord(_ tokens: [SkillTokens.Token], at index: Int, isShort: Bool) -> Bool {
        guard index < tokens.count else { return true }
        let next = tokens[index]
        guard next.kind == .symbol else { return next.kind != .word || tokens[index - 1].kind == .symbol }
        let isFollowedByWord = index + 1 < tokens.count && tokens[index + 1].kind == .word
        switch next.first {
        case "_", "@", "#": return false
        case "+": return isFollowedByWord
        case ".": return !isFollowedByWord
        case "&": return !(isShort && isFollowedByWord)
        default: return true
        }
    }

    /// The end of the web or mail address that begins at a token, if one does.
    ///
    /// Asked once for each piece of text between spaces, so all of them together are linear.
    private static func endOfAddress(_ tokens: [SkillTokens.Token], from index: Int) -> Int? {
        var end = index
        var isAddress = false
        func isSign(_ sign: Unicode.Scalar, at place: Int) -> Bool {
            place >= index && tokens[place].kind == .symbol && tokens[place].first == sign
        }
        while end < tokens.count, !tokens[end].isSpace {
            if tokens[end].kind == .symbol {
                switch tokens[end].first {
                case "@": isAddress = isAddress || end > index
                case "/":
                    if isSign(".", at: end - 2), domains.contains(tokens[end - 1].key) { isAddress = true }
                    if isSign(":", at: end - 2), isSign("/", at: end - 1) { isAddress = true }
                case ".": isAddress = isAddress || (end == index + 1 && tokens[index].key == www)
                default: break
                }
            }
            end += 1
        }
        return isAddress ? end : nil
    }

    /// Top-level domains that no technology is named after.
    private static let domains = WordKeys(
        ["com", "org", "edu", "gov", "dev", "me", "co", "app", "uk", "de", "eu"].map { WordKey.exact($0) }
    )
    private static let www = WordKey.exact("www")
}
