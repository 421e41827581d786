import Documents
import FoundationEssentials
import Runs
import SQLiteStore

/// What the tests of this target store.
enum Fixture {
    /// The time of every test, of no meaning.
    static let now = Date(timeIntervalSinceReferenceDate: 800_000_000)

    /// A resume that never expires.
    static func document(id: DocumentID = DocumentID()) -> Document {
        Document(
            id: id,
            kind: .resume,
            owner: .anonymous,
            mediaType: .plainText,
            title: nil,
            size: 3,
            created: now,
            expires: nil
        )
    }

    /// Starts a run on a resume of its own.
    static func start(_ store: SQLiteStore) async throws -> RunRecord {
        let document = document()
        try await store.insert(document, bytes: [1, 2, 3])
        let question = Question(
            slice: .resumes,
            resume: document.id,
            job: nil,
            engine: "rules/1",
            owner: .anonymous
        )
        guard case .started(let run) = try await store.open(question, fresh: false, opening: { _ in [] }, now: now)
        else { throw Failure(.internal, "The run was not started.") }
        return run.record
    }

    /// Asks again and again, for what nobody tells when it becomes true.
    ///
    /// - Returns: Whether it does so within a minute.
    static func becomesTrue(_ condition: () async throws -> Bool) async throws -> Bool {
        let deadline = ContinuousClock.now + .seconds(60)
        while try await !condition() {
            guard ContinuousClock.now < deadline else { return false }
            try await Task.sleep(for: .milliseconds(10))
        }
        return true
    }

    /// Events to append to a run.
    static func append(_ run: RunRecord, _ sequences: ClosedRange<Int>, length: Int = 100) -> RunAppend {
        RunAppend(
            run: run.id,
            attempt: run.attempt,
            events: sequences.map { sequence in
                StoredEvent(
                    position: EventPosition(attempt: run.attempt, sequence: sequence),
                    json: [UInt8](repeating: UInt8(ascii: "x"), count: length)
                )
            },
            state: .running,
            now: now
        )
    }
}
