import CLinux
import Documents
import Foundation
import GRDB
import Glibc
import LanguageModels
import Runs
import SQLiteStore
import Testing

@Suite("Opening a store", .timeLimit(.minutes(2)))
struct OpeningTests {
    private static func permissions(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    @Test("The directory is 0700 and every file 0600, whatever they were")
    func permissions() async throws {
        let directory = try TemporaryDirectory()
        let path = directory.path + "/store"
        try FileManager.default.createDirectory(
            atPath: path,
            withIntermediateDirectories: false,
            attributes: [.posixPermissions: 0o755]
        )
        try Data().write(to: URL(fileURLWithPath: path + "/arete.sqlite"))
        try FileManager.default.setAttributes([.posixPermissions: 0o666], ofItemAtPath: path + "/arete.sqlite")
        let store = try SQLiteStore(directory: path)
        try await store.checkHealth()
        #expect(try Self.permissions(path) == 0o700)
        #expect(try Self.permissions(path + "/owners") == 0o700)
        let files = try FileManager.default.subpathsOfDirectory(atPath: path).filter { $0 != "owners" }
        #expect(files.count == 5)
        for file in files {
            #expect(try Self.permissions(path + "/" + file) == 0o600, "\(file)")
        }
    }

    @Test("Sixteen processes open a new store at once")
    func manyAtOnce() async throws {
        let directory = try TemporaryDirectory()
        let path = directory.path + "/store"
        try await withThrowingTaskGroup(of: SQLiteStore.self) { group in
            for _ in 0..<16 {
                group.addTask { try SQLiteStore(directory: path) }
            }
            for try await store in group { try await store.checkHealth() }
        }
    }

    @Test("A directory that another process opens for too long")
    func lockedDirectory() throws {
        let directory = try TemporaryDirectory()
        // Else a child that another test starts meanwhile would keep the lock.
        let holder = unsafe open(directory.path + "/lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        #expect(arete_lock(holder, false) == 0)
        let settings = StoreSettings(openTimeout: .milliseconds(50))
        #expect(throws: Failure.self) { try SQLiteStore(directory: directory.path, settings: settings) }
        close(holder)
        let store = try SQLiteStore(directory: directory.path)
        store.close()
    }

    @Test("A file that is none of ours is put aside and replaced", arguments: Corruption.allCases)
    func corrupt(_ corruption: Corruption) async throws {
        let directory = try TemporaryDirectory()
        let path = directory.path + "/arete.sqlite"
        let document = Fixture.document()
        do {
            let store = try SQLiteStore(directory: directory.path)
            try await store.insert(document, bytes: .init(repeating: 1, count: 100_000))
            for _ in 0..<20 { _ = try await Fixture.start(store) }
            store.close()
            // All of it into the file that is damaged: closing does not.
            let pool = try DatabaseQueue(path: path)
            _ = try await pool.writeWithoutTransaction { try $0.checkpoint(.truncate) }
            try pool.close()
        }
        let damaged = try corruption.damage(try Data(contentsOf: URL(fileURLWithPath: path)))
        try damaged.write(to: URL(fileURLWithPath: path))
        for round in 1...2 {
            let store = try SQLiteStore(directory: directory.path)
            let expected = SQLiteStore.Condition.quarantined(path: directory.path + "/corrupt.sqlite")
            #expect(store.condition == (round == 1 ? expected : .sound))
            _ = try await Fixture.start(store)
            #expect(try await store.bytes(of: document.id) == nil)
            store.close()
        }
        #expect(FileManager.default.fileExists(atPath: directory.path + "/corrupt.sqlite"))
    }

    @Test("Only the first of the stores that are open together checks the file")
    func firstChecks() async throws {
        let directory = try TemporaryDirectory()
        let path = directory.path + "/arete.sqlite"
        let first = try SQLiteStore(directory: directory.path)
        for _ in 0..<20 { _ = try await Fixture.start(first) }
        first.close()
        let living = try SQLiteStore(directory: directory.path)
        // An index whose pages are another one's: opening and migrating do not notice, only a check does.
        let database = try DatabaseQueue(path: path)
        try await database.writeWithoutTransaction { db in
            try db.execute(
                sql: """
                    PRAGMA writable_schema = ON;
                    UPDATE sqlite_schema SET rootpage = 2 WHERE name = 'run_job';
                    """
            )
        }
        try database.close()
        let second = try SQLiteStore(directory: directory.path)
        #expect(second.condition == .sound)
        second.close()
        living.close()
        let next = try SQLiteStore(directory: directory.path)
        #expect(next.condition == .quarantined(path: directory.path + "/corrupt.sqlite"))
    }

    /// A way to damage a file.
    enum Corruption: CaseIterable {
        case noDatabase, header, page, truncated

        /// The damaged file.
        func damage(_ file: Data) throws -> Data {
            var file = file
            switch self {
            case .noDatabase:
                return Data("This is a text, and no database at all. ".utf8) + Data(repeating: 65, count: 9000)
            case .header: file.replaceSubrange(0..<16, with: Data(repeating: 0, count: 16))
            case .page:
                // Every page's header but the first's, so that some page of a table is hit.
                for start in stride(from: 4096, to: file.count, by: 4096) {
                    file.replaceSubrange(start..<start + 100, with: Data(repeating: 0xa5, count: 100))
                }
            case .truncated: return file.prefix(file.count / 2)
            }
            return file
        }
    }

    @Test(
        "A file of an earlier version keeps what it holds, and becomes as a new one is",
        arguments: EarlierVersion.allCases
    )
    func earlierVersion(_ version: EarlierVersion) async throws {
        let directory = try TemporaryDirectory()
        let path = directory.path + "/arete.sqlite"
        try version.create(at: path)
        let document = DocumentID()
        let file = try DatabaseQueue(path: path)
        try await file.write { db in
            try db.execute(
                sql: """
                    INSERT INTO document (id, kind, owner, mediaType, size, created, bytes)
                        VALUES (?, 'resume', x'', 'text/plain', 3, 0, x'010203')
                    """,
                arguments: [document.rawValue]
            )
        }
        try file.close()
        let store = try SQLiteStore(directory: directory.path)
        #expect(store.condition == .sound)
        #expect(try await store.bytes(of: document) == [1, 2, 3])
        try await store.addUsage([.process: 1], now: Fixture.now)
        #expect(try await store.usage(of: .process, now: Fixture.now) == 1)
        let run = try await Fixture.start(store)
        var append = Fixture.append(run, 2...2)
        var usage = ModelUsage()
        (usage.inputTokens, usage.outputTokens) = (5, 2)
        append.usage = usage
        #expect(try await store.commit([append]) == [.stored])
        #expect(try await store.snapshot(of: run.id)?.record.usage == usage)
        store.close()
        let newDirectory = try TemporaryDirectory()
        try SQLiteStore(directory: newDirectory.path).close()
        #expect(try await Self.schema(path) == Self.schema(newDirectory.path + "/arete.sqlite"))
    }

    private static func schema(_ path: String) async throws -> [String] {
        let file = try DatabaseQueue(path: path)
        defer { #expect(throws: Never.self) { try file.close() } }
        return try await file.read { db in
            try String.fetchAll(db, sql: "SELECT sql FROM sqlite_schema WHERE sql NOT NULL ORDER BY name")
        }
    }

    @Test("A file that a later version has migrated is used as it is")
    func laterVersion() async throws {
        let directory = try TemporaryDirectory()
        let first = try SQLiteStore(directory: directory.path)
        let run = try await Fixture.start(first)
        let later = try DatabaseQueue(path: directory.path + "/arete.sqlite")
        try await later.write { db in
            try db.execute(
                sql: """
                    ALTER TABLE run ADD COLUMN later TEXT;
                    CREATE TABLE later (id INTEGER PRIMARY KEY);
                    INSERT INTO grdb_migrations VALUES ('9999')
                    """
            )
        }
        // The process that has the file open goes on, and so does one of the same version that starts now.
        #expect(try await first.commit([Fixture.append(run, 2...3)]) == [.stored])
        let second = try SQLiteStore(directory: directory.path)
        #expect(try await second.snapshot(of: run.id)?.events.count == 3)
        _ = try await Fixture.start(second)
    }

    @Test("A file that was put aside beneath a living process takes no more writes from it")
    func movedAway() async throws {
        let directory = try TemporaryDirectory()
        let store = try SQLiteStore(directory: directory.path)
        let run = try await Fixture.start(store)
        try FileManager.default.moveItem(
            atPath: directory.path + "/arete.sqlite",
            toPath: directory.path + "/corrupt.sqlite"
        )
        await #expect(throws: Failure.self) { try await store.commit([Fixture.append(run, 2...2)]) }
        await #expect(throws: Failure.self) { try await store.checkHealth() }
    }

    @Test("What was put aside goes when everything in it has expired")
    func quarantineExpires() async throws {
        let directory = try TemporaryDirectory()
        try Data(repeating: 65, count: 5000).write(to: URL(fileURLWithPath: directory.path + "/arete.sqlite"))
        let store = try SQLiteStore(directory: directory.path)
        #expect(store.condition == .quarantined(path: directory.path + "/corrupt.sqlite"))
        _ = try await store.deleteExpired(now: .now + 29 * 86400)
        #expect(FileManager.default.fileExists(atPath: directory.path + "/corrupt.sqlite"))
        _ = try await store.deleteExpired(now: .now + 31 * 86400)
        #expect(!FileManager.default.fileExists(atPath: directory.path + "/corrupt.sqlite"))
    }

    @Test("A directory that cannot be made or used")
    func unusable() throws {
        #expect(throws: Failure.self) { try SQLiteStore(directory: "/proc/arete-store") }
        let directory = try TemporaryDirectory()
        let file = "\(directory.path)/file"
        #expect(FileManager.default.createFile(atPath: file, contents: nil, attributes: [.posixPermissions: 0o644]))
        #expect(throws: Failure.self) { try SQLiteStore(directory: file) }
        #expect(try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int == 0o644)
        #expect(throws: Failure.self) { try SQLiteStore(directory: "") }
    }

    @Test("A store in memory")
    func inMemory() async throws {
        let store = try SQLiteStore.inMemory()
        let run = try await Fixture.start(store)
        #expect(try await store.commit([Fixture.append(run, 2...9)]) == [.stored])
        #expect(try await store.snapshot(of: run.id)?.events.count == 9)
        #expect(try await store.foreignChanges(to: [run.id: 1]).isEmpty)
        let resume = try #require(run.question.resume)
        #expect(try await store.delete(resume, kind: .resume, owner: .anonymous, now: Fixture.now))
        #expect(try await store.foreignChanges(to: [run.id: 1]) == [run.id: nil])
        #expect(try await SQLiteStore.inMemory().snapshot(of: run.id) == nil)
    }
}
