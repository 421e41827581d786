import Documents
import Foundation
import GRDB
import Glibc
import Runs
import Testing

@testable import SQLiteStore

@Suite("A full disk is a failure that passes", .timeLimit(.minutes(2)))
struct FullDiskTests {
    private static let full = Failure(
        .storageFull,
        "There is no room left to store this. Please try again later.",
        isRetryable: true
    )

    /// Fills the store, finds that it keeps what it has, and goes on when `makeRoom` has made room.
    private static func survives(_ store: SQLiteStore, makeRoom: () async throws -> Void) async throws {
        let run = try await Fixture.start(store)
        var stored = 1
        await #expect(throws: full) {
            while stored < 1000 {
                _ = try await store.commit([Fixture.append(run, stored + 1...stored + 10, length: 4000)])
                stored += 10
            }
        }
        await #expect(throws: full) {
            try await store.insert(Fixture.document(), bytes: .init(repeating: 7, count: 900_000))
        }
        // What was acknowledged is there, what was refused is not.
        #expect(try await store.snapshot(of: run.id)?.events.count == stored)
        try await makeRoom()
        try await store.checkHealth()
        #expect(try await store.commit([Fixture.append(run, stored + 1...stored + 10, length: 400)]) == [.stored])
        #expect(try await store.snapshot(of: run.id)?.events.count == stored + 10)
    }

    @Test("A file that may not grow")
    func noMorePages() async throws {
        let directory = try TemporaryDirectory()
        let store = try SQLiteStore(directory: directory.path)
        // To SQLite that is a full disk.
        try await store.database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA max_page_count = 244") }
        let filler = Fixture.document()
        try await store.insert(filler, bytes: .init(repeating: 7, count: 500_000))
        try await Self.survives(store) {
            _ = try await store.delete(filler.id, kind: .resume, owner: .anonymous, now: Fixture.now)
        }
    }

    @Test("A real file system without room", .enabled(if: geteuid() == 0, "mounting needs root"))
    func realDisk() async throws {
        let directory = try TemporaryDirectory()
        guard unsafe mount("none", directory.path, "tmpfs", 0, "size=1m") == 0 else {
            try Test.cancel("no file system can be mounted here")
        }
        defer { unsafe umount2(directory.path, Int32(MNT_DETACH)) }
        let store = try SQLiteStore(directory: directory.path + "/store")
        let filler = directory.path + "/filler"
        try Data(repeating: 7, count: 300_000).write(to: URL(fileURLWithPath: filler))
        try await Self.survives(store) { try FileManager.default.removeItem(atPath: filler) }
        store.close()
        let database = try DatabaseQueue(path: directory.path + "/store/arete.sqlite")
        #expect(try await database.read { try String.fetchOne($0, sql: "PRAGMA integrity_check") } == "ok")
    }
}
