package import Documents
import FoundationEssentials
import Glibc
import Subprocess
import SystemPackage

/// Extracts text in a child process: `arete extract`, started for each document and killed with all it started.
///
/// The bytes go to its standard input, its pages come back as JSON Lines. Nothing that it prints is believed beyond what
/// the limits allow, and its error stream is dropped: it may quote the document.
package struct ProcessTextExtractor: TextExtractor {
    private let executable: FilePath
    private let arguments: [String]
    private let searchPath: String
    private let environment: Environment
    private let timeLimit: Duration
    private let limits: ExtractionLimits
    private let gate: ExtractionGate

    /// An extractor that starts a program.
    ///
    /// - Parameters:
    ///   - executable: The path of `arete`.
    ///   - arguments: What makes it read a document.
    ///   - timeLimit: How long one extraction may take in all, from its start; waiting for a place does not count.
    ///   - atOnce: How many run side by side.
    ///   - limits: What a document may cost; those of production are the child's own too.
    ///   - searchPath: Where the child looks for poppler's tools. It gets nothing else of the environment: no key of a
    ///     model's provider must be within reach of a hostile file.
    package init(
        executable: String,
        arguments: [String] = ["extract"],
        timeLimit: Duration = .seconds(20),
        atOnce: Int = 2,
        limits: ExtractionLimits = ExtractionLimits(),
        searchPath: String? = ProcessInfo.processInfo.environment["PATH"]
    ) {
        self.executable = FilePath(executable)
        self.arguments = arguments
        self.timeLimit = timeLimit
        self.limits = limits
        gate = ExtractionGate(places: atOnce)
        Self.makeBrokenPipesErrors()
        self.searchPath = searchPath ?? "/usr/local/bin:/usr/bin:/bin"
        environment = .custom(["PATH": self.searchPath, "LANG": "C.UTF-8"])
    }

    /// Whether the program that reads PDF is where the child looks for it.
    package var isAvailable: Bool {
        searchPath.split(separator: ":").contains { unsafe access("\($0)/pdftotext", X_OK) == 0 }
    }

    package func extract(
        _ bytes: [UInt8],
        mediaType: MediaType,
        progress: @escaping @Sendable (_ page: Int, _ pages: Int) -> Void
    ) async throws -> ExtractedText {
        do {
            return try await gate.pass {
                try await withTimeLimit { try await run(bytes, mediaType: mediaType, progress: progress) }
            }
        } catch let failure as ExtractionFailure {
            throw failure.described
        } catch is SubprocessError {
            try Task.checkCancellation()
            throw Failure(.internal, "The program that reads documents could not be started.", isRetryable: true)
        }
    }

    /// Whichever ends first, the work or its time, cancels the other; to cancel the work is to kill the child.
    private func withTimeLimit(_ work: @escaping @Sendable () async throws -> ExtractedText) async throws
        -> ExtractedText
    {
        try await withThrowingTaskGroup(of: ExtractedText.self) { group in
            defer { group.cancelAll() }
            group.addTask { try await work() }
            group.addTask { [timeLimit] in
                try await Task.sleep(for: timeLimit)
                throw ExtractionFailure.timeout
            }
            guard let first = try await group.next() else { throw CancellationError() }
            return first
        }
    }

    private func run(
        _ bytes: [UInt8],
        mediaType: MediaType,
        progress: @escaping @Sendable (Int, Int) -> Void
    ) async throws -> ExtractedText {
        let result = try await Subprocess.run(
            Configuration(
                executable: .path(executable),
                arguments: Arguments(arguments),
                environment: environment,
                platformOptions: Self.ownProcessGroup
            ),
            input: .inputWriter,
            output: .sequence,
            error: .discarded
        ) { execution in
            // Until this closure returns the child is not reaped, so its group's number is still its own. The whole
            // group, because the child may have died before a tool that it started.
            defer { try? execution.send(signal: .kill, toProcessGroup: true) }
            async let _: Void = execution.standardInputWriter.feed(bytes)
            var reader = ExtractionReader(mediaType: mediaType, limits: limits)
            for try await chunk in execution.standardOutput {
                for page in try reader.receive(chunk.array) { progress(page.number, page.pages) }
                if reader.isFinished { break }
            }
            return reader
        }
        try Task.checkCancellation()
        return try result.closureResult.finish()
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

extension ExtractionFailure {
    /// The failure with a sentence for the person whose document it is.
    var described: Failure {
        let message =
            switch code {
            case .passwordRequired: "This file is protected by a password. Please save it without one and try again."
            case .noTextLayer:
                "This file holds pictures of text, not text. Please save your resume as a PDF or DOCX with real text."
            case .tooLittleText: "This file holds too little text to be a resume."
            case .extractionTimeout: "Reading this file took too long, so it was stopped."
            default: "This file is damaged, or holds far more than a resume should, so it could not be read."
            }
        return Failure(code, message, isRetryable: isRetryable)
    }
}
