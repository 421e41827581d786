import Documents
import Evidence
import LanguageModels
import Postings
import Resumes
import Runs

extension CoverLetter {
    /// What is known before a model is asked.
    struct Plan: Sendable {
        /// What the rules write.
        let rules: RuleLetter
        /// What a model is asked; `nil` without one.
        let composing: Composing?
    }

    /// A model's part of the work.
    struct Composing: Sendable {
        /// What it is asked.
        let request: ModelRequest
        /// What judges its answer.
        let review: ParagraphReview
        /// What was written before.
        let earlier: EarlierParagraphs
    }

    /// The work of the rules, off the loop; with `committed`, what an earlier attempt committed, a model's is prepared too.
    @concurrent
    static func plan(
        _ resume: ParsedResume,
        _ resumeText: ExtractedText,
        _ posting: JobPosting,
        _ jobText: ExtractedText,
        now: YearMonth,
        committed: [RunItem]?
    ) async throws -> Plan {
        let matches = RequirementMatcher(now: now).matches(posting: posting, resume: resume, text: resumeText)
        let writer = LetterWriter(
            resume: resume,
            resumeText: resumeText,
            posting: posting,
            jobText: jobText,
            matches: matches
        )
        let rules = RuleLetter(writer)
        guard let committed else { return Plan(rules: rules, composing: nil) }
        try Task.checkCancellation()
        let mask = ContactMask(resume, text: resumeText)
        let composing = Composing(
            request: ModelRequest(
                instructions: ModelPrompt.instructions,
                documents: [
                    ModelPrompt.document(.resume, mask.masked(resumeText.text)),
                    ModelPrompt.document(.posting, mask.masked(jobText.text)),
                ],
                task: LetterTask.parts(matches, mask: mask),
                schema: GeneratedItem.schema,
                maxTokens: LetterTask.maxTokens
            ),
            review: ParagraphReview(
                resume: resume,
                resumeText: resumeText,
                posting: posting,
                jobText: jobText,
                mask: mask,
                language: writer.language
            ),
            earlier: try EarlierParagraphs(committed, mask: mask)
        )
        return Plan(rules: rules, composing: composing)
    }
}
