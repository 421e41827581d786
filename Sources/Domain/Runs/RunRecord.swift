package import Documents
package import FoundationEssentials
package import LanguageModels

/// What a run is about.
///
/// Two requests with the same question share one run, so that nothing is paid for twice.
package struct Question: Sendable, Hashable {
    /// Which slice.
    package let slice: SliceName
    /// The resume, where the slice has one.
    package let resume: DocumentID?
    /// The posting, where the slice has one.
    package let job: DocumentID?
    /// The engine with its version.
    package let engine: String
    /// To whom the documents belong.
    package let owner: Owner

    /// A question.
    package init(slice: SliceName, resume: DocumentID?, job: DocumentID?, engine: String, owner: Owner) {
        self.slice = slice
        self.resume = resume
        self.job = job
        self.engine = engine
        self.owner = owner
    }

    /// Whether another question is about the same for the same person, whichever engine answers.
    ///
    /// An update must not break the cursors of the version before.
    package func isSame(as other: Question) -> Bool {
        slice == other.slice && resume == other.resume && job == other.job && owner == other.owner
    }
}

/// Where a run is in its life, as it is stored and shown.
///
/// `queued → running → complete | failed | stopped`, `running ⇄ suspended`.
package enum RunState: String, Sendable, Codable, CaseIterable {
    /// Waits for its turn.
    case queued
    /// A process works on it.
    case running
    /// Nobody works on it; the next viewer continues it.
    case suspended
    /// Ended with `complete`.
    case complete
    /// Ended with `error`.
    case failed
    /// Ended with `stopped`.
    case stopped

    /// Whether nothing follows: the log ends with its one terminal event.
    package var isTerminal: Bool {
        switch self {
        case .queued, .running, .suspended: false
        case .complete, .failed, .stopped: true
        }
    }
}

/// A run as it is stored, without its events.
package struct RunRecord: Sendable, Equatable {
    /// Its name.
    package var id: RunID
    /// What it is about.
    package var question: Question
    /// Its state.
    package var state: RunState
    /// Which attempt owns it: the fence.
    ///
    /// An append with another one is refused.
    package var attempt: Int
    /// When it ended.
    package var ended: Date?
    /// Whether it failed in a way that a new run may cure.
    package var isRetryable: Bool
    /// What models have used in all attempts, as far as it was stored; `nil` where none was asked.
    package var usage: ModelUsage?

    /// A run's record.
    package init(
        id: RunID,
        question: Question,
        state: RunState,
        attempt: Int,
        ended: Date?,
        isRetryable: Bool,
        usage: ModelUsage? = nil
    ) {
        self.id = id
        self.question = question
        self.state = state
        self.attempt = attempt
        self.ended = ended
        self.isRetryable = isRetryable
        self.usage = usage
    }
}

/// One committed event as it is stored: its place and its JSON, without the framing of an event stream.
package struct StoredEvent: Sendable, Equatable {
    /// Its place in the run.
    package let position: EventPosition
    /// One JSON object, encoded.
    package let json: [UInt8]

    /// A committed event.
    package init(position: EventPosition, json: [UInt8]) {
        self.position = position
        self.json = json
    }
}

/// A run with all its committed events, rising by position.
package struct RunSnapshot: Sendable, Equatable {
    /// The run.
    package var record: RunRecord
    /// Its committed events.
    package var events: [StoredEvent]

    /// A run with its events.
    package init(record: RunRecord, events: [StoredEvent]) {
        self.record = record
        self.events = events
    }
}
