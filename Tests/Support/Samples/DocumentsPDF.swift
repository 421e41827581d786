/// Writes PDFs by hand, as bytes: whole ones, and after a change of their objects broken ones.
package struct PDFBuilder {
    /// A piece of text at a place.
    package struct Text: Sendable {
        /// The left edge in points.
        package var x: Double
        /// The base line, in points from the upper edge.
        package var y: Double
        /// The size of the letters in points.
        package var size: Double
        /// ASCII characters.
        package var text: String

        /// Text at a place.
        package init(_ x: Double, _ y: Double, _ text: String, size: Double = 10) {
            self.x = x
            self.y = y
            self.size = size
            self.text = text
        }
    }

    /// The bodies of the objects, numbered from 1: catalogue, page tree, font, then what was added.
    package var objects: [[UInt8]] = [
        Array("<< /Type /Catalog /Pages 2 0 R >>".utf8),
        [],
        Array("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".utf8),
    ]
    /// Entries of the information dictionary, such as `/Producer (A program)`.
    package var information = ""
    private var pages: [Int] = []

    /// A PDF without pages, on US Letter paper.
    package init() {}

    /// A PDF of pages of text.
    package init(pages: [[Text]]) {
        for page in pages { addPage(page) }
    }

    /// Adds a page of text.
    package mutating func addPage(_ texts: [Text]) {
        let operators = texts.map { text in
            let escaped = text.text.reduce(into: "") { $0 += "()\\".contains($1) ? "\\\($1)" : String($1) }
            return "BT /F1 \(text.size) Tf \(text.x) \(792 - text.y) Td (\(escaped)) Tj ET"
        }
        addPage(content: Array(operators.joined(separator: "\n").utf8))
    }

    /// Adds a page of operators.
    package mutating func addPage(content: [UInt8], filter: String = "", resources: String = "") {
        let contents = add(stream: content, dictionary: filter)
        pages.append(
            add(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents \(contents) 0 R "
                    + "/Resources << /Font << /F1 3 0 R >> \(resources) >> >>"
            )
        )
    }

    /// Adds an object.
    ///
    /// - Returns: Its number.
    package mutating func add(_ body: String) -> Int {
        objects.append(Array(body.utf8))
        return objects.count
    }

    /// Adds a stream.
    ///
    /// - Returns: Its number.
    package mutating func add(stream: [UInt8], dictionary: String = "") -> Int {
        objects.append(
            Array("<< /Length \(stream.count) \(dictionary) >>\nstream\n".utf8) + stream + Array("\nendstream".utf8)
        )
        return objects.count
    }

    /// The whole file.
    ///
    /// - Parameters:
    ///   - count: What the page tree says of its size, if not the truth.
    ///   - kids: What the page tree points at, if not the pages.
    /// - Returns: A PDF.
    package func build(count: Int? = nil, kids: String? = nil) -> [UInt8] {
        var objects = objects
        let kids = kids ?? pages.map { "\($0) 0 R" }.joined(separator: " ")
        objects[1] = Array("<< /Type /Pages /Kids [\(kids)] /Count \(count ?? pages.count) >>".utf8)
        objects.append(Array("<< \(information) >>".utf8))
        var file = Array("%PDF-1.4\n".utf8)
        var offsets: [Int] = []
        for (index, object) in objects.enumerated() {
            offsets.append(file.count)
            file += Array("\(index + 1) 0 obj\n".utf8) + object + Array("\nendobj\n".utf8)
        }
        let table = file.count
        file += Array("xref\n0 \(objects.count + 1)\n0000000000 65535 f \n".utf8)
        for offset in offsets {
            let digits = String(offset)
            file += Array((String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n").utf8)
        }
        let trailer = "<< /Size \(objects.count + 1) /Root 1 0 R /Info \(objects.count) 0 R >>"
        return file + Array("trailer\n\(trailer)\nstartxref\n\(table)\n%%EOF\n".utf8)
    }
}
