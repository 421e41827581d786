package import Documents
package import FoundationEssentials
package import LanguageModels

/// Where runs and their committed events are kept, by all processes together.
///
/// Every method throws `Failure` only: `storeUnavailable` (locked beyond 5 s, broken) or `storageFull`. Each one is one
/// transaction: it happens as a whole or not at all. None blocks the caller's thread. `Tests/Support/StoreConformance` holds every
/// implementation to what is said here.
///
/// Ownership: `open` and `resume` give a run to this process, by incrementing its attempt. The attempt is the fence: `commit`
/// is refused for any other one. A process's runs are free as soon as it is dead, whatever killed it, and at once.
package protocol RunStore: Sendable {
    /// Finds the run of a question, or starts one: `RunPolicy` decides.
    ///
    /// A new run leaves of the question's earlier ones only the last, so that asking anew again and again does not fill the store.
    ///
    /// - Parameters:
    ///   - question: What is asked. Its documents are checked here, too: where one is gone, the result is `.missing`.
    ///   - fresh: `?fresh=1`.
    ///   - opening: The JSON of a new run's first event, made for the new run's name.
    ///   - now: The time.
    /// - Returns: The run, now this process's, another's, or at its end.
    /// - Throws: `Failure`.
    func open(
        _ question: Question,
        fresh: Bool,
        opening: @Sendable (RunID) -> [UInt8],
        now: Date
    ) async throws -> OpenedRun

    /// Takes up a run by its name, as a cursor does; never starts one.
    ///
    /// - Parameters:
    ///   - run: The run.
    ///   - question: What the cursor's request asks. A run on another slice or document, or of another owner, is `.missing`, and
    ///     nothing of it changes; another engine of it is no matter.
    ///   - now: The time.
    /// - Returns: `.started` never.
    /// - Throws: `Failure`.
    func resume(_ run: RunID, of question: Question, now: Date) async throws -> OpenedRun

    /// A run as it is, for looking at; changes nothing.
    ///
    /// A run whose process is dead is `suspended`: nobody works on it. So it is in `runs(on:)`.
    ///
    /// - Parameters:
    ///   - run: The run.
    ///   - isVisible: Whether the caller may see it. Asked before anything else is read of it, so that what it costs does not tell a run
    ///     that may not be seen from one that is unknown.
    /// - Returns: `nil` where there is none to see.
    /// - Throws: `Failure`.
    func snapshot(of run: RunID, where isVisible: @escaping @Sendable (RunRecord) -> Bool) async throws -> RunSnapshot?

    /// The newest run of each slice on a document, for its metadata.
    func runs(on document: DocumentID) async throws -> [RunRecord]

    /// Appends events to runs, all in one transaction.
    ///
    /// Sequences rise over the whole life of a run, and may skip numbers. So a store cannot see that an append before this one is
    /// missing: whoever commits sends nothing more of an attempt once one of its appends has failed.
    ///
    /// - Returns: For each append, what became of it.
    func commit(_ appends: [RunAppend]) async throws -> [RunAppend.Outcome]

    /// Ends a run with `stopped`, whoever owns it; a run that has ended stays as it is.
    ///
    /// The attempt is incremented, so that its owner can append nothing more.
    ///
    /// - Parameters:
    ///   - run: The run.
    ///   - terminal: The JSON of the terminal event.
    ///   - now: The time.
    /// - Returns: The run as it is now, or `nil` where there is none.
    /// - Throws: `Failure`.
    func stop(_ run: RunID, terminal: [UInt8], now: Date) async throws -> RunSnapshot?

    /// What other processes did to runs that this one works on or shows.
    ///
    /// Cheap while nothing has changed: it is asked every 500 ms.
    ///
    /// - Parameter runs: The runs with the attempt that this process knows.
    /// - Returns: Those whose attempt is another one now, or that are gone (`nil`).
    /// - Throws: `Failure`.
    func foreignChanges(to runs: [RunID: Int]) async throws -> [RunID: RunSnapshot?]

    /// How many tokens a payer has used on the day of UTC that a time is in, in all processes together.
    func usage(of payer: Payer, now: Date) async throws -> Int

    /// Counts tokens that payers have used.
    ///
    /// Kept for that day only, and never with a name or an address that could be read or guessed afterwards.
    func addUsage(_ tokens: [Payer: Int], now: Date) async throws
}

extension RunStore {
    /// A run as it is, whosever it is.
    package func snapshot(of run: RunID) async throws -> RunSnapshot? {
        try await snapshot(of: run) { _ in true }
    }
}

/// What `open` or `resume` found or made.
package enum OpenedRun: Sendable, Equatable {
    /// A new run: attempt 1, running, with its first event.
    case started(RunSnapshot)
    /// A run without an owner, now this process's: its attempt was incremented and its state is running.
    case resumed(RunSnapshot)
    /// A run that has ended.
    case ended(RunSnapshot)
    /// Another living process works on it.
    case elsewhere
    /// There is no such run, or a document of the question is gone.
    case missing
}

/// Events to append to one run.
package struct RunAppend: Sendable, Equatable {
    /// What became of an append; of one that is not `stored`, nothing is.
    package enum Outcome: Sendable, Equatable {
        /// It is durable.
        case stored
        /// Another attempt goes on with the run, this one has ended it, or a sequence is not above the one before it.
        case refused
        /// Another attempt has ended the run, as a stop does; the run as it is now.
        case ended(RunSnapshot)
        /// There is no such run any more: a live one went with a document.
        case gone
    }

    /// The run.
    package var run: RunID
    /// The attempt that appends.
    package var attempt: Int
    /// The events, rising; all of this attempt.
    package var events: [StoredEvent]
    /// The state that the run has afterwards; terminal exactly where the last event is.
    package var state: RunState
    /// Whether a failed run may be cured by a new one.
    package var isRetryable: Bool
    /// What models have used since the append before, to be added to what the run has used.
    package var usage: ModelUsage?
    /// The time, for a run that ends.
    package var now: Date

    /// Events to append.
    package init(
        run: RunID,
        attempt: Int,
        events: [StoredEvent],
        state: RunState,
        isRetryable: Bool = false,
        usage: ModelUsage? = nil,
        now: Date
    ) {
        self.run = run
        self.attempt = attempt
        self.events = events
        self.state = state
        self.isRetryable = isRetryable
        self.usage = usage
        self.now = now
    }
}
