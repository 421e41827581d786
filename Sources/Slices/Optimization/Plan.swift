import Documents
import Evidence
import LanguageModels
import Postings
import Resumes
import Runs

extension Optimization {
    /// What is known before a model is asked, ready to be sent.
    struct Plan: Sendable {
        /// What `complete` counts of what the rules say.
        let counts: [String: Int]
        /// What of it is emitted at once.
        let items: [RunItem]
        /// What a model is asked; `nil` without one.
        let rewriting: Rewriting?
    }

    /// A model's part of the work.
    struct Rewriting: Sendable {
        /// What it is asked.
        let request: ModelRequest
        /// What judges its answer.
        let review: AnswerReview
        /// What it answered before.
        let earlier: EarlierAnswers
        /// The rules' own changes of words, by place: told where the model has none.
        let held: [(path: String, item: RunItem)]
        /// What `complete` counts of what the rules say.
        let counts: [String: Int]
    }

    /// The work of the rules, off the loop; with `committed`, what an earlier attempt committed, a model's is prepared too.
    @concurrent
    static func plan(
        text: ExtractedText,
        size: Int,
        resume: ParsedResume,
        posting: JobPosting?,
        postingText: ExtractedText?,
        now: YearMonth,
        committed: [RunItem]?
    ) async throws -> Plan {
        let matches = posting.map { RequirementMatcher(now: now).matches(posting: $0, resume: resume, text: text) }
        let input = CheckInput(
            text: text,
            size: size,
            resume: resume,
            posting: posting,
            postingText: postingText,
            matches: matches ?? [],
            now: ResumeDate(now)
        )
        try Task.checkCancellation()
        let review = Review(input, postingText: postingText)
        guard let committed else {
            return Plan(counts: review.counts, items: try review.items.map { try RunItem($0) }, rewriting: nil)
        }
        try Task.checkCancellation()
        let places = EditablePlaces(resume)
        var items: [RunItem] = []
        var told: [Suggestion] = []
        var held: [(path: String, item: RunItem)] = []
        for item in review.items {
            if case .suggestion(let suggestion, _) = item {
                if let path = suggestion.path, suggestion.after != nil, places[path] != nil {
                    held.append((path, try RunItem(item)))
                    continue
                }
                told.append(suggestion)
            }
            items.append(try RunItem(item))
        }
        let mask = ContactMask(resume, text: text)
        let request = ModelRequest(
            instructions: ModelPrompt.instructions,
            documents: [ModelPrompt.document(.resume, mask.masked(text.text))]
                + (postingText.map { [ModelPrompt.document(.posting, mask.masked($0.text))] } ?? []),
            task: OptimizationTask.parts(places, matches: matches, mask: mask),
            schema: GeneratedItem.schema,
            maxTokens: OptimizationTask.maxTokens
        )
        let rewriting = Rewriting(
            request: request,
            review: AnswerReview(
                input,
                verifier: review.verifier,
                postingText: postingText,
                mask: mask,
                places: places,
                told: told
            ),
            earlier: try EarlierAnswers(committed, mask: mask),
            held: held,
            counts: review.counts
        )
        return Plan(counts: review.counts, items: items, rewriting: rewriting)
    }
}
