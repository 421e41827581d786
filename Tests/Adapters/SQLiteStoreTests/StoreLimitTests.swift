import Documents
import Foundation
import Runs
import SQLiteStore
import Testing

@Suite("A store that is as large as it may be", .timeLimit(.minutes(2)))
struct StoreLimitTests {
    private static let full = Failure(
        .storageFull,
        "There is no room left to store this. Please try again later.",
        isRetryable: true
    )

    /// What the files of a store take.
    private static func size(_ directory: TemporaryDirectory) throws -> Int {
        try ["", "-wal"].reduce(0) { sum, suffix in
            let path = directory.path + "/arete.sqlite" + suffix
            return try sum + (FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0)
        }
    }

    /// Stores documents until one more is refused.
    private static func fill(_ store: SQLiteStore, with length: Int) async throws -> [Document] {
        var documents: [Document] = []
        await #expect(throws: full) {
            while documents.count < 1000 {
                let document = Fixture.document()
                try await store.insert(document, bytes: .init(repeating: 7, count: length))
                documents.append(document)
            }
        }
        return documents
    }

    @Test("takes no new document, never grows beyond its limit by one, and says so to every process")
    func documents() async throws {
        let directory = try TemporaryDirectory()
        let settings = StoreSettings(maximumSize: 20_000_000)
        let store = try SQLiteStore(directory: directory.path, settings: settings)
        let other = try SQLiteStore(directory: directory.path, settings: settings)
        let documents = try await Self.fill(store, with: 1_000_000)
        #expect(documents.count >= 10)
        // Its log grows by the last document, too.
        #expect(try Self.size(directory) <= 21_100_000)
        await #expect(throws: Self.full) {
            try await other.insert(Fixture.document(), bytes: .init(repeating: 7, count: 1_000_000))
        }
        for document in documents { #expect(try await store.bytes(of: document.id)?.count == 1_000_000) }
        // What is there already stays as it is: so a built-in sample, which is stored at each start, hinders none.
        try await store.insert(documents[0], bytes: .init(repeating: 8, count: 10_000_000))
        #expect(try await store.bytes(of: documents[0].id)?.first == 7)
    }

    @Test("has room again when something is deleted, though no file becomes smaller")
    func room() async throws {
        let directory = try TemporaryDirectory()
        let store = try SQLiteStore(directory: directory.path, settings: StoreSettings(maximumSize: 20_000_000))
        let documents = try await Self.fill(store, with: 1_000_000)
        let file = directory.path + "/arete.sqlite"
        let full = try await store.size
        #expect((19_000_000...20_000_000).contains(full))
        for document in documents.prefix(8) {
            #expect(try await store.delete(document.id, kind: .resume, owner: .anonymous, now: Fixture.now))
        }
        // What is told is what the limit compares.
        #expect(try await store.size < full - 8_000_000)
        let before = try FileManager.default.attributesOfItem(atPath: file)[.size] as? Int
        let later = try await Self.fill(store, with: 1_000_000)
        #expect(later.count >= 4)
        #expect(try FileManager.default.attributesOfItem(atPath: file)[.size] as? Int == before)
    }

    @Test("lets runs go on that have begun, and new ones begin until an eighth more is taken")
    func runs() async throws {
        let directory = try TemporaryDirectory()
        let store = try SQLiteStore(directory: directory.path, settings: StoreSettings(maximumSize: 20_000_000))
        let run = try await Fixture.start(store)
        _ = try await Self.fill(store, with: 100_000)
        let document = try #require(run.question.resume)
        let open = { @Sendable (slice: SliceName) in
            let question = Question(slice: slice, resume: document, job: nil, engine: "rules/1", owner: .anonymous)
            return try await store.open(question, fresh: false, opening: { _ in [] }, now: Fixture.now)
        }
        guard case .started = try await open(.optimization) else {
            Issue.record("There is room for a run.")
            return
        }
        // Twice the limit by what goes on.
        for sequence in stride(from: 2, to: 400, by: 10) {
            #expect(try await store.commit([Fixture.append(run, sequence...sequence + 9, length: 60_000)]) == [.stored])
        }
        try await store.insert(.text, of: document, bytes: .init(repeating: 7, count: 100_000))
        await #expect(throws: Self.full) { try await open(.coverLetter) }
        // What has begun is found, and what is over is shown.
        guard case .resumed = try await open(.optimization) else {
            Issue.record("It goes on.")
            return
        }
        #expect(try await store.stop(run.id, terminal: [], now: Fixture.now)?.record.state == .stopped)
        guard case .ended = try await open(.resumes) else {
            Issue.record("It is shown.")
            return
        }
        #expect(try await store.delete(document, kind: .resume, owner: .anonymous, now: Fixture.now))
        _ = try await Fixture.start(store)
    }

    @Test("has no limit where none is set")
    func unlimited() async throws {
        let directory = try TemporaryDirectory()
        let store = try SQLiteStore(directory: directory.path)
        for _ in 0..<30 { try await store.insert(Fixture.document(), bytes: .init(repeating: 7, count: 1_000_000)) }
    }
}
