import Documents
import EventLoop
package import Evidence
package import LanguageModels
import Postings
import Resumes
package import Runs

/// The stream of a cover letter: three or four paragraphs out of a resume and a posting.
///
/// A model writes the paragraphs that tell of the person, and each sentence of it is checked; salutation, motivation, closing and
/// signature are the rules' own, and so is whatever of the rest did not pass.
package struct CoverLetter: Slice {
    /// `/cover-letter/stream/{resume_id}?job={job_id}`.
    package let name = SliceName.coverLetter
    /// The facts.
    package let resume = InputRule.required
    /// What they are told for.
    package let job = InputRule.required
    /// The rule engine, whose version rises with the frames and with how a resume is read, or the model, whose version rises with the prompt.
    package let engine: String
    /// Sent before any work.
    package let opening = RunStatus("Planning the letter...", stage: "plan")
    /// Writes the paragraphs that tell of the person.
    private let writer: ModelWriter?
    /// A model costs tokens.
    package var isMetered: Bool { writer != nil }

    static let rules = "rules/2"
    private let now: @Sendable () -> YearMonth

    /// The slice.
    ///
    /// - Parameters:
    ///   - generator: The model that writes; without one the rules do.
    ///   - fallsBackToRules: Whether the rules write the whole letter where the model fails.
    ///   - now: The month up to which a role that goes on counts as experience.
    package init(
        generator: (any ItemGenerator)? = nil,
        fallsBackToRules: Bool = false,
        now: @escaping @Sendable () -> YearMonth = { YearMonth.current() }
    ) {
        writer = ModelWriter(generator, fallsBackToRules: fallsBackToRules)
        self.now = now
        engine = generator.map { Self.engine($0.name) } ?? Self.rules
    }

    /// Emits one `paragraph` each, as `Letter.items()` describes them, or has a model write.
    ///
    /// - Throws: A `Failure` with a code of the texts' extraction, or `posting_too_short`.
    @LoopActor
    package func prepare(_ run: any RunContext) async throws -> Preparation {
        guard let resume = run.resume, let job = run.job else {
            throw Failure(.badRequest, "A cover letter needs a resume and a job posting.")
        }
        let resumeText = try await run.text(of: resume)
        let parsed = try await run.derivation(ResumeParser.derivation, of: resume, from: resumeText) {
            ResumeParser().parse($0)
        }
        let jobText = try await run.text(ofPosting: job)
        let posting = try await run.derivation(PostingAnalyzer.derivation, of: job, from: jobText) {
            try PostingAnalyzer().analyze($0, title: job.title)
        }
        run.status(RunStatus("Writing the letter...", stage: "paragraphs"))
        let plan = try await Self.plan(
            parsed,
            resumeText,
            posting,
            jobText,
            now: now(),
            committed: writer == nil ? nil : run.committed
        )
        guard let writer, let composing = plan.composing else {
            for item in try plan.rules.letter.items() { run.emit(item) }
            return .complete(plan.rules.letter.summary)
        }
        return .asks(writer, LetterWriting(run, composing, rules: plan.rules))
    }

    /// The name of a model as the one who wrote.
    static func engine(_ model: String) -> String {
        "\(model)+prompt/\(LetterTask.version)"
    }
}
