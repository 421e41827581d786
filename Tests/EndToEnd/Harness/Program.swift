import FoundationEssentials
import Subprocess

/// A program that is run to its end.
enum Program {
    /// What it leaves.
    struct Outcome: Sendable {
        /// Its exit code; -1 where a signal ended it.
        let exitCode: Int
        /// Its output.
        let output: [UInt8]

        /// What it wrote to its standard error stream.
        let errors: String

        /// Its output as text.
        var text: String { String(decoding: output, as: UTF8.self) }
    }

    /// Runs a program to its end.
    ///
    /// - Parameters:
    ///   - command: The program and its arguments.
    ///   - environment: Its variables beside `PATH` and the sanitizer's.
    ///   - input: Its standard input.
    /// - Returns: What it leaves.
    /// - Throws: `SubprocessError` where it cannot be run, `Deadline.Missed` where it does not end.
    static func run(_ command: [String], environment: [String: String], input: [UInt8] = []) async throws -> Outcome {
        try await Deadline.within(Deadline.event, "end of \(command[0])") {
            var variables = environment.merging(["PATH": Checkout.searchPath]) { own, _ in own }
            // What `make sanitize` says of reports and of what is none.
            variables["TSAN_OPTIONS"] = ProcessInfo.processInfo.environment["TSAN_OPTIONS"]
            let result = try await Subprocess.run(
                .name("env"),
                arguments: Arguments(["-i"] + variables.map { "\($0.key)=\($0.value)" } + command),
                input: .array(input),
                output: .bytes(limit: 4 << 20),
                error: .string(limit: 1 << 20)
            )
            var exitCode = -1
            if case .exited(let code) = result.terminationStatus { exitCode = Int(code) }
            return Outcome(exitCode: exitCode, output: result.standardOutput, errors: result.standardError)
        }
    }
}
