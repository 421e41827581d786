import Documents
import EventLoop
import FoundationEssentials

/// What was made of the documents that were worked on last: the next slice of a resume has at hand what the one before it has read.
///
/// Neither a document nor what one kind of derivation makes of it ever changes, so what is here is what is stored. In two generations: what is
/// asked for goes to the young one, and the old one is dropped when the young one is full or its time is over. Whoever asks has found the
/// document in the store before, so that a deleted one is asked for by nobody; its traces here go with the generations.
@LoopActor
final class RecentDocuments: TimerHandler {
    /// How many bytes a generation may have, as its derivations are stored: a thousand resumes.
    nonisolated static let limit = 4 << 20
    /// How long a generation is young: what nobody asks for goes within twice the time.
    nonisolated static let period: Duration = .seconds(300)

    private struct Entry {
        let document: Document
        var values: [DerivationKind: (value: any Sendable, size: Int)] = [:]

        var size: Int { values.values.reduce(0) { $0 + $1.size } }
    }

    private var young: [DocumentID: Entry] = [:]
    private var old: [DocumentID: Entry] = [:]
    private var youngSize = 0
    private let limit: Int
    private let period: Duration
    private var timer: TimerToken?

    /// Knows of no document.
    nonisolated init(limit: Int = RecentDocuments.limit, period: Duration = RecentDocuments.period) {
        self.limit = limit
        self.period = period
    }

    /// A document's metadata; `nil` where they are not at hand, or the document is another one's or has expired.
    func document(_ id: DocumentID, kind: DocumentKind, owner: Owner, now: Date) -> Document? {
        renew(id)
        guard let document = young[id]?.document, document.kind == kind, document.owner == owner else { return nil }
        return document.expires.map { $0 > now } == false ? nil : document
    }

    /// What was made of a document; `nil` where it is not at hand.
    func value<Value: Sendable>(_ kind: DerivationKind, of id: DocumentID) -> Value? {
        renew(id)
        return young[id]?.values[kind]?.value as? Value
    }

    /// Keeps what was made of a document.
    ///
    /// - Parameters:
    ///   - value: What was made.
    ///   - kind: How it was made.
    ///   - document: Of what.
    ///   - size: How many bytes it has as it is stored.
    func keep(_ value: some Sendable, _ kind: DerivationKind, of document: Document, size: Int) {
        renew(document.id)
        let entry = young[document.id] ?? Entry(document: document)
        guard entry.values[kind] == nil, entry.size + size <= limit else { return }
        if youngSize + size > limit {
            age()
            renew(document.id)
        }
        young[document.id, default: entry].values[kind] = (value, size)
        youngSize += size
        if timer == nil { timer = LoopActor.loop.schedule(after: period, self) }
    }

    /// Drops all of a document that was deleted.
    func forget(_ id: DocumentID) {
        old[id] = nil
        youngSize -= young.removeValue(forKey: id)?.size ?? 0
    }

    /// Makes a document one of the young generation again.
    private func renew(_ id: DocumentID) {
        guard young[id] == nil, let entry = old.removeValue(forKey: id) else { return }
        if youngSize + entry.size > limit { age() }
        young[id] = entry
        youngSize += entry.size
    }

    private func age() {
        (old, young, youngSize) = (young, [:], 0)
    }

    package func timerFired() {
        age()
        timer = old.isEmpty ? nil : LoopActor.loop.schedule(after: period, self)
    }
}

extension RecentDocuments {
    /// What a run begins with of one of its documents: the metadata, and what was made of it where that is not at hand.
    ///
    /// - Throws: `Failure` with `not_found`, or as the store does.
    func contents(
        of id: DocumentID?,
        _ kind: DocumentKind,
        _ owner: Owner,
        in store: any DocumentStore
    ) async throws -> DocumentContents? {
        guard let id else { return nil }
        if let document = document(id, kind: kind, owner: owner, now: .now) {
            return DocumentContents(document: document, derivations: [:])
        }
        guard let contents = try await store.contents(of: id, kind: kind, owner: owner, now: .now) else {
            throw Failure.notFound
        }
        return contents
    }
}
