/// A way to have one document read by a process that nothing else depends on.
protocol ExtractionChild: Sendable {
    /// Whether what it needs is there; nothing is started for it.
    var isAvailable: Bool { get }

    /// Sends a document and reads what comes back, until the reader has its end or nothing more comes.
    ///
    /// To cancel it is to end the process.
    ///
    /// - Parameters:
    ///   - bytes: The document.
    ///   - reader: Puts the records together.
    ///   - progress: Told of each page.
    /// - Returns: The reader with all that came.
    /// - Throws: `ExtractionChildMissing` where there is no such process, what the reader throws, or `CancellationError`.
    func read(
        _ bytes: [UInt8],
        into reader: ExtractionReader,
        progress: @escaping @Sendable (_ page: Int, _ pages: Int) -> Void
    ) async throws -> ExtractionReader
}

/// The process that reads documents cannot be started or reached.
struct ExtractionChildMissing: Error {}
