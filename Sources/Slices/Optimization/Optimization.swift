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
    /// Raised when a check, a weight, a phrase or a prompt changes, so that the question is asked anew.
    package let engine: String
    /// A contract string of `design.md` section 2.
    package let opening = RunStatus("Analyzing resume...", stage: "checks")
    /// A model costs tokens.
    package var isMetered: Bool { generator != nil }

    private static let rules = "rules/1"
    private let generator: (any ItemGenerator)?
    private let fallsBackToRules: Bool
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
        self.generator = generator
        self.fallsBackToRules = fallsBackToRules
        self.now = now
        engine = generator.map { Self.engine($0.name) } ?? Self.rules
    }

    /// Judges the resume and emits what was found: the rules' items gravest first, then the model's as it writes them.
    ///
    /// - Throws: A `Failure` with a code of the texts' extraction, `posting_too_short`, or a model's where the rules may not stand in for it.
    @LoopActor
    package func produce(_ run: any RunContext) async throws -> RunSummary {
        let plan = try await run.apart { try await self.prepare(run) }
        for item in plan.items { run.emit(item) }
        guard let generator, let rewriting = plan.rewriting else { return RunSummary(counts: plan.counts) }
        return try await rewrite(rewriting, counts: plan.counts, generator: generator, run: run)
    }

    @LoopActor
    private func prepare(_ run: any RunContext) async throws -> Plan {
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
        return try await Self.plan(
            text: text,
            size: document.size,
            resume: resume,
            posting: posting,
            postingText: postingText,
            now: now(),
            committed: generator == nil ? nil : run.committed
        )
    }

    /// Lets the model rewrite; where it has no word, those of the rules stand.
    @LoopActor
    private func rewrite(
        _ rewriting: Rewriting,
        counts: [String: Int],
        generator: any ItemGenerator,
        run: any RunContext
    ) async throws -> RunSummary {
        let writing = AnswerWriting(run, rewriting)
        var generation: Generation?
        do {
            run.status(RunStatus("Writing suggestions...", stage: "suggestions"))
            generation = try await generator.generate(
                rewriting.request,
                committed: rewriting.earlier.items,
                receiver: writing
            )
        } catch let failure as Failure where fallsBackToRules && failure.isOfModel && writing.isEmpty {
            // The rules' suggestions below are then the whole answer.
        }
        writing.itemAborted()
        for (path, item) in rewriting.held where !writing.covered.contains(path) { run.emit(item) }
        let dropped = rewriting.held.count { writing.covered.contains($0.path) }
        var summary = RunSummary(counts: counts, writing: writing, dropped: dropped)
        summary.add(generation, rejected: writing.rejected)
        if let generation {
            let engines = generation.engines
            if !engines.isEmpty, engines != [generator.name] {
                summary.engine = engines.map(Self.engine).joined(separator: ", ")
            }
        } else {
            summary.engine = Self.rules
        }
        return summary
    }

    private static func engine(_ model: String) -> String {
        "\(model)+prompt/\(OptimizationTask.version)"
    }
}
