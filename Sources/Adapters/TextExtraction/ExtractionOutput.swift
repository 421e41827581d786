import Documents
import FoundationEssentials
import Glibc

/// Where the child writes its records; it counts what it writes, and refuses to write without end.
///
/// Each record is written at once, so that a page is seen by the reader when it was read.
struct ExtractionOutput {
    private let descriptor: CInt
    private let limits: ExtractionLimits
    private var textBytes = 0
    private var lines = 0

    /// Characters that are not white space, so far.
    private(set) var characters = 0

    /// An output to an open descriptor, which stays open.
    init(descriptor: CInt, limits: ExtractionLimits) {
        self.descriptor = descriptor
        self.limits = limits
    }

    /// Writes a page.
    ///
    /// - Throws: `ExtractionFailure.corruptFile` when the document holds more text than any resume,
    ///   `OutputClosed` when nobody reads any more.
    mutating func write(_ page: ExtractionRecord.Page) throws {
        lines += page.lines.count
        for line in page.lines {
            textBytes += line.text.utf8.count
            characters += line.text.unicodeScalars.count { !$0.properties.isWhitespace }
        }
        guard lines <= limits.lines, textBytes <= limits.textBytes, page.pages <= limits.pages else {
            throw ExtractionFailure.corruptFile
        }
        try write(.page(page))
    }

    /// Writes the last record.
    func write(_ end: ExtractionRecord.End) throws {
        try write(.end(end))
    }

    private func write(_ record: ExtractionRecord) throws {
        var bytes = Array(try JSONEncoder().encode(record))
        bytes.append(UInt8(ascii: "\n"))
        var written = 0
        while written < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { buffer in
                unsafe Glibc.write(descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw OutputClosed() }
            written += count
        }
    }
}

/// Nobody reads what the child writes.
struct OutputClosed: Error {}
