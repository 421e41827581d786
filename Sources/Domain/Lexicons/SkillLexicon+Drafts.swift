extension SkillLexicon {
    /// The spellings in a text that is still being written.
    package struct DraftMatches: Sendable {
        /// Every spelling, also one that is an ordinary word too: what makes it a skill may follow later.
        package let matches: [SkillMatch]
        /// Where the first spelling begins that more text could make a longer one, in `Character`s; `nil` where none does.
        package let open: Int?
    }

    /// Finds the spellings in a text that more text may follow.
    ///
    /// - Parameter text: What was written, up to the end of a word.
    /// - Returns: What was found before the first spelling that is open.
    package func draftMatches(in text: String) -> DraftMatches {
        let source = SkillTokens(text)
        let (candidates, end) = candidates(in: source, goesOn: true)
        let offsets = CharacterOffsets(text, scalars: source.scalars)
        let matches = candidates.compactMap { candidate -> SkillMatch? in
            let scalars =
                source.tokens[candidate.tokens.lowerBound].start..<source.tokens[candidate.tokens.upperBound - 1].end
            guard let range = offsets.range(scalars) else { return nil }
            var printed = String.UnicodeScalarView()
            printed.append(contentsOf: source.scalars[scalars])
            return SkillMatch(canonical: skills[candidate.skill].canonical, printed: String(printed), range: range)
        }
        guard end < source.tokens.count else { return DraftMatches(matches: matches, open: nil) }
        let token = source.tokens[end]
        // A token that is only a part of a character is no beginning of anything.
        return DraftMatches(matches: matches, open: offsets.range(token.start..<token.end)?.lowerBound)
    }

    /// What a spelling begins with, in small letters: only such a word needs a closer look.
    package var openers: WordKeys { openings.keys }
}
