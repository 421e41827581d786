import FoundationEssentials
import Subprocess
import SystemPackage

/// A program of `Tests/Support/Python`, in one of the virtual environments that `make test-deps` lays out.
package struct PythonProgram: Sendable {
    private let interpreter: String
    /// What the interpreter is started with; what it compiles stays out of the sources.
    private let options: [String]

    /// A program.
    ///
    /// - Parameters:
    ///   - name: Its file's.
    ///   - environment: That of the list of packages, too.
    package init(_ name: String, in environment: String) {
        let file = URL(filePath: #filePath).resolvingSymlinksInPath()
        let root = (0..<4).reduce(file) { url, _ in url.deletingLastPathComponent() }.path
        interpreter = "\(root)/.build/python/\(environment)/bin/python"
        options = ["-X", "pycache_prefix=\(root)/.build/python/compiled", "\(root)/Tests/Support/Python/\(name).py"]
    }

    /// Runs it to its end.
    ///
    /// - Returns: What it prints.
    /// - Throws: `FakeModelProcess.Failed` where it ends by a failure.
    package func output(_ arguments: [String]) async throws -> String {
        let result = try await Subprocess.run(
            .path(FilePath(interpreter)),
            arguments: Arguments(options + arguments),
            output: .string(limit: 1 << 20, encoding: UTF8.self),
            error: .string(limit: 1 << 20, encoding: UTF8.self)
        )
        guard result.terminationStatus.isSuccess else {
            throw FakeModelProcess.Failed(description: "\(options): \(result.standardError)")
        }
        return result.standardOutput
    }

    /// Starts it as a server with a folder of its own, and ends it after the body.
    ///
    /// - Parameters:
    ///   - arguments: What follows the folder.
    ///   - body: Gets the address that it prints.
    /// - Throws: `FakeModelProcess.Failed`, or what the body throws.
    package func serve(_ arguments: [String] = [], _ body: @Sendable (String) async throws -> Void) async throws {
        let folder = try ServerProcess.makeFolder()
        // What is left in the temporary directory harms nobody.
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try await ServerProcess.run(interpreter, options + [folder] + arguments, body)
    }
}
