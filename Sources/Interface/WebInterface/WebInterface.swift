package import Documents
package import EventLoop
package import FastCGI
package import FoundationEssentials
import HTTPTypes
package import Runs

/// The HTTP interface of one responder process: `design.md` section 2.
///
/// | when | a client that accepts `text/event-stream`, on a stream path | every other client and route |
/// |---|---|---|
/// | before the first byte | 200 and one `error` event that belongs to no run | problem details with the status |
/// | while a run streams | its `error` event, then the end | the same: the stream is one already |
@LoopActor
package final class WebInterface {
    /// What an interface is made of.
    package struct Configuration: Sendable {
        /// The slices of this process: other paths are not found here.
        package var slices: Set<SliceName>
        /// Whether nginx authenticates and passes the name as `REMOTE_USER`.
        package var trustsRemoteUser = false
        /// Which derivation is shown as a document's analysis.
        package var analyses: [DocumentKind: DerivationKind]
        /// How long a document of nobody's in particular stays.
        package var anonymousLifetime: TimeInterval = 7 * 86400
        /// How long a user's document stays.
        package var userLifetime: TimeInterval = 30 * 86400

        /// A configuration with the policy of `design.md` section 2.
        package init(slices: Set<SliceName>, trustsRemoteUser: Bool, analyses: [DocumentKind: DerivationKind]) {
            self.slices = slices
            self.trustsRemoteUser = trustsRemoteUser
            self.analyses = analyses
        }
    }

    /// The most that a request's body may have: a resume in a form, or a posting in JSON escapes.
    package nonisolated static let bodyLimit = Upload.resumeLimit + (256 << 10)

    private let configuration: Configuration
    private let engine: RunEngine
    private let store: any DocumentStore & RunStore
    private let log: RequestLog
    private let probes: Probes
    private let report: @LoopActor (Report) -> Void
    /// Probe streams that are open.
    private var probeStreams: [ObjectIdentifier: ProbeStream] = [:]
    /// Whether no further one may begin.
    private var isEnding = false
    /// More than any number of doctors; each holds a connection for nothing.
    private static let mostProbeStreams = 100

    /// An interface to an engine.
    ///
    /// - Parameters:
    ///   - configuration: What it offers.
    ///   - engine: The runs.
    ///   - store: The documents.
    ///   - log: Told of each request.
    ///   - probes: What this host alone may ask.
    ///   - report: Told of each request, too.
    package init(
        configuration: Configuration,
        engine: RunEngine,
        store: any DocumentStore & RunStore,
        log: RequestLog,
        probes: Probes,
        report: @escaping @LoopActor (Report) -> Void = { _ in }
    ) {
        self.configuration = configuration
        self.engine = engine
        self.store = store
        self.log = log
        self.probes = probes
        self.report = report
    }

    /// What a request gets.
    private enum Outcome {
        case answer(Answer)
        case run(Run, offset: Int, resets: Bool)
        case probe(silence: Int)
    }

    /// Answers a request.
    package func handle(_ request: Request, _ responder: consuming Responder) async {
        var entry = RequestLog.Entry(requestID: request.parameters["REQUEST_ID"], method: request.method)
        var timing = ServerTiming()
        switch await outcome(of: request, &entry, &timing) {
        case .answer(var answer):
            if answer.failure == nil { timing.add(to: &answer.response) }
            answered(entry, status: answer.response.status.code, answer.failure)
            responder.send(answer.response, body: answer.body, includesBody: request.method != "HEAD")
        case .run(let run, let offset, let resets):
            entry.run = run.id
            answered(entry, status: 200, nil)
            var head = Self.streamHead
            timing.add(to: &head)
            Viewer.start(responder, head: head, run: run, offset: offset, resets: resets)
        case .probe(let silence):
            answered(entry, status: 200, nil)
            let probe = ProbeStream(responder.stream(Self.streamHead), silence: silence) { [weak self] probe in
                self?.probeStreams[ObjectIdentifier(probe)] = nil
            }
            probeStreams[ObjectIdentifier(probe)] = probe
            probe.start()
        }
    }

    /// How many probe streams are open.
    var openProbes: Int { probeStreams.count }

    /// Ends the probe streams; those of runs end with their runs.
    package func endProbes() {
        isEnding = true
        for probe in probeStreams.values { probe.end() }
    }

    private func probe(_ target: Target) throws(Failure) -> Outcome {
        guard !isEnding, openProbes < Self.mostProbeStreams else {
            throw Failure(.budgetExceeded, "Too many streams are probed at once.", isRetryable: true)
        }
        guard let text = target["silence"] else { return .probe(silence: Int(Viewer.heartbeat / .seconds(1))) }
        guard let silence = Int(text), ProbeStream.silences.contains(silence) else {
            throw Failure(.badRequest, "A silence is a number of seconds from 1 to 60.")
        }
        return .probe(silence: silence)
    }

    private func answered(_ entry: RequestLog.Entry, status: Int, _ failure: Failure?) {
        log.answered(entry, status: status, failure: failure)
        report(Report(route: entry.route, method: entry.method, status: status, code: failure?.code))
    }

    private func outcome(
        of request: Request,
        _ entry: inout RequestLog.Entry,
        _ timing: inout ServerTiming
    ) async -> Outcome {
        // Before anything is decoded: a browser is told by an event of a broken address too.
        var isStream = request.method == Method.get.rawValue && Route.isStream(uri: request.uri)
        do {
            guard let target = Target(uri: request.uri) else {
                throw Failure(.badRequest, "The address is not well formed.")
            }
            guard let route = Route(segments: target.segments), route.slice.map(configuration.slices.contains) ?? true
            else { throw Failure.notFound }
            entry.note(route)
            guard let method = Method(rawValue: request.method), route.methods.contains(method) else {
                var answer = Answer(Failure(.methodNotAllowed, "This address does not answer that method."))
                answer.response.headerFields[.allow] = route.methods.map(\.rawValue).joined(separator: ", ")
                return .answer(answer)
            }
            if case .stream = route { isStream = true }
            switch route {
            // Of the process itself: nginx lets this host alone ask, and names no user for it.
            case .health: return .answer(try Answer(json: ["status": "alive"]))
            case .readiness: return .answer(try await readiness())
            case .metrics: return .answer(Answer(metrics: await probes.metrics()))
            case .stream(let slice, let id):
                return try await stream(slice, id, request, target, caller(of: request), &timing)
            case .probe:
                // No document is asked for, but who may not have one is told the same.
                _ = try caller(of: request)
                return try probe(target)
            case .documents(let kind):
                return .answer(try await create(kind, request, target, caller(of: request), &timing))
            case .document(let kind, let id):
                return .answer(try await document(kind, id, method, target, caller(of: request), &timing))
            case .run(let slice, let run):
                return .answer(try await answer(slice, run, method, caller(of: request), &timing))
            }
        } catch {
            let failure = error as? Failure ?? .internalError
            return .answer(isStream && Caller.wantsEventStream(request) ? Self.event(failure) : Answer(failure))
        }
    }

    private func caller(of request: Request) throws(Failure) -> Caller {
        try Caller(request, trustsRemoteUser: configuration.trustsRemoteUser)
    }

    private func readiness() async throws -> Answer {
        let parts = await probes.unready()
        guard !parts.isEmpty else { return try Answer(json: ["status": "ready"]) }
        var answer = try Answer(.serviceUnavailable, json: Unready(parts: parts))
        answer.response.headerFields[.retryAfter] = "10"
        return answer
    }

    // MARK: Streams

    private func stream(
        _ slice: SliceName,
        _ id: DocumentID?,
        _ request: Request,
        _ target: Target,
        _ caller: Caller,
        _ timing: inout ServerTiming
    ) async throws -> Outcome {
        switch try await attachment(slice, id, request, target, caller, &timing) {
        case .run(let run, let offset, let resets): return .run(run, offset: offset, resets: resets)
        case .ended: return .answer(Answer(.noContent))
        case .elsewhere: return .answer(Self.streamAnswer(Refusal.away()))
        case .refused(let failure):
            // A store that is away comes back, and a cursor is not lost over it. To begin a run, a full one would be asked for ever.
            let comesBack = failure.code == .storeUnavailable || Self.cursorText(of: request, target) != nil
            guard failure.isOfTheStore, comesBack, Caller.wantsEventStream(request) else { throw failure }
            var answer = Self.streamAnswer(Refusal.away())
            answer.failure = failure
            return .answer(answer)
        }
    }

    private static func cursorText(of request: Request, _ target: Target) -> String? {
        request.header("Last-Event-ID") ?? target["last_event_id"]
    }

    /// A failure as an `EventSource` can show it.
    private static func event(_ failure: Failure) -> Answer {
        var answer = streamAnswer(Refusal.frame(of: failure))
        answer.failure = failure
        return answer
    }

    private static func streamAnswer(_ body: [UInt8]) -> Answer {
        var answer = Answer(.ok)
        answer.response = streamHead
        answer.body = body
        return answer
    }

    private func attachment(
        _ slice: SliceName,
        _ id: DocumentID?,
        _ request: Request,
        _ target: Target,
        _ caller: Caller,
        _ timing: inout ServerTiming
    ) async throws -> RunEngine.Attachment {
        if let purpose = request.header("Sec-Purpose") ?? request.header("Purpose"), purpose.contains("prefetch") {
            throw Failure(.badRequest, "A stream is not for prefetching.")
        }
        let cursor = Self.cursorText(of: request, target).map { Cursor($0) }
        // Before the document is looked for: an error that no run carries, sent back, ends an `EventSource`.
        if cursor == .refusal { return .ended }
        guard let id, let inputs = engine.inputs(of: slice) else { throw Failure.notFound }
        var job: DocumentID?
        if let text = target["job"] {
            guard let id = DocumentID(rawValue: text) else { throw Failure.notFound }
            job = id
        }
        // The path names the resume where the slice takes one.
        let takesResume = inputs.resume != .none
        guard job != nil || inputs.job != .required || !takesResume else {
            throw Failure(.badRequest, "This stream needs a posting, too: add ?job= and its id.")
        }
        return await timing.store {
            await engine.attach(
                slice: slice,
                resume: takesResume ? id : nil,
                job: takesResume ? job : id,
                owner: caller.owner,
                payer: caller.payer,
                cursor: cursor,
                fresh: target["fresh"] == "1"
            )
        }
    }

    private static let streamHead: HTTPResponse = {
        var head = HTTPResponse(status: .ok)
        head.headerFields[.contentType] = "text/event-stream"
        head.headerFields[.cacheControl] = "no-cache, no-store, no-transform"
        head.headerFields[.vary] = "Accept, Origin"
        if let name = HTTPField.Name("X-Accel-Buffering") { head.headerFields[name] = "no" }
        return head
    }()

    // MARK: Documents and runs

    private func document(
        _ kind: DocumentKind,
        _ id: DocumentID,
        _ method: Method,
        _ target: Target,
        _ caller: Caller,
        _ timing: inout ServerTiming
    ) async throws -> Answer {
        guard method == .delete else { return try await show(kind, id, target, caller, &timing) }
        let isDeleted = try await timing.store { try await engine.delete(id, kind: kind, owner: caller.owner) }
        guard isDeleted else { throw Failure.notFound }
        return Answer(.noContent)
    }

    private func answer(
        _ slice: SliceName,
        _ run: RunID,
        _ method: Method,
        _ caller: Caller,
        _ timing: inout ServerTiming
    ) async throws -> Answer {
        if method == .delete {
            let isKnown = try await timing.store { try await engine.stop(run, slice: slice, owner: caller.owner) }
            guard isKnown else { throw Failure.notFound }
            return Answer(.noContent)
        }
        let found = try await timing.store {
            try await engine.snapshot(of: run, slice: slice, owner: caller.owner)
        }
        guard let snapshot = found else { throw Failure.notFound }
        return try Answer(json: RunDetails(snapshot))
    }

    private func create(
        _ kind: DocumentKind,
        _ request: Request,
        _ target: Target,
        _ caller: Caller,
        _ timing: inout ServerTiming
    ) async throws -> Answer {
        let upload = try await Self.read(kind, request)
        let isUser = caller.owner != .anonymous
        let now = Date.now
        let document = Document(
            id: DocumentID(),
            kind: kind,
            owner: caller.owner,
            mediaType: upload.mediaType,
            title: upload.title,
            size: upload.bytes.count,
            created: now,
            expires: now + (isUser ? configuration.userLifetime : configuration.anonymousLifetime)
        )
        try await timing.store { try await store.insert(document, bytes: upload.bytes) }
        let view = DocumentView(document, prefix: target.prefix)
        var answer = try Answer(.created, json: view)
        answer.response.headerFields[.location] = view.links["self"]
        return answer
    }

    /// Ten megabytes are not looked through on the loop.
    @concurrent
    private nonisolated static func read(_ kind: DocumentKind, _ request: Request) async throws -> Upload {
        let type = request.parameters["CONTENT_TYPE"] ?? ""
        return switch kind {
        case .resume: try Upload(resume: request.body, contentType: type)
        case .job: try Upload(job: request.body, contentType: type)
        }
    }

    private func show(
        _ kind: DocumentKind,
        _ id: DocumentID,
        _ target: Target,
        _ caller: Caller,
        _ timing: inout ServerTiming
    ) async throws -> Answer {
        let (document, analysis, runs) = try await timing.store {
            guard let document = try await store.document(id, kind: kind, owner: caller.owner, now: .now) else {
                throw Failure.notFound
            }
            var analysis: [UInt8]?
            if let kind = configuration.analyses[kind] { analysis = try await store.derivation(kind, of: id) }
            let runs = try await store.runs(on: id).filter { $0.question.owner == caller.owner }
            return (document, analysis, runs)
        }
        return try await Self.answer(document, prefix: target.prefix, analysis: analysis, runs: runs)
    }

    /// A long resume's analysis is megabytes of JSON, neither read nor written on the loop.
    @concurrent
    private nonisolated static func answer(
        _ document: Document,
        prefix: String,
        analysis: [UInt8]?,
        runs: [RunRecord]
    ) async throws -> Answer {
        var view = DocumentView(document, prefix: prefix)
        view.analysis = try analysis.map { try JSONPassage($0) }
        view.runs = runs.map(RunView.init)
        return try Answer(json: view)
    }
}

extension RequestLog.Entry {
    mutating func note(_ route: Route) {
        self.route = route.pattern
        switch route {
        case .document(_, let id): document = id
        case .stream(_, let id): document = id
        case .run(_, let id): run = id
        case .documents, .probe, .health, .readiness, .metrics: break
        }
    }
}
