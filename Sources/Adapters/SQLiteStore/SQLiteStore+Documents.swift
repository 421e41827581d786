package import Documents
package import FoundationEssentials
import GRDB
import Synchronization

extension SQLiteStore {
    package func insert(_ document: Document, bytes: [UInt8]) async throws {
        try await write { [self] db in
            let known = try db.cachedStatement(sql: "SELECT 1 FROM document WHERE id = ?")
            guard try Int.fetchOne(known, arguments: [document.id.rawValue]) == nil else { return }
            try expectRoom(for: bytes.count, in: db)
            try db.cachedStatement(
                sql: "INSERT INTO document (\(Document.columns), bytes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
            ).execute(arguments: [
                document.id.rawValue, document.kind.rawValue, document.owner.column, document.mediaType.rawValue,
                document.title.map { Data($0.utf8) }, document.size, document.created.column,
                document.expires?.column, Data(bytes),
            ])
        }
    }

    package func document(
        _ id: DocumentID,
        kind: DocumentKind,
        owner: Owner,
        now: Date
    ) async throws -> Document? {
        try await read { db in try db.document(id, kind: kind, owner: owner, now: now) }
    }

    package func contents(
        of id: DocumentID,
        kind: DocumentKind,
        owner: Owner,
        now: Date
    ) async throws -> DocumentContents? {
        try await read { db in
            guard let document = try db.document(id, kind: kind, owner: owner, now: now) else { return nil }
            // `bytes` is of the row of the maximum: https://sqlite.org/lang_select.html#bareagg
            let statement = try db.cachedStatement(
                sql: "SELECT name, max(version), bytes FROM derivation WHERE document = ? GROUP BY name"
            )
            var derivations: [DerivationKind: [UInt8]] = [:]
            let rows = try Row.fetchCursor(statement, arguments: [id.rawValue])
            while let row = try rows.next() {
                derivations[DerivationKind(row[0], version: row[1])] = [UInt8](row[2] as Data)
            }
            return DocumentContents(document: document, derivations: derivations)
        }
    }

    package func bytes(of id: DocumentID) async throws -> [UInt8]? {
        try await read { db in
            let statement = try db.cachedStatement(sql: "SELECT bytes FROM document WHERE id = ?")
            return try Data.fetchOne(statement, arguments: [id.rawValue]).map { [UInt8]($0) }
        }
    }

    package func derivation(_ kind: DerivationKind, of id: DocumentID) async throws -> [UInt8]? {
        try await read { db in
            let statement = try db.cachedStatement(
                sql: "SELECT bytes FROM derivation WHERE document = ? AND name = ? AND version = ?"
            )
            let bytes = try Data.fetchOne(statement, arguments: [id.rawValue, kind.name, kind.version])
            return bytes.map { [UInt8]($0) }
        }
    }

    package func insert(_ kind: DerivationKind, of id: DocumentID, bytes: [UInt8]) async throws {
        try await write { db in
            try db.cachedStatement(
                sql: """
                    INSERT INTO derivation (document, name, version, bytes)
                    SELECT id, ?, ?, ? FROM document WHERE id = ?
                    ON CONFLICT (document, name, version) DO NOTHING
                    """
            ).execute(arguments: [kind.name, kind.version, Data(bytes), id.rawValue])
        }
    }

    package func delete(_ id: DocumentID, kind: DocumentKind, owner: Owner, now: Date) async throws -> Bool {
        try await erase { db in
            guard try db.document(id, kind: kind, owner: owner, now: now) != nil else { return false }
            try db.cachedStatement(sql: "DELETE FROM document WHERE id = ?").execute(arguments: [id.rawValue])
            return true
        }
    }

    package func deleteExpired(now: Date) async throws -> Int {
        // A corrupt file that was put aside may hold documents, too. 30 days: no document lives longer (`design.md` section 2).
        shared?.directory.removeQuarantine(now: Int(now.timeIntervalSince1970), lifetime: 30 * 86400)
        var total = 0
        while true {
            // A few at a time: overwriting what is freed takes long, and other processes wait no longer than `busyTimeout`.
            let count = try await erase { db in
                try db.execute(
                    sql: "DELETE FROM document WHERE id IN (SELECT id FROM document WHERE expires <= ? LIMIT ?)",
                    arguments: [now.column, Self.expiredAtOnce]
                )
                return db.changesCount
            }
            total += count
            guard count == Self.expiredAtOnce else { return total }
        }
    }

    private static let expiredAtOnce = 20

    /// Runs a transaction that deletes, and leaves nothing of what it deleted in any file.
    ///
    /// `secure_delete` overwrites it in the database; what the write-ahead log held goes when it is cut to nothing, which waits for
    /// transactions under way, in this process and others: shortly, because all writers wait with it. What could not be cut is cut by the next
    /// look for expired documents. Where it deleted nothing, nothing is awaited.
    private func erase<Value: Sendable>(
        _ operation: @escaping @Sendable (Database) throws -> Value
    ) async throws -> Value {
        try await withoutTransaction { [self] db in
            let before = db.totalChangesCount
            var result: Value?
            try db.inTransaction(.immediate) {
                result = try operation(db)
                return .commit
            }
            if db.totalChangesCount == before {
                cutLog(db)
            } else {
                isCutDue.store(true, ordering: .relaxed)
                cutLog(db, timeout: settings.busyTimeout / 10)
            }
            guard let result else { throw Failure.storeIsBroken }
            return result
        }
    }

    /// Cuts the write-ahead log to nothing where it may still hold what was deleted.
    ///
    /// Never throws: the deletion has been committed and counts. What cannot be cut now stays due.
    ///
    /// - Parameters:
    ///   - db: The writing connection, without a transaction.
    ///   - timeout: How long transactions under way are waited for, which holds up every write.
    func cutLog(_ db: Database, timeout: Duration = .zero) {
        guard isCutDue.load(ordering: .relaxed) else { return }
        do {
            try db.cutLog(timeout: timeout, settings)
            isCutDue.store(false, ordering: .relaxed)
        } catch {
            // Still due: the next deletion or health check tries again.
        }
    }
}

extension Database {
    /// Cuts the write-ahead log to nothing; to be called without a transaction.
    ///
    /// - Throws: Where transactions under way need the log for longer than `timeout`.
    func cutLog(timeout: Duration, _ settings: StoreSettings) throws {
        // It only sets a number of the open connection: it does not fail.
        defer { try? execute(sql: "PRAGMA busy_timeout = \(Int(settings.busyTimeout / .milliseconds(1)))") }
        try execute(sql: "PRAGMA busy_timeout = \(Int(timeout / .milliseconds(1)))")
        _ = try checkpoint(.truncate)
    }

    /// A document that may be seen.
    func document(_ id: DocumentID, kind: DocumentKind, owner: Owner, now: Date) throws -> Document? {
        let statement = try cachedStatement(
            sql: """
                SELECT \(Document.columns) FROM document
                WHERE id = ? AND kind = ? AND owner = ? AND (expires IS NULL OR expires > ?)
                """
        )
        return try Row.fetchOne(statement, arguments: [id.rawValue, kind.rawValue, owner.column, now.column])
            .flatMap { Document(row: $0) }
    }
}
