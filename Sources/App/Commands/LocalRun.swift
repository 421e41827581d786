import Documents
import EventLoop
import FoundationEssentials
import LanguageModels
import ModelProviders
import Runs
import SQLiteStore
import Server
import TextExtraction

/// One run in this process, on files instead of uploads: the engine and the slices of the server, a store in memory, and a terminal
/// instead of a browser.
@LoopActor
struct LocalRun {
    /// Which slice.
    let slice: SliceName
    /// A file with a resume.
    var resume: String?
    /// A file with a posting.
    var job: String?

    /// Runs to the end.
    ///
    /// - Parameter output: Where the events go.
    /// - Returns: Whether it ended with `complete`.
    /// - Throws: `Failure` where a file cannot be read or the run cannot begin.
    func perform(output: TerminalSink) async throws -> Bool {
        let store = try SQLiteStore.inMemory()
        let models = try ModelConfiguration.read(environment: ProcessInfo.processInfo.environment)
        // Nobody watches a log here; what became of a call, the events say.
        let generator = try await Models.generator(models)
        let engine = RunEngine(
            store: store,
            extractor: ProcessTextExtractor(executable: try Executable.path()),
            slices: Slices.all(generator: generator, fallsBackToRules: models.fallsBackToRules),
            report: { _ in }
        )
        let attachment = await engine.attach(
            slice: slice,
            resume: try await insert(resume, .resume, into: store),
            job: try await insert(job, .job, into: store),
            owner: .anonymous,
            payer: .process,
            cursor: nil,
            fresh: false
        )
        switch attachment {
        case .run(let run, let offset, let resets):
            return await output.show(run, offset: offset, resets: resets)
        case .refused(let failure): throw failure
        case .ended, .elsewhere: throw Failure(.internal, "A new run is neither over nor elsewhere.")
        }
    }

    private func insert(_ path: String?, _ kind: DocumentKind, into store: SQLiteStore) async throws -> DocumentID? {
        guard let path else { return nil }
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Failure(.notFound, "There is no readable file at \(path).")
        }
        let bytes = Array(data)
        guard !bytes.isEmpty else { throw Failure(.empty, "The file is empty: \(path)") }
        let declared = path.hasSuffix(".md") ? MediaType.markdown.rawValue : nil
        guard let mediaType = MediaType.detect(bytes, declared: declared) else {
            throw Failure(.unsupportedType, "This is not a PDF, a DOCX, or a plain text or Markdown file: \(path)")
        }
        let document = Document(
            id: DocumentID(),
            kind: kind,
            owner: .anonymous,
            mediaType: mediaType,
            title: nil,
            size: bytes.count,
            created: .now,
            expires: nil
        )
        try await store.insert(document, bytes: bytes)
        return document.id
    }
}
