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
    /// The rule engine, whose version rises with the frames, or the model, whose version rises with the prompt.
    package let engine: String
    /// Sent before any work.
    package let opening = RunStatus("Planning the letter...", stage: "plan")
    /// A model costs tokens.
    package var isMetered: Bool { generator != nil }

    private static let rules = "rules/1"
    private let generator: (any ItemGenerator)?
    private let fallsBackToRules: Bool
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
        self.generator = generator
        self.fallsBackToRules = fallsBackToRules
        self.now = now
        engine = generator.map { Self.engine($0.name) } ?? Self.rules
    }

    /// Emits one `paragraph` each, as `Letter.items()` describes them.
    ///
    /// - Throws: A `Failure` with a code of the texts' extraction, `posting_too_short`, or a model's where the rules may not stand in
    ///   for it.
    @LoopActor
    package func produce(_ run: any RunContext) async throws -> RunSummary {
        let plan = try await run.apart { try await self.prepare(run) }
        guard let generator, let composing = plan.composing else {
            for item in try plan.rules.letter.items() { run.emit(item) }
            return plan.rules.letter.summary
        }
        return try await compose(composing, rules: plan.rules, generator: generator, run: run)
    }

    @LoopActor
    private func prepare(_ run: any RunContext) async throws -> Plan {
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
        return try await Self.plan(
            parsed,
            resumeText,
            posting,
            jobText,
            now: now(),
            committed: generator == nil ? nil : run.committed
        )
    }

    /// Lets the model write, and completes what it wrote.
    @LoopActor
    private func compose(
        _ composing: Composing,
        rules: RuleLetter,
        generator: any ItemGenerator,
        run: any RunContext
    ) async throws -> RunSummary {
        let writing = LetterWriting(run, review: composing.review, rules: rules, earlier: composing.earlier)
        var generation: Generation?
        if !writing.letter.isClosed {
            do {
                generation = try await generator.generate(
                    composing.request,
                    committed: composing.earlier.items,
                    receiver: writing
                )
            } catch let failure as Failure where fallsBackToRules && failure.isOfModel && writing.written == 0 {
                // What the rules write below is then the whole answer.
            }
        }
        var summary = try writing.finish()
        summary.add(generation, rejected: writing.rejected)
        let engines = generation?.engines ?? []
        if writing.written == 0, composing.earlier.items.isEmpty {
            summary.engine = Self.rules
        } else if !engines.isEmpty, engines != [generator.name] {
            summary.engine = engines.map(Self.engine).joined(separator: ", ")
        }
        return summary
    }

    private static func engine(_ model: String) -> String {
        "\(model)+prompt/\(LetterTask.version)"
    }
}
