/// What a document may cost to read; beyond it, it is refused.
///
/// Upload size is no measure: a PDF of 615 bytes inflates to 300 MB (`nginx-fastcgi.md` 0.14). The numbers are those of
/// `nginx-fastcgi.md` section 4 where it has one, else many times what a long resume needs.
package struct ExtractionLimits: Sendable, Equatable {
    /// The largest file, in bytes: the 10 MiB of an upload.
    package var documentBytes = 10 * 1024 * 1024
    /// The most text, in bytes of UTF-8.
    package var textBytes = 2 * 1024 * 1024
    /// The most lines, which bounds what their places and numbers add to the text.
    package var lines = 50_000
    /// The most pages.
    package var pages = 2_000
    /// CPU time of each process that reads the document, in seconds.
    package var cpuSeconds = 15
    /// Address space of each of these processes, in bytes.
    #if THREAD_SANITIZER
    // The sanitizer's shadow reserves terabytes of it.
    package var memoryBytes = Int.max
    #else
    package var memoryBytes = 1024 * 1024 * 1024
    #endif
    /// The largest part of a DOCX once inflated, in bytes.
    package var partBytes = 8 * 1024 * 1024
    /// The most entries in a DOCX.
    package var entries = 1_000
    /// How many times larger than the file its inflated parts may be together; small files may always reach 1 MiB.
    package var inflationRatio = 100

    /// The limits used in production.
    package init() {}
}
