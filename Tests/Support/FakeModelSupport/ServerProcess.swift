import FoundationEssentials
import Subprocess
import SystemPackage

/// A server that runs for as long as a test needs it, and surely not longer: it ends when its standard input does.
package enum ServerProcess {
    /// Starts a program that prints one line once it serves, and ends it after the body.
    ///
    /// - Parameters:
    ///   - program: Its path.
    ///   - arguments: What it is started with.
    ///   - body: Gets the line.
    /// - Returns: What the body returns.
    /// - Throws: `FakeModelProcess.Failed`, or what the body throws.
    package static func run<Value: Sendable>(
        _ program: String,
        _ arguments: [String],
        _ body: @Sendable (String) async throws -> Value
    ) async throws -> Value {
        func failed(_ what: String) -> FakeModelProcess.Failed {
            FakeModelProcess.Failed(description: "\(([program] + arguments).joined(separator: " ")): \(what)")
        }
        let outcome = try await Subprocess.run(
            .path(FilePath(program)),
            arguments: Arguments(arguments),
            input: .inputWriter,
            output: .sequence,
            error: .discarded
        ) { execution in
            var ready: String?
            for try await line in execution.standardOutput.strings() {
                ready = String(line.prefix { !$0.isNewline })
                break
            }
            guard let ready else { throw failed("it ended before it served") }
            let result: Result<Value, any Error>
            do {
                result = .success(try await body(ready))
            } catch {
                result = .failure(error)
            }
            try await execution.standardInputWriter.finish()
            return try result.get()
        }
        guard outcome.terminationStatus.isSuccess else { throw failed("\(outcome.terminationStatus)") }
        return outcome.closureResult
    }

    /// Makes a folder of its own in the temporary directory.
    ///
    /// - Returns: Its path.
    /// - Throws: `CocoaError`.
    package static func makeFolder() throws -> String {
        let name = String(UInt64.random(in: .min ... .max), radix: 36)
        let folder = FileManager.default.temporaryDirectory.appending(path: "arete-model-\(name)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        return folder
    }
}
