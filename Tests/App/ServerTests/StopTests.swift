import Documents
import EventLoop
import FakeModelSupport
import FoundationEssentials
import Glibc
import LanguageModels
import ModelProviders
import Runs
import SQLiteStore
import Testing

@testable import Server

/// The connections that this process has open.
private enum Connections {
    /// How many descriptors of this process are connected to a port of this machine, duplicates that the loop watches among them.
    ///
    /// With the last of them the kernel tells the peer. So none means closed, without a clock.
    static func count(to port: Int) throws -> Int {
        try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count { name in
            guard let descriptor = CInt(name) else { return false }
            var address = sockaddr_in()
            var length = socklen_t(MemoryLayout<sockaddr_in>.size)
            // Safe because the structure and its length belong together, and no pointer leaves its call.
            let isSocket = unsafe withUnsafeMutablePointer(to: &address) {
                unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    unsafe getpeername(descriptor, $0, &length) == 0
                }
            }
            return isSocket && address.sin_family == sa_family_t(AF_INET)
                && Int(UInt16(bigEndian: address.sin_port)) == port
        }
    }
}

/// Asks the model for whatever it writes, and emits it.
private struct AskingSlice: Slice {
    let writer: ModelWriter
    let name = SliceName.optimization
    let resume = InputRule.required
    let job = InputRule.none
    let engine = "test/1"
    let opening = RunStatus("Asking...")

    func prepare(_ run: any RunContext) async throws -> Preparation {
        .asks(writer, Work(run))
    }

    private final class Work: ModelWork {
        let run: any RunContext
        let request: ModelRequest? = ModelRequest(
            instructions: "Help.",
            documents: [],
            task: "Suggest.",
            schema: GeneratedItem.schema,
            maxTokens: 100
        )
        let answered: [GeneratedItem] = []
        let rejected: [String: Int] = [:]

        init(_ run: any RunContext) {
            self.run = run
        }

        func itemContinued(_ text: [UInt8]) {
            run.draft(item: "one", text: text)
        }

        func itemEnded(_ item: GeneratedItem) -> Bool { false }

        func finish(_ generation: Generation?) throws -> RunSummary {
            RunSummary(text: "Done.", counts: [:])
        }
    }
}

/// A reader that takes everything, and can be waited for.
@LoopActor
private final class Reader: EventSink {
    private(set) var isFinished = false
    private var text = ""
    private var waiting: CheckedContinuation<Void, Never>?

    func write(_ bytes: Span<UInt8>) -> Int {
        for index in 0..<bytes.count { text.unicodeScalars.append(Unicode.Scalar(bytes[index])) }
        waiting.take()?.resume()
        return bytes.count
    }

    func notifyWhenWritable() {}

    func finish() {
        isFinished = true
        waiting.take()?.resume()
    }

    func abandon() {
        finish()
    }

    func wait(for word: String) async {
        while !text.contains(word), !isFinished { await withCheckedContinuation { waiting = $0 } }
    }
}

/// Issue 3: "`DELETE` closes the model's socket within 100 ms", and with a lease of 0 the last reader's leaving closes it at once.
///
/// A bound of time would fail on a loaded machine, and prove nothing on an idle one. What these tests hold is stronger: between the cause and
/// the closed socket there is not one more turn of the loop. The cause is a call on the loop, and when it has returned, or has come to its
/// first wait, which is for the store, no descriptor of this process is connected to the model any more. What may still take time is
/// nginx and the kernel; how much, the end-to-end tests measure against a round trip of the same machine.
@LoopActor
@Suite(
    "Whoever goes takes the model's connection along, in the same turn of the loop",
    .timeLimit(.minutes(1)),
    .serialized
)
struct StopTests {
    /// A run whose model is in the middle of its answer, and its reader.
    private struct Fixture {
        let engine: RunEngine
        let run: Run
        let viewer: Viewer
        let reader: Reader
    }

    private func start(_ server: FakeModelProcess, lease: Duration) async throws -> Fixture {
        let configuration = try ModelConfiguration.read(environment: [
            "ARETE_MODEL": "anthropic/fake", "ARETE_ANTHROPIC_BASE_URL": server.base,
            "ARETE_ANTHROPIC_API_KEY": "sk-one",
        ])
        let generator = try #require(try await Models.generator(configuration))
        let store = try SQLiteStore.inMemory()
        let resume = DocumentID()
        let document = Document(
            id: resume,
            kind: .resume,
            owner: .anonymous,
            mediaType: .plainText,
            title: nil,
            size: 1,
            created: .now,
            expires: nil
        )
        try await store.insert(document, bytes: [1])
        let writer = try #require(ModelWriter(generator, fallsBackToRules: false))
        let engine = RunEngine(
            store: store,
            extractor: NoExtractor(),
            slices: [AskingSlice(writer: writer)],
            lease: lease,
            report: { _ in }
        )
        let attachment = await engine.attach(
            slice: .optimization,
            resume: resume,
            job: nil,
            owner: .anonymous,
            payer: .process,
            cursor: nil,
            fresh: false
        )
        guard case .run(let run, let offset, let resets) = attachment else { throw Failure.internalError }
        let reader = Reader()
        let viewer = Viewer(sink: reader, cursor: offset, resets: resets)
        run.add(viewer)
        await reader.wait(for: "delta")
        try #require(!reader.isFinished)
        return Fixture(engine: engine, run: run, viewer: viewer, reader: reader)
    }

    private nonisolated static let answer = #"""
        {"answers":[{"pieces":["{\"items\":[{\"kind\":\"a\",\"fields\":[],\"quotes\":[],\"text\":\"One "],"then":"hang"}]}
        """#

    @Test("by a DELETE")
    func stopping() async throws {
        try await FakeModelProcess.run(Self.answer) { server in
            try await self.stop(server)
        }
    }

    private func stop(_ server: FakeModelProcess) async throws {
        let fixture = try await start(server, lease: .seconds(3600))
        #expect(try Connections.count(to: server.port) > 0)
        // An immediate task begins within this call, and goes on by itself where it first has to wait.
        let stop = Task.immediate { @LoopActor in
            try await fixture.engine.stop(fixture.run.id, slice: .optimization, owner: .anonymous)
        }
        #expect(try Connections.count(to: server.port) == 0)
        #expect(try await stop.value)
        await fixture.reader.wait(for: "stopped")
        #expect(try await server.wait(for: "closed").by == "client")
    }

    @Test("by the last reader's leaving, where the lease is 0")
    func leaving() async throws {
        try await FakeModelProcess.run(Self.answer) { server in
            try await self.leave(server)
        }
    }

    private func leave(_ server: FakeModelProcess) async throws {
        let fixture = try await start(server, lease: .zero)
        #expect(try Connections.count(to: server.port) > 0)
        fixture.viewer.sinkClosed()
        #expect(try Connections.count(to: server.port) == 0)
        #expect(try await server.wait(for: "closed").by == "client")
        await fixture.engine.releaseAll()
    }

    @Test("by the end of the process")
    func ending() async throws {
        try await FakeModelProcess.run(Self.answer) { server in
            try await self.end(server)
        }
    }

    private func end(_ server: FakeModelProcess) async throws {
        let fixture = try await start(server, lease: .seconds(3600))
        let end = Task.immediate { @LoopActor in await fixture.engine.shutDown() }
        #expect(try Connections.count(to: server.port) == 0)
        await end.value
    }
}

/// The slice of these tests reads no text.
private struct NoExtractor: TextExtractor {
    func extract(
        _ bytes: [UInt8],
        mediaType: MediaType,
        progress: @escaping @Sendable (_ page: Int, _ pages: Int) -> Void
    ) async throws -> ExtractedText {
        throw Failure.internalError
    }
}
