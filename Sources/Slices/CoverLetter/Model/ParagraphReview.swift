import Documents
import Evidence
import LanguageModels
import Lexicons
import Postings
import Resumes

/// Judges the paragraphs that a model writes: each sentence is checked, and one that is not supported costs its paragraph.
///
/// What is said of the person rests on the resume alone. Of the posting its company, title and place may be named, and what it asks
/// for in sentences that speak of nobody's experience.
struct ParagraphReview: SentenceJudge {
    /// Longer than any paragraph of a letter, in bytes.
    static let longest = 4 * 1024
    /// More quotes than a paragraph has sentences.
    private static let mostQuotes = 12

    /// Hides contact data and puts them back.
    let mask: ContactMask
    private let resume: SourceText
    private let job: SourceText
    private let lines: ResumeLines
    /// What the person is.
    private let person: ClaimVerifier
    /// What of the resume belongs to whom.
    private let attribution: Attribution
    /// What the resume says together.
    private let statements: Statements
    /// What may be shown of a sentence before its end is known.
    private let drafts: ClaimVerifier
    /// What the posting may be said to ask for.
    private let asked: ClaimVerifier
    private let guardian: DocumentGuard
    private let names: [(text: String, isInResume: Bool)]
    private let requirements: [JobPosting.Requirement]
    private let language: LetterLanguage
    private let lexicon: Lexicon

    /// Reviews paragraphs about two documents.
    init(
        resume parsed: ParsedResume,
        resumeText: ExtractedText,
        posting: JobPosting,
        jobText: ExtractedText,
        mask: ContactMask,
        language: LetterLanguage,
        lexicon: Lexicon = .english
    ) {
        let shown = ModelPrompt.shown(resumeText)
        let whole = SourceText(shown, source: .resume)
        let evident = Orders.orders(in: lexicon).withheld(from: shown, as: whole)
        let resumeText = evident ?? shown
        let jobText = ModelPrompt.shown(jobText)
        let resume = evident.map { SourceText($0, source: .resume) } ?? whole
        self.mask = mask
        self.resume = resume
        job = SourceText(jobText, source: .job)
        lines = ResumeLines(resumeText, lexicon: lexicon)
        person = ClaimVerifier(sources: [resume], lexicon: lexicon, writing: .letter)
        let stated = StatedLines(resumeText.lines.map(\.text), lexicon: lexicon)
        attribution = Attribution(parsed, lines: stated, lexicon: lexicon, register: .letter)
        statements = Statements(stated, lexicon: lexicon, register: .letter)
        let resumeGuard = DocumentGuard(resume: resume, lexicon: lexicon)
        requirements = Array(posting.requirements.prefix(200).filter { !$0.negated && resumeGuard.mayName($0.text) })
        names = [posting.title, posting.company, posting.location].compactMap { name in
            name.flatMap(Quoter.phrase).flatMap { resumeGuard.mayName($0) ? ($0, resume.contains($0)) : nil }
        }
        let named = Self.source(names.map(\.text))
        drafts = person.adding(named)
        let terms = Self.source(requirements.flatMap { [$0.text] + $0.terms.prefix(20).map(\.canonical) })
        asked = drafts.adding(terms)
        guardian = DocumentGuard(posting, text: jobText, resume: resume, naming: [named, terms], lexicon: lexicon)
        self.language = language
        self.lexicon = lexicon
    }

    private static func source(_ lines: [String]) -> SourceText {
        let lines = lines.enumerated().map { TextLine(number: $0 + 1, text: $1) }
        return SourceText(ExtractedText(mediaType: .plainText, lines: lines), source: .job)
    }

    // MARK: Drafts

    /// No draft is longer.
    var longestSentence: Int { Self.longest }

    /// The draft of one paragraph.
    ///
    /// A skill that only the posting names ends it: whose it is said to be shows no sooner than at the sentence's end.
    ///
    /// - Parameter letter: The paragraphs before it.
    /// - Returns: The draft.
    func draft(behind letter: [Letter.Paragraph]) -> SentenceDraft {
        let openings = language.prose.openings
        return SentenceDraft(
            self,
            filter: DraftFilter(verifier: drafts, mask: mask, allowing: openings, guarding: guardian),
            behind: lastWords(of: letter),
            upTo: Self.longest
        )
    }

    // MARK: Paragraphs

    /// Judges a paragraph.
    ///
    /// - Parameters:
    ///   - item: As the model wrote it, contact data masked.
    ///   - role: Its place in the letter.
    ///   - letter: The paragraphs before it.
    /// - Returns: The paragraph with its claims.
    /// - Throws: Why it is not sent.
    func judge(
        _ item: GeneratedItem,
        role: Letter.Paragraph.Role,
        behind letter: [Letter.Paragraph]
    ) throws(LetterRejection) -> Letter.Paragraph {
        guard item.text.utf8.count <= Self.longest else { throw .tooLong }
        let text = mask.restored(item.text).withSingleSpaces
        guard !text.isEmpty else { throw .incomplete }
        var before = lastWords(of: letter)
        if let violation = guardian.violations(in: "\(before) \(text)").min(by: { $0.rawValue < $1.rawValue }) {
            throw .document(violation)
        }
        let quotations = try quotations(item)
        var sentences: [Letter.Sentence] = []
        for sentence in self.sentences(of: text) {
            guard !takes(sentence, upWhatIsAskedIn: before) else { throw .unsupported(.skill) }
            sentences.append(try judge(sentence, quotations))
            before = words(sentence, behind: before)
        }
        return Letter.Paragraph(role: role, sentences: sentences)
    }

    /// Where the words stand that a paragraph claims to have taken from a document; known before its text.
    func quotations(_ item: GeneratedItem) throws(LetterRejection) -> [Quotation] {
        var quotations: [Quotation] = []
        for quote in item.quotes.prefix(Self.mostQuotes) { quotations += try find(mask.restored(quote)) }
        return quotations
    }

    private func find(_ quote: String) throws(LetterRejection) -> [Quotation] {
        guard quote.utf8.count <= Self.longest else { throw .tooLong }
        let found = resume.quotations(of: quote)
        guard found.isEmpty else { return found }
        if let violation = guardian.violations(in: quote).min(by: { $0.rawValue < $1.rawValue }) {
            throw .document(violation)
        }
        let asked = job.quotations(of: quote)
        guard !asked.isEmpty else { throw .quoteNotVerbatim }
        return asked
    }

    // MARK: One sentence

    /// Whether a sentence says that its writer has what those before say that the posting asks for, without a word of what it is:
    /// "Your posting asks for Terraform. That is part of my experience."
    private func takes(_ sentence: String, upWhatIsAskedIn previous: String) -> Bool {
        let prose = language.prose
        let words = Set(Word.folded(sentence))
        guard !words.isDisjoint(with: prose.firstPerson) else { return false }
        let isSaid =
            words.isDisjoint(with: prose.wishing) && !words.isDisjoint(with: prose.having.union(prose.experience))
            && !words.contains(where: person.states)
        return (isSaid || prose.refersBack(sentence)) && asksForMore(previous)
    }

    /// Whether a text says that the posting asks for something that the resume does not have.
    private func asksForMore(_ text: String) -> Bool {
        let asks = names.reduce(text) { $1.isInResume ? $0 : $0.replacing($1.text, with: "it") }
        return !person.unsupported(in: asks, allowing: language.prose.openings).isEmpty
    }

    /// Whether "I use it" behind a sentence still means what the posting asks for before: "Your posting asks for Terraform. It is a fine tool."
    private func leavesOpen(_ sentence: String, behind previous: String) -> Bool {
        !Word.folded(sentence).contains(where: person.states) && asksForMore(previous)
    }

    /// What the next sentence behind one stands behind: it, with those that it leaves open.
    private func words(_ sentence: String, behind previous: String) -> String {
        leavesOpen(sentence, behind: previous) ? "\(previous) \(sentence)" : sentence
    }

    private func lastWords(of letter: [Letter.Paragraph]) -> String {
        letter.flatMap(\.sentences).reduce("") { words($1.text, behind: $0) }
    }

    private func judge(_ sentence: String, _ quotations: [Quotation]) throws(LetterRejection) -> Letter.Sentence {
        var bare = sentence
        let placeholders = language.placeholders.all.filter { bare.contains($0.token) }
        for placeholder in placeholders { bare = bare.replacing(placeholder.token, with: "this") }
        guard !bare.contains("[") else { throw .unknownPlaceholder }
        let named = names.filter { bare.contains($0.text) }
        for name in named where !name.isInResume { bare = bare.replacing(name.text, with: "it") }

        let words = Set(Word.folded(bare))
        let isOfPerson = !words.isDisjoint(with: language.prose.firstPerson)
        let isDeed = isOfPerson && words.contains(where: isDeed)
        // "This experience could help your team" says nothing yet.
        let claims =
            isDeed
            || (isOfPerson && !words.isDisjoint(with: language.prose.experience)
                && words.contains(where: person.states))
        // "At Brightwater I led …" of somebody who never was there: the name would make the deed.
        if named.contains(where: { !$0.isInResume }) {
            let isDone = isOfPerson && words.subtracting(language.prose.offering).contains(where: self.isDeed)
            guard !isDone, language.prose.applies(sentence, to: named.filter { !$0.isInResume }.map(\.text)) else {
                throw .unsupported(.name)
            }
        }
        var evidence: [Quotation] = []
        let unsupported = person.unsupported(in: bare, allowing: language.prose.openings)
        // A number, skill or name says best what is wrong.
        if let lacking = unsupported.first(where: { $0.kind != .word }) ?? unsupported.first {
            guard language.prose.speaksOfPosting(words),
                asked.unsupported(in: bare, allowing: language.prose.openings).isEmpty
            else { throw .unsupported(lacking.kind) }
        } else if !statements.hold(bare) || !attribution.holds(named.reduce(bare) { $0.replacing($1.text, with: "it") })
        {
            throw .unsupportedStatement
        }
        evidence += lines.evidence(for: bare)
        for quotation in quotations where lines.likeness(quotation.quote, bare) > 0 { evidence.append(quotation) }
        if claims, placeholders.isEmpty, !evidence.contains(where: { $0.source == .resume }) { throw .noEvidence }
        evidence += named.flatMap { job.quotations(of: $0.text) }
        evidence += askedFor(in: bare)
        var unique: [Quotation] = []
        for quotation in evidence where !unique.contains(quotation) { unique.append(quotation) }
        return Letter.Sentence(
            text: sentence,
            claim: unique.isEmpty && placeholders.isEmpty
                ? nil
                : Letter.Claim(
                    text: sentence,
                    support: placeholders.isEmpty ? .supported : .needsInput,
                    evidence: unique
                ),
            placeholders: placeholders
        )
    }

    private func isDeed(_ word: String) -> Bool {
        let prose = language.prose
        return prose.claimVerbs.contains(word)
            || (word.hasSuffix(prose.pastEnding) && lexicon.actionVerbs.contains(word)
                && !prose.harmless.contains(word))
    }

    /// Where the posting asks for the skills that a sentence names.
    private func askedFor(in sentence: String) -> [Quotation] {
        let skills = Set(lexicon.skills.matches(in: sentence).map(\.canonical))
        guard !skills.isEmpty else { return [] }
        return requirements.filter { $0.terms.contains { skills.contains($0.canonical) } }.prefix(2).map(\.evidence)
    }

    /// The sentences of a paragraph, which joined by spaces are the paragraph again.
    private func sentences(of text: String) -> [String] {
        var sentences: [String] = []
        var current: [Substring] = []
        let words = text.split(separator: " ")
        for (index, word) in words.enumerated() {
            current.append(word)
            let goesOn = index + 1 < words.count && words[index + 1].first?.isLowercase == true
            guard mayEnd(word), !goesOn else { continue }
            sentences.append(current.joined(separator: " "))
            current = []
        }
        if !current.isEmpty { sentences.append(current.joined(separator: " ")) }
        return sentences
    }

    private func mayEnd(_ word: Substring) -> Bool {
        guard let last = word.last, ".!?".contains(last) else { return false }
        return last != "." || !language.prose.abbreviations.contains(word.lowercased())
    }
}

/// What a draft's sentences are judged by: from a name on that only the posting has a sentence waits, since its end tells an employer who
/// is written to from one for whom the person never worked.
extension ParagraphReview {
    func waiting(in words: [UInt8]) -> [Range<Int>] {
        let text = String(decoding: words, as: UTF8.self)
        return person.unsupported(in: text, allowing: language.prose.openings).map { lacking in
            let start = text.prefix(lacking.range.lowerBound).utf8.count
            return start..<start + lacking.text.utf8.count
        }
    }

    func waits(_ word: ArraySlice<UInt8>, in sentence: [UInt8]) -> Bool {
        // Each word of the name may be the resume's, too.
        names.contains { name in
            !name.isInResume
                && String(decoding: sentence.suffix(name.text.utf8.count + word.count), as: UTF8.self).contains(
                    name.text
                )
        }
    }

    func end(_ word: ArraySlice<UInt8>) -> SentenceEnd {
        mayEnd(Substring(decoding: word, as: UTF8.self)) ? .unlessItGoesOn : .none
    }

    func passes(_ sentence: [UInt8], behind previous: [UInt8]) -> Bool {
        let both = String(decoding: previous + [UInt8(ascii: " ")] + sentence, as: UTF8.self)
        let text = String(decoding: sentence, as: UTF8.self)
        // Why it does not is told of its paragraph.
        return guardian.violations(in: both).isEmpty
            && !takes(text, upWhatIsAskedIn: String(decoding: previous, as: UTF8.self))
            && (try? judge(text, [])) != nil
    }

    func leavesOpen(_ sentence: [UInt8], behind previous: [UInt8]) -> Bool {
        leavesOpen(String(decoding: sentence, as: UTF8.self), behind: String(decoding: previous, as: UTF8.self))
    }
}
