import FoundationEssentials

/// The fake model, running for as long as a test needs it, and surely not longer.
package final class FakeModelProcess: Sendable {
    /// What was waited for did not come, or the process does not do what it should.
    package struct Failed: Error, CustomStringConvertible {
        /// A sentence.
        package let description: String

        /// Something that failed.
        package init(description: String) {
            self.description = description
        }
    }

    /// The bound of one wait: far beyond what anything takes, so that only what hangs meets it.
    package static let limit: Duration = .seconds(60)

    /// Its port on 127.0.0.1.
    package let port: Int
    private let directory: String

    private init(port: Int, directory: String) {
        self.port = port
        self.directory = directory
    }

    /// The base URL of OpenAI's protocol; Anthropic's is without the path.
    package var openAIBase: String { "\(base)/v1" }
    /// Where it is.
    package var base: String { "http://127.0.0.1:\(port)" }

    /// The binary, beside that of the tests.
    ///
    /// - Throws: `Failed` where there is none.
    package static func program() throws -> String {
        let tests = URL(filePath: try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
        let path = tests.deletingLastPathComponent().appending(path: "fake-model").path
        guard FileManager.default.isExecutableFile(atPath: path) else {
            throw Failed(description: "no fake-model beside the tests")
        }
        return path
    }

    /// Starts one, and ends it after the body.
    ///
    /// - Parameters:
    ///   - script: What it answers, as JSON; see `Answer` of the fake.
    ///   - body: Gets the running process.
    /// - Returns: What the body returns.
    /// - Throws: `Failed`, or what the body throws.
    package static func run<Value: Sendable>(
        _ script: String = "{}",
        _ body: @Sendable (FakeModelProcess) async throws -> Value
    ) async throws -> Value {
        let directory = try ServerProcess.makeFolder()
        // What is left in the temporary directory harms nobody.
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let files = FakeModelProcess(port: 0, directory: directory)
        try files.play(script)
        let arguments = ["--log", files.logPath, "--script", files.scriptPath, "--until-input-ends"]
        return try await ServerProcess.run(try program(), arguments) { ready in
            guard let port = ready.split(separator: ":").last.flatMap({ Int($0) }) else {
                throw Failed(description: "the fake model says: \(ready)")
            }
            return try await body(FakeModelProcess(port: port, directory: directory))
        }
    }

    // MARK: Script and log

    private var scriptPath: String { "\(directory)/script.json" }
    private var logPath: String { "\(directory)/log" }

    /// Replaces the script; the next request is answered by it.
    ///
    /// - Throws: `CocoaError` where it cannot be written.
    package func play(_ script: String) throws {
        try Data(script.utf8).write(to: URL(filePath: scriptPath), options: .atomic)
    }

    /// Lets the answer to a request pass the gate at which it waits.
    ///
    /// - Throws: `Failed` where no such answer is under way.
    package func release(_ number: Int) throws {
        try release("?n=\(number)")
    }

    /// Lets all answers that are under way pass a gate.
    ///
    /// - Throws: `Failed` where none is.
    package func releaseAll() throws {
        try release("")
    }

    private func release(_ query: String) throws {
        let wire = try Wire(to: self)
        wire.send("POST /control/release\(query) HTTP/1.1\r\n\r\n")
        let answer = wire.read { $0.contains("\r\n\r\n") }
        guard answer.hasPrefix("HTTP/1.1 200 ") else {
            throw Failed(description: "no such answer is under way: \(query)")
        }
    }

    /// Everything that happened until now.
    ///
    /// - Throws: `CocoaError` or `DecodingError`.
    package func log() throws -> [LogEntry] {
        let data = try Data(contentsOf: URL(filePath: logPath))
        // A line that is just being written has no end yet.
        let whole = data.lastIndex(of: 10).map { data[...$0] } ?? Data()
        return try whole.split(separator: 10).map { try LogEntry(line: $0) }
    }

    /// Waits for something to happen, which the log reports by no event: looks again every 5 ms.
    ///
    /// - Parameters:
    ///   - event: Its name in the log.
    ///   - number: The request; any without it.
    ///   - count: How many of them.
    /// - Returns: The last one of them.
    /// - Throws: `Failed` where it does not come.
    @discardableResult
    package func wait(for event: String, of number: Int? = nil, count: Int = 1) async throws -> LogEntry {
        let deadline = ContinuousClock.now + Self.limit
        while ContinuousClock.now < deadline {
            let entries = try log().filter { $0.event == event && (number ?? $0.n) == $0.n }
            if entries.count >= count { return entries[count - 1] }
            try await Task.sleep(for: .milliseconds(5))
        }
        throw Failed(description: "no \(event) within \(Self.limit)")
    }
}
