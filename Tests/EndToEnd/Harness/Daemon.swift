import FoundationEssentials
import Subprocess
import Synchronization

/// A program that runs for as long as a test needs it, and surely not longer.
///
/// A shell stands between: it ends the program when its own standard input ends, so that nothing is left behind by a test that
/// fails, nor by a test process that is killed.
enum Daemon {
    /// The program ended before it was ready.
    struct Failed: Error, CustomStringConvertible {
        let description: String
    }

    private static let keeper = """
        log=$1; shift
        exec 3<&0
        "$@" 2>"$log" 3<&- & program=$!
        { read -r _ <&3; kill -TERM "$program"; } 2>/dev/null & reader=$!
        wait "$program"; status=$?
        kill "$reader" 2>/dev/null
        exit "$status"
        """

    /// Starts a program, waits until a line of its output says that it is ready, and ends it after the body.
    ///
    /// - Parameters:
    ///   - command: The program and its arguments.
    ///   - environment: Variables beside those of this process.
    ///   - log: The file that gets its standard error stream.
    ///   - isReady: Whether a line of its output says so.
    ///   - body: Gets that line.
    /// - Throws: `Failed`, `Deadline.Missed` or what the body throws.
    static func run(
        _ command: [String],
        environment: [String: String] = [:],
        log: String,
        isReady: @escaping @Sendable (String) -> Bool,
        _ body: @Sendable (_ ready: String) async throws -> Void
    ) async throws {
        var options = PlatformOptions()
        // Chromium's helpers and whatever else it starts are ended as one.
        options.processGroupID = 0
        let variables = environment.map { (Environment.Key(stringLiteral: $0.key), $0.value as String?) }
        _ = try await Subprocess.run(
            .name("bash"),
            arguments: Arguments(["-c", keeper, "keeper", log] + command),
            environment: .inherit.updating(Dictionary(uniqueKeysWithValues: variables)),
            platformOptions: options,
            input: .inputWriter,
            output: .sequence,
            error: .discarded
        ) { execution in
            // Until this closure returns the child is not reaped, so its group's number is still its own.
            defer { try? execution.send(signal: .kill, toProcessGroup: true) }
            let (lines, announcement) = AsyncStream.makeStream(of: String.self, bufferingPolicy: .bufferingOldest(1))
            let hasEnded = Atomic(false)
            async let reading: Void = {
                defer {
                    hasEnded.store(true, ordering: .sequentiallyConsistent)
                    announcement.finish()
                }
                for try await line in execution.standardOutput.strings() where isReady(line) {
                    announcement.yield(line)
                }
            }()
            let ready = try await Deadline.within(Deadline.deployment, "start of \(command[0])") {
                for await line in lines { return line as String? }
                return nil
            }
            guard let ready else { throw Failed(description: "\(command[0]) ended at once:\n\(tail(of: log))") }
            let outcome: Result<Void, any Error>
            do {
                outcome = .success(try await body(ready))
            } catch {
                outcome = .failure(error)
            }
            guard !hasEnded.load(ordering: .sequentiallyConsistent) else {
                throw Failed(description: "\(command[0]) ended too soon:\n\(tail(of: log))")
            }
            try await execution.standardInputWriter.finish()
            // Its output ends when the last process of it has ended.
            try await Deadline.within(Deadline.deployment, "end of \(command[0])") { for await _ in lines {} }
            try await reading
            try outcome.get()
        }
    }

    private static let announcer = """
        file=$1; shift
        "$@" & program=$!
        trap 'kill -TERM "$program"' TERM
        until [ -e "$file" ]; do kill -0 "$program" 2>/dev/null || exit 1; sleep 0.02; done
        echo ready
        wait "$program"; wait "$program"
        """

    /// Starts a program that says by a file that it is ready, and ends it after the body.
    ///
    /// - Throws: `Failed`, `Deadline.Missed` or what the body throws.
    static func run(
        _ command: [String],
        environment: [String: String] = [:],
        log: String,
        readyFile: String,
        _ body: @Sendable () async throws -> Void
    ) async throws {
        try await run(
            ["bash", "-c", announcer, "announcer", readyFile] + command,
            environment: environment,
            log: log,
            isReady: { $0 == "ready" }
        ) { _ in try await body() }
    }

    private static func tail(of log: String) -> String {
        // A log that cannot be read is an empty one: the failure is reported all the same.
        String(((try? String(contentsOfFile: log, encoding: .utf8)) ?? "").suffix(2000))
    }
}
