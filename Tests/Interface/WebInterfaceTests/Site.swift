import Documents
import EventLoop
import FastCGI
import FastCGISupport
import InMemoryLogging
import Logging
import Runs
import SQLiteStore

@testable import WebInterface

/// The whole interface in this process: a responder on a socket, a store in memory and slices that a test controls.
final class Site: Sendable {
    let server: RunningServer
    let interface: WebInterface
    let log = InMemoryLogHandler()
    let store: SQLiteStore

    /// What the interface has told of its requests.
    let reports = Lock<[WebInterface.Report]>([])

    /// Where a slice waits before it ends, unless the gate is open from the first.
    let gate = AsyncStream.makeStream(of: Void.self)

    init(
        trustsRemoteUser: Bool = false,
        isReady: Bool = true,
        isHeld: Bool = false,
        store: SQLiteStore? = nil,
        slices: [SliceName] = SliceName.allCases,
        failure: Failure? = nil
    ) async throws {
        let store = try store ?? SQLiteStore.inMemory()
        self.store = store
        if !isHeld { gate.continuation.finish() }
        let gate = gate.stream
        let reports = reports
        let log = RequestLog(logger: Logger(label: "test") { [log] _ in log }, key: [UInt8](repeating: 1, count: 32))
        let interface = await LoopActor.run {
            let engine = RunEngine(
                store: store,
                extractor: NoExtractor(),
                slices: slices.map { OneItemSlice(name: $0, gate: gate, failure: failure) },
                report: { log.ended($0) }
            )
            let configuration = WebInterface.Configuration(
                slices: Set(slices),
                trustsRemoteUser: trustsRemoteUser,
                analyses: [:]
            )
            return WebInterface(
                configuration: configuration,
                engine: engine,
                store: store,
                log: log,
                probes: WebInterface.Probes(
                    unready: { isReady ? [] : [.store, .models] },
                    metrics: { Array("counted 1\n".utf8) }
                ),
                report: { report in reports.withLock { $0.append(report) } }
            )
        }
        self.interface = interface
        server = try RunningServer(bodyLimit: WebInterface.bodyLimit) { request, responder in
            await interface.handle(request, responder)
        }
    }

    /// The reply to a request.
    func reply(
        _ method: String = "GET",
        _ uri: String,
        _ fields: KeyValuePairs<String, String> = [:],
        user: String? = nil,
        body: String = ""
    ) async throws -> Reply {
        var exchange = Exchange(method, uri, fields: fields, ["CONTENT_TYPE": "text/plain"], body: Array(body.utf8))
        if let user { exchange.parameters.append(("REMOTE_USER", user)) }
        return try await server.reply(to: exchange)
    }

    /// How many requests were told of with these labels.
    func count(_ route: String, _ method: String, _ status: Int, _ code: FailureCode? = nil) -> Int {
        reports.withLock { reports in
            reports.count { ($0.route, $0.method, $0.status, $0.code) == (route, method, status, code) }
        }
    }

    /// Stores a document.
    ///
    /// - Returns: Its path, such as `/resumes/7Q2M…`.
    func create(_ plural: String, user: String? = nil, text: String = "Secret Person, 555-0100") async throws -> String
    {
        try await reply("POST", "/\(plural)", user: user, body: text)["Location"] ?? "missing"
    }
}

extension LoopActor {
    /// Runs a body on the loop.
    fileprivate static func run<Value: Sendable>(_ body: @LoopActor @Sendable () -> Value) async -> Value {
        await body()
    }
}

extension Reply {
    /// The lines of the head that are the same each time: without how long it took.
    var stableHead: [String] {
        head.filter { !$0.hasPrefix("Server-Timing: ") }
    }

    /// The ids of an event stream, in order.
    var ids: [String] {
        text.split(separator: "\n").filter { $0.hasPrefix("id: ") }.map { String($0.dropFirst(4)) }
    }

    /// The data of an event stream's events, in order.
    var events: [String] {
        text.split(separator: "\n").filter { $0.hasPrefix("data: ") }.map { String($0.dropFirst(6)) }
    }
}

/// A slice that emits one item.
private struct OneItemSlice: Slice {
    let name: SliceName
    let gate: AsyncStream<Void>
    let failure: Failure?

    var resume: InputRule { name == .jobs ? .none : .required }
    var job: InputRule {
        switch name {
        case .jobs, .coverLetter: .required
        case .optimization: .optional
        case .resumes: .none
        }
    }
    let engine = "test/1"
    let opening = RunStatus("Beginning...")

    func prepare(_ run: any RunContext) async throws -> Preparation {
        run.emit(try RunItem(.finding, id: "one", text: "Secret item", ["x": 1]))
        for await _ in gate {}
        if let failure { throw failure }
        return .complete(RunSummary(text: "Done.", counts: ["findings": 1]))
    }
}

/// No slice of these tests reads a text.
private struct NoExtractor: TextExtractor {
    func extract(
        _ bytes: [UInt8],
        mediaType: MediaType,
        progress: @escaping @Sendable (_ page: Int, _ pages: Int) -> Void
    ) async throws -> ExtractedText {
        throw Failure(.corruptFile, "Not here.")
    }
}
