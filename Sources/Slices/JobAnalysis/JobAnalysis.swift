import Documents
import EventLoop
import Postings
package import Runs

/// Reads a job posting: one `requirement` item each, then one `summary`.
///
/// The summary's data is the whole `JobPosting`.
package struct JobAnalysis: Slice {
    /// `/jobs/stream/{job_id}`.
    package let name = SliceName.jobs
    /// A posting needs no resume.
    package let resume = InputRule.none
    /// The posting that is read.
    package let job = InputRule.required
    /// The rule engine; its version is that of the derivation.
    package let engine = "rules/\(PostingAnalyzer.derivation.version)"
    /// Sent before any work.
    package let opening = RunStatus("Reading the posting...", stage: "reading", step: 1, steps: 2)

    /// The slice.
    package init() {}

    /// Emits what the posting asks for.
    ///
    /// - Throws: `Failure` with `posting_too_short`, or with a code of the text's extraction.
    @LoopActor
    package func produce(_ run: any RunContext) async throws -> RunSummary {
        guard let document = run.job else {
            throw Failure(.badRequest, "There is no posting to read.")
        }
        let text = try await run.text(ofPosting: document)
        let title = document.title
        run.status(RunStatus("Recognizing requirements...", stage: "requirements", step: 2, steps: 2))
        let posting = try await run.derivation(PostingAnalyzer.derivation, of: document) {
            try await Self.analyze(text, title: title)
        }
        let (items, summary) = try await Self.items(posting)
        for item in items { run.emit(item) }
        return summary
    }

    /// A long posting has thousands of requirements, which are not encoded on the loop.
    @concurrent
    private static func items(_ posting: JobPosting) async throws -> (items: [RunItem], summary: RunSummary) {
        let summary = PostingSummary(posting)
        var items = try posting.requirements.map { try RunItem(.requirement, id: $0.id, text: $0.text, $0) }
        items.append(try RunItem(.summary, id: "summary", text: summary.text, posting))
        return (items, RunSummary(text: summary.text, counts: summary.counts))
    }

    /// The reading itself, off the loop: a long posting takes more than a millisecond.
    @concurrent
    private static func analyze(_ text: ExtractedText, title: String?) async throws -> JobPosting {
        try PostingAnalyzer().analyze(text, title: title)
    }
}
