import Documents
import GRDB

/// How large the store may become.
///
/// SQLite's own `max_page_count` would end what is under way; here only what is new is refused.
extension SQLiteStore {
    /// How large it may become, in bytes; `nil` for as large as the disk.
    package var maximumSize: Int? { settings.maximumSize }

    /// How large it is, in bytes, as its limit counts.
    ///
    /// - Throws: `Failure` as any read does.
    package var size: Int {
        get async throws { try await read { [self] db in try size(in: db) } }
    }

    /// Refuses a document that would make the store larger than it may be.
    ///
    /// - Throws: `Failure` with `storageFull`.
    func expectRoom(for bytes: Int, in db: Database) throws {
        guard let limit = maximumSize else { return }
        guard try size(in: db) + bytes <= limit else { throw Failure.storageIsFull }
    }

    /// Refuses a run that is to begin in a store that has become larger than it may be by what earlier ones have made.
    ///
    /// - Throws: `Failure` with `storageFull`.
    func expectRoomForRun(in db: Database) throws {
        guard let limit = maximumSize else { return }
        guard try size(in: db) <= limit + limit / 8 else { throw Failure.storageIsFull }
    }

    /// What the database and its write-ahead log take.
    private func size(in db: Database) throws -> Int {
        try db.usedSize() + (shared?.directory.logSize ?? 0)
    }
}

extension Database {
    /// What the database takes without the pages that deletions have freed, in bytes.
    ///
    /// Numbers of its first page: nothing is walked.
    func usedSize() throws -> Int {
        let pages = try Int.fetchOne(try cachedStatement(sql: "PRAGMA page_count")) ?? 0
        let free = try Int.fetchOne(try cachedStatement(sql: "PRAGMA freelist_count")) ?? 0
        let pageSize = try Int.fetchOne(try cachedStatement(sql: "PRAGMA page_size")) ?? 0
        return (pages - free) * pageSize
    }
}
