import Documents
import EventLoop
package import Evidence
import Postings
import Resumes
package import Runs

/// The stream of a cover letter: three or four paragraphs out of a resume and a posting.
package struct CoverLetter: Slice {
    /// `/cover-letter/stream/{resume_id}?job={job_id}`.
    package let name = SliceName.coverLetter
    /// The facts.
    package let resume = InputRule.required
    /// What they are told for.
    package let job = InputRule.required
    /// The rule engine; its version rises with the frames.
    package let engine = "rules/1"
    /// Sent before any work.
    package let opening = RunStatus("Planning the letter...", stage: "plan")

    private let now: @Sendable () -> YearMonth

    /// The slice.
    ///
    /// - Parameter now: The month up to which a role that goes on counts as experience.
    package init(now: @escaping @Sendable () -> YearMonth = { YearMonth.current() }) {
        self.now = now
    }

    /// Emits one `paragraph` each, as `Letter.items()` describes them.
    ///
    /// - Throws: A `Failure` with a code of the texts' extraction, or `posting_too_short`.
    @LoopActor
    package func produce(_ run: any RunContext) async throws -> RunSummary {
        guard let resume = run.resume, let job = run.job else {
            throw Failure(.badRequest, "A cover letter needs a resume and a job posting.")
        }
        let resumeText = try await run.text(of: resume)
        let parsed = try await run.derivation(ResumeParser.derivation, of: resume) { await Self.parse(resumeText) }
        let jobText = try await run.text(ofPosting: job)
        let title = job.title
        let posting = try await run.derivation(PostingAnalyzer.derivation, of: job) {
            try await Self.analyze(jobText, title: title)
        }
        run.status(RunStatus("Writing the letter...", stage: "paragraphs"))
        let (items, summary) = try await Self.write(parsed, resumeText, posting, jobText, now: now())
        for item in items { run.emit(item) }
        return summary
    }

    @concurrent
    private static func parse(_ text: ExtractedText) async -> ParsedResume {
        ResumeParser().parse(text)
    }

    @concurrent
    private static func analyze(_ text: ExtractedText, title: String?) async throws -> JobPosting {
        try PostingAnalyzer().analyze(text, title: title)
    }

    @concurrent
    private static func write(
        _ resume: ParsedResume,
        _ resumeText: ExtractedText,
        _ posting: JobPosting,
        _ jobText: ExtractedText,
        now: YearMonth
    ) async throws -> (items: [RunItem], summary: RunSummary) {
        let matches = RequirementMatcher(now: now).matches(posting: posting, resume: resume, text: resumeText)
        var writer = LetterWriter(
            resume: resume,
            resumeText: resumeText,
            posting: posting,
            jobText: jobText,
            matches: matches
        )
        let letter = writer.letter()
        return (try letter.items(), letter.summary)
    }
}
