package import Documents
package import Lexicons
package import Postings
package import Resumes

/// Compares what a posting asks for with what a resume shows (`resume-domain.md` B6 #38).
///
/// It judges by words that stand in both, never by likeness: what it calls met has its quotation.
package struct RequirementMatcher: Sendable {
    private let now: YearMonth
    private let lexicon: Lexicon
    private let vocabulary: PostingLexicon

    /// A matcher.
    ///
    /// - Parameters:
    ///   - now: The end of roles that go on.
    ///   - lexicon: The language of both texts.
    ///   - vocabulary: The same language's words for degrees.
    package init(now: YearMonth, lexicon: Lexicon = .english, vocabulary: PostingLexicon = .english) {
        self.now = now
        self.lexicon = lexicon
        self.vocabulary = vocabulary
    }

    /// The months of work that a resume shows, parallel roles counted once.
    package func experienceMonths(of resume: ParsedResume) -> Int {
        ExperienceTimeline.months(of: resume, now: now)
    }

    /// One match for each requirement in the posting's order, negated ones left out.
    package func matches(posting: JobPosting, resume: ParsedResume, text: ExtractedText) -> [RequirementMatch] {
        let requirements = posting.requirements.filter { !$0.negated }
        let index = ResumeIndex(resume, text: text, terms: requirements.flatMap(\.terms), lexicon: lexicon)
        return requirements.map { requirement in
            switch requirement.kind {
            case .eligibility:
                RequirementMatch(requirement: requirement, status: .ask)
            case .trait where requirement.terms.isEmpty:
                RequirementMatch(requirement: requirement, status: .ask)
            case .education:
                education(requirement, resume: resume, text: text)
            case .language:
                language(requirement, resume: resume, text: text, index: index)
            case .skill, .experience, .certification, .trait:
                terms(requirement, resume: resume, text: text, index: index)
            }
        }
    }

    private func terms(
        _ requirement: JobPosting.Requirement,
        resume: ParsedResume,
        text: ExtractedText,
        index: ResumeIndex
    ) -> RequirementMatch {
        let found = requirement.terms.map { index.occurrences(of: $0) }
        var match = RequirementMatch(requirement: requirement, status: status(requirement, found: found))
        let best = found.compactMap { $0.min { $0.place < $1.place } }
        let others = found.flatMap { $0 }.sorted { $0.place < $1.place }
        for occurrence in best.sorted(by: { $0.place < $1.place }) + others
        where match.evidence.count < RequirementMatch.evidenceLimit && !match.evidence.contains(occurrence.quotation) {
            match.evidence.append(occurrence.quotation)
        }
        match.usesAliasOnly = usesAliasOnly(requirement, found: found)
        guard let years = requirement.years?.min, years > 0 else { return match }
        if requirement.terms.isEmpty {
            let isLongEnough = experienceMonths(of: resume) >= years * 12
            match.status = isLongEnough ? .met : .notShown
            match.evidence = isLongEnough ? dates(of: resume.work, in: text) : []
        } else if match.status == .met {
            // Only roles that show the skill count for its years.
            let roles = Set(found.flatMap { $0 }.compactMap(\.role)).sorted().map { resume.work[$0] }
            if ExperienceTimeline.months(of: roles, now: now) < years * 12 { match.status = .notShown }
        }
        return match
    }

    private func status(
        _ requirement: JobPosting.Requirement,
        found: [[ResumeIndex.Occurrence]]
    ) -> RequirementMatch.Status {
        guard !found.isEmpty else { return .notShown }
        let isStatedEnough = requirement.kind == .certification
        let perTerm = found.map { occurrences -> RequirementMatch.Status in
            guard let best = occurrences.map(\.place).min() else { return .notShown }
            return best == .dated || (best == .stated && isStatedEnough) ? .met : .listedOnly
        }
        if requirement.anyOf {
            return perTerm.contains(.met) ? .met : perTerm.contains(.listedOnly) ? .listedOnly : .notShown
        }
        return perTerm.contains(.notShown) ? .notShown : perTerm.contains(.listedOnly) ? .listedOnly : .met
    }

    /// Whether terms were found, and none of them in the words that the posting uses.
    private func usesAliasOnly(_ requirement: JobPosting.Requirement, found: [[ResumeIndex.Occurrence]]) -> Bool {
        let asked = Word.words(in: TextCharacters(requirement.text))
        let shown = found.flatMap { $0 }
        let table = PhraseTable(shown.map { (phrase: $0.words.joined(separator: " "), meaning: true) })
        return !shown.isEmpty && table.matches(in: asked).isEmpty
    }

    private func education(
        _ requirement: JobPosting.Requirement,
        resume: ParsedResume,
        text: ExtractedText
    ) -> RequirementMatch {
        let asked = degrees(in: requirement.text).min()
        var best: (degree: PostingLexicon.Degree, entry: ParsedResume.Education)?
        for entry in resume.education {
            let degree = degrees(in: [entry.studyType, entry.area].compactMap { $0 }.joined(separator: " ")).max()
            if let degree, best.map({ $0.degree < degree }) ?? true { best = (degree, entry) }
        }
        guard let best, best.degree >= asked ?? .associate else {
            return RequirementMatch(requirement: requirement, status: .notShown)
        }
        let evidence = quotation(of: best.entry.x, in: text, preferring: best.entry.studyType)
        return RequirementMatch(requirement: requirement, status: .met, evidence: evidence.map { [$0] } ?? [])
    }

    private func degrees(in text: String) -> [PostingLexicon.Degree] {
        vocabulary.degrees.matches(in: Word.words(in: TextCharacters(text))).map(\.meaning)
    }

    private func language(
        _ requirement: JobPosting.Requirement,
        resume: ParsedResume,
        text: ExtractedText,
        index: ResumeIndex
    ) -> RequirementMatch {
        let stated = Set(resume.languages.map { Folding.fold($0.language) })
        var match = terms(requirement, resume: resume, text: text, index: index)
        let isStated = requirement.terms.map { stated.contains(Folding.fold($0.canonical)) }
        if !isStated.isEmpty, requirement.anyOf ? isStated.contains(true) : !isStated.contains(false) {
            match.status = .met
        } else if match.status == .met {
            match.status = .listedOnly
        } else if match.status == .notShown, requirement.terms.isEmpty || resume.x.language == lexicon.language {
            // Who writes in a language need not list it: only the person can tell how well they speak it.
            let own = requirement.terms.allSatisfy { $0.canonical == vocabulary.ownLanguage }
            if own { match.status = .ask }
        }
        return match
    }

    /// The printed dates of some roles: what their years rest on.
    private func dates(of roles: [ParsedResume.Work], in text: ExtractedText) -> [Quotation] {
        Array(
            roles.lazy.compactMap { quotation(of: $0.x, in: text, preferring: $0.x.rawDates) }
                .prefix(RequirementMatch.evidenceLimit)
        )
    }

    /// The words of an item where they stand, or else the first line of the item.
    private func quotation(
        of item: ParsedResume.ItemExtension,
        in text: ExtractedText,
        preferring words: String?
    ) -> Quotation? {
        let lines = item.src.compactMap { text.lines.line(numbered: $0.line) }
        let source = SourceText(ExtractedText(mediaType: text.mediaType, lines: lines), source: .resume)
        if let words, let found = source.quotation(of: words) { return found }
        guard let span = item.src.first, let line = lines.first, line.number == span.line, span.start >= 0,
            span.start < span.end
        else { return nil }
        let quote = String(line.text.dropFirst(span.start).prefix(span.end - span.start))
        let end = span.start + quote.count
        return quote.isEmpty
            ? nil
            : Quotation(source: .resume, quote: quote, span: SourceSpan(line: span.line, start: span.start, end: end))
    }
}
