import Documents
import EventLoop
import FoundationEssentials
import LanguageModels

/// What one run's slice may do: the `RunContext` of the run engine.
@LoopActor
final class SliceWork: RunContext {
    let resume: Document?
    let job: Document?
    let committed: [RunItem]

    /// What was made of the documents when the run began, each until it is asked for.
    private var derivations: [DocumentID: [DerivationKind: [UInt8]]] = [:]
    private let run: Run
    private let documents: any DocumentStore
    private let recent: RecentDocuments
    private let extractor: any TextExtractor

    /// Extraction tells its pages in at most this many statuses: each one is stored.
    private static let progressSteps = 20

    /// What a slice may do.
    ///
    /// - Parameters:
    ///   - run: The run that it works on.
    ///   - resume: The run's resume, and of what was made of it what is not in `recent`.
    ///   - job: The same of the posting.
    ///   - committed: What earlier attempts have committed.
    ///   - documents: Where documents are.
    ///   - recent: What was made of them lately.
    ///   - extractor: Reads text out of documents.
    init(
        run: Run,
        resume: DocumentContents?,
        job: DocumentContents?,
        committed: [RunItem],
        documents: any DocumentStore,
        recent: RecentDocuments,
        extractor: any TextExtractor
    ) {
        self.run = run
        self.resume = resume?.document
        self.job = job?.document
        for contents in [resume, job].compactMap(\.self) { derivations[contents.document.id] = contents.derivations }
        self.committed = committed
        self.documents = documents
        self.recent = recent
        self.extractor = extractor
    }

    var id: RunID { run.id }

    func status(_ status: RunStatus) {
        run.tell(status)
    }

    func emit(_ item: RunItem) {
        run.emit(item)
    }

    func draft(item: String, text: [UInt8]) {
        LoopActor.loop.uses(self, count: 192)
        run.draft(item: item, text: text)
    }

    func reset(item: String) {
        run.reset(item: item)
    }

    func used(_ usage: ModelUsage) {
        run.used(usage)
    }

    func text(of document: Document) async throws -> ExtractedText {
        try await derivation(.text, of: document) { [documents, extractor] in
            guard let bytes = try await documents.bytes(of: document.id) else { throw Self.gone }
            return try await extractor.extract(bytes, mediaType: document.mediaType) { page, pages in
                LoopActor.loop.execute { LoopActor.assumeIsolated { self.extracted(page: page, of: pages) } }
            }
        }
    }

    func derivation<Value: Codable & Sendable>(
        _ kind: DerivationKind,
        of document: Document,
        make: @Sendable () async throws -> Value
    ) async throws -> Value {
        if let value: Value = recent.value(kind, of: document.id) { return value }
        if let stored = try await stored(kind, of: document.id) {
            let value = try await Self.decode(Value.self, from: stored)
            keep(value, kind, of: document, size: stored.count)
            return value
        }
        let value = try await make()
        try Task.checkCancellation()
        let encoded = try await Self.encode(value)
        try await documents.insert(kind, of: document.id, bytes: encoded)
        keep(value, kind, of: document, size: encoded.count)
        return value
    }

    /// Has at hand what was made of a document, unless it was deleted meanwhile: that cancels whoever works on it.
    private func keep(_ value: some Sendable, _ kind: DerivationKind, of document: Document, size: Int) {
        if !Task.isCancelled { recent.keep(value, kind, of: document, size: size) }
    }

    /// A derivation that is there already; another run may have made it since this one began.
    private func stored(_ kind: DerivationKind, of document: DocumentID) async throws -> [UInt8]? {
        if let known = derivations[document]?.removeValue(forKey: kind) { return known }
        return try await documents.derivation(kind, of: document)
    }

    private func extracted(page: Int, of pages: Int) {
        guard pages > 1, page * Self.progressSteps / pages > (page - 1) * Self.progressSteps / pages else { return }
        status(RunStatus("Extracting text: page \(page) of \(pages)", stage: "extracting", step: page, steps: pages))
    }

    private nonisolated static let gone = Failure(.deleted, "This document was deleted.")

    @concurrent
    private nonisolated static func decode<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) async throws
        -> Value
    {
        try JSONDecoder().decode(type, from: Data(bytes))
    }

    @concurrent
    private nonisolated static func encode<Value: Encodable & Sendable>(_ value: Value) async throws -> [UInt8] {
        Array(try JSONEncoder().encode(value))
    }
}
