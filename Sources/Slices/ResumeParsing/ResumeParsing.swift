import Documents
import EventLoop
import Evidence
package import LanguageModels
import Resumes
package import Runs

/// The stream of a resume being read: its sections as they are found, then the whole resume.
///
/// The rules always read it: they find the contact data, which a model is not shown, the sections and the places of all
/// words. A model finds the entries where one is given; what it says must stand in the resume, and what it leaves out is
/// kept from the rules. The stored derivation, which other slices read, is that of the rules alone.
package struct ResumeParsing: Slice {
    /// Its place in every path.
    package let name = SliceName.resumes
    /// It reads a resume.
    package let resume = InputRule.required
    /// It reads no posting.
    package let job = InputRule.none
    /// The rules with the version of their derivation, or the model with that of the prompt.
    package let engine: String
    /// What is told before any work.
    package let opening = RunStatus("Extracting text...", stage: "extracting")

    private static let rules = "rules/\(ResumeParser.derivation.version)"
    private let generator: (any ItemGenerator)?
    private let fallsBackToRules: Bool

    /// The slice.
    ///
    /// - Parameters:
    ///   - generator: Finds the entries; without one the rules do.
    ///   - fallsBackToRules: Whether the rules do the work where no model can.
    package init(generator: (any ItemGenerator)? = nil, fallsBackToRules: Bool = false) {
        self.generator = generator
        self.fallsBackToRules = fallsBackToRules
        engine = generator.map { "\($0.name)+\(ResumePrompt.version)" } ?? Self.rules
    }

    /// Whether a model is asked.
    package var isMetered: Bool { generator != nil }

    /// Reads the resume and emits its sections.
    ///
    /// The rules' sections come from the stored resume alone, so that they are the same ones whoever made it.
    ///
    /// - Throws: A `Failure` with one of the extraction codes, or one of a model; `internal` where the run has no resume.
    @LoopActor
    package func produce(_ run: any RunContext) async throws -> RunSummary {
        guard let document = run.resume else {
            throw Failure.internalError
        }
        let (text, parsed) = try await run.apart {
            let text = try await run.text(of: document)
            run.status(RunStatus("Analyzing structure...", stage: "sections", step: 1, steps: 2))
            let parsed = try await run.derivation(ResumeParser.derivation, of: document) {
                let outline = await Self.outline(text)
                let sections = outline.sectionCount.counted("section")
                await run.status(RunStatus("Reading \(sections)...", stage: "fields", step: 2, steps: 2))
                return await Self.parse(outline)
            }
            return (text, parsed)
        }
        if let generator { return try await produce(run, text: text, rules: parsed, by: generator) }
        for item in try await Self.items(parsed) { run.emit(item) }
        return Self.summary(parsed)
    }

    @LoopActor
    private func produce(
        _ run: any RunContext,
        text: ExtractedText,
        rules: ParsedResume,
        by generator: any ItemGenerator
    ) async throws -> RunSummary {
        let committed = run.committed
        let question = try await run.apart { try await Self.question(text, rules: rules, committed: committed) }
        let receiver = SectionReceiver(run, question.reading)
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
        var summary = Self.summary(try receiver.finish())
        summary.add(generation, rejected: receiver.reading.rejected)
        let engines = generation?.engines.joined(separator: ",") ?? ""
        summary.engine = engines.isEmpty || !receiver.reading.isOfModel ? Self.rules : engines
        if summary.partial == nil, generation != nil, question.isCut { summary.partial = "document_limit" }
        return summary
    }

    /// What a model is asked, and what reads its answer.
    private struct ModelQuestion: Sendable {
        let request: ModelRequest
        let reading: ModelReading
        let isCut: Bool
    }

    @concurrent
    private static func question(
        _ text: ExtractedText,
        rules: ParsedResume,
        committed: [RunItem]
    ) async throws -> ModelQuestion {
        let mask = ContactMask(rules, text: text)
        let shown = ModelPrompt.shown(text)
        let locator = EntryLocator(shown, mask: mask, outline: ResumeParser().outline(text))
        return ModelQuestion(
            request: ResumePrompt.request(shown, mask: mask),
            reading: try ModelReading(rules: rules, locator: locator, committed: committed),
            isCut: shown.lines != text.lines
        )
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
