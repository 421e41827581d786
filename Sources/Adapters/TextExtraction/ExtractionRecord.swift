import Documents

/// One line of what `arete extract` writes: a page, or how it ended.
///
/// The protocol is the same whether the responder or a socket-activated unit started it (`design.md` section 3): JSON
/// Lines on standard output, one line a page, then exactly one end. Without an end the extraction failed, so that a
/// killed child is never taken for a short resume.
enum ExtractionRecord: Sendable, Equatable {
    /// The lines of a page, in reading order.
    case page(Page)
    /// The last record.
    case end(End)

    /// A page that was read.
    struct Page: Codable, Sendable, Equatable {
        /// Its number, from 1.
        var page: Int
        /// How many there are.
        var pages: Int
        /// Its lines in reading order.
        var lines: [Line]
    }

    /// A line without its number, which is its place in the stream.
    struct Line: Codable, Sendable, Equatable {
        /// Its characters.
        var text: String
        /// The left edge in points; the four are there together or not at all.
        var x: Double?
        /// The upper edge.
        var y: Double?
        /// The width.
        var width: Double?
        /// The height.
        var height: Double?
        /// Where it came from, if it was not the body.
        var origin: TextLine.Origin?
    }

    /// How the extraction ended.
    struct End: Codable, Sendable, Equatable {
        /// `ok`, or a failure's code.
        var end: String
        /// The largest number of text columns on a page.
        var columns: Int?
        /// The program that wrote the file, as the file says.
        var producer: String?
        /// Ids of checks in `resume-domain.md` B6.
        var warnings: [String]?

        /// An end with a failure.
        static func failed(_ code: FailureCode) -> Self { Self(end: code.rawValue) }
    }
}

extension ExtractionRecord: Codable {
    private enum Key: CodingKey {
        case end
    }

    init(from decoder: any Decoder) throws {
        let isEnd = try decoder.container(keyedBy: Key.self).contains(.end)
        self = isEnd ? .end(try End(from: decoder)) : .page(try Page(from: decoder))
    }

    func encode(to encoder: any Encoder) throws {
        switch self {
        case .page(let page): try page.encode(to: encoder)
        case .end(let end): try end.encode(to: encoder)
        }
    }
}

extension ExtractionRecord.Line {
    /// A line for the wire.
    init(_ text: String, box: TextLine.Box? = nil, origin: TextLine.Origin? = nil) {
        self.text = text
        // Hundredths of a point are below what a reader sees, and shorten the line.
        x = box.map { ($0.x * 100).rounded() / 100 }
        y = box.map { ($0.y * 100).rounded() / 100 }
        width = box.map { ($0.width * 100).rounded() / 100 }
        height = box.map { ($0.height * 100).rounded() / 100 }
        self.origin = origin
    }

    /// Its place, if it has one.
    var box: TextLine.Box? {
        guard let x, let y, let width, let height else { return nil }
        return TextLine.Box(x: x, y: y, width: width, height: height)
    }
}
