import CLinux
import Documents
import Foundation
import GRDB
import Glibc
import Runs
import SQLiteStore
import Testing

@Suite("What is deleted is in no file", .timeLimit(.minutes(2)))
struct ErasureTests {
    private static let now = Date(timeIntervalSinceReferenceDate: 800_000_000)
    private static let canary = "CANARY-7f3a"

    /// A text in which every piece of 32 bytes gives it away.
    private static func text(_ length: Int, _ canary: String = canary) -> [UInt8] {
        let unit = "\(canary) of a resume "
        return Array(String(repeating: unit, count: length / unit.utf8.count + 1).utf8.prefix(length))
    }

    /// Stores a document, and derivations and runs of it among those of another one, all full of the canary.
    private static func fill(_ store: SQLiteStore, largest: Int = 6000, expires: Date? = nil) async throws -> Document {
        let kept = document(title: nil, expires: nil)
        let document = document(title: canary, expires: expires)
        try await store.insert(kept, bytes: text(9000, "kept"))
        try await store.insert(document, bytes: text(300_000))
        try await store.insert(.text, of: document.id, bytes: text(70_000))
        var runs: [(run: RunRecord, canary: String)] = []
        for slice in SliceName.allCases {
            for (document, canary) in [(document, canary), (kept, "kept")] {
                let question = Question(
                    slice: slice,
                    resume: document.id,
                    job: nil,
                    engine: "rules/1",
                    owner: document.owner
                )
                let opened = try await store.open(question, fresh: false, opening: { _ in text(30, canary) }, now: now)
                guard case .started(let run) = opened else { throw Failure(.internal, "not started") }
                runs.append((run.record, canary))
            }
        }
        // Events of all sizes in turn, so that the pages of the runs are split and balanced many times.
        for sequence in 2...120 {
            _ = try await store.commit(
                runs.map { run, canary in
                    RunAppend(
                        run: run.id,
                        attempt: 1,
                        events: [
                            StoredEvent(
                                position: EventPosition(attempt: 1, sequence: sequence),
                                json: text(sequence * sequence * 37 % largest + 20, canary)
                            )
                        ],
                        state: .running,
                        now: now
                    )
                }
            )
        }
        return document
    }

    private static func document(title: String?, expires: Date?) -> Document {
        Document(
            id: DocumentID(),
            kind: .resume,
            owner: .user("a"),
            mediaType: .plainText,
            title: title,
            size: 1,
            created: now,
            expires: expires
        )
    }

    /// The files of a directory in which the canary occurs.
    private static func filesWithCanary(in directory: TemporaryDirectory) throws -> [String] {
        let files = try FileManager.default.subpathsOfDirectory(atPath: directory.path)
        return files.filter { file in
            let contents = FileManager.default.contents(atPath: directory.path + "/" + file) ?? Data()
            return contents.range(of: Data(canary.utf8)) != nil
        }
    }

    /// Another process in the middle of a transaction that reads.
    private static func beginReading(_ directory: TemporaryDirectory) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        let reader = try DatabaseQueue(path: directory.path + "/arete.sqlite", configuration: configuration)
        try reader.inDatabase { db in
            try db.beginTransaction(.deferred)
            _ = try Int.fetchOne(db, sql: "SELECT count(*) FROM event")
        }
        return reader
    }

    /// Whether some owner's lock gets free: a child that another test has forked holds it, too, until it executes its program.
    private static func hasDeadOwner(_ directory: TemporaryDirectory) async throws -> Bool {
        let owners = directory.path + "/owners"
        return try await Fixture.becomesTrue {
            try FileManager.default.contentsOfDirectory(atPath: owners).contains { name in
                let descriptor = unsafe open(owners + "/" + name, O_RDONLY | O_CLOEXEC)
                defer { close(descriptor) }
                return arete_probe_lock(descriptor) == 0
            }
        }
    }

    @Test("After a deletion, whichever process did it", arguments: [false, true], [40, 300, 6000])
    func deletion(byAnother: Bool, largest: Int) async throws {
        let directory = try TemporaryDirectory()
        let store = try SQLiteStore(directory: directory.path)
        let other = try SQLiteStore(directory: directory.path)
        let document = try await Self.fill(store, largest: largest)
        // Read in both, so that every connection has pages of it.
        #expect(try await other.bytes(of: document.id)?.count == 300_000)
        #expect(try await store.runs(on: document.id).count == 4)
        #expect(try !Self.filesWithCanary(in: directory).isEmpty)
        let deleter = byAnother ? other : store
        #expect(try await deleter.delete(document.id, kind: .resume, owner: .user("a"), now: Self.now))
        #expect(try Self.filesWithCanary(in: directory) == [])
        // What follows brings nothing back.
        try await store.checkHealth()
        try await other.checkHealth()
        store.close()
        other.close()
        #expect(try Self.filesWithCanary(in: directory) == [])
    }

    @Test("After expiry")
    func expiry() async throws {
        let directory = try TemporaryDirectory()
        let store = try SQLiteStore(directory: directory.path)
        let other = try SQLiteStore(directory: directory.path)
        _ = try await Self.fill(store, expires: Self.now + 1)
        #expect(try await other.deleteExpired(now: Self.now + 1) == 1)
        #expect(try Self.filesWithCanary(in: directory) == [])
    }

    @Test("A reader under way is waited for")
    func readerUnderWay() async throws {
        let directory = try TemporaryDirectory()
        let store = try SQLiteStore(directory: directory.path, settings: StoreSettings(busyTimeout: .seconds(300)))
        let document = try await Self.fill(store)
        let reader = try Self.beginReading(directory)
        let deletion = Task {
            try await store.delete(document.id, kind: .resume, owner: .user("a"), now: Self.now)
        }
        // The document is gone from sight as soon as the deletion has committed, and that still waits for the reader.
        while try await store.bytes(of: document.id) != nil { await Task.yield() }
        try await reader.writeWithoutTransaction { try $0.rollback() }
        #expect(try await deletion.value)
        #expect(try Self.filesWithCanary(in: directory) == [])
    }

    @Test(
        "A reader that does not end in time leaves the deletion valid, and the traces go later",
        arguments: Later.allCases
    )
    func endlessReader(_ later: Later) async throws {
        let directory = try TemporaryDirectory()
        let store = try SQLiteStore(
            directory: directory.path,
            settings: StoreSettings(busyTimeout: .milliseconds(200))
        )
        let document = try await Self.fill(store)
        let reader = try Self.beginReading(directory)
        #expect(try await store.delete(document.id, kind: .resume, owner: .user("a"), now: Self.now))
        #expect(try await store.bytes(of: document.id) == nil)
        // The reader holds up neither what is asked meanwhile nor what retries.
        try await later.act(on: store)
        #expect(try !Self.filesWithCanary(in: directory).isEmpty)
        try await reader.writeWithoutTransaction { try $0.rollback() }
        // The store's own reading tells its result before its transaction ends, and a cut waits for nobody.
        let isClean = try await Fixture.becomesTrue {
            try await later.act(on: store)
            return try Self.filesWithCanary(in: directory) == []
        }
        #expect(isClean)
    }

    @Test("A reader that does not end holds up other writers for less than they wait")
    func writersBesideAnEndlessReader() async throws {
        let directory = try TemporaryDirectory()
        let settings = StoreSettings(busyTimeout: .seconds(2))
        let store = try SQLiteStore(directory: directory.path, settings: settings)
        let other = try SQLiteStore(directory: directory.path, settings: settings)
        let document = try await Self.fill(store)
        let reader = try Self.beginReading(directory)
        async let deletion = store.delete(document.id, kind: .resume, owner: .user("a"), now: Self.now)
        // Each is a transaction that writes, of another process and of this one, while the log is to be cut.
        for _ in 0..<20 {
            try await other.checkHealth()
            try await store.checkHealth()
        }
        #expect(try await deletion)
        try await reader.writeWithoutTransaction { try $0.rollback() }
    }

    @Test("More expired documents than go at once")
    func manyExpired() async throws {
        let store = try SQLiteStore.inMemory()
        for _ in 0..<45 { try await store.insert(Self.document(title: nil, expires: Self.now), bytes: [1]) }
        #expect(try await store.deleteExpired(now: Self.now) == 45)
        #expect(try await store.deleteExpired(now: Self.now) == 0)
    }

    /// What takes along the traces that a deletion had to leave.
    enum Later: CaseIterable {
        case delete, deleteExpired, checkHealth

        /// Does it, deleting nothing.
        func act(on store: SQLiteStore) async throws {
            switch self {
            case .delete:
                #expect(try await !store.delete(DocumentID(), kind: .resume, owner: .anonymous, now: ErasureTests.now))
            case .deleteExpired: #expect(try await store.deleteExpired(now: ErasureTests.now) == 0)
            case .checkHealth: try await store.checkHealth()
            }
        }
    }

    @Test("What a killed process left of a deletion goes when the store is opened next")
    func killedBeforeTheCut() async throws {
        let directory = try TemporaryDirectory()
        let store = try SQLiteStore(
            directory: directory.path,
            settings: StoreSettings(busyTimeout: .milliseconds(200))
        )
        let document = try await Self.fill(store)
        let reader = try Self.beginReading(directory)
        #expect(try await store.delete(document.id, kind: .resume, owner: .user("a"), now: Self.now))
        // The files as a kill leaves them.
        let left = try TemporaryDirectory()
        for file in ["/arete.sqlite", "/arete.sqlite-wal"] {
            try FileManager.default.copyItem(atPath: directory.path + file, toPath: left.path + file)
        }
        try await reader.writeWithoutTransaction { try $0.rollback() }
        #expect(try !Self.filesWithCanary(in: left).isEmpty)
        let next = try SQLiteStore(directory: left.path)
        #expect(next.condition == .sound)
        #expect(try Self.filesWithCanary(in: left) == [])
        next.close()
    }

    @Test("What a process could not cut goes when it ends, or with its successor's first look, while others live")
    func endedBesideOthers() async throws {
        let directory = try TemporaryDirectory()
        let settings = StoreSettings(busyTimeout: .milliseconds(200))
        let living = try SQLiteStore(directory: directory.path, settings: settings)
        let killed = try SQLiteStore(directory: directory.path, settings: settings)
        let document = try await Self.fill(killed)
        let reader = try Self.beginReading(directory)
        #expect(try await killed.delete(document.id, kind: .resume, owner: .user("a"), now: Self.now))
        // It cannot cut either, and leaves what a kill leaves: its name, with nobody holding the lock.
        killed.close()
        try await reader.writeWithoutTransaction { try $0.rollback() }
        #expect(try await Self.hasDeadOwner(directory))
        let next = try SQLiteStore(directory: directory.path, settings: settings)
        #expect(try !Self.filesWithCanary(in: directory).isEmpty)
        _ = try await next.deleteExpired(now: Self.now)
        #expect(try Self.filesWithCanary(in: directory) == [])
        try await living.checkHealth()
    }

    @Test("A store that is closed cuts what it could not cut before")
    func closedAfterTheReader() async throws {
        let directory = try TemporaryDirectory()
        let settings = StoreSettings(busyTimeout: .milliseconds(200))
        let living = try SQLiteStore(directory: directory.path, settings: settings)
        let closing = try SQLiteStore(directory: directory.path, settings: settings)
        let document = try await Self.fill(closing)
        let reader = try Self.beginReading(directory)
        #expect(try await closing.delete(document.id, kind: .resume, owner: .user("a"), now: Self.now))
        try await reader.writeWithoutTransaction { try $0.rollback() }
        #expect(try !Self.filesWithCanary(in: directory).isEmpty)
        closing.close()
        #expect(try Self.filesWithCanary(in: directory) == [])
        try await living.checkHealth()
    }

    @Test("Where nothing was deleted, nothing is cut")
    func nothingDeleted() async throws {
        let directory = try TemporaryDirectory()
        let store = try SQLiteStore(directory: directory.path)
        _ = try await Self.fill(store)
        let log = directory.path + "/arete.sqlite-wal"
        let before = FileManager.default.contents(atPath: log)
        #expect(before?.isEmpty == false)
        #expect(try await store.deleteExpired(now: Self.now) == 0)
        #expect(try await !store.delete(DocumentID(), kind: .resume, owner: .anonymous, now: Self.now))
        #expect(FileManager.default.contents(atPath: log) == before)
    }
}
