import Documents
import Foundation
import GRDB
import Glibc
import Runs
import SQLiteStore
import Testing

@Suite("A killed process loses nothing it has acknowledged", .timeLimit(.minutes(2)))
struct CrashTests {
    @Test("kill -9 in the middle of commits", arguments: [2, 7, 30, 100])
    func kill(afterEvents count: Int) async throws {
        let directory = try TemporaryDirectory()
        let path = directory.path
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String, count = count as Int] in
            let store = try SQLiteStore(directory: path + "/store")
            let run = try await Fixture.start(store)
            // What is acknowledged goes to a file by write(2), which a kill does not take back.
            let acknowledgements = try FileHandle(forWritingTo: Self.makeFile(path + "/acknowledged"))
            try acknowledgements.write(contentsOf: Data("\(run.id.text)\n".utf8))
            for sequence in 2... {
                if sequence == count {
                    // Another thread kills the process while commits go on.
                    Thread.detachNewThread { Glibc.kill(getpid(), SIGKILL) }
                }
                guard try await store.commit([Fixture.append(run, sequence...sequence)]) == [.stored] else { return }
                try acknowledgements.write(contentsOf: Data("\(sequence)\n".utf8))
            }
        }
        let lines = try String(contentsOfFile: path + "/acknowledged", encoding: .utf8).split(separator: "\n")
        let run = try #require(RunID(String(lines[0])))
        // The run's name stands for its first event.
        let acknowledged = lines.count

        #expect(try FileManager.default.contentsOfDirectory(atPath: path + "/store/owners").count == 1)
        let store = try SQLiteStore(directory: path + "/store")
        #expect(store.condition == .sound)
        // The dead one's file is gone, and its run is free at once.
        #expect(try FileManager.default.contentsOfDirectory(atPath: path + "/store/owners").count == 1)
        let question = try #require(try await store.snapshot(of: run)).record.question
        guard case .resumed(let resumed) = try await store.resume(run, of: question, now: Fixture.now) else {
            Issue.record("The run is not free.")
            return
        }
        #expect(resumed.record.attempt == 2)
        #expect(resumed.events.map(\.position.sequence) == Array(1...resumed.events.count))
        // At most the one event is more that was stored and could not be acknowledged any more.
        #expect((acknowledged...acknowledged + 1).contains(resumed.events.count))
        #expect(acknowledged >= count - 1)
        let database = try DatabaseQueue(path: path + "/store/arete.sqlite")
        #expect(try await database.read { try String.fetchOne($0, sql: "PRAGMA integrity_check") } == "ok")
    }

    private static func makeFile(_ path: String) throws -> URL {
        let url = URL(fileURLWithPath: path)
        try Data().write(to: url)
        return url
    }

    @Test("A process killed while another one lives gives its runs to that one at once")
    func killedBesideTheLiving() async throws {
        let directory = try TemporaryDirectory()
        let path = directory.path
        let store = try SQLiteStore(directory: path)
        let document = Fixture.document()
        try await store.insert(document, bytes: [1])
        let id = document.id.rawValue
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String, id = id as String] in
            let store = try SQLiteStore(directory: path)
            let resume = try #require(DocumentID(rawValue: id))
            let question = Question(slice: .resumes, resume: resume, job: nil, engine: "e", owner: .anonymous)
            _ = try await store.open(question, fresh: false, opening: { _ in [] }, now: Fixture.now)
            Glibc.kill(getpid(), SIGKILL)
        }
        let question = Question(slice: .resumes, resume: document.id, job: nil, engine: "e", owner: .anonymous)
        let opened = try await store.open(question, fresh: false, opening: { _ in [] }, now: Fixture.now)
        guard case .resumed(let run) = opened else {
            Issue.record("The run is not free.")
            return
        }
        #expect(run.record.attempt == 2)
    }
}
