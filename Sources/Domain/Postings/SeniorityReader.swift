import Documents

/// Finds the level of a position in its title, a label or a sentence that states it.
struct SeniorityReader {
    private let lexicon: PostingLexicon

    /// A reader with the words of a language.
    init(lexicon: PostingLexicon) {
        self.lexicon = lexicon
    }

    /// The level with its evidence, or `nil` where nothing states one.
    ///
    /// A title that does not stand in the posting gives none, since nothing could be quoted for it.
    func seniority(
        title: TitleReader.Title?,
        labels: LabelReader,
        passages: [Passage]
    ) -> JobPosting.Seniority? {
        if let title, let passage = title.passage, let found = level(in: passage, range: title.range) { return found }
        if let label = labels.first(.seniority), let found = level(in: label.passage, range: label.range) {
            return found
        }
        for passage in passages {
            for match in lexicon.levelPhrases.matches(in: passage.words) {
                guard let evidence = passage.quotation(passage.range(of: match.words)) else { continue }
                return JobPosting.Seniority(level: match.meaning, evidence: evidence)
            }
        }
        return nil
    }

    /// The level that the words of a title say: of several the highest, but a beginner's word always wins.
    private func level(in passage: Passage, range: Range<Int>) -> JobPosting.Seniority? {
        let order = JobPosting.Seniority.Level.allCases
        var best: JobPosting.Seniority?
        for match in lexicon.levels.matches(in: passage.words) {
            let place = passage.range(of: match.words)
            guard range.contains(place.lowerBound), case .level(let level) = match.meaning,
                let evidence = passage.quotation(place)
            else { continue }
            let found = JobPosting.Seniority(level: level, evidence: evidence)
            if level == .intern || level == .junior { return found }
            if let known = best, (order.firstIndex(of: known.level) ?? 0) >= (order.firstIndex(of: level) ?? 0) {
                continue
            }
            best = found
        }
        return best
    }
}
