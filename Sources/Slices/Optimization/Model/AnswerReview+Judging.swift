import Documents
import Evidence
import LanguageModels
import Lexicons
import Postings
import Resumes

extension AnswerReview {
    /// What an item says beside its text.
    enum Head: Sendable {
        /// A suggestion that lacks the model's rationale.
        case suggestion(Suggestion)
        /// A finding that lacks the model's words.
        case finding(Finding)
        /// A question in our own words: the model's are not told.
        case question(Suggestion)
    }

    /// Judges an item whose text is still to come: what refuses it refuses its draft, too.
    ///
    /// - Parameters:
    ///   - item: As the model wrote it, contact data masked; its text is not looked at.
    ///   - id: Its name in the run.
    /// - Returns: What is told if its text may be.
    /// - Throws: Why nothing is.
    func judge(head item: GeneratedItem, id: String) throws(AnswerRejection) -> Head {
        let item = item.restored(by: mask)
        switch item.kind.lowercased() {
        case "suggestion": return try suggestion(item, id: id)
        case "finding":
            let observation = Observation(
                "",
                advice: "",
                severity: item.severity,
                evidence: try quotations(item.quotes),
                confidence: Self.confidence
            )
            return .finding(Finding(id: id, category: item.category, observation: observation))
        default: throw .unknownKind
        }
    }

    /// Judges the text of an item.
    ///
    /// - Parameters:
    ///   - text: As the model wrote it, contact data masked.
    ///   - head: What was judged before.
    /// - Returns: What is told.
    /// - Throws: Why nothing is.
    mutating func judge(_ text: String, of head: Head) throws(AnswerRejection) -> Review.Item {
        guard text.utf8.count <= ExplanationReview.longest else { throw .tooLong }
        switch head {
        case .suggestion(var suggestion):
            suggestion.rationale = try explanations.judge(mask.restored(text))
            return tell(suggestion)
        case .finding(var finding):
            finding.rationale = try explanations.judge(mask.restored(text))
            return .finding(finding, text: finding.rationale)
        case .question(let suggestion): return tell(suggestion)
        }
    }

    private mutating func tell(_ suggestion: Suggestion) -> Review.Item {
        remember(suggestion)
        let next = suggestion.question.map { " \($0)" } ?? ""
        return .suggestion(suggestion, text: suggestion.rationale + next)
    }

    /// Of what passed all rules; a guess.
    private static let confidence = 0.7

    private func suggestion(_ item: GeneratedItem, id: String) throws(AnswerRejection) -> Head {
        let action = try item.action
        switch action {
        case .rewrite, .remove: return try change(item, action: action, id: id)
        case .confirm: return try question(item, id: id)
        // Never asked for: what is added has nothing of the person's to rest on.
        case .add, .reorder, .move: throw .unknownAction
        }
    }

    // MARK: Changes

    private func change(
        _ item: GeneratedItem,
        action: Proposal.Action,
        id: String
    ) throws(AnswerRejection) -> Head {
        guard let path = item["path"], action == .remove || item["after"] != nil else { throw .incomplete }
        var proposal = Proposal(action, before: item["before"], after: action == .remove ? nil : item["after"])
        var rejections = reject(proposal, at: path)
        if let after = proposal.after, !explanations.guardian.isLegible(after) { throw .hiddenText }
        if !Set(rejections).isDisjoint(with: [.unsupportedSkill, .unsupportedName, .unsupportedWord]),
            let after = proposal.after,
            let match = explanations.asksForWhatLacks(in: after)
        {
            return .question(try missing(match, id: id))
        }
        if rejections == [.unsupportedNumber], let after = proposal.after {
            proposal.after = Self.withPlaceholders(after, knowing: proposal.before ?? "")
            rejections = reject(proposal, at: path)
        }
        if let first = rejections.first { throw .change(first) }
        if let after = proposal.after {
            try explanations.check(after, forContactDataBeyond: proposal.before ?? "")
            if after.contains("[") {
                // Placeholders are allowed only where the person is asked.
                let question = try item["question"].map { question throws(AnswerRejection) in try self.words(question) }
                proposal.support = .needsInput
                proposal.question = question ?? "Which number belongs here? Leave it out if you do not know one."
            }
        }
        proposal.before = places[path] ?? proposal.before
        return .suggestion(
            Suggestion(
                id: id,
                category: item.category,
                observation: try observation(item, path: path),
                proposal: proposal
            )
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
        var characters = text.characters
        for place in NumberMention.all(in: characters).reversed()
        where !known.contains(place.mention) && characters[place.range].contains(where: \.isNumber) {
            characters.replaceSubrange(place.range, with: MeasureQuestion.placeholder)
        }
        return String(characters)
    }

    // MARK: Questions

    private func question(_ item: GeneratedItem, id: String) throws(AnswerRejection) -> Head {
        let asked = requirements(item)
        if let match = asked.first(where: { $0.status == .notShown }) { return .question(try missing(match, id: id)) }
        guard let words = item["question"] else { throw .incomplete }
        guard let path = item["path"], let before = places[path] else { throw .change(.unknownPath) }
        let question = try self.words(words)
        let isAsked = asked.contains { self.asked.contains($0.requirement.id) } || self.asked.contains(path)
        guard !isAsked else { throw .change(.duplicate) }
        return .suggestion(
            Suggestion(
                id: id,
                category: item.category,
                observation: try observation(item, path: path),
                proposal: Proposal(.confirm, before: before, support: .needsInput, question: question)
            )
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
            "",
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
                guard explanations.guardian.violations(in: quote).isEmpty else { throw .instruction }
                places = posting.quotations(of: quote)
            } else if Orders.orders(in: lexicon).areGiven(toReaderOf: quote) {
                throw .instruction
            }
            guard !places.isEmpty else { throw .change(.quoteNotVerbatim) }
            found += places
        }
        return Array(found.prefix(CheckInput.evidenceLimit))
    }

    private func words(_ question: String) throws(AnswerRejection) -> String {
        guard question.utf8.count <= Self.longestQuestion else { throw .tooLong }
        return try explanations.judge(question)
    }
}

extension GeneratedItem {
    /// The item with the contact data put back, without its text.
    fileprivate func restored(by mask: ContactMask) -> GeneratedItem {
        GeneratedItem(
            kind: kind,
            fields: fields.map { Field(name: $0.name, value: mask.restored($0.value)) },
            quotes: quotes.map(mask.restored),
            text: ""
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
