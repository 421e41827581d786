import Documents
import Lexicons

/// Collects the requirements of a posting, passage by passage, and numbers them.
struct RequirementReader {
    /// How much a section's passages are trusted to be requirements.
    private enum Trust {
        /// Every clause is one.
        case all(JobPosting.Requirement.Importance)
        /// Those that say so.
        case cued
        /// Only what a person must be allowed or able to do.
        case conditions
        /// None.
        case nothing
    }

    private let lexicon: PostingLexicon
    private let company: Set<String>
    private var requirements: [JobPosting.Requirement] = []
    /// Those that only name a skill, to be added where nothing else asks for it.
    private var mentions: [(position: Int, requirement: JobPosting.Requirement)] = []
    private var seen: Set<String> = []

    /// A reader.
    ///
    /// - Parameters:
    ///   - lexicon: The tables.
    ///   - company: The employer's name where it is known.
    init(lexicon: PostingLexicon, company: String?) {
        self.lexicon = lexicon
        self.company = Set(company.map(Word.folded) ?? []).subtracting(lexicon.general.stopWords)
    }

    /// Reads one passage of a section.
    mutating func read(_ passage: Passage, in section: PostingLexicon.SectionKind?) {
        if case .nothing = Self.trust(in: section) { return }
        // "You should have:" only leads into what follows.
        if passage.characters.last == ":" || LabelReader.value(in: passage, lexicon: lexicon) != nil { return }
        let reader = ClauseReader(passage, lexicon: lexicon, company: company)
        let splitter = ClauseSplitter(passage, lexicon: lexicon)
        for sentence in splitter.sentences() {
            let voice = SentenceVoice(passage, sentence, lexicon: lexicon, company: company)
            guard !voice.isInstruction, !isFact(sentence, of: passage, voice: voice) else { continue }
            for clause in splitter.clauses(of: sentence) {
                for content in reader.contents(of: clause.words) {
                    add(content, clause: clause, voice: voice, section: section, passage: passage)
                }
            }
        }
    }

    /// Whether a sentence only states the kind of employment or the pay: "Full-time, EUR 75,000 a year".
    private func isFact(_ sentence: Range<Int>, of passage: Passage, voice: SentenceVoice) -> Bool {
        let words = passage.words
        guard !voice.isAsking, lexicon.cues.matches(in: words, within: sentence).isEmpty,
            lexicon.experienceWords.matches(in: words, within: sentence).isEmpty
        else { return false }
        return lexicon.employmentTypes.match(at: sentence.lowerBound, in: words) != nil
            || lexicon.currencies[words[sentence.lowerBound].text] != nil
    }

    /// The requirements in the order of the posting, numbered.
    func finish() -> [JobPosting.Requirement] {
        var all: [JobPosting.Requirement] = []
        var named = Set(requirements.flatMap { $0.terms.map(\.canonical) })
        var rest = mentions[...]
        for index in 0...requirements.count {
            while let mention = rest.first, mention.position <= index {
                rest.removeFirst()
                var requirement = mention.requirement
                requirement.terms.removeAll { !named.insert($0.canonical).inserted }
                if !requirement.terms.isEmpty { all.append(requirement) }
            }
            if index < requirements.count { all.append(requirements[index]) }
        }
        for index in all.indices { all[index].id = "r\(index + 1)" }
        return all
    }

    private static func trust(in section: PostingLexicon.SectionKind?) -> Trust {
        switch section {
        case .required: .all(.required)
        case .preferred: .all(.preferred)
        case .responsibilities, .stack, .company, .role, .other, nil: .cued
        case .apply, .legal: .conditions
        case .benefits: .nothing
        }
    }

    private mutating func add(
        _ content: ClauseReader.Content,
        clause: Clause,
        voice: SentenceVoice,
        section: PostingLexicon.SectionKind?,
        passage: Passage
    ) {
        let trust = Self.trust(in: section)
        let range = ClauseText.range(of: content.words, in: passage, lexicon: lexicon)
        guard !range.isEmpty, let quotation = passage.quotation(range) else { return }
        var requirement = JobPosting.Requirement(
            id: "",
            text: passage.text(range),
            kind: content.kind ?? voice.likelyKind,
            importance: .mentioned,
            terms: content.terms.map(\.term),
            anyOf: content.anyOf && content.terms.count > 1,
            years: content.years,
            negated: clause.mark == .negated && content.kind != .eligibility,
            evidence: quotation
        )
        if let importance = importance(content, clause: clause, voice: voice, trust: trust) {
            requirement.importance = requirement.negated ? .mentioned : importance
            let key = Folding.fold(requirement.text)
            if seen.insert(key).inserted { requirements.append(requirement) }
        } else if case .cued = trust, !voice.isOffer, section != .company {
            // Only what is written as a name: "logistics" in a sentence is what the work is about, "Epic" a skill in it.
            requirement.terms = content.terms
                .filter { $0.isKnown && !$0.isCertification && ($0.isNamed || section == .stack) }
                .map(\.term)
            requirement.kind = .skill
            requirement.years = nil
            requirement.anyOf = content.anyOf && requirement.terms.count > 1
            if !requirement.terms.isEmpty { mentions.append((requirements.count, requirement)) }
        }
    }

    /// How important a clause is; `nil` where it is no requirement.
    private func importance(
        _ content: ClauseReader.Content,
        clause: Clause,
        voice: SentenceVoice,
        trust: Trust
    ) -> JobPosting.Requirement.Importance? {
        let marked: JobPosting.Requirement.Importance? =
            switch clause.mark {
            case .required: .required
            case .preferred: .preferred
            case .negated: .mentioned
            case nil: nil
            }
        switch trust {
        case .all(let base):
            if voice.isOffer { return nil }
            // "We're looking for a nurse": the title, unless something is asked for with it.
            if voice.isTitleLead, content.kind == nil || content.kind == .skill,
                !content.terms.contains(where: \.isKnown)
            {
                return nil
            }
            if content.kind != .eligibility, marked == nil, !voice.isAsking, voice.isEmployer || voice.isDuty {
                return nil
            }
            return marked ?? base
        case .cued:
            guard let kind = content.kind, !voice.isOffer || clause.mark == .negated else { return nil }
            if voice.isEmployer, !voice.isAskingFirst, marked == nil || marked == .mentioned { return nil }
            if kind == .trait, voice.isTitleLead || voice.isDuty || marked == nil && !voice.isAsking { return nil }
            if voice.isDuty, marked == nil, !voice.isAsking { return nil }
            if let marked { return marked }
            return voice.isAsking || content.years != nil && voice.isAboutPerson ? .required : nil
        case .conditions:
            return content.kind == .eligibility && marked == .required ? .required : nil
        case .nothing:
            return nil
        }
    }
}
