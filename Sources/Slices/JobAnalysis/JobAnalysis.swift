import Documents
import EventLoop
import Evidence
package import LanguageModels
import Postings
package import Runs

/// Reads a job posting: one `requirement` item each, then one `summary`.
///
/// The summary's data is the whole `JobPosting`; the stored derivation is that of the rules, which other slices read too.
/// A model finds the requirements where one is given; what it quotes must stand in the posting, and all else is judged by
/// the rules.
package struct JobAnalysis: Slice {
    /// `/jobs/stream/{job_id}`.
    package let name = SliceName.jobs
    /// A posting needs no resume.
    package let resume = InputRule.none
    /// The posting that is read.
    package let job = InputRule.required
    /// The rule engine with the version of its derivation, or the model with that of the prompt.
    package let engine: String
    /// Sent before any work.
    package let opening = RunStatus("Reading the posting...", stage: "reading", step: 1, steps: 2)

    static let rules = "rules/\(PostingAnalyzer.derivation.version)"
    /// Finds the requirements.
    private let writer: ModelWriter?
    /// A model costs tokens.
    package var isMetered: Bool { writer != nil }

    /// The slice.
    ///
    /// - Parameters:
    ///   - generator: Finds the requirements; without one the rules do.
    ///   - fallsBackToRules: Whether the rules do the work where no model can.
    package init(generator: (any ItemGenerator)? = nil, fallsBackToRules: Bool = false) {
        writer = ModelWriter(generator, fallsBackToRules: fallsBackToRules)
        engine = generator.map { "\($0.name)+\(RequirementPrompt.version)" } ?? Self.rules
    }

    /// Emits what the posting asks for, or has a model find it.
    ///
    /// - Throws: `Failure` with `posting_too_short` or with a code of the text's extraction.
    @LoopActor
    package func prepare(_ run: any RunContext) async throws -> Preparation {
        guard let document = run.job else {
            throw Failure(.badRequest, "There is no posting to read.")
        }
        let text = try await run.text(ofPosting: document)
        run.status(RunStatus("Recognizing requirements...", stage: "requirements", step: 2, steps: 2))
        let posting = try await run.derivation(PostingAnalyzer.derivation, of: document, from: text) {
            try PostingAnalyzer().analyze($0, title: document.title)
        }
        guard let writer else { return .complete(try posting.tell(run, emitting: posting.requirements)) }
        let question = try await Self.question(text, rules: posting, committed: run.committed)
        return .asks(writer, RequirementWork(run, question))
    }

    @concurrent
    private static func question(
        _ text: ExtractedText,
        rules: JobPosting,
        committed: [RunItem]
    ) async throws -> RequirementQuestion {
        let shown = ModelPrompt.shown(text)
        return RequirementQuestion(
            posting: rules,
            request: RequirementPrompt.request(shown),
            reading: try RequirementReading(shown, of: text, rules: rules, committed: committed),
            isCut: shown.lines != text.lines
        )
    }
}

extension JobPosting {
    /// Emits some requirements and the summary.
    ///
    /// - Returns: What `complete` says.
    /// - Throws: `EncodingError`, which no posting causes.
    @LoopActor
    func tell(_ run: any RunContext, emitting requirements: [Requirement]) throws -> RunSummary {
        for requirement in requirements { run.emit(try RunItem(requirement)) }
        let summary = PostingSummary(self)
        run.emit(try RunItem(.summary, id: "summary", text: summary.text, self))
        return RunSummary(text: summary.text, counts: summary.counts)
    }
}

extension RunItem {
    /// A requirement.
    init(_ requirement: JobPosting.Requirement) throws {
        try self.init(.requirement, id: requirement.id, text: requirement.text, requirement)
    }
}
