import Documents
import FoundationEssentials

/// Puts a text together out of the records that a child writes, in pieces of any size.
///
/// The child reads hostile files, so what it writes is bounded and checked here once more.
struct ExtractionReader {
    private let limits: ExtractionLimits
    private var text: ExtractedText
    private var pending: [UInt8] = []
    private var received = 0
    private var end: ExtractionRecord.End?

    /// A reader of one child's output.
    init(mediaType: MediaType, limits: ExtractionLimits) {
        self.limits = limits
        text = ExtractedText(mediaType: mediaType, lines: [])
    }

    /// Whether the end was read; what follows it is nobody's.
    var isFinished: Bool { end != nil }

    /// Takes a piece of output.
    ///
    /// - Returns: The pages that are whole by now.
    /// - Throws: `ExtractionFailure.corruptFile` for output beyond the limits, or that is no record.
    mutating func receive(_ chunk: [UInt8]) throws -> [(number: Int, pages: Int)] {
        received += chunk.count
        // A character takes at most six bytes in JSON (`\u0000`), a line's places and names some 150.
        guard received <= 6 * limits.textBytes + 200 * limits.lines else { throw ExtractionFailure.corruptFile }
        var pages: [(number: Int, pages: Int)] = []
        for piece in chunk.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
            if piece.offset > 0, !isFinished {
                if let page = try readRecord() { pages.append(page) }
                pending.removeAll(keepingCapacity: true)
            }
            pending += piece.element
        }
        return pages
    }

    /// The whole text.
    ///
    /// - Throws: `ExtractionFailure`: the one that the child named, or `childLost` where it named no end.
    consuming func finish() throws -> ExtractedText {
        guard let end else { throw ExtractionFailure.childLost }
        guard end.end == "ok" else {
            let named = FailureCode(rawValue: end.end).flatMap { Self.codes.contains($0) ? $0 : nil }
            throw ExtractionFailure(code: named ?? .corruptFile)
        }
        text.columns = max(1, min(end.columns ?? 1, 10))
        text.producer = end.producer.map { String($0.prefix(200)) }
        text.warnings = Array((end.warnings ?? []).prefix(50))
        return text
    }

    private static let codes: Set<FailureCode> = [
        .corruptFile, .passwordRequired, .noTextLayer, .tooLittleText, .extractionTimeout,
    ]

    private mutating func readRecord() throws -> (number: Int, pages: Int)? {
        let record: ExtractionRecord
        do {
            record = try JSONDecoder().decode(ExtractionRecord.self, from: Data(pending))
        } catch {
            // The decoder's error quotes the document.
            throw ExtractionFailure.corruptFile
        }
        switch record {
        case .end(let end):
            self.end = end
            return nil
        case .page(let page):
            guard (1...limits.pages).contains(page.pages), (1...page.pages).contains(page.page),
                text.lines.count + page.lines.count <= limits.lines
            else { throw ExtractionFailure.corruptFile }
            text.pages = page.pages
            for line in page.lines {
                guard !line.text.contains(where: \.isNewline) else { throw ExtractionFailure.corruptFile }
                text.lines.append(
                    TextLine(
                        number: text.lines.count + 1,
                        page: page.page,
                        text: line.text,
                        box: line.box,
                        origin: line.origin
                    )
                )
            }
            return (page.page, page.pages)
        }
    }
}
