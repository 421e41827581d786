import Documents
import FoundationEssentials
import Samples
import Subprocess
import Testing
import TextExtraction

/// A process for each connection, as systemd starts them for `arete-extract.socket`: its own `systemd-socket-activate` does it.
@Suite("Documents are read behind a socket as they are by a child", .timeLimit(.minutes(2)))
struct ConnectedChildTests {
    /// Listens on a socket for as long as the body takes, and starts a program for each connection.
    private static func serve(
        _ command: [String],
        searchPath: String? = nil,
        _ body: (_ socket: String) async throws -> Void
    ) async throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "arete-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: false)
        // What is left in the temporary directory harms nobody.
        defer { try? FileManager.default.removeItem(at: directory) }
        let socket = directory.appending(path: "socket").path
        var options = PlatformOptions()
        options.processGroupID = 0
        _ = try await Subprocess.run(
            .name("systemd-socket-activate"),
            arguments: Arguments(
                ["--listen=\(socket)", "--accept", "--inetd"] + (searchPath.map { ["--setenv=PATH=\($0)"] } ?? [])
                    + command
            ),
            platformOptions: options,
            input: .none,
            output: .discarded,
            error: .sequence
        ) { execution in
            defer { try? execution.send(signal: .kill, toProcessGroup: true) }
            // It says on its error stream that it listens.
            for try await line in execution.standardError.strings() where line.contains("Listening on") { break }
            try await body(socket)
        }
    }

    private static func failure(
        of extractor: ProcessTextExtractor,
        bytes: [UInt8] = Array("Jordan".utf8)
    ) async throws -> Failure? {
        do {
            _ = try await extractor.extract(bytes, mediaType: .pdf) { _, _ in }
            return nil
        } catch let failure as Failure {
            return failure
        }
    }

    /// What stands before a program that may use each processor, or one alone.
    private static let onAllProcessorsAndOne = [[], ["taskset", "--cpu-list", "0"]]

    @Test("The same text, with its progress; several at once", arguments: onAllProcessorsAndOne)
    func text(prefix: [String]) async throws {
        let document = ResumePages.singleColumn()
        let expected = try await Extraction.text(document)
        try await Self.serve(prefix + [Extraction.executable, "extract"]) { socket in
            let extractor = ProcessTextExtractor(socket: socket, timeLimit: .seconds(120))
            try await withThrowingTaskGroup(of: ExtractedText.self) { group in
                for _ in 0..<4 {
                    group.addTask { try await extractor.extract(document, mediaType: .pdf) { _, _ in } }
                }
                for try await text in group { #expect(text == expected) }
            }
        }
    }

    @Test("Whether the socket is there can be told without a process being started")
    func availability() async throws {
        let trace = FileManager.default.temporaryDirectory.appending(path: "arete-\(UUID().uuidString.prefix(8))").path
        try await Self.serve(["/usr/bin/touch", trace]) { socket in
            #expect(ProcessTextExtractor(socket: socket).isAvailable)
        }
        #expect(!FileManager.default.fileExists(atPath: trace))
        #expect(!ProcessTextExtractor(socket: "/nonexistent/socket").isAvailable)
        #expect(!ProcessTextExtractor(socket: "/etc/passwd").isAvailable)
    }

    @Test("Nobody listens: worth another try")
    func missing() async throws {
        let failure = try await Self.failure(of: ProcessTextExtractor(socket: "/nonexistent/socket"))
        #expect(failure?.code == .internal && failure?.isRetryable == true)
        let long = "/" + String(repeating: "x", count: 200)
        let other = try await Self.failure(of: ProcessTextExtractor(socket: long))
        #expect(other?.code == .internal)
    }

    @Test(
        "What ends without its end, or says anything else, is a damaged file",
        arguments: ["exit 0", "kill -9 $$", "echo garbage", "cat > /dev/null; echo '{}'", "exec 0<&- 1>&-", "yes"]
    )
    func damaged(script: String) async throws {
        try await Self.serve(["/bin/sh", "-c", script]) { socket in
            let large = [UInt8](repeating: 0x61, count: 5_000_000)
            let extractor = ProcessTextExtractor(socket: socket, timeLimit: .seconds(60))
            for bytes in [[], large] {
                let failure = try await Self.failure(of: extractor, bytes: bytes)
                #expect(failure?.code == .corruptFile)
            }
        }
    }

    @Test("A process that says its end has been heard, whatever it does then")
    func end() async throws {
        let script = #"echo '{"page":1,"pages":1,"lines":[{"text":"Jordan"}]}'; echo '{"end":"ok"}'; exec sleep 7200"#
        try await Self.serve(["/bin/sh", "-c", script]) { socket in
            let failure = try await Self.failure(of: ProcessTextExtractor(socket: socket))
            #expect(failure == nil)
        }
    }

    @Test(
        "A process whose reader has left ends with its tools, though they write nothing",
        arguments: onAllProcessorsAndOne
    )
    func readerLeaves(prefix: [String]) async throws {
        let tools = try FakeTools(["pdftotext": "sleep 7200"])
        defer { tools.remove() }
        let command = prefix + [Extraction.executable, "extract"]
        try await Self.serve(command, searchPath: tools.searchPath) { socket in
            let reading = Task {
                try await ProcessTextExtractor(socket: socket, timeLimit: .seconds(600))
                    .extract(ResumePages.singleColumn(), mediaType: .pdf) { _, _ in }
            }
            let hasBegun = try await tools.isRunning("pdftotext")
            reading.cancel()
            await #expect(throws: CancellationError.self) { try await reading.value }
            let areGone = try await tools.areGone()
            #expect(hasBegun && areGone)
        }
    }

    @Test(
        "One that takes too long is left alone, whether it reads or not",
        arguments: ["exec sleep 7200", "cat > /dev/null"]
    )
    func timeLimit(script: String) async throws {
        try await Self.serve(["/bin/sh", "-c", "\(script); exec sleep 7200"]) { socket in
            let extractor = ProcessTextExtractor(socket: socket, timeLimit: .milliseconds(200))
            let large = [UInt8](repeating: 0x61, count: 5_000_000)
            let failure = try await Self.failure(of: extractor, bytes: large)
            #expect(failure?.code == .extractionTimeout)
        }
    }
}
