package import Documents
package import EventLoop
package import LanguageModels

/// The name of a slice: the path prefix by which nginx picks its responder process.
package enum SliceName: String, Sendable, Codable, CaseIterable {
    case resumes
    case jobs
    case optimization
    case coverLetter = "cover-letter"
}

/// Whether a slice works on a document of some kind.
package enum InputRule: Sendable, Equatable {
    case none
    case optional
    case required
}

/// One feature: what it reads, and how it makes its items.
///
/// A slice knows nothing of viewers, the store or HTTP: it says what happened to its `RunContext`, and the run engine
/// does the rest. A fifth stream begins with one more value of this type; the README lists what else it needs.
package protocol Slice: Sendable {
    /// Its place in every path.
    var name: SliceName { get }
    /// Whether it needs a resume.
    var resume: InputRule { get }
    /// Whether it needs a posting.
    var job: InputRule { get }
    /// The engine and its version, such as `rules/1`: part of the question, so that a new version asks anew.
    var engine: String { get }
    /// Whether its work costs tokens of a model: such runs wait for their turn and count against limits.
    var isMetered: Bool { get }
    /// The message of the first status, sent before any work. A contract string of `design.md` section 2.
    var opening: RunStatus { get }

    /// Does the rules' work, and prepares a model's.
    ///
    /// Runs on the loop: anything over a millisecond goes into a `@concurrent` function. It is cancelled when the run
    /// is stopped, suspended or deleted, and then may throw whatever it likes.
    ///
    /// - Throws: A `Failure`, which becomes the run's `error` event; anything else becomes `internal`.
    @LoopActor
    func prepare(_ run: any RunContext) async throws -> Preparation
}

extension Slice {
    /// Rules cost nothing.
    package var isMetered: Bool { false }
}

/// What a slice may do while it works.
///
/// Emitted events appear on the run's log in the order of the calls.
@LoopActor
package protocol RunContext: AnyObject, Sendable {
    /// The run's name.
    var id: RunID { get }
    /// The resume that the run is about, where the slice has one.
    var resume: Document? { get }
    /// The posting that the run is about, where the slice has one.
    var job: Document? { get }

    /// What earlier attempts at this run have committed; a slice need not make it again, and if it does, by the same kind and id, it is not
    /// committed again.
    var committed: [RunItem] { get }

    /// Tells what is being done now.
    func status(_ status: RunStatus)

    /// Commits one finished item.
    func emit(_ item: RunItem)

    /// Shows more text of an item that is being written; the item itself, with this id, or a reset follows.
    ///
    /// An attempt that is cut short leaves a draft without either: the next one begins with its reset, whatever ids it gives.
    ///
    /// - Parameters:
    ///   - item: Its id.
    ///   - text: Whole scalars in UTF-8.
    func draft(item: String, text: [UInt8])

    /// Drops what was shown of an item that will not be whole; nothing where nothing was shown.
    func reset(item: String)

    /// Counts what a call to a model used, as soon as the call has ended, however it has: against the limits of whoever pays for the run,
    /// and for what `complete` tells.
    func used(_ usage: ModelUsage)

    /// The text of a document, extracted now if nobody has asked before.
    ///
    /// While it is extracted the run's status tells the page.
    ///
    /// - Throws: A `Failure` with one of the extraction codes.
    func text(of document: Document) async throws -> ExtractedText

    /// A stored derivation of a document, made now if nobody has asked before.
    ///
    /// Two makers at once do no harm: the first result stays.
    func derivation<Value: Codable & Sendable>(
        _ kind: DerivationKind,
        of document: Document,
        make: @Sendable () async throws -> Value
    ) async throws -> Value
}

extension RunContext {
    /// The text of a posting, which is too short for one where it is for any document.
    ///
    /// - Returns: Its text.
    /// - Throws: As `text(of:)`, with `posting_too_short` for `too_little_text`.
    package func text(ofPosting document: Document) async throws -> ExtractedText {
        do {
            return try await text(of: document)
        } catch let failure as Failure where failure.code == .tooLittleText {
            throw Failure.postingTooShort
        }
    }

    /// A derivation that is read out of a document's text alone, away from the loop: a long text takes more than a millisecond.
    package func derivation<Value: Codable & Sendable>(
        _ kind: DerivationKind,
        of document: Document,
        from text: ExtractedText,
        read: @Sendable (ExtractedText) throws -> Value
    ) async throws -> Value {
        try await derivation(kind, of: document) { try await Self.read(text, read) }
    }

    @concurrent
    private nonisolated static func read<Value: Sendable>(
        _ text: ExtractedText,
        _ read: @Sendable (ExtractedText) throws -> Value
    ) async throws -> Value {
        try read(text)
    }
}

/// One `status` event.
package struct RunStatus: Sendable, Codable, Equatable {
    /// A sentence for a person.
    package var message: String
    /// A stable word for the stage, such as `extracting` or `matching`.
    package var stage: String?
    /// Which of `steps` this is, from 1.
    package var step: Int?
    /// How many steps there are.
    package var steps: Int?
    /// The place in the queue of a run that waits, from 1.
    package var position: Int?

    /// A status.
    package init(
        _ message: String,
        stage: String? = nil,
        step: Int? = nil,
        steps: Int? = nil,
        position: Int? = nil
    ) {
        self.message = message
        self.stage = stage
        self.step = step
        self.steps = steps
        self.position = position
    }
}

/// What the `complete` event's `data` says, beside `id`, `engine` and `elapsedMs`.
package struct RunSummary: Sendable {
    /// A sentence for a person, such as "12 suggestions, 3 findings".
    package var text: String
    /// Counts by name, such as `suggestions`; `rejected` is what was dropped, and `rejected.` with a reason its parts.
    package var counts: [String: Int]
    /// Who wrote the items; the slice's `engine` where nobody is named.
    package var engine: String?
    /// Why the work is not whole, such as `max_tokens`.
    package var partial: String?

    /// A summary.
    package init(
        text: String,
        counts: [String: Int],
        engine: String? = nil,
        partial: String? = nil
    ) {
        self.text = text
        self.counts = counts
        self.engine = engine
        self.partial = partial
    }

    /// Adds how a model's answer ended, and how many of its items were dropped.
    ///
    /// - Parameters:
    ///   - generation: The answer; `nil` where there was none.
    ///   - rejected: How many items the slice dropped, by reason. Those that were no items are `malformed`.
    package mutating func add(_ generation: Generation?, rejected: [String: Int]) {
        var rejected = rejected
        if let malformed = generation?.malformed, malformed > 0 { rejected["malformed"] = malformed }
        for (reason, count) in rejected { counts["rejected.\(reason)", default: 0] += count }
        counts["rejected", default: 0] += rejected.values.reduce(0, +)
        partial = generation?.partial ?? partial
    }
}
