/// The text of a document in reading order, one element a printed line.
///
/// A derivation of the document: made once, stored, and read by every slice. All spans elsewhere refer to it.
package struct ExtractedText: Sendable, Equatable {
    /// What was read.
    package var mediaType: MediaType
    /// How many pages it has; 1 for formats without pages.
    package var pages: Int
    /// The largest number of text columns found on a page.
    package var columns: Int
    /// The program that wrote the file, as the file says.
    package var producer: String?
    /// Its lines in reading order.
    ///
    /// `lines[i].number == i + 1`.
    package var lines: [TextLine]
    /// What was noticed while reading: stable ids of checks in `resume-domain.md` B6, such as `layout.tables`.
    package var warnings: [String]

    /// Text as it was extracted.
    package init(
        mediaType: MediaType,
        pages: Int = 1,
        columns: Int = 1,
        producer: String? = nil,
        lines: [TextLine],
        warnings: [String] = []
    ) {
        self.mediaType = mediaType
        self.pages = pages
        self.columns = columns
        self.producer = producer
        self.lines = lines
        self.warnings = warnings
    }

    /// The lines joined by newlines: what character offsets of a `SourceSpan` without a line refer to.
    package var text: String {
        lines.map(\.text).joined(separator: "\n")
    }
}

/// One printed line.
package struct TextLine: Sendable, Equatable {
    /// Its place in the document, from 1, without gaps.
    ///
    /// Blank lines are kept, with empty text.
    package var number: Int
    /// The page it is on, from 1.
    package var page: Int
    /// Its characters, in Unicode's composed form (NFC), without a line break.
    package var text: String
    /// Where it stands on the page; `nil` for formats without places.
    package var box: Box?
    /// Where the line came from, if it was not the body.
    package var origin: Origin?

    /// A line of text.
    package init(number: Int, page: Int = 1, text: String, box: Box? = nil, origin: Origin? = nil) {
        self.number = number
        self.page = page
        self.text = text
        self.box = box
        self.origin = origin
    }

    /// A rectangle in points from the page's upper left corner.
    package struct Box: Sendable, Equatable {
        /// The left edge.
        package var x: Double
        /// The upper edge.
        package var y: Double
        /// The width.
        package var width: Double
        /// The height: about the size of the letters.
        package var height: Double

        /// A rectangle in points.
        package init(x: Double, y: Double, width: Double, height: Double) {
            self.x = x
            self.y = y
            self.width = width
            self.height = height
        }
    }

    /// Parts of a document beside its body.
    package enum Origin: String, Sendable, Codable {
        case header
        case footer
        case textBox
        case table
    }
}

/// A verbatim piece of one line of a source.
package struct SourceSpan: Sendable, Codable, Hashable {
    /// The line's number, from 1.
    package var line: Int
    /// The first character, counted in `Character`s of the line, from 0.
    package var start: Int
    /// One past the last character.
    package var end: Int

    /// A piece of a line.
    package init(line: Int, start: Int, end: Int) {
        self.line = line
        self.start = start
        self.end = end
    }
}

/// A quotation with its place: what every claim, suggestion and requirement rests on.
package struct Quotation: Sendable, Codable, Hashable {
    /// Which document is quoted.
    package enum Source: String, Sendable, Codable {
        case resume
        case job
    }

    /// Which document is quoted.
    package var source: Source
    /// The words, exactly as they stand in the line.
    package var quote: String
    /// The line's number, from 1.
    package var line: Int
    /// The first character, counted in `Character`s of the line, from 0.
    package var start: Int
    /// One past the last character.
    package var end: Int

    /// A quotation of a span.
    package init(source: Source, quote: String, span: SourceSpan) {
        self.source = source
        self.quote = quote
        line = span.line
        start = span.start
        end = span.end
    }
}
