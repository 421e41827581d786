import Documents
import EventLoop
import Resumes
package import Runs

/// The stream of a resume being read: its sections as they are found, then the whole resume.
package struct ResumeParsing: Slice {
    /// Its place in every path.
    package let name = SliceName.resumes
    /// It reads a resume.
    package let resume = InputRule.required
    /// It reads no posting.
    package let job = InputRule.none
    /// The rules; a new version of the parser asks anew.
    package let engine = "rules/\(ResumeParser.derivation.version)"
    /// What is told before any work.
    package let opening = RunStatus("Extracting text...", stage: "extracting")

    /// The slice.
    package init() {}

    /// Reads the resume and emits its sections.
    ///
    /// The sections come from the stored resume alone, so that they are the same ones whoever made it.
    ///
    /// - Throws: A `Failure` with one of the extraction codes; `internal` where the run has no resume.
    @LoopActor
    package func produce(_ run: any RunContext) async throws -> RunSummary {
        guard let document = run.resume else {
            throw Failure.internalError
        }
        let text = try await run.text(of: document)
        run.status(RunStatus("Analyzing structure...", stage: "sections", step: 1, steps: 2))
        let parsed = try await run.derivation(ResumeParser.derivation, of: document) {
            let outline = await Self.outline(text)
            await run.status(
                RunStatus("Reading \(outline.sectionCount.counted("section"))...", stage: "fields", step: 2, steps: 2)
            )
            return await Self.parse(outline)
        }
        for item in try await Self.items(parsed) { run.emit(item) }
        return Self.summary(parsed)
    }

    @concurrent
    private static func outline(_ text: ExtractedText) async -> ResumeOutline {
        ResumeParser().outline(text)
    }

    @concurrent
    private static func parse(_ outline: ResumeOutline) async -> ParsedResume {
        ResumeParser().parse(outline)
    }

    @concurrent
    private static func items(_ resume: ParsedResume) async throws -> [RunItem] {
        try SectionItems(resume).items()
    }

    private static func summary(_ resume: ParsedResume) -> RunSummary {
        let counts = [
            "sections": resume.x.sections.count,
            "positions": resume.work.count,
            "education": resume.education.count,
            "projects": resume.projects.count,
            "skills": resume.skillCount,
        ]
        return RunSummary(
            text: "\(resume.x.sections.count.counted("section")), \(resume.overview).",
            counts: counts
        )
    }
}
