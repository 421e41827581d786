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

    static let rules = "rules/\(ResumeParser.derivation.version)"
    /// Finds the entries.
    private let writer: ModelWriter?
    /// A model costs tokens.
    package var isMetered: Bool { writer != nil }

    /// The slice.
    ///
    /// - Parameters:
    ///   - generator: Finds the entries; without one the rules do.
    ///   - fallsBackToRules: Whether the rules do the work where no model can.
    package init(generator: (any ItemGenerator)? = nil, fallsBackToRules: Bool = false) {
        writer = ModelWriter(generator, fallsBackToRules: fallsBackToRules)
        engine = generator.map { "\($0.name)+\(ResumePrompt.version)" } ?? Self.rules
    }

    /// Reads the resume and emits its sections, or has a model find its entries.
    ///
    /// The rules' sections come from the stored resume alone, so that they are the same ones whoever made it.
    ///
    /// - Throws: A `Failure` with one of the extraction codes; `internal` where the run has no resume.
    @LoopActor
    package func prepare(_ run: any RunContext) async throws -> Preparation {
        guard let document = run.resume else {
            throw Failure.internalError
        }
        let text = try await run.text(of: document)
        run.status(RunStatus("Analyzing structure...", stage: "sections", step: 1, steps: 2))
        let parsed = try await run.derivation(ResumeParser.derivation, of: document) {
            let outline = await Self.outline(text)
            let sections = outline.sectionCount.counted("section")
            await run.status(RunStatus("Reading \(sections)...", stage: "fields", step: 2, steps: 2))
            return await Self.parse(outline)
        }
        guard let writer else {
            for item in try await Self.items(parsed) { run.emit(item) }
            return .complete(parsed.summary)
        }
        let question = try await Self.question(text, rules: parsed, committed: run.committed)
        return .asks(writer, SectionWork(run, question))
    }

    @concurrent
    private static func question(
        _ text: ExtractedText,
        rules: ParsedResume,
        committed: [RunItem]
    ) async throws -> SectionQuestion {
        let mask = ContactMask(rules, text: text)
        let shown = ModelPrompt.shown(text)
        let locator = EntryLocator(shown, mask: mask, outline: ResumeParser().outline(text))
        return SectionQuestion(
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
}

extension ParsedResume {
    /// What `complete` says.
    var summary: RunSummary {
        let counts = [
            "sections": x.sections.count,
            "positions": work.count,
            "education": education.count,
            "projects": projects.count,
            "skills": skillCount,
        ]
        return RunSummary(text: "\(x.sections.count.counted("section")), \(overview).", counts: counts)
    }
}
