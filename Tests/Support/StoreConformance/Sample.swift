import Documents
import FoundationEssentials
import Runs

/// Values that the checks store.
enum Sample {
    /// The time of every check, of no meaning.
    static let now = Date(timeIntervalSinceReferenceDate: 800_000_000.25)

    /// A document that expires a day from `now`.
    static func document(
        _ kind: DocumentKind = .resume,
        owner: Owner = .anonymous,
        title: String? = nil,
        expires: Date? = now + 86400
    ) -> Document {
        Document(
            id: DocumentID(),
            kind: kind,
            owner: owner,
            mediaType: .plainText,
            title: title,
            size: 3,
            created: now,
            expires: expires
        )
    }

    /// The JSON of an event.
    static func json(_ text: String) -> [UInt8] {
        Array(#"{"type":"status","message":"\#(text)"}"#.utf8)
    }

    /// The JSON of a terminal event.
    static let stopped = Array(#"{"type":"stopped"}"#.utf8)

    /// An event of a run.
    static func event(_ attempt: Int, _ sequence: Int, _ text: String = "event") -> StoredEvent {
        StoredEvent(position: EventPosition(attempt: attempt, sequence: sequence), json: json("\(text) \(sequence)"))
    }
}

extension RunStore where Self: DocumentStore {
    /// Stores a resume and returns a question about it.
    func question(
        slice: SliceName = .optimization,
        owner: Owner = .anonymous,
        engine: String = "rules/1",
        expires: Date? = Sample.now + 86400
    ) async throws -> Question {
        let resume = Sample.document(owner: owner, expires: expires)
        try await insert(resume, bytes: [1, 2, 3])
        return Question(slice: slice, resume: resume.id, job: nil, engine: engine, owner: owner)
    }

    /// Opens a question at `Sample.now`.
    func open(_ question: Question, fresh: Bool = false, after delay: TimeInterval = 0) async throws -> OpenedRun {
        try await open(question, fresh: fresh, opening: { Sample.json($0.text) }, now: Sample.now + delay)
    }

    /// Takes up a run as a cursor of its own question does.
    func resume(_ run: RunRecord, now: Date) async throws -> OpenedRun {
        try await resume(run.id, of: run.question, now: now)
    }

    /// Starts a run on a document of its own.
    func start(_ slice: SliceName = .optimization) async throws -> RunSnapshot {
        try await open(question(slice: slice)).snapshot(.started)
    }

    /// Appends events to one run.
    func commit(
        _ run: RunRecord,
        _ sequences: ClosedRange<Int>,
        state: RunState = .running,
        isRetryable: Bool = false
    ) async throws -> Bool {
        try await commit([append(run, sequences, state: state, isRetryable: isRetryable)]) == [.stored]
    }

    /// Events to append to one run.
    func append(
        _ run: RunRecord,
        _ sequences: ClosedRange<Int>,
        state: RunState = .running,
        isRetryable: Bool = false
    ) -> RunAppend {
        RunAppend(
            run: run.id,
            attempt: run.attempt,
            events: sequences.map { Sample.event(run.attempt, $0) },
            state: state,
            isRetryable: isRetryable,
            now: Sample.now
        )
    }
}

/// What `open` found, without the run.
enum Outcome: Sendable, Equatable {
    case started, resumed, ended, elsewhere, missing
}

extension OpenedRun {
    /// What it found, without the run.
    var outcome: Outcome {
        switch self {
        case .started: .started
        case .resumed: .resumed
        case .ended: .ended
        case .elsewhere: .elsewhere
        case .missing: .missing
        }
    }

    /// The run, where the outcome is the expected one.
    ///
    /// - Throws: `UnexpectedOutcome` otherwise.
    func snapshot(_ expected: Outcome) throws -> RunSnapshot {
        switch self {
        case .started(let run) where expected == .started: return run
        case .resumed(let run) where expected == .resumed: return run
        case .ended(let run) where expected == .ended: return run
        default: throw UnexpectedOutcome(expected: expected, found: outcome)
        }
    }
}

/// A check cannot go on because a run was not as it should be.
struct UnexpectedOutcome: Error {
    /// What should have been found.
    let expected: Outcome
    /// What was found.
    let found: Outcome
}
