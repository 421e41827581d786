import Documents
import EventLoop
package import Evidence
package import LanguageModels
import Postings
import Resumes
package import Runs

/// Suggestions for a resume: what its checks find, what a posting asks for beyond it, and better wording where a model writes it.
///
/// The rules tell their facts at once, with a model too; the model does the rewriting. Whoever wrote it, every quotation is a span of the
/// documents, and every change was checked against the resume.
package struct Optimization: Slice {
    /// Its place in every path.
    package let name = SliceName.optimization
    /// It judges a resume.
    package let resume = InputRule.required
    /// A posting adds what it asks for.
    package let job = InputRule.optional
    /// Raised when a check, a weight, a phrase, a prompt or the reading of a resume changes, so that the question is asked anew.
    package let engine: String
    /// A contract string of `design.md` section 2.
    package let opening = RunStatus("Analyzing resume...", stage: "checks")
    /// Rewrites.
    private let writer: ModelWriter?
    /// A model costs tokens.
    package var isMetered: Bool { writer != nil }

    static let rules = "rules/2"
    private let now: @Sendable () -> YearMonth

    /// The slice.
    ///
    /// - Parameters:
    ///   - generator: The model that rewrites; without one the rules do what they can.
    ///   - fallsBackToRules: Whether the rules do the whole work where the model fails.
    ///   - now: The month in which a resume is judged; the current one in UTC unless a test says otherwise.
    package init(
        generator: (any ItemGenerator)? = nil,
        fallsBackToRules: Bool = false,
        now: @escaping @Sendable () -> YearMonth = { YearMonth.current() }
    ) {
        writer = ModelWriter(generator, fallsBackToRules: fallsBackToRules)
        self.now = now
        engine = generator.map { Self.engine($0.name) } ?? Self.rules
    }

    /// Judges the resume and emits what was found, gravest first, but for what a model shall rewrite.
    ///
    /// - Throws: A `Failure` with a code of the texts' extraction, or `posting_too_short`.
    @LoopActor
    package func prepare(_ run: any RunContext) async throws -> Preparation {
        guard let document = run.resume else {
            throw Failure(.badRequest, "An optimization needs a resume.")
        }
        let text = try await run.text(of: document)
        let resume = try await run.derivation(ResumeParser.derivation, of: document, from: text) {
            ResumeParser().parse($0)
        }
        var posting: JobPosting?
        var postingText: ExtractedText?
        if let job = run.job {
            run.status(RunStatus("Matching requirements...", stage: "matching"))
            let jobText = try await run.text(ofPosting: job)
            posting = try await run.derivation(PostingAnalyzer.derivation, of: job, from: jobText) {
                try PostingAnalyzer().analyze($0, title: job.title)
            }
            postingText = jobText
        }
        let plan = try await Self.plan(
            text: text,
            size: document.size,
            resume: resume,
            posting: posting,
            postingText: postingText,
            now: now(),
            committed: writer == nil ? nil : run.committed
        )
        for item in plan.items { run.emit(item) }
        guard let writer, let rewriting = plan.rewriting else { return .complete(RunSummary(counts: plan.counts)) }
        run.status(RunStatus("Writing suggestions...", stage: "suggestions"))
        return .asks(writer, AnswerWriting(run, rewriting))
    }

    /// The name of a model as the one who wrote.
    static func engine(_ model: String) -> String {
        "\(model)+prompt/\(OptimizationTask.version)"
    }
}
