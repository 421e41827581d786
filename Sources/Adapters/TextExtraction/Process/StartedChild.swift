import FoundationEssentials
import Glibc
import Subprocess
import SystemPackage

/// A program that is started for each document and killed with all that it has started.
///
/// Its error stream is dropped: it may quote the document.
struct StartedChild: ExtractionChild {
    private let executable: FilePath
    private let arguments: [String]
    private let searchPath: String
    private let environment: Environment

    /// A program.
    ///
    /// - Parameters:
    ///   - executable: Its path.
    ///   - arguments: What makes it read a document.
    ///   - searchPath: Where it looks for poppler's tools. It gets nothing else of the environment: no key of a model's provider must be
    ///     within reach of a hostile file.
    init(executable: String, arguments: [String], searchPath: String?) {
        self.executable = FilePath(executable)
        self.arguments = arguments
        self.searchPath = searchPath ?? "/usr/local/bin:/usr/bin:/bin"
        environment = .custom(["PATH": self.searchPath, "LANG": "C.UTF-8"])
        Self.makeBrokenPipesErrors()
    }

    /// Whether the program that reads PDF is where the child looks for it.
    var isAvailable: Bool {
        searchPath.split(separator: ":").contains { unsafe access("\($0)/pdftotext", X_OK) == 0 }
    }

    func read(
        _ bytes: [UInt8],
        into reader: ExtractionReader,
        progress: @escaping @Sendable (Int, Int) -> Void
    ) async throws -> ExtractionReader {
        let configuration = Configuration(
            executable: .path(executable),
            arguments: Arguments(arguments),
            environment: environment,
            platformOptions: Self.ownProcessGroup
        )
        do {
            return try await Subprocess.run(
                configuration,
                input: .inputWriter,
                output: .sequence,
                error: .discarded
            ) { execution in
                // Until this closure returns the child is not reaped, so its group's number is still its own. The whole
                // group, because the child may have died before a tool that it started.
                defer { try? execution.send(signal: .kill, toProcessGroup: true) }
                async let _: Void = execution.standardInputWriter.feed(bytes)
                var reader = reader
                for try await chunk in execution.standardOutput {
                    for page in try reader.receive(chunk.array) { progress(page.number, page.pages) }
                    if reader.isFinished { break }
                }
                return reader
            }.closureResult
        } catch is SubprocessError {
            throw ExtractionChildMissing()
        }
    }

    /// Ignores `SIGPIPE` where nobody else handles it: a child that dies before it has read its document must not take
    /// this process along.
    private static func makeBrokenPipesErrors() {
        var action = sigaction()
        guard unsafe sigaction(SIGPIPE, nil, &action) == 0 else { return }
        if unsafe action.__sigaction_handler.sa_handler == nil { _ = signal(SIGPIPE, SIG_IGN) }
    }

    /// A group of its own for the child and its tools, killed as one when the task is cancelled.
    private static var ownProcessGroup: PlatformOptions {
        var options = PlatformOptions()
        options.processGroupID = 0
        options.teardownSequence = [.send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .zero)]
        return options
    }
}
