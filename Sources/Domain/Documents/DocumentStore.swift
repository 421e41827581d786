package import FoundationEssentials

/// Where documents and what was made of them are kept, by all processes together.
///
/// Every method throws `Failure` only: `storeUnavailable` or `storageFull`. Each one is one transaction, and none blocks the caller's
/// thread. `Tests/Support/StoreConformance` holds every implementation to what is said here.
package protocol DocumentStore: Sendable {
    /// Stores a new document.
    ///
    /// A document with the same id stays as it is (the built-in sample is inserted at every start).
    func insert(_ document: Document, bytes: [UInt8]) async throws

    /// A document's metadata.
    ///
    /// - Returns: `nil` where the id is unknown, of another kind, another owner's, or has expired: these cannot be told apart.
    func document(_ id: DocumentID, kind: DocumentKind, owner: Owner, now: Date) async throws -> Document?

    /// A document's metadata and what was made of it so far: what a run begins with, in one look.
    ///
    /// - Returns: `nil` as for `document`.
    func contents(of id: DocumentID, kind: DocumentKind, owner: Owner, now: Date) async throws -> DocumentContents?

    /// A document's bytes, or `nil` where it is gone.
    func bytes(of id: DocumentID) async throws -> [UInt8]?

    /// What was made of a document, encoded, or `nil` where nobody has made it yet.
    func derivation(_ kind: DerivationKind, of id: DocumentID) async throws -> [UInt8]?

    /// Keeps what was made of a document.
    ///
    /// The first one stays; a later one is dropped, and so is one of a document that is gone.
    func insert(_ kind: DerivationKind, of id: DocumentID, bytes: [UInt8]) async throws

    /// Deletes a document with everything made of it and every run on it.
    ///
    /// When it returns, nobody finds it any more, and nothing of it is in any file of the store, with one exception: where somebody
    /// else's long transaction still needs the old state of the file, the deletion counts all the same, and the last traces go with
    /// a later deletion or health check of this process, at the latest when the store's last process has ended and the next one begins.
    ///
    /// - Returns: False where there was none to see, as in `document`.
    func delete(_ id: DocumentID, kind: DocumentKind, owner: Owner, now: Date) async throws -> Bool

    /// Deletes what has expired.
    ///
    /// - Returns: How many documents it was.
    func deleteExpired(now: Date) async throws -> Int
}

/// A document with what was made of it.
package struct DocumentContents: Sendable, Equatable {
    /// Its metadata.
    package let document: Document
    /// What was made of it, encoded; of each name the newest version.
    package let derivations: [DerivationKind: [UInt8]]

    /// A document and what was made of it.
    package init(document: Document, derivations: [DerivationKind: [UInt8]]) {
        self.document = document
        self.derivations = derivations
    }
}
