import Documents
import Evidence
import Lexicons
import Postings
import Resumes

/// Writes a letter out of what a resume and a posting say, by rules alone.
///
/// The same sources always give the same letter. Each sentence with a fact in it is verified against the sources
/// before it is taken; one that fails is dropped and counted.
struct LetterWriter {
    /// The language of the letter.
    let language: LetterLanguage
    /// What makes facts of words.
    let quoter: Quoter
    /// The parsed resume.
    let resume: ParsedResume
    /// The analysed posting.
    let posting: JobPosting
    /// What the person did, newest first.
    let roles: [LetterRole]
    /// What the posting asks for and the resume has, most wanted first.
    let terms: [LetterTerm]
    /// Whether the posting names anything that a resume could have.
    let asksForTerms: Bool
    /// What was done and has not been told yet.
    var untold: [Deed]
    /// The deeds that have been told.
    var told: [Deed] = []
    private(set) var rejected = 0
    private let verifier: ClaimVerifier

    /// A writer for one letter.
    init(
        resume: ParsedResume,
        resumeText: ExtractedText,
        posting: JobPosting,
        jobText: ExtractedText,
        matches: [RequirementMatch],
        language: LetterLanguage = .english,
        lexicon: Lexicon = .english
    ) {
        let quoter = Quoter(resumeText: resumeText, jobText: jobText)
        let roles = LetterRoles(resume, quoter: quoter, language: language, lexicon: lexicon)
        self.language = language
        self.quoter = quoter
        self.resume = resume
        self.posting = posting
        self.roles = roles.roles
        terms = LetterTerm.all(
            in: matches,
            shown: roles.shown,
            listed: Array(resume.skills.flatMap(\.keywords).prefix(200)),
            general: language.generalTerms,
            lexicon: lexicon
        )
        let found = terms
        untold = roles.deeds.map { deed in
            var deed = deed
            deed.terms = Set(found.indices.filter { deed.words.printed(found[$0].term) != nil })
            return deed
        }
        asksForTerms = matches.contains { $0.requirement.kind == .skill && !$0.requirement.terms.isEmpty }
        verifier = ClaimVerifier(sources: [quoter.resume, quoter.job], lexicon: lexicon)
    }

    /// The whole letter.
    mutating func letter() -> Letter {
        let deedCount = untold.count
        let opening = openingParagraph()
        let fit = fitParagraph()
        let evidence = evidenceParagraph()
        var paragraphs = [opening]
        let motivation = motivationParagraph()
        if let fit, fit.sentences.count > 1 || evidence == nil {
            paragraphs += [fit, evidence].compactMap { $0 }
        } else {
            // One sentence is no paragraph.
            let sentences = (fit?.sentences ?? []) + (evidence?.sentences ?? [])
            paragraphs.append(Letter.Paragraph(role: .evidence, sentences: sentences))
        }
        paragraphs += [motivation, closingParagraph()]
        lengthen(&paragraphs)
        joinMotivation(&paragraphs)
        shorten(&paragraphs)

        let name = quoter.name(resume.basics.name) ?? Fact(language.placeholders.name)
        let recipient = Fact(language.placeholders.recipient)
        let salutation = language.frames.salutation.filled(with: [.answer: recipient], in: language) ?? ""
        let sentences = paragraphs.flatMap(\.sentences)
        var letter = Letter(
            language: language.code,
            tone: "plain",
            salutation: salutation,
            paragraphs: paragraphs,
            signature: language.frames.regards + "\n" + name.text,
            placeholders: [],
            warnings: [],
            rejected: rejected
        )
        for placeholder in [recipient.placeholder] + sentences.flatMap(\.placeholders) + [name.placeholder] {
            if let placeholder, !letter.placeholders.contains(placeholder) { letter.placeholders.append(placeholder) }
        }
        if deedCount < 2 { letter.warnings.append("few_facts") }
        if asksForTerms, terms.isEmpty { letter.warnings.append("no_overlap") }
        if letter.words < Letter.wordRange.lowerBound { letter.warnings.append("too_short") }
        if let written = resume.x.language, written != language.code { letter.warnings.append("other_language") }
        return letter
    }

    /// The first of some frames that can be filled and holds against the sources.
    mutating func sentence(_ frames: [Frame], _ facts: [Slot: Fact] = [:]) -> Letter.Sentence? {
        for frame in frames {
            guard let text = frame.filled(with: facts, in: language) else { continue }
            let used = frame.slots.compactMap { facts[$0] }
            let placeholders = used.compactMap(\.placeholder)
            var evidence: [Quotation] = []
            for quotation in used.flatMap(\.evidence) where !evidence.contains(quotation) { evidence.append(quotation) }
            guard !evidence.isEmpty || !placeholders.isEmpty else {
                return Letter.Sentence(text: text, claim: nil, placeholders: [])
            }
            let words = placeholders.reduce(into: frame.words) { $0.formUnion(Frame.words(of: $1.token)) }
            guard verifier.unsupported(in: text, allowing: words).isEmpty else {
                rejected += 1
                continue
            }
            return Letter.Sentence(
                text: text,
                claim: Letter.Claim(
                    text: text,
                    support: placeholders.isEmpty ? .supported : .needsInput,
                    evidence: evidence
                ),
                placeholders: placeholders
            )
        }
        return nil
    }

    /// Several facts as one, joined as the language does.
    func list(_ facts: [Fact]) -> Fact? {
        facts.isEmpty ? nil : Fact(language.join(facts.map(\.text)), facts.flatMap(\.evidence))
    }
}
