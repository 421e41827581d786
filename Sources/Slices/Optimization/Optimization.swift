import Documents
import EventLoop
package import Evidence
import Postings
import Resumes
package import Runs

/// Suggestions for a resume: what its checks find, and what a posting asks for beyond it.
///
/// Everything comes from rules: no key, no network, and every quotation is a span of the documents.
package struct Optimization: Slice {
    /// Its place in every path.
    package let name = SliceName.optimization
    /// It judges a resume.
    package let resume = InputRule.required
    /// A posting adds what it asks for.
    package let job = InputRule.optional
    /// Raised when a check, a weight or a phrase changes, so that the question is asked anew.
    package let engine = "rules/1"
    /// A contract string of `design.md` section 2.
    package let opening = RunStatus("Analyzing resume...", stage: "checks")

    private let now: @Sendable () -> YearMonth

    /// The slice.
    ///
    /// - Parameter now: The month in which a resume is judged; the current one in UTC unless a test says otherwise.
    package init(now: @escaping @Sendable () -> YearMonth = { YearMonth.current() }) {
        self.now = now
    }

    /// Judges the resume and emits what was found, gravest first.
    @LoopActor
    package func produce(_ run: any RunContext) async throws -> RunSummary {
        guard let document = run.resume else {
            throw Failure(.badRequest, "An optimization needs a resume.")
        }
        let text = try await run.text(of: document)
        let resume = try await run.derivation(ResumeParser.derivation, of: document) { await Self.parse(text) }
        var posting: JobPosting?
        var postingText: ExtractedText?
        if let job = run.job {
            run.status(RunStatus("Matching requirements...", stage: "matching"))
            let jobText = try await run.text(ofPosting: job)
            posting = try await run.derivation(PostingAnalyzer.derivation, of: job) {
                try await Self.analyze(jobText, title: job.title)
            }
            postingText = jobText
        }
        let review = try await Self.review(
            text: text,
            size: document.size,
            resume: resume,
            posting: posting,
            postingText: postingText,
            now: now()
        )
        for item in review.items { run.emit(item) }
        return review.summary
    }

    /// What is emitted and how the run ends, ready to be sent.
    private struct Emission: Sendable {
        let items: [RunItem]
        let summary: RunSummary
    }

    @concurrent
    private static func parse(_ text: ExtractedText) async -> ParsedResume {
        ResumeParser().parse(text)
    }

    @concurrent
    private static func analyze(_ text: ExtractedText, title: String?) async throws -> JobPosting {
        try PostingAnalyzer().analyze(text, title: title)
    }

    /// The work itself, off the loop.
    @concurrent
    private static func review(
        text: ExtractedText,
        size: Int,
        resume: ParsedResume,
        posting: JobPosting?,
        postingText: ExtractedText?,
        now: YearMonth
    ) async throws -> Emission {
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
        return Emission(items: try review.items.map { try RunItem($0) }, summary: RunSummary(review))
    }
}
