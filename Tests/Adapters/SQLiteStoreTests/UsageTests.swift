import Foundation
import GRDB
import Runs
import SQLiteStore
import Testing

@Suite("What payers have used", .timeLimit(.minutes(1)))
struct UsageTests {
    @Test("No file tells who has used it, and the next day nothing of it is left")
    func namesNobody() async throws {
        let directory = try TemporaryDirectory()
        let store = try SQLiteStore(directory: directory.path)
        let payers = [Payer(user: "canary-name"), Payer(address: "192.0.2.77")]
        var seen: Set<Data> = []
        for day in 0..<3 {
            let now = Fixture.now + Double(day) * 86400
            try await store.addUsage([payers[0]: 10, payers[1]: 20], now: now)
            let (rows, keys) = try await DatabaseQueue(path: directory.path + "/arete.sqlite").read { db in
                (
                    try Data.fetchAll(db, sql: "SELECT payer FROM usage"),
                    try Data.fetchAll(db, sql: "SELECT key FROM usageKey")
                )
            }
            #expect(rows.count == 2 && keys.count == 1)
            // Nothing of one day is found again on another.
            for value in rows + keys {
                #expect(value.count == 32)
                #expect(seen.insert(value).inserted)
            }
        }
        store.close()
        for file in try FileManager.default.contentsOfDirectory(atPath: directory.path) where file != "owners" {
            let bytes = try Data(contentsOf: URL(fileURLWithPath: directory.path + "/" + file))
            #expect(bytes.range(of: Data("canary-name".utf8)) == nil && bytes.range(of: Data("192.0.2.77".utf8)) == nil)
        }
    }
}
