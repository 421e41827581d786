package import Documents
import Lexicons

/// Judges by rules what somebody else, such as a model, quotes from a posting as a requirement.
package struct RequirementJudge: Sendable {
    private let lexicon: PostingLexicon
    private let rules: JobPosting
    private let company: Set<String>
    private let lines: [TextLine]
    /// What the passages are about, by their lines.
    private let sections: [(lines: ClosedRange<Int>, kind: PostingLexicon.SectionKind?)]

    /// A judge of one posting.
    ///
    /// - Parameters:
    ///   - text: Its text.
    ///   - rules: What the rules made of it.
    ///   - lexicon: The tables.
    package init(_ text: ExtractedText, rules: JobPosting, lexicon: PostingLexicon = .english) {
        self.lexicon = lexicon
        self.rules = rules
        company = Set(rules.company.map(Word.folded) ?? []).subtracting(lexicon.general.stopWords)
        lines = text.lines
        sections = PostingLayout(text.lines, lexicon: lexicon).sections.flatMap { section in
            section.passages.compactMap { passage in passage.lines.map { ($0, section.kind) } }
        }
    }

    /// A requirement of these words.
    ///
    /// - Parameters:
    ///   - id: Its id.
    ///   - quotations: The words in the posting, one quotation for each line.
    ///   - kind: What kind of thing is asked for, where it is known.
    ///   - importance: How much it is wanted, where it is known.
    /// - Returns: `nil` where the words ask nothing of the person: they tell how to apply, what is offered, or what a
    ///   machine shall do.
    package func requirement(
        id: String,
        quotations: [Quotation],
        kind: JobPosting.Requirement.Kind?,
        importance: JobPosting.Requirement.Importance?
    ) -> JobPosting.Requirement? {
        var passage = Passage(.bullet)
        for quotation in quotations where lines.indices.contains(quotation.line - 1) {
            let line = Array(lines[quotation.line - 1].text)
            guard 0 <= quotation.start, quotation.start < quotation.end, quotation.end <= line.count else { continue }
            passage.append(quotation.start..<quotation.end, of: line, number: quotation.line)
        }
        passage.finish()
        let whole = 0..<passage.words.count
        guard !whole.isEmpty, let evidence = passage.quotation(0..<passage.characters.count) else { return nil }
        let voice = SentenceVoice(passage, whole, lexicon: lexicon, company: company)
        let section = section(of: evidence)
        guard !voice.isInstruction, !EnglishApplying.opens(passage.words.map(\.text)), section != .benefits else {
            return nil
        }
        let splitter = ClauseSplitter(passage, lexicon: lexicon)
        let clauses = splitter.sentences().flatMap(splitter.clauses)
        let reader = ClauseReader(passage, lexicon: lexicon, company: company)
        let contents = clauses.flatMap { reader.contents(of: $0.words) }
        let known = rules.requirements.first { Self.overlaps($0.evidence, evidence) }
        let kind = kind ?? known?.kind ?? contents.lazy.compactMap(\.kind).first ?? voice.likelyKind
        // "Only those allowed to work in the EU may apply" is the one thing that such a section asks for.
        if section == .apply || section == .legal, kind != .eligibility { return nil }
        let isNegated = !clauses.isEmpty && clauses.allSatisfy { $0.mark == .negated } && kind != .eligibility
        var seen: Set<String> = []
        let terms = contents.flatMap(\.terms).map(\.term).filter { seen.insert($0.canonical).inserted }
        return JobPosting.Requirement(
            id: id,
            text: String(characters: passage.characters[...]),
            kind: kind,
            importance: isNegated ? .mentioned : importance ?? known?.importance ?? Self.importance(clauses, section),
            terms: terms,
            anyOf: contents.count == 1 && contents[0].anyOf && terms.count > 1,
            years: contents.lazy.compactMap(\.years).first,
            negated: isNegated,
            evidence: evidence
        )
    }

    private func section(of evidence: Quotation) -> PostingLexicon.SectionKind? {
        sections.first { $0.lines.contains(evidence.line) }?.kind
    }

    private static func overlaps(_ left: Quotation, _ right: Quotation) -> Bool {
        left.line == right.line && left.start < right.end && right.start < left.end
    }

    private static func importance(
        _ clauses: [Clause],
        _ section: PostingLexicon.SectionKind?
    ) -> JobPosting.Requirement.Importance {
        switch (clauses.lazy.compactMap(\.mark).first, section) {
        case (.preferred, _), (nil, .preferred): .preferred
        case (.required, _), (nil, .required): .required
        default: .mentioned
        }
    }
}
