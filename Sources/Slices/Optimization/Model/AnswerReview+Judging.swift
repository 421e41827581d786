import Documents
import Evidence
import LanguageModels
import Lexicons
import Postings
import Resumes

extension AnswerReview {
    /// Judges an item.
    ///
    /// - Parameters:
    ///   - item: As the model wrote it, contact data masked.
    ///   - id: Its name in the run.
    /// - Returns: What is told.
    /// - Throws: Why nothing is.
    mutating func judge(_ item: GeneratedItem, id: String) throws(AnswerRejection) -> Review.Item {
        guard item.text.utf8.count <= Self.longestText else { throw .tooLong }
        let item = item.restored(by: mask)
        switch item.kind.lowercased() {
        case "suggestion":
            let suggestion = try suggestion(item, id: id)
            remember(suggestion)
            let next = suggestion.question.map { " \($0)" } ?? ""
            return .suggestion(suggestion, text: suggestion.rationale + next)
        case "finding":
            let text = try explanation(item.text)
            let quotes = try quotations(item.quotes)
            let observation = Observation(
                text,
                advice: "",
                severity: item.severity,
                evidence: quotes,
                confidence: Self.confidence
            )
            return .finding(Finding(id: id, category: item.category, observation: observation), text: text)
        default:
            throw .unknownKind
        }
    }

    /// Of what passed all rules; a guess.
    private static let confidence = 0.7

    private mutating func suggestion(_ item: GeneratedItem, id: String) throws(AnswerRejection) -> Suggestion {
        let action = try item.action
        switch action {
        case .rewrite, .remove: return try change(item, action: action, id: id)
        case .confirm: return try question(item, id: id)
        // Never asked for: what is added has nothing of the person's to rest on.
        case .add, .reorder, .move: throw .unknownAction
        }
    }

    // MARK: Changes

    private mutating func change(
        _ item: GeneratedItem,
        action: Proposal.Action,
        id: String
    ) throws(AnswerRejection) -> Suggestion {
        guard let path = item["path"], action == .remove || item["after"] != nil else { throw .incomplete }
        var proposal = Proposal(action, before: item["before"], after: action == .remove ? nil : item["after"])
        var rejections = reject(proposal, at: path)
        if let after = proposal.after, !guardian.isLegible(after) { throw .hiddenText }
        if !Set(rejections).isDisjoint(with: [.unsupportedSkill, .unsupportedName, .unsupportedWord]),
            let after = proposal.after,
            let match = asksForWhatLacks(in: after)
        {
            return try missing(match, id: id)
        }
        if rejections == [.unsupportedNumber], let after = proposal.after {
            proposal.after = Self.withPlaceholders(after, knowing: proposal.before ?? "")
            rejections = reject(proposal, at: path)
        }
        if let first = rejections.first { throw .change(first) }
        if let after = proposal.after {
            try check(after, forContactDataBeyond: proposal.before ?? "")
            if after.contains("[") {
                // Placeholders are allowed only where the person is asked.
                let question = try item["question"].map { question throws(AnswerRejection) in try self.words(question) }
                proposal.support = .needsInput
                proposal.question = question ?? "Which number belongs here? Leave it out if you do not know one."
            }
        }
        proposal.before = places[path] ?? proposal.before
        return Suggestion(
            id: id,
            category: item.category,
            observation: try observation(item, path: path),
            proposal: proposal
        )
    }

    private func reject(_ proposal: Proposal, at path: String) -> [Rejection] {
        // A copy judges; only what is told is remembered.
        var verifier = verifier
        return verifier.verify(
            ProposedChange(path: path, section: "", before: proposal.before, after: proposal.after, quotes: [])
        )
    }

    /// A text with `[number]` for each number in digits that was not there before; what a word states ("doubled") has no such place.
    private static func withPlaceholders(_ text: String, knowing before: String) -> String {
        let known = Set(NumberMention.all(in: Array(before)).map(\.mention))
        var characters = Array(text)
        for place in NumberMention.all(in: characters).reversed()
        where !known.contains(place.mention) && characters[place.range].contains(where: \.isNumber) {
            characters.replaceSubrange(place.range, with: MeasureQuestion.placeholder)
        }
        return String(characters)
    }

    // MARK: Questions

    private mutating func question(_ item: GeneratedItem, id: String) throws(AnswerRejection) -> Suggestion {
        let asked = requirements(item)
        if let match = asked.first(where: { $0.status == .notShown }) { return try missing(match, id: id) }
        guard let words = item["question"] else { throw .incomplete }
        guard let path = item["path"], let before = places[path] else { throw .change(.unknownPath) }
        let question = try self.words(words)
        let isAsked = asked.contains { self.asked.contains($0.requirement.id) } || self.asked.contains(path)
        guard !isAsked else { throw .change(.duplicate) }
        return Suggestion(
            id: id,
            category: item.category,
            observation: try observation(item, path: path),
            proposal: Proposal(.confirm, before: before, support: .needsInput, question: question)
        )
    }

    /// A requirement that the resume does not show: asked in our own words, and once.
    private func missing(_ match: RequirementMatch, id: String) throws(AnswerRejection) -> Suggestion {
        guard !asked.contains(match.requirement.id) else { throw .change(.duplicate) }
        let isNamed = { (term: JobPosting.Term) in verifier.resume.contains(term.canonical) }
        guard let observation = MatchChecks.observation(match, isNamed: isNamed), let proposal = observation.proposal
        else { throw .incomplete }
        return Suggestion(id: id, category: .match, observation: observation, proposal: proposal)
    }

    /// The requirement that asks for something in a text that the resume lacks, whether or not a lexicon knows it.
    private func asksForWhatLacks(in text: String) -> RequirementMatch? {
        let skills = Set(
            verifier.claims.unsupported(in: text).filter { $0.kind == .skill }
                .map { lexicon.skills.canonical(for: $0.text) ?? $0.text }
        )
        let words = Set(verifier.unevidenced(in: text))
        return matches.first { match in
            match.status == .notShown
                && (match.requirement.terms.contains { skills.contains($0.canonical) }
                    || !words.isDisjoint(with: Word.folded(match.requirement.text)))
        }
    }

    /// Whether a text advises to put in what the posting asks for and the resume lacks, and does not ask whether it is so.
    private func suggestsInsertion(_ text: String) -> Bool {
        let words = Set(Word.folded(text))
        guard !words.isDisjoint(with: insertions), words.isDisjoint(with: conditions) else {
            return false
        }
        return asksForWhatLacks(in: text) != nil
    }

    private func requirements(_ item: GeneratedItem) -> [RequirementMatch] {
        let ids = Set(item.values("requirement"))
        return ids.isEmpty ? [] : matches.filter { ids.contains($0.requirement.id) }
    }

    // MARK: Words

    private func observation(_ item: GeneratedItem, path: String) throws(AnswerRejection) -> Observation {
        let matches = requirements(item)
        var evidence = places[path].map(verifier.resume.quotations) ?? []
        for quotation in try quotations(item.quotes) + matches.map(\.requirement.evidence)
        where !evidence.contains(quotation) {
            evidence.append(quotation)
        }
        return Observation(
            try explanation(item.text),
            advice: "",
            severity: item.severity,
            section: path.split(separator: "/").first.flatMap {
                $0 == "basics" ? .summary : SectionKind(rawValue: String($0))
            },
            path: path,
            evidence: Array(evidence.prefix(CheckInput.evidenceLimit)),
            confidence: Self.confidence,
            requirementIDs: matches.map(\.requirement.id)
        )
    }

    /// Where quoted words stand.
    private func quotations(_ quotes: [String]) throws(AnswerRejection) -> [Quotation] {
        var found: [Quotation] = []
        for quote in quotes.prefix(CheckInput.evidenceLimit) {
            guard quote.utf8.count <= 4 * CheckInput.quoteLimit else { throw .tooLong }
            var places = verifier.resume.quotations(of: quote)
            if places.isEmpty, let posting = verifier.posting {
                guard guardian.violations(in: quote).isEmpty else { throw .instruction }
                places = posting.quotations(of: quote)
            } else if Orders.orders(in: lexicon).areGiven(toReaderOf: quote) {
                throw .instruction
            }
            guard !places.isEmpty else { throw .change(.quoteNotVerbatim) }
            found += places
        }
        return Array(found.prefix(CheckInput.evidenceLimit))
    }

    private func explanation(_ text: String) throws(AnswerRejection) -> String {
        let text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !text.isEmpty else { throw .incomplete }
        guard guardian.isLegible(text) else { throw .hiddenText }
        let unsupported = explanations.unsupported(in: text, allowing: openings)
        guard unsupported.allSatisfy({ $0.kind == .number && advice.countsText($0.range, in: text) }) else {
            throw .unsupportedText
        }
        try check(text, forContactDataBeyond: "")
        guard !suggestsInsertion(text) else { throw .change(.unsupportedSkill) }
        guard advice.support(advice: text, skills: lexicon.skills) else { throw .unsupportedText }
        return text
    }

    private func words(_ question: String) throws(AnswerRejection) -> String {
        guard question.utf8.count <= Self.longestQuestion else { throw .tooLong }
        return try explanation(question)
    }

    /// Refuses ways to reach somebody, and orders out of a document.
    private func check(_ text: String, forContactDataBeyond before: String) throws(AnswerRejection) {
        guard ContactMention.all(in: text).allSatisfy({ before.contains($0.text) }) else { throw .contactData }
        let violations = guardian.violations(in: text)
        guard violations.isDisjoint(with: [.email, .link, .phone]) else { throw .contactData }
        guard violations.isEmpty,
            instructions.matches(in: PrintedWord.words(in: text)).isEmpty
        else { throw .instruction }
    }
}

extension GeneratedItem {
    /// The item with the contact data put back.
    fileprivate func restored(by mask: ContactMask) -> GeneratedItem {
        GeneratedItem(
            kind: kind,
            fields: fields.map { Field(name: $0.name, value: mask.restored($0.value)) },
            quotes: quotes.map(mask.restored),
            text: mask.restored(text)
        )
    }

    /// What it would do; a question where it does not say.
    fileprivate var action: Proposal.Action {
        get throws(AnswerRejection) {
            guard let word = self["action"] else { return self["after"] == nil ? .confirm : .rewrite }
            guard let action = Proposal.Action(rawValue: word.lowercased()) else { throw .unknownAction }
            return action
        }
    }

    /// What it is about; wording where it does not say.
    fileprivate var category: Category {
        self["category"].flatMap { Category(rawValue: $0.lowercased()) } ?? .wording
    }

    /// How much it matters: only rules may say that nothing can be read at all.
    fileprivate var severity: Severity {
        max(self["severity"].flatMap { Severity(rawValue: $0.lowercased()) } ?? .minor, .major)
    }
}
