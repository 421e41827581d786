import Documents
import FoundationEssentials
import GRDB
import Testing

@testable import SQLiteStore

@Suite("The examination of a store")
struct StoreExaminationTests {
    @Test("Makes none where there is none")
    func absent() throws {
        let directory = try TemporaryDirectory()
        #expect(try StoreExamination(directory: directory.path) == nil)
        #expect(try FileManager.default.contentsOfDirectory(atPath: directory.path).isEmpty)
        #expect(try StoreExamination(directory: directory.path + "/none") == nil)
        #expect(!FileManager.default.fileExists(atPath: directory.path + "/none"))
    }

    @Test("Says how large it is, beside its owner, and becomes none")
    func beside() async throws {
        let directory = try TemporaryDirectory()
        let store = try SQLiteStore(directory: directory.path)
        let owners = try FileManager.default.contentsOfDirectory(atPath: directory.path + "/owners")
        let examination = try #require(try StoreExamination(directory: directory.path))
        #expect(try await store.size == examination.size)
        #expect(try FileManager.default.contentsOfDirectory(atPath: directory.path + "/owners") == owners)
        try await store.checkHealth()
    }

    @Test("Leaves a broken file where it is, as it is")
    func broken() throws {
        let directory = try TemporaryDirectory()
        let file = directory.path + "/arete.sqlite"
        let bytes = Data((0..<8192).map { UInt8(truncatingIfNeeded: $0 &* 31) })
        try bytes.write(to: URL(filePath: file))
        #expect(throws: Failure.self) { try StoreExamination(directory: directory.path) }
        #expect(try Data(contentsOf: URL(filePath: file)) == bytes)
        #expect(!FileManager.default.fileExists(atPath: directory.path + "/corrupt.sqlite"))
    }

    @Test("Migrates nothing")
    func older() throws {
        let directory = try TemporaryDirectory()
        let other = try DatabaseQueue(path: directory.path + "/arete.sqlite")
        try other.write { db in try db.execute(sql: "CREATE TABLE older (x); PRAGMA user_version = 7") }
        #expect(try StoreExamination(directory: directory.path) != nil)
        let left = try other.read { db in
            (
                try String.fetchAll(db, sql: "SELECT name FROM sqlite_master"),
                try Int.fetchOne(db, sql: "PRAGMA user_version")
            )
        }
        #expect(left.0 == ["older"] && left.1 == 7)
    }

    @Test("Where another writes for long it says that it cannot")
    func locked() throws {
        let directory = try TemporaryDirectory()
        let store = try SQLiteStore(directory: directory.path)
        defer { store.close() }
        let settings = StoreSettings(busyTimeout: .milliseconds(50))
        let other = try DatabaseQueue(path: directory.path + "/arete.sqlite")
        try other.inDatabase { db in
            try db.execute(sql: "BEGIN IMMEDIATE")
            #expect(throws: Failure.self) {
                try StoreExamination(directory: directory.path, settings: settings)
            }
            try db.execute(sql: "ROLLBACK")
        }
    }
}
