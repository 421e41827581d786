import Documents
import GRDB
import Runs
import SQLiteStore
import Testing

@Suite("A locked or overloaded store fails in time and works again", .timeLimit(.minutes(2)))
struct ContentionTests {
    /// Another process in the middle of a transaction that writes.
    private static func beginWriting(_ directory: TemporaryDirectory) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        let writer = try DatabaseQueue(path: directory.path + "/arete.sqlite", configuration: configuration)
        try writer.inDatabase { try $0.beginTransaction(.immediate) }
        return writer
    }

    private static let unavailable = Failure(
        .storeUnavailable,
        "The store is busy. Please try again.",
        isRetryable: true
    )

    @Test("A file that another process has locked for too long")
    func locked() async throws {
        let directory = try TemporaryDirectory()
        let store = try SQLiteStore(
            directory: directory.path,
            settings: StoreSettings(busyTimeout: .seconds(1))
        )
        let run = try await Fixture.start(store)
        let other = try Self.beginWriting(directory)
        let start = ContinuousClock.now
        await #expect(throws: Self.unavailable) { try await store.commit([Fixture.append(run, 2...3)]) }
        await #expect(throws: Self.unavailable) { try await store.checkHealth() }
        #expect(ContinuousClock.now - start >= .seconds(2))
        // Reading goes on.
        #expect(try await store.snapshot(of: run.id)?.events.count == 1)
        try await other.writeWithoutTransaction { try $0.rollback() }
        #expect(try await store.commit([Fixture.append(run, 2...3)]) == [.stored])
        try await store.checkHealth()
        #expect(try await store.snapshot(of: run.id)?.events.count == 3)
    }

    @Test("A lock that ends in time is waited for")
    func waits() async throws {
        let directory = try TemporaryDirectory()
        let store = try SQLiteStore(directory: directory.path)
        let run = try await Fixture.start(store)
        let other = try Self.beginWriting(directory)
        async let commit = store.commit([Fixture.append(run, 2...3)])
        try await other.writeWithoutTransaction { try $0.rollback() }
        #expect(try await commit == [.stored])
    }

    @Test("What waits behind a locked operation fails with it, not one timeout after the other")
    func backlog() async throws {
        let directory = try TemporaryDirectory()
        let store = try SQLiteStore(
            directory: directory.path,
            settings: StoreSettings(busyTimeout: .milliseconds(200))
        )
        let other = try Self.beginWriting(directory)
        let start = ContinuousClock.now
        let failures = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<100 {
                group.addTask {
                    do {
                        try await store.checkHealth()
                        return false
                    } catch {
                        return error as? Failure == Self.unavailable
                    }
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(failures == 100)
        // A hundred timeouts in a row would be 20 s.
        #expect(ContinuousClock.now - start < .seconds(10))
        try await other.writeWithoutTransaction { try $0.rollback() }
        try await store.checkHealth()
    }

    @Test("More operations than the bound are refused at once")
    func bounded() async throws {
        let directory = try TemporaryDirectory()
        let store = try SQLiteStore(
            directory: directory.path,
            settings: StoreSettings(busyTimeout: .seconds(60), maximumPending: 2)
        )
        let other = try Self.beginWriting(directory)
        // The first operation to end ends because two others wait.
        let ended = try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<3 {
                group.addTask {
                    do {
                        try await store.checkHealth()
                        return true
                    } catch {
                        return false
                    }
                }
            }
            let first = try await group.next() ?? true
            try await other.writeWithoutTransaction { try $0.rollback() }
            return try await group.reduce(into: [first]) { $0.append($1) }
        }
        #expect(ended == [false, true, true])
        try await store.checkHealth()
    }

    @Test("A cancelled task's operation is done all the same")
    func cancelled() async throws {
        let directory = try TemporaryDirectory()
        let store = try SQLiteStore(directory: directory.path)
        let run = try await Fixture.start(store)
        let commit = Task {
            unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
            return try await store.commit([Fixture.append(run, 2...3)])
        }
        #expect(try await commit.value == [.stored])
        #expect(try await store.snapshot(of: run.id)?.events.count == 3)
    }

    @Test("A closed store fails")
    func closed() async throws {
        let directory = try TemporaryDirectory()
        let store = try SQLiteStore(directory: directory.path)
        store.close()
        store.close()
        await #expect(throws: Failure.self) { try await store.checkHealth() }
        await #expect(throws: Failure.self) { try await store.bytes(of: DocumentID()) }
    }
}
