package import Documents
import GRDB
import Runs
import Synchronization

/// Documents and runs in one SQLite file that several processes share (`design.md` section 5).
///
/// Writing is serial: one connection, on a queue of GRDB's own, each write a `BEGIN IMMEDIATE`. Reading goes on beside it, also while another
/// process writes. WAL with `synchronous=NORMAL`: what was acknowledged survives the death of the process; a power cut may cost the last commits.
///
/// Bounds: at most `StoreSettings.maximumPending` operations are under way or wait; one that has waited for its turn longer than
/// `busyTimeout` fails without being tried, so that a locked file empties the queue instead of filling it.
///
/// Operations do not end early when their task is cancelled: what was asked is done, as a whole or not at all.
package final class SQLiteStore: DocumentStore, RunStore, Sendable {
    /// What was found when the file was opened.
    package enum Condition: Sendable, Equatable {
        /// The file was there, or was made.
        case sound
        /// The file was corrupt: it was put aside under this path, and a fresh one made. Somebody should be told.
        case quarantined(path: String)
    }

    /// What was found when the file was opened.
    package let condition: Condition
    let database: any DatabaseWriter
    let settings: StoreSettings
    /// `nil` in memory, where there is no other process.
    let shared: SharedFile?
    private let pending = Atomic(0)
    private let isClosed = Atomic(false)
    /// Whether the write-ahead log may still hold what was deleted: by this store, or by one that was killed before it could cut.
    let isCutDue: Atomic<Bool>

    /// What a store on a file has beside its connections.
    struct SharedFile: Sendable {
        let directory: StoreDirectory
        let identity: UInt?
        let owners: OwnerRegistry
        let watcher: ForeignChangeWatcher
    }

    /// Opens the store of a directory, making, migrating or replacing its file as needed.
    ///
    /// Blocks: to be called before serving. Checks the whole file where no other store of the directory is open: the first one does it
    /// for those that come while it lives.
    ///
    /// - Throws: `Failure` with `storeUnavailable` where the directory cannot be used or another process opens it for too long, or `storageFull`.
    package init(directory path: String, settings: StoreSettings = StoreSettings()) throws(Failure) {
        let directory = try StoreDirectory(path)
        let lock = try directory.lock(timeout: settings.openTimeout)
        defer { _ = lock }
        self.settings = settings
        do {
            let opened: (database: DatabasePool, condition: Condition)
            do {
                opened = (try Self.open(directory, settings), .sound)
            } catch let error as DatabaseError where error.isCorruption {
                try directory.quarantineDatabase()
                opened = (try Self.open(directory, settings), .quarantined(path: directory.quarantine))
            }
            database = opened.database
            condition = opened.condition
            let owners = try OwnerRegistry(directory)
            isCutDue = Atomic(owners.foundDead)
            shared = SharedFile(
                directory: directory,
                identity: directory.databaseIdentity,
                owners: owners,
                watcher: try ForeignChangeWatcher(path: directory.database, settings)
            )
        } catch {
            throw Failure(error, isFull: directory.isFull)
        }
    }

    private init(inMemory database: DatabaseQueue) {
        self.database = database
        settings = StoreSettings()
        shared = nil
        isCutDue = Atomic(false)
        condition = .sound
    }

    /// A store of this process alone that leaves no trace, for one command.
    ///
    /// - Throws: `Failure` with `storeUnavailable`.
    package static func inMemory() throws(Failure) -> SQLiteStore {
        do {
            let database = try DatabaseQueue(configuration: configuration(StoreSettings()))
            try Schema.migrator.migrate(database)
            return SQLiteStore(inMemory: database)
        } catch {
            throw Failure(error, isFull: false)
        }
    }

    /// Whether the store takes writes now: one small transaction.
    ///
    /// It also takes along what a deletion had to leave in the write-ahead log, where that is possible at once.
    ///
    /// - Throws: `Failure` as any write does.
    package func checkHealth() async throws {
        try await write { db in
            try db.execute(
                sql: "INSERT INTO health VALUES (1, 1) ON CONFLICT DO UPDATE SET checks = checks + 1"
            )
        }
        guard isCutDue.load(ordering: .relaxed) else { return }
        try await withoutTransaction { [self] db in cutLog(db) }
    }

    /// Ends every use of the file; what is asked afterwards fails with `storeUnavailable`.
    ///
    /// The runs of this store have no owner any more.
    package func close() {
        guard !isClosed.exchange(true, ordering: .relaxed) else { return }
        // The last chance of this store to leave nothing of what it deleted; else its successor's first look has it.
        if isCutDue.load(ordering: .relaxed) { database.writeWithoutTransaction { cutLog($0) } }
        // An error means that it is closed with the last operation under way.
        shared?.watcher.close()
        try? database.close()
        shared?.owners.end(isUnfinished: isCutDue.load(ordering: .relaxed))
    }

    private static func open(_ directory: StoreDirectory, _ settings: StoreSettings) throws -> DatabasePool {
        let pool = try DatabasePool(path: directory.database, configuration: configuration(settings))
        // Reads the whole file: where another store is open, the first of them has done it.
        if !OwnerRegistry.hasLiving(directory) {
            try pool.writeWithoutTransaction { db in
                guard try String.fetchOne(db, sql: "PRAGMA quick_check(1)") == "ok" else {
                    throw DatabaseError(resultCode: .SQLITE_CORRUPT)
                }
                // What a killed process had deleted may still be in its log. Where some other program reads the file it stays there.
                try? db.cutLog(timeout: .zero, settings)
            }
        }
        try Schema.migrator.migrate(pool)
        return pool
    }

    /// How every connection is set up.
    static func configuration(_ settings: StoreSettings) -> Configuration {
        var configuration = Configuration()
        configuration.label = "arete.store"
        configuration.busyMode = .timeout(settings.busyTimeout / .seconds(1))
        let setUp = """
            PRAGMA busy_timeout = \(Int(settings.busyTimeout / .milliseconds(1)));
            PRAGMA secure_delete = ON;
            PRAGMA temp_store = MEMORY;
            """
        configuration.prepareDatabase { db in try db.execute(sql: setUp) }
        return configuration
    }
}

extension SQLiteStore {
    /// Runs a transaction that writes.
    ///
    /// - Throws: `Failure`.
    func write<Value: Sendable>(_ operation: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
        try await withoutTransaction { db in
            var result: Value?
            try db.inTransaction(.immediate) {
                result = try operation(db)
                return .commit
            }
            guard let result else { throw Failure.storeIsBroken }
            return result
        }
    }

    /// Runs on the writing connection.
    ///
    /// - Throws: `Failure`.
    func withoutTransaction<Value: Sendable>(
        _ operation: @escaping @Sendable (Database) throws -> Value
    ) async throws -> Value {
        let turn = ContinuousClock.now + settings.busyTimeout
        return try await perform {
            try await withCheckedThrowingContinuation { continuation in
                self.database.asyncWriteWithoutTransaction { db in
                    continuation.resume(
                        with: Result {
                            guard ContinuousClock.now < turn else { throw Failure.storeIsBusy }
                            try self.checkIdentity()
                            return try operation(db)
                        }
                    )
                }
            }
        }
    }

    /// Runs a transaction that only reads, beside any that writes.
    ///
    /// - Throws: `Failure`.
    func read<Value: Sendable>(_ operation: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
        try await perform { try await self.database.readUncancelled(operation) }
    }

    /// Counts an operation while it is under way, and tells its error in our own words.
    ///
    /// - Throws: `Failure`.
    func perform<Value: Sendable>(_ operation: () async throws -> Value) async throws -> Value {
        defer { pending.subtract(1, ordering: .relaxed) }
        guard pending.add(1, ordering: .relaxed).newValue <= settings.maximumPending else {
            throw Failure.storeIsOverloaded
        }
        // GRDB's database in memory traps where a closed one is read.
        guard !isClosed.load(ordering: .relaxed) else { throw Failure.storeIsBroken }
        do {
            return try await operation()
        } catch {
            throw Failure(error, isFull: shared?.directory.isFull ?? false)
        }
    }

    /// Refuses to write to a file that another process has put aside: it would be lost.
    private func checkIdentity() throws {
        if let shared, shared.directory.databaseIdentity != shared.identity {
            throw Failure.storeIsBroken
        }
    }
}

extension DatabaseReader {
    /// Runs a transaction that only reads; unlike GRDB's own `read`, it does not end early when the task is cancelled.
    func readUncancelled<Value: Sendable>(
        _ operation: @escaping @Sendable (Database) throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            asyncRead { db in
                continuation.resume(with: Result { try operation(try db.get()) })
            }
        }
    }
}

extension DatabaseError {
    /// Whether the file is no sound database.
    fileprivate var isCorruption: Bool {
        switch resultCode {
        case .SQLITE_CORRUPT, .SQLITE_NOTADB: true
        default: false
        }
    }
}
