import Documents
import EventLoop
import FoundationEssentials
import Runs
import SQLiteStore
import ServerSentEvents
import Testing

/// A store whose commits a test can hold or refuse; everything else is the real one.
final class GatedStore: RunStore, DocumentStore {
    let real: SQLiteStore
    private let state = Lock(State())

    private struct State {
        var isHeld = false
        var failure: Failure?
        var failsOnce = false
        var waiting: [CheckedContinuation<Void, Never>] = []
        var commits = 0
        var readContents = 0
        var onHold: CheckedContinuation<Void, Never>?
        var onLook: CheckedContinuation<Void, Never>?
        var onStop: (@Sendable () async throws -> Void)?
        var onResumed: (@Sendable () async -> Void)?
        var onDerived: (@Sendable () async throws -> Void)?
    }

    init(_ real: SQLiteStore) { self.real = real }

    /// How many commits were asked for.
    var commits: Int { state.withLock { $0.commits } }

    /// How often what was made of a document was read.
    var readContents: Int { state.withLock { $0.readContents } }

    /// Commits wait from now on.
    func hold() { state.withLock { $0.isHeld = true } }

    /// Commits fail from now on, or work again.
    func fail(with failure: Failure?) { state.withLock { $0.failure = failure } }

    /// The next commit that is let through fails, and only that one.
    func failOnce(with failure: Failure) {
        state.withLock { state in
            state.failure = failure
            state.failsOnce = true
        }
    }

    /// Called when a run is to be stopped, before it is; may refuse.
    func onStop(_ call: (@Sendable () async throws -> Void)?) { state.withLock { $0.onStop = call } }

    /// Called when a run was taken up by its name, before the engine hears of it.
    func onResumed(_ call: @escaping @Sendable () async -> Void) { state.withLock { $0.onResumed = call } }

    /// Called when something was made of a document, before it is stored.
    func onDerived(_ call: @escaping @Sendable () async throws -> Void) { state.withLock { $0.onDerived = call } }

    /// Waits until a commit is held.
    func aCommitIsHeld() async {
        await withCheckedContinuation { continuation in
            let isThere = state.withLock { state in
                if state.waiting.isEmpty { state.onHold = continuation }
                return !state.waiting.isEmpty
            }
            if isThere { continuation.resume() }
        }
    }

    /// Lets held commits go.
    func release() {
        let waiting = state.withLock { state in
            state.isHeld = false
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in waiting { continuation.resume() }
    }

    func commit(_ appends: [RunAppend]) async throws -> [RunAppend.Outcome] {
        if state.withLock({ state in
            state.commits += 1
            return state.isHeld
        }) {
            await withCheckedContinuation { continuation in
                let watcher = state.withLock { state in
                    state.waiting.append(continuation)
                    defer { state.onHold = nil }
                    return state.onHold
                }
                watcher?.resume()
            }
        }
        let failure = state.withLock { state in
            defer { if state.failsOnce { (state.failure, state.failsOnce) = (nil, false) } }
            return state.failure
        }
        if let failure { throw failure }
        return try await real.commit(appends)
    }

    func open(
        _ question: Question,
        fresh: Bool,
        opening: @Sendable (RunID) -> [UInt8],
        now: Date
    ) async throws -> OpenedRun {
        try await real.open(question, fresh: fresh, opening: opening, now: now)
    }
    func resume(_ run: RunID, of question: Question, now: Date) async throws -> OpenedRun {
        let opened = try await real.resume(run, of: question, now: now)
        await state.withLock { $0.onResumed }?()
        return opened
    }
    func snapshot(
        of run: RunID,
        where isVisible: @escaping @Sendable (RunRecord) -> Bool
    ) async throws -> RunSnapshot? {
        try await real.snapshot(of: run, where: isVisible)
    }
    func runs(on document: DocumentID) async throws -> [RunRecord] { try await real.runs(on: document) }
    func stop(_ run: RunID, terminal: [UInt8], now: Date) async throws -> RunSnapshot? {
        try await state.withLock { $0.onStop }?()
        return try await real.stop(run, terminal: terminal, now: now)
    }
    func foreignChanges(to runs: [RunID: Int]) async throws -> [RunID: RunSnapshot?] {
        let changes = try await real.foreignChanges(to: runs)
        state.withLock { $0.onLook.take() }?.resume()
        return changes
    }

    /// Waits until the engine has looked for what others did.
    func aLook() async {
        await withCheckedContinuation { continuation in state.withLock { $0.onLook = continuation } }
    }
    func insert(_ document: Document, bytes: [UInt8]) async throws { try await real.insert(document, bytes: bytes) }
    func document(_ id: DocumentID, kind: DocumentKind, owner: Owner, now: Date) async throws -> Document? {
        try await real.document(id, kind: kind, owner: owner, now: now)
    }
    func contents(of id: DocumentID, kind: DocumentKind, owner: Owner, now: Date) async throws -> DocumentContents? {
        state.withLock { $0.readContents += 1 }
        return try await real.contents(of: id, kind: kind, owner: owner, now: now)
    }
    func bytes(of id: DocumentID) async throws -> [UInt8]? { try await real.bytes(of: id) }
    func derivation(_ kind: DerivationKind, of id: DocumentID) async throws -> [UInt8]? {
        try await real.derivation(kind, of: id)
    }
    func insert(_ kind: DerivationKind, of id: DocumentID, bytes: [UInt8]) async throws {
        try await state.withLock { $0.onDerived }?()
        try await real.insert(kind, of: id, bytes: bytes)
    }
    func delete(_ id: DocumentID, kind: DocumentKind, owner: Owner, now: Date) async throws -> Bool {
        try await real.delete(id, kind: kind, owner: owner, now: now)
    }
    func deleteExpired(now: Date) async throws -> Int { try await real.deleteExpired(now: now) }
    func usage(of payer: Payer, now: Date) async throws -> Int { try await real.usage(of: payer, now: now) }
    func addUsage(_ tokens: [Payer: Int], now: Date) async throws { try await real.addUsage(tokens, now: now) }
}

/// A slice that does what a test says.
struct ScriptedSlice: Slice {
    typealias Script = @LoopActor @Sendable (any RunContext) async throws -> RunSummary

    let name = SliceName.optimization
    let resume = InputRule.required
    let job = InputRule.optional
    var engine = "scripted/1"
    var isMetered = false
    let opening = RunStatus("Analyzing resume...")
    let script: Script

    @LoopActor func prepare(_ run: any RunContext) async throws -> Preparation {
        .complete(try await script(run))
    }
}

/// Text without a document behind it.
struct FixedExtractor: TextExtractor {
    var pages = 1

    func extract(
        _ bytes: [UInt8],
        mediaType: MediaType,
        progress: @escaping @Sendable (Int, Int) -> Void
    ) async throws -> ExtractedText {
        for page in 1...pages { progress(page, pages) }
        return ExtractedText(mediaType: mediaType, pages: pages, lines: [TextLine(number: 1, text: "text")])
    }
}

/// A reader in memory that takes as much as a test allows.
@LoopActor
final class RecordingSink: EventSink {
    private(set) var bytes: [UInt8] = []
    private(set) var writes = 0
    private(set) var isFinished = false
    /// Whether it was broken off.
    private(set) var isAbandoned = false
    /// The most that one write takes; 0 stalls.
    var capacity = Int.max {
        didSet { if wantsRoom, capacity > 0 { viewer?.sinkWritable() } }
    }
    /// How much it takes until a test says otherwise.
    var room = Int.max {
        didSet { if wantsRoom, room > oldValue { viewer?.sinkWritable() } }
    }
    var viewer: Viewer?
    private var wantsRoom = false
    private var watchers:
        [(condition: @LoopActor (RecordingSink) -> Bool, continuation: CheckedContinuation<Void, Never>)] = []

    nonisolated init() {}

    func write(_ span: Span<UInt8>) -> Int {
        let count = min(span.count, capacity, room)
        guard count > 0 else { return 0 }
        writes += 1
        room -= count
        for index in 0..<count { bytes.append(span[index]) }
        check()
        return count
    }

    func notifyWhenWritable() {
        wantsRoom = true
        guard capacity > 0, room > 0 else { return }
        LoopActor.loop.execute { LoopActor.assumeIsolated { self.viewer?.sinkWritable() } }
    }

    func finish() {
        isFinished = true
        check()
    }

    func abandon() {
        isAbandoned = true
        check()
    }

    /// Waits until something is true of what was received.
    func wait(until condition: @escaping @LoopActor (RecordingSink) -> Bool) async {
        if condition(self) { return }
        await withTaskCancellationHandler {
            await withCheckedContinuation { watchers.append((condition, $0)) }
        } onCancel: {
            // A test whose time is over fails instead of hanging.
            Task { @LoopActor in
                let waiting = watchers
                watchers = []
                for watcher in waiting { watcher.continuation.resume() }
            }
        }
    }

    private func check() {
        let (met, unmet) = (watchers.filter { $0.condition(self) }, watchers.filter { !$0.condition(self) })
        watchers = unmet
        for watcher in met { watcher.continuation.resume() }
    }

    /// The events received, as id and JSON.
    var events: [(id: String, json: String)] {
        var parser = EventStreamParser()
        var events: [(String, String)] = []
        let bytes = bytes
        do {
            try parser.feed(bytes.span) { events.append(($0.lastEventID, $0.text)) }
        } catch {
            Issue.record(error)
        }
        return events
    }

    /// The types of the events received.
    var types: [String] {
        events.map { String($0.json.dropFirst(9).prefix { $0 != "\"" }) }
    }
}

/// An engine on a store in memory with one resume in it.
@LoopActor
struct EngineFixture {
    let store: GatedStore
    let engine: RunEngine
    let resume = DocumentID()
    let reports = Reports()

    @LoopActor final class Reports {
        var all: [RunEngine.Report] = []
        nonisolated init() {}
    }

    init(
        on real: SQLiteStore? = nil,
        engine name: String = "scripted/1",
        extractor: any TextExtractor = FixedExtractor(),
        lease: Duration = .seconds(8),
        limits: RunLimits? = nil,
        commits: @escaping @LoopActor (CommitReport) -> Void = { _ in },
        _ script: @escaping ScriptedSlice.Script
    ) async throws {
        store = GatedStore(try real ?? SQLiteStore.inMemory())
        let reports = reports
        engine = RunEngine(
            store: store,
            extractor: extractor,
            slices: [ScriptedSlice(engine: name, isMetered: limits != nil, script: script)],
            lease: lease,
            limits: limits ?? RunLimits(),
            commits: commits,
            report: { reports.all.append($0) }
        )
        try await insertResume(resume)
    }

    /// Stores a resume.
    func insertResume(_ id: DocumentID) async throws {
        let document = Document(
            id: id,
            kind: .resume,
            owner: .anonymous,
            mediaType: .plainText,
            title: nil,
            size: 1,
            created: .now,
            expires: nil
        )
        try await store.insert(document, bytes: [1])
    }

    func attach(
        _ cursor: String? = nil,
        fresh: Bool = false,
        to resume: DocumentID? = nil,
        payer: Payer = .process
    ) async -> RunEngine.Attachment {
        await engine.attach(
            slice: .optimization,
            resume: resume ?? self.resume,
            job: nil,
            owner: .anonymous,
            payer: payer,
            cursor: cursor.map { Cursor($0) },
            fresh: fresh
        )
    }

    /// A reader of what a request gets.
    func read(
        _ cursor: String? = nil,
        fresh: Bool = false,
        of resume: DocumentID? = nil,
        payer: Payer = .process,
        capacity: Int = .max,
        room: Int = .max
    ) async throws -> RecordingSink {
        let attachment = await attach(cursor, fresh: fresh, to: resume, payer: payer)
        guard case .run(let run, let offset, let resets) = attachment else {
            throw Failure(.internal, "no run")
        }
        return Self.view(run, offset: offset, resets: resets, capacity: capacity, room: room)
    }

    /// A resume of its own.
    func newResume() async throws -> DocumentID {
        let id = DocumentID()
        try await insertResume(id)
        return id
    }

    static func view(
        _ run: Run,
        offset: Int,
        resets: Bool,
        capacity: Int = .max,
        room: Int = .max
    ) -> RecordingSink {
        let sink = RecordingSink()
        (sink.capacity, sink.room) = (capacity, room)
        // However long a loaded machine takes to the end of a test.
        let viewer = Viewer(sink: sink, cursor: offset, resets: resets, farewell: .seconds(60))
        sink.viewer = viewer
        run.add(viewer)
        return sink
    }
}

extension RunItem {
    /// The item of a number.
    static func numbered(_ number: Int, text: String = "") throws -> RunItem {
        try RunItem(.suggestion, id: "s\(number)", text: text, ["n": number])
    }
}
