package import Documents
package import EventLoop
import Foundation
package import LanguageModels
package import Runs

/// A `RunContext` that keeps what a slice says, and gives it texts and derivations made beforehand.
@LoopActor
package final class RecordingContext: RunContext {
    /// One thing that a slice said.
    package enum Event: Sendable, Equatable {
        case status(RunStatus)
        case item(RunItem)
        case draft(item: String, text: String)
        case reset(item: String)
    }

    /// Some run's name.
    package let id = RunID()
    /// The resume, where there is one.
    package let resume: Document?
    /// The posting, where there is one.
    package let job: Document?
    /// What an earlier attempt committed.
    package let committed: [RunItem]
    /// What was said, in its order.
    package private(set) var events: [Event] = []
    /// What calls of models used.
    package private(set) var usage: ModelUsage?
    /// The kinds of derivations that the slice had to make.
    package private(set) var made: [DerivationKind] = []
    private var texts: [DocumentID: Result<ExtractedText, any Error>] = [:]
    private var derivations: [String: Data] = [:]

    /// A context with the texts of its documents; a document without a text has none.
    package init(resume: ExtractedText? = nil, job: ExtractedText? = nil, committed: [RunItem] = []) {
        self.committed = committed
        let resumeDocument = resume.map { Self.document(.resume, $0) }
        let jobDocument = job.map { Self.document(.job, $0) }
        self.resume = resumeDocument
        self.job = jobDocument
        if let resume, let resumeDocument { texts[resumeDocument.id] = .success(resume) }
        if let job, let jobDocument { texts[jobDocument.id] = .success(job) }
    }

    /// Makes the text of a document fail.
    package func failText(of document: Document, with error: any Error) {
        texts[document.id] = .failure(error)
    }

    /// Stores a derivation beforehand, as if another run had made it.
    package func store(_ value: some Encodable, _ kind: DerivationKind, of document: Document) throws {
        derivations[Self.key(kind, document)] = try JSONEncoder().encode(value)
    }

    /// The statuses in their order.
    package var statuses: [RunStatus] {
        events.compactMap { if case .status(let status) = $0 { status } else { nil } }
    }

    /// The items in their order.
    package var items: [RunItem] {
        events.compactMap { if case .item(let item) = $0 { item } else { nil } }
    }

    /// The items' data as JSON objects.
    package func objects(_ kind: RunItem.Kind? = nil) throws -> [[String: Any]] {
        try items.filter { kind == nil || $0.kind == kind }.map { item in
            let object = try JSONSerialization.jsonObject(with: Data(item.data))
            guard let members = object as? [String: Any] else { throw NotAnObject() }
            return members
        }
    }

    /// An item's data that is no JSON object.
    package struct NotAnObject: Error {}

    /// Keeps a status.
    package func status(_ status: RunStatus) {
        events.append(.status(status))
    }

    /// Keeps an item.
    package func emit(_ item: RunItem) {
        events.append(.item(item))
    }

    /// Keeps a draft.
    package func draft(item: String, text: [UInt8]) {
        events.append(.draft(item: item, text: String(decoding: text, as: UTF8.self)))
    }

    /// Keeps a reset.
    package func reset(item: String) {
        events.append(.reset(item: item))
    }

    /// Adds it up.
    package func used(_ usage: ModelUsage) {
        self.usage += usage
    }

    /// The text given beforehand.
    package func text(of document: Document) async throws -> ExtractedText {
        guard let text = texts[document.id] else { throw Failure(.notFound, "There is no such document.") }
        return try text.get()
    }

    /// The derivation stored beforehand, else made now and kept.
    package func derivation<Value: Codable & Sendable>(
        _ kind: DerivationKind,
        of document: Document,
        make: @Sendable () async throws -> Value
    ) async throws -> Value {
        let key = Self.key(kind, document)
        if let data = derivations[key] { return try JSONDecoder().decode(Value.self, from: data) }
        made.append(kind)
        let value = try await make()
        derivations[key] = try JSONEncoder().encode(value)
        return value
    }

    private static func key(_ kind: DerivationKind, _ document: Document) -> String {
        "\(document.id.rawValue)/\(kind.name)/\(kind.version)"
    }

    private static func document(_ kind: DocumentKind, _ text: ExtractedText) -> Document {
        Document(
            id: DocumentID(),
            kind: kind,
            owner: .anonymous,
            mediaType: text.mediaType,
            title: nil,
            size: text.text.utf8.count,
            created: Date(timeIntervalSince1970: 0),
            expires: nil
        )
    }
}
