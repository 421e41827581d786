/// Reads the text out of a document's bytes.
package protocol TextExtractor: Sendable {
    /// Whether what it needs is there; for readiness, and not for the loop, since it may look into directories.
    var isAvailable: Bool { get }

    /// Extracts the text of a document; hostile bytes never meet this process.
    ///
    /// - Parameters:
    ///   - bytes: The whole file.
    ///   - mediaType: The format found at upload.
    ///   - progress: Called after each page with its number and how many there are.
    /// - Returns: The text of all its pages.
    /// - Throws: `Failure` with `corrupt_file`, `password_required`, `no_text_layer`, `too_little_text` or
    ///   `extraction_timeout`; `CancellationError` when the task is cancelled, the child process being killed then.
    func extract(
        _ bytes: [UInt8],
        mediaType: MediaType,
        progress: @escaping @Sendable (_ page: Int, _ pages: Int) -> Void
    ) async throws -> ExtractedText
}

extension TextExtractor {
    package var isAvailable: Bool { true }
}
