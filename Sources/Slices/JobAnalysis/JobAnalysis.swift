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

    private static let rules = "rules/\(PostingAnalyzer.derivation.version)"
    private let generator: (any ItemGenerator)?
    private let fallsBackToRules: Bool

    /// The slice.
    ///
    /// - Parameters:
    ///   - generator: Finds the requirements; without one the rules do.
    ///   - fallsBackToRules: Whether the rules do the work where no model can.
    package init(generator: (any ItemGenerator)? = nil, fallsBackToRules: Bool = false) {
        self.generator = generator
        self.fallsBackToRules = fallsBackToRules
        engine = generator.map { "\($0.name)+\(RequirementPrompt.version)" } ?? Self.rules
    }

    /// Whether a model is asked.
    package var isMetered: Bool { generator != nil }

    /// Emits what the posting asks for.
    ///
    /// - Throws: `Failure` with `posting_too_short`, with a code of the text's extraction, or with one of a model.
    @LoopActor
    package func produce(_ run: any RunContext) async throws -> RunSummary {
        guard let document = run.job else {
            throw Failure(.badRequest, "There is no posting to read.")
        }
        let (text, rules) = try await run.apart {
            let text = try await run.text(ofPosting: document)
            run.status(RunStatus("Recognizing requirements...", stage: "requirements", step: 2, steps: 2))
            let posting = try await run.derivation(PostingAnalyzer.derivation, of: document, from: text) {
                try PostingAnalyzer().analyze($0, title: document.title)
            }
            return (text, posting)
        }
        var posting = rules
        guard let generator else { return try Self.finish(posting, emitting: posting.requirements, run) }

        let question = try await run.apart { [committed = run.committed] in
            try await Self.question(text, rules: rules, committed: committed)
        }
        let receiver = RequirementReceiver(run, question.reading)
        var generation: Generation?
        do {
            generation = try await generator.generate(
                question.request,
                committed: question.reading.committed,
                receiver: receiver
            )
        } catch let failure as Failure where fallsBackToRules && failure.isOfModel {
            // The log of the model's calls tells why; the reader gets the rules' work.
        }
        if let error = receiver.error { throw error }
        let rest = receiver.reading.rest(of: posting, isWhole: generation != nil)
        posting.requirements = receiver.reading.requirements + rest
        if !receiver.reading.requirements.isEmpty {
            posting.qualifications = posting.requirements.filter { $0.importance != .mentioned && !$0.negated }.map(
                \.text
            )
        }
        posting.x.engine = receiver.reading.requirements.isEmpty ? "rules" : rest.isEmpty ? "model" : "mixed"
        var summary = try Self.finish(posting, emitting: rest, run)
        summary.add(generation, rejected: receiver.reading.rejected)
        let engines = generation?.engines.joined(separator: ",") ?? ""
        summary.engine = engines.isEmpty || receiver.reading.requirements.isEmpty ? Self.rules : engines
        if summary.partial == nil, generation != nil, question.isCut { summary.partial = "document_limit" }
        return summary
    }

    @LoopActor
    private static func finish(
        _ posting: JobPosting,
        emitting requirements: [JobPosting.Requirement],
        _ run: any RunContext
    ) throws -> RunSummary {
        for requirement in requirements {
            run.emit(try RunItem(.requirement, id: requirement.id, text: requirement.text, requirement))
        }
        let summary = PostingSummary(posting)
        run.emit(try RunItem(.summary, id: "summary", text: summary.text, posting))
        return RunSummary(text: summary.text, counts: summary.counts)
    }

    /// What a model is asked, and what reads its answer.
    private struct ModelQuestion: Sendable {
        let request: ModelRequest
        let reading: RequirementReading
        let isCut: Bool
    }

    @concurrent
    private static func question(
        _ text: ExtractedText,
        rules: JobPosting,
        committed: [RunItem]
    ) async throws -> ModelQuestion {
        let shown = ModelPrompt.shown(text)
        return ModelQuestion(
            request: RequirementPrompt.request(shown),
            reading: try RequirementReading(shown, of: text, rules: rules, committed: committed),
            isCut: shown.lines != text.lines
        )
    }
}
