import Documents
import Evidence
import LanguageModels
import Lexicons
import Postings
import Resumes

/// Judges the items that a model writes: what its sources do not support is dropped, or becomes a question.
///
/// Nothing of a model is believed: a change goes through the nine rules of `resume-domain.md` B4, its quotes are looked up,
/// its explanation is checked as any claim is, and a skill that only the posting names becomes a question of ours.
struct AnswerReview: Sendable {
    /// Longer than any question, in bytes.
    static let longestQuestion = 600

    /// Hides contact data and puts them back.
    let mask: ContactMask
    /// Judges what is told the person.
    let explanations: ExplanationReview
    /// What may be rewritten.
    let places: EditablePlaces
    /// How the resume meets the posting's requirements.
    let matches: [RequirementMatch]
    /// The words of the resume's language.
    let lexicon: Lexicon
    /// Judges changes, with what was proposed before; it has the documents, too.
    var verifier: ChangeVerifier
    /// The requirements and places that the person has been asked about.
    var asked: Set<String> = []

    /// Reviews answers about one resume.
    ///
    /// - Parameters:
    ///   - input: What the checks know of it.
    ///   - verifier: Verifies changes of it.
    ///   - postingText: The posting, where there is one.
    ///   - mask: Hides contact data.
    ///   - places: What may be rewritten.
    ///   - told: What the rules have told already; it is not told again.
    init(
        _ input: CheckInput,
        verifier: ChangeVerifier,
        postingText: ExtractedText?,
        mask: ContactMask,
        places: EditablePlaces,
        told: [Suggestion]
    ) {
        // Not the input itself: of what the checks have made nothing else is needed while the model writes.
        matches = input.matches
        lexicon = input.lexicon
        self.mask = mask
        self.places = places
        let shown = ModelPrompt.shown(input.text)
        let evident = Orders.orders(in: input.lexicon).withheld(from: shown, as: verifier.resume)
            .map { SourceText($0, source: .resume) }
        let resume = evident ?? verifier.resume
        let verifier = verifier.verifyingModel(evident)
        self.verifier = verifier
        let resumeGuard = DocumentGuard(resume: resume, lexicon: input.lexicon)
        let terms = input.posting.map { SourceText($0.terms(where: resumeGuard.mayName), source: .job) }
        let guardian =
            if let posting = input.posting, let postingText, let terms {
                DocumentGuard(
                    posting,
                    text: ModelPrompt.shown(postingText),
                    resume: resume,
                    naming: [terms],
                    lexicon: input.lexicon
                )
            } else { resumeGuard }
        explanations = ExplanationReview(input, verifier: verifier, naming: terms, guardian: guardian)
        for suggestion in told { remember(suggestion) }
    }

    /// Takes a suggestion as told, so that it is not told again.
    mutating func remember(_ suggestion: Suggestion) {
        if suggestion.question != nil {
            asked.formUnion(suggestion.requirementIds)
            if suggestion.requirementIds.isEmpty, let path = suggestion.path { asked.insert(path) }
        }
        if let path = suggestion.path, let after = suggestion.after {
            // Its answer does not matter: what it admits is a duplicate from now on.
            _ = verifier.verify(
                ProposedChange(path: path, section: "", before: suggestion.before, after: after, quotes: [])
            )
        }
    }
}

extension JobPosting {
    /// What may be said of a posting, a line each: its title, company and place, and what it asks for.
    fileprivate func terms(where mayBeNamed: (String) -> Bool) -> ExtractedText {
        let asked = requirements.prefix(200).filter { !$0.negated && mayBeNamed($0.text) }
        let words =
            [title, company, location].compactMap { $0 }.filter(mayBeNamed) + asked.map(\.text)
            + asked.flatMap { $0.terms.prefix(20).map(\.canonical) }
        return ExtractedText(
            mediaType: .plainText,
            lines: words.enumerated().map { TextLine(number: $0 + 1, text: $1) }
        )
    }
}
