import SQLiteStore
import StoreConformance
import Testing

@Suite("A SQLite store keeps the contract of the ports", .timeLimit(.minutes(2)))
struct SQLiteStoreConformanceTests {
    @Test("On a file", arguments: StoreConformance.checks)
    func onFile(_ check: StoreConformance.Check) async throws {
        let directory = try TemporaryDirectory()
        let first = try SQLiteStore(directory: directory.path)
        let second = try SQLiteStore(directory: directory.path)
        let stores = StoreConformance.Stores(first: first, second: second) { first.close() }
        try await check(stores)
    }
}
