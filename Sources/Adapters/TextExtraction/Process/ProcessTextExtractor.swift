package import Documents
import FoundationEssentials

/// Extracts text in another process, `arete extract`, one for each document.
///
/// The bytes go to its standard input, its pages come back as JSON Lines. Nothing that it prints is believed beyond what
/// the limits allow.
package struct ProcessTextExtractor: TextExtractor {
    private let child: any ExtractionChild
    private let timeLimit: Duration
    private let limits: ExtractionLimits
    private let gate: ExtractionGate

    /// How many documents one responder has read side by side; `arete-extract.socket` has connections for those of three.
    package static let usualPlaces = 2

    /// An extractor that starts a program for each document, and kills it with all that it has started.
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
        atOnce: Int = ProcessTextExtractor.usualPlaces,
        limits: ExtractionLimits = ExtractionLimits(),
        searchPath: String? = ProcessInfo.processInfo.environment["PATH"]
    ) {
        self.init(
            StartedChild(executable: executable, arguments: arguments, searchPath: searchPath),
            timeLimit: timeLimit,
            atOnce: atOnce,
            limits: limits
        )
    }

    /// An extractor that connects to a socket, behind which each connection gets a process of its own (`arete-extract.socket`).
    ///
    /// - Parameters:
    ///   - socket: The path of the socket.
    ///   - timeLimit: As above.
    ///   - atOnce: How many connections are made at once.
    ///   - limits: As above.
    package init(
        socket: String,
        timeLimit: Duration = .seconds(20),
        atOnce: Int = ProcessTextExtractor.usualPlaces,
        limits: ExtractionLimits = ExtractionLimits()
    ) {
        self.init(ConnectedChild(path: socket), timeLimit: timeLimit, atOnce: atOnce, limits: limits)
    }

    private init(_ child: any ExtractionChild, timeLimit: Duration, atOnce: Int, limits: ExtractionLimits) {
        self.child = child
        self.timeLimit = timeLimit
        self.limits = limits
        gate = ExtractionGate(places: atOnce)
    }

    package var isAvailable: Bool {
        child.isAvailable
    }

    package func extract(
        _ bytes: [UInt8],
        mediaType: MediaType,
        progress: @escaping @Sendable (_ page: Int, _ pages: Int) -> Void
    ) async throws -> ExtractedText {
        do {
            return try await gate.pass {
                try await withTimeLimit {
                    let reader = ExtractionReader(mediaType: mediaType, limits: limits)
                    let read = try await child.read(bytes, into: reader, progress: progress)
                    try Task.checkCancellation()
                    return try read.finish()
                }
            }
        } catch let failure as ExtractionFailure {
            throw failure.described
        } catch is ExtractionChildMissing {
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
