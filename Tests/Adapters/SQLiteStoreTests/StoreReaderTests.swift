import Documents
import Foundation
import GRDB
import LanguageModels
import Runs
import SQLiteStore
import Testing

@Suite("Reading a store that is in use", .timeLimit(.minutes(2)))
struct StoreReaderTests {
    private static func files(in directory: TemporaryDirectory) throws -> Set<String> {
        Set(try FileManager.default.contentsOfDirectory(atPath: directory.path))
    }

    @Test("A backup under load is whole, of one moment, one file, and nobody else's to read")
    func backup() async throws {
        let (directory, copies, restored) = (
            try TemporaryDirectory(), try TemporaryDirectory(), try TemporaryDirectory()
        )
        let store = try SQLiteStore(directory: directory.path)
        let (first, second) = (try await Fixture.start(store), try await Fixture.start(store))
        for _ in 0..<20 { try await store.insert(Fixture.document(), bytes: .init(repeating: 7, count: 1_000_000)) }
        let file = copies.path + "/backup.sqlite"
        // Both runs always have the same number of events, in one transaction; the writer goes on until the copy is made.
        let (beginning, begun) = AsyncStream.makeStream(of: Void.self)
        let writing = Task {
            var sequence = 1
            while !Task.isCancelled {
                sequence += 1
                let appends = [first, second].map { Fixture.append($0, sequence...sequence, length: 2000) }
                let outcome = try await store.commit(appends)
                #expect(outcome == [.stored, .stored])
                if sequence == 10 { begun.finish() }
            }
        }
        for await _ in beginning {}
        try StoreReader(directory: directory.path).backUp(to: file)
        writing.cancel()
        try await writing.value
        #expect(try Self.files(in: copies) == ["backup.sqlite"])
        #expect(try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int == 0o600)
        #expect(try await store.snapshot(of: first.id)?.events.count ?? 0 >= 10)
        store.close()

        // As README.md says it is restored.
        try FileManager.default.copyItem(atPath: file, toPath: restored.path + "/arete.sqlite")
        let again = try SQLiteStore(directory: restored.path)
        #expect(again.condition == .sound)
        let counts = [try await again.snapshot(of: first.id), try await again.snapshot(of: second.id)].map {
            $0?.events.count
        }
        #expect(counts[0] == counts[1])
        #expect(counts[0] ?? 0 >= 10)
        // Its process is dead wherever it is restored.
        guard case .resumed = try await again.resume(first.id, of: first.question, now: Fixture.now) else {
            Issue.record("It goes on.")
            return
        }
    }

    @Test("A backup replaces nothing, and leaves nothing where it fails")
    func refusals() async throws {
        let (directory, copies) = (try TemporaryDirectory(), try TemporaryDirectory())
        let store = try SQLiteStore(directory: directory.path)
        _ = try await Fixture.start(store)
        let reader = try StoreReader(directory: directory.path)
        let file = copies.path + "/backup"
        try reader.backUp(to: file)
        let before = try Data(contentsOf: URL(fileURLWithPath: file))
        _ = try await Fixture.start(store)
        #expect(throws: Failure.self) { try reader.backUp(to: file) }
        #expect(try Data(contentsOf: URL(fileURLWithPath: file)) == before)
        // Nor what another one is writing, or a link to somewhere.
        try Data("x".utf8).write(to: URL(fileURLWithPath: copies.path + "/other.part"))
        #expect(throws: Failure.self) { try reader.backUp(to: copies.path + "/other") }
        try FileManager.default.createSymbolicLink(
            atPath: copies.path + "/link.part",
            withDestinationPath: copies.path + "/x"
        )
        #expect(throws: Failure.self) { try reader.backUp(to: copies.path + "/link") }
        #expect(throws: Failure.self) { try reader.backUp(to: copies.path + "/absent/backup") }
        #expect(throws: Failure.self) { try reader.backUp(to: copies.path) }
        #expect(try Self.files(in: copies) == ["backup", "other.part", "link.part"])
        #expect(throws: Failure.self) { try StoreReader(directory: copies.path) }
        #expect(try Self.files(in: copies) == ["backup", "other.part", "link.part"])
    }

    @Test("A backup holds nothing of what was deleted before it")
    func deletedBefore() async throws {
        let (directory, copies) = (try TemporaryDirectory(), try TemporaryDirectory())
        let store = try SQLiteStore(directory: directory.path)
        let canary = Array("CANARY-7f3a ".utf8)
        let document = Fixture.document()
        try await store.insert(document, bytes: Array([[UInt8]](repeating: canary, count: 50_000).joined()))
        #expect(try await store.delete(document.id, kind: .resume, owner: .anonymous, now: Fixture.now))
        let file = copies.path + "/backup"
        try StoreReader(directory: directory.path).backUp(to: file)
        #expect(try Data(contentsOf: URL(fileURLWithPath: file)).range(of: Data(canary)) == nil)
    }

    @Test("A store without a process is read as it is, whatever version has written it")
    func earlierVersion() async throws {
        let (directory, copies) = (try TemporaryDirectory(), try TemporaryDirectory())
        try EarlierVersion.second.create(at: directory.path + "/arete.sqlite")
        let before = try Data(contentsOf: URL(fileURLWithPath: directory.path + "/arete.sqlite"))
        try StoreReader(directory: directory.path).backUp(to: copies.path + "/backup")
        #expect(try Data(contentsOf: URL(fileURLWithPath: directory.path + "/arete.sqlite")) == before)
        let queue = try DatabaseQueue(path: copies.path + "/backup")
        #expect(try await queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM grdb_migrations") } == 2)
    }

    @Test("An export has every row that is held on a document, and none of another one")
    func export() async throws {
        let directory = try TemporaryDirectory()
        let store = try SQLiteStore(directory: directory.path)
        let run = try await Fixture.start(store)
        let other = try await Fixture.start(store)
        let resume = try #require(run.question.resume)
        try await store.insert(.text, of: resume, bytes: Array(#"{"pages":["a"]}"#.utf8))
        var append = Fixture.append(run, 2...3)
        append.events = append.events.enumerated().map { index, event in
            StoredEvent(position: event.position, json: Array(#"{"type":"finding","number":\#(index)}"#.utf8))
        }
        append.usage = ModelUsage()
        #expect(try await store.commit([append]) == [.stored])
        let bytes = try #require(try StoreReader(directory: directory.path).holdings(of: resume))
        let export = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
        #expect(export["id"] as? String == resume.rawValue)
        #expect(export["content"] as? String == Data([1, 2, 3]).base64EncodedString())
        #expect(export["owner"] == nil)
        let derivations = try #require(export["derivations"] as? [[String: Any]])
        #expect(derivations.count == 1)
        #expect((derivations[0]["content"] as? [String: [String]]) == ["pages": ["a"]])
        let runs = try #require(export["runs"] as? [[String: Any]])
        #expect(runs.map { $0["id"] as? String } == [run.id.text])
        let events = try #require(runs[0]["events"] as? [Any])
        #expect(events.count == 3)
        // The first one of these tests is no JSON.
        #expect(events[0] as? String == "")
        #expect(events.dropFirst().map { ($0 as? [String: Any])?["number"] as? Int } == [0, 1])
        #expect(runs[0]["usage"] is [String: Any])
        #expect(!String(decoding: bytes, as: UTF8.self).contains(other.id.text))
        #expect(try StoreReader(directory: directory.path).holdings(of: DocumentID()) == nil)
    }
}
