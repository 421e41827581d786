import Glibc
import Subprocess

/// A program that reads a document on its standard input, under the limits that the child has set on itself.
struct Tool {
    /// Its name, looked up in `PATH`.
    let name: String
    /// Its arguments.
    let arguments: [String]

    /// Runs the program to its end.
    ///
    /// - Parameters:
    ///   - bytes: The document.
    ///   - errors: What becomes of the standard error stream; it may quote the document.
    ///   - receive: Called with each piece of its output as it comes; an error ends the program.
    /// - Returns: Whether it exited with 0.
    /// - Throws: `ExtractionFailure.timeout` when it met its limit of CPU time, what `receive` throws, or
    ///   `SubprocessError` when it cannot be started.
    func run(
        _ bytes: [UInt8],
        errors: some ErrorOutputProtocol = .discarded,
        receive: ([UInt8]) throws -> Void
    ) async throws -> Bool {
        let configuration = Configuration(executable: .name(name), arguments: Arguments(arguments))
        let result = try await Subprocess.run(
            configuration,
            input: .inputWriter,
            output: .sequence,
            error: errors
        ) { execution in
            async let feeding: Void = execution.standardInputWriter.feed(bytes)
            for try await chunk in execution.standardOutput { try receive(chunk.array) }
            await feeding
        }
        switch result.terminationStatus {
        // `RLIMIT_CPU` sends the one at its soft limit and the other at its hard one.
        case .signaled(SIGXCPU), .signaled(SIGKILL): throw ExtractionFailure.timeout
        case .signaled: return false
        case .exited(let code): return code == 0
        }
    }

    /// Runs the program and keeps what it prints, which is short: at most 1 MiB.
    ///
    /// - Throws: As `run`, and `ExtractionFailure.corruptFile` for more than that.
    func listing(
        _ bytes: [UInt8],
        errors: some ErrorOutputProtocol = .discarded
    ) async throws -> (isComplete: Bool, text: String) {
        var output: [UInt8] = []
        let isComplete = try await run(bytes, errors: errors) { chunk in
            output += chunk
            guard output.count <= 1024 * 1024 else { throw ExtractionFailure.corruptFile }
        }
        return (isComplete, String(decoding: output, as: UTF8.self))
    }
}
