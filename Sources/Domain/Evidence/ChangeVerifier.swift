package import Documents
package import Lexicons
package import Postings
package import Resumes

/// Checks proposed changes of one resume by the nine rules of `resume-domain.md` B4 before anybody sees them.
///
/// The rules are the same for proposals of our checks and of a model: nothing is ever invented in a person's name.
package struct ChangeVerifier: Sendable {
    /// The resume.
    package let resume: SourceText
    /// The posting, where there is one.
    package let posting: SourceText?
    /// What may be said of the person: what the resume says.
    package private(set) var claims: ClaimVerifier
    /// What is known of a model's proposals besides; `nil` for proposals of the rules, whose words are the resume's.
    private var evidence: Evidence?
    private var tree: ResumeTree
    private let company: String?
    private let lexicon: Lexicon
    private var admitted: Set<String> = []

    /// A verifier for a resume, and the posting where there is one.
    ///
    /// - Parameters:
    ///   - resume: The resume as understood.
    ///   - text: Its text.
    ///   - posting: The posting as understood.
    ///   - postingText: Its text.
    ///   - lexicon: The language of the texts.
    ///   - skills: The skills that the resume's text names, where they are known.
    package init(
        resume: ParsedResume,
        text: ExtractedText,
        posting: JobPosting? = nil,
        postingText: ExtractedText? = nil,
        lexicon: Lexicon = .english,
        skills: Set<String>? = nil
    ) {
        let source = SourceText(text, source: .resume)
        tree = ResumeTree(resume)
        self.resume = source
        self.posting = postingText.map { SourceText($0, source: .job) }
        company = posting?.company
        claims = ClaimVerifier(sources: [source], lexicon: lexicon, skills: skills)
        self.lexicon = lexicon
    }

    /// What a model's words may rest on.
    private struct Evidence {
        /// The resume without what it orders.
        let resume: SourceText
        let words: EvidencedWords
        let orders: Orders
        /// What it says together.
        let together: StatedTogether
    }

    /// The same verifier for what a model proposes: each word of it needs its evidence, and orders in the resume are none.
    ///
    /// Reads the resume, so never on the loop.
    ///
    /// - Parameter evident: The resume without what it orders; `nil` where it orders nothing.
    /// - Returns: A verifier with nothing admitted yet that this one has not.
    package func verifyingModel(_ evident: SourceText?) -> ChangeVerifier {
        var verifier = self
        let words = EvidencedWords(sources: [evident ?? resume], lexicon: lexicon, register: .resume)
        if let evident { verifier.claims = ClaimVerifier(sources: [evident], lexicon: lexicon) }
        verifier.claims = verifier.claims.advising(by: words.writing(.advice))
        var lines: [String] = []
        (evident ?? resume).forEachLine { lines.append($0) }
        verifier.evidence = Evidence(
            resume: evident ?? resume,
            words: words,
            orders: Orders.orders(in: lexicon),
            together: StatedTogether(tree.resume, lines: lines, lexicon: lexicon, register: .resume)
        )
        return verifier
    }

    /// Judges a change.
    ///
    /// - Returns: Every rule that it breaks; empty where it may be shown, and then the same change is a duplicate from
    ///   now on.
    package mutating func verify(_ change: ProposedChange) -> [Rejection] {
        var rejections: [Rejection] = []
        guard let place = tree.place(at: change.path), place.text != nil || Self.isEditable(place.parts) else {
            return [.unknownPath]
        }
        if !Self.isEditable(place.parts) { rejections.append(.identityField) }
        if !matches(change.before, place.text) { rejections.append(.beforeMismatch) }
        if !change.quotes.allSatisfy(isVerbatim) { rejections.append(.quoteNotVerbatim) }
        if let after = change.after { rejections += judge(after, of: change, at: place) }
        let key = change.path + "\n" + Folding.fold(change.after ?? "")
        if admitted.contains(key) { rejections.append(.duplicate) }
        if rejections.isEmpty { admitted.insert(key) }
        return rejections
    }

    /// Whether a quotation stands in its document, exactly at its place.
    package func isVerbatim(_ quotation: Quotation) -> Bool {
        switch quotation.source {
        case .resume: resume.isVerbatim(quotation)
        case .job: posting?.isVerbatim(quotation) ?? false
        }
    }

    private func matches(_ before: String?, _ text: String?) -> Bool {
        guard let before else { return text == nil || text?.isEmpty == true }
        guard let text else { return false }
        return Folding.fold(before) == Folding.fold(text)
    }

    private func judge(_ after: String, of change: ProposedChange, at place: ResumeTree.Place) -> [Rejection] {
        var rejections: [Rejection] = []
        let folded = Folding.fold(after)
        if folded == Folding.fold(change.before ?? "") { rejections.append(.unchanged) }
        if place.siblings.contains(where: { Folding.fold($0) == folded }) { rejections.append(.duplicate) }
        let stated = numbers(near: place)
        let isStated = { (place: NumberMention.Place) in
            stated.contains(place.mention) || stated.contains(place.mention.withPlus)
        }
        if !NumberMention.all(in: TextCharacters(after)).allSatisfy(isStated) { rejections.append(.unsupportedNumber) }
        let unsupported = Set(claims.unsupported(in: after).map(\.kind))
        if unsupported.contains(.name) { rejections.append(.unsupportedName) }
        if unsupported.contains(.skill) { rejections.append(.unsupportedSkill) }
        if !unsupportedWords(in: after, at: place).isEmpty { rejections.append(.unsupportedWord) }
        if !isSaidTogether(after.replacing("[number]", with: ""), at: place) {
            rejections.append(.unsupportedStatement)
        }
        if let company, names(company, in: after), !names(company, in: change.before ?? "") {
            rejections.append(.postingCompany)
        }
        // Rule 7. An addition replaces nothing; its length is bounded by what it must rest on.
        if let before = change.before, after.count * 10 > before.count * 18 { rejections.append(.tooLong) }
        if LanguageGuess.isOther(after, than: change.before ?? place.entry.joined(separator: " "), lexicon: lexicon) {
            rejections.append(.otherLanguage)
        }
        return rejections
    }

    /// The words of a model's proposal that its entry does not say: numbers, and the skills of the resume by any of their names, aside.
    ///
    /// A role's words are evidence of that role alone; a summary and the skills sum up everything.
    private func unsupportedWords(in text: String, at place: ResumeTree.Place) -> [String] {
        guard let evidence else { return [] }
        let words =
            Self.sumsUp(place)
            ? evidence.words
            : EvidencedWords(entry(of: place), lexicon: lexicon, register: .resume)
        let characters = Array(text.replacing("[number]", with: "        "))
        let others =
            NumberMention.all(in: characters).map(\.range) + lexicon.skills.matches(in: String(characters)).map(\.range)
        return words.unsupported(in: characters).filter { word in !others.contains { $0.overlaps(word.range) } }.map(
            \.text
        )
    }

    /// Whether a model's proposal says nothing together that its entry does not, or the resume where it is summed up.
    private func isSaidTogether(_ text: String, at place: ResumeTree.Place) -> Bool {
        guard let evidence else { return true }
        if Self.sumsUp(place) { return evidence.together.hold(text) }
        return Statements(StatedLines(entry(of: place), lexicon: lexicon), lexicon: lexicon, register: .resume).hold(
            text
        )
    }

    /// What advice may say together of the person; `nil` without a model's evidence.
    package var advisedTogether: StatedTogether? { evidence?.together.writing(.advice) }

    /// What advice may say of the person: the words of the resume as a model's evidence, of which there are none without it.
    package var advice: EvidencedWords {
        evidence?.words.writing(.advice) ?? EvidencedWords([], lexicon: lexicon, register: .advice)
    }

    /// The numbers that a text at a place may state: its entry's; for a summary, which sums up all, the resume's.
    private func numbers(near place: ResumeTree.Place) -> Set<NumberMention> {
        if place.parts.first == "basics" { return (evidence?.resume ?? resume).numbers }
        return Set(NumberMention.all(in: Array(entry(of: place).joined(separator: "\n"))).map(\.mention))
    }

    /// The texts of an entry, without what they order where a model has read them.
    private func entry(of place: ResumeTree.Place) -> [String] {
        evidence?.orders.withheld(from: place.entry) ?? place.entry
    }

    private static func sumsUp(_ place: ResumeTree.Place) -> Bool {
        place.parts.first == "basics" || place.parts.first == "skills"
    }

    private func names(_ company: String, in text: String) -> Bool {
        let words = Word.folded(company)
        guard let first = words.first else { return false }
        let table = PhraseTable([(phrase: words.joined(separator: " "), meaning: first)])
        return !table.matches(in: Word.words(in: TextCharacters(text))).isEmpty
    }

    /// Whether a place holds prose or a list of skills; everything else is who the person is.
    private static func isEditable(_ parts: [String]) -> Bool {
        let pattern = parts.map { $0 == "-" || $0.allSatisfy(\.isNumber) ? "*" : $0 }.joined(separator: "/")
        return editable.contains(pattern)
    }

    /// An allow-list, so that a field added later is safe until somebody decides otherwise.
    private static let editable: Set<String> = [
        "basics/summary",
        "work/*/summary", "work/*/highlights", "work/*/highlights/*",
        "volunteer/*/summary", "volunteer/*/highlights", "volunteer/*/highlights/*",
        "projects/*/description", "projects/*/highlights", "projects/*/highlights/*",
        "projects/*/keywords", "projects/*/keywords/*",
        "education/*/courses", "education/*/courses/*",
        "skills/*/name", "skills/*/keywords", "skills/*/keywords/*",
    ]
}
