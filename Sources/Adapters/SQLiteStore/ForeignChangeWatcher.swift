import GRDB
import Runs

/// Notices what others did to runs, on a connection of its own.
///
/// `PRAGMA data_version` differs when any other connection has committed, also this process's writing one; the same number means that nothing
/// has changed, and costs microseconds. Otherwise the runs' attempts are compared, which costs some microseconds each.
actor ForeignChangeWatcher {
    /// Must be one connection for life: the number means nothing on another one.
    private let connection: DatabaseQueue
    private var seen = Seen(version: nil, attempts: [:])

    /// What was compared last.
    private struct Seen: Sendable {
        /// The `data_version` of the comparison.
        var version: Int64?
        /// The runs that were found unchanged: some of those last asked for.
        var attempts: [RunID: Int]
    }

    /// Opens the connection.
    init(path: String, _ settings: StoreSettings) throws {
        var configuration = SQLiteStore.configuration(settings)
        configuration.readonly = true
        connection = try DatabaseQueue(path: path, configuration: configuration)
    }

    /// Finds the runs whose attempt is another one than the given, or that are gone.
    func changes(to runs: [RunID: Int]) async throws -> [RunID: RunSnapshot?] {
        let seen = seen
        let (changes, next) = try await connection.readUncancelled { db in try Self.changes(to: runs, seen, db) }
        // Two calls at once may end in either order: an older version only makes the next comparison a full one.
        self.seen = next
        return changes
    }

    /// Closes the connection.
    nonisolated func close() {
        // An error means that it was closed already, or is closed with the last operation under way.
        try? connection.close()
    }

    private static func changes(
        to runs: [RunID: Int],
        _ seen: Seen,
        _ db: Database
    ) throws -> ([RunID: RunSnapshot?], Seen) {
        // The transaction's view begins here: what is compared is exactly this version.
        let version = try Int64.fetchOne(try db.cachedStatement(sql: "PRAGMA data_version"))
        let known = seen.version == version ? seen.attempts : [:]
        // A run taken up since the last comparison may have changed before it.
        let unknown = runs.filter { known[$0.key] != $0.value }
        guard !unknown.isEmpty else { return ([:], Seen(version: version, attempts: runs)) }
        let changes = try db.changes(to: unknown)
        return (changes, Seen(version: version, attempts: runs.filter { !changes.keys.contains($0.key) }))
    }
}
