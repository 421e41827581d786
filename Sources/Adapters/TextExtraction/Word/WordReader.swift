import Documents

/// Reads a DOCX: headers, body with its tables and text boxes, footers.
struct WordReader {
    /// What the document may cost.
    let limits: ExtractionLimits

    private static let compoundFile: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0]

    /// Writes its text as one page: a DOCX has no pages until it is printed.
    ///
    /// - Throws: `ExtractionFailure`.
    func read(_ bytes: [UInt8], into output: inout ExtractionOutput) throws -> DocumentFindings {
        // Only an encrypted package is a compound file here: `MediaType.detect`.
        guard !bytes.starts(with: Self.compoundFile) else { throw ExtractionFailure.passwordRequired }
        let package = try WordPackage(bytes, limits: limits)
        var findings = DocumentFindings()
        var lines = try furniture(package.headers, origin: .header)
        let body = WordTextCollector()
        try XMLReader.parse(package.document, handler: body)
        lines += body.lines
        lines += try furniture(package.footers, origin: .footer)

        if body.hasTable { findings.warnings.insert("layout.tables") }
        let beside = lines.contains { line in
            [.header, .footer, .textBox].contains(line.origin) && line.text.contains { $0.isLetter }
        }
        if beside { findings.warnings.insert("layout.boxes") }
        if body.hiddenCharacters >= 20 { findings.warnings.insert("text.hidden") }
        if !package.properties.isEmpty {
            let properties = ProducerCollector()
            try XMLReader.parse(package.properties, handler: properties)
            findings.producer = properties.producer
        }

        try output.write(.init(page: 1, pages: 1, lines: lines))
        guard output.characters >= leastCharacters else {
            throw package.hasImages ? ExtractionFailure.noTextLayer : .tooLittleText
        }
        return findings
    }

    /// The lines of headers or footers, each once: Word keeps one for the first page, for even and for odd ones.
    private func furniture(
        _ parts: [(name: String, bytes: [UInt8])],
        origin: TextLine.Origin
    ) throws -> [ExtractionRecord.Line] {
        var seen = Set<String>()
        var lines: [ExtractionRecord.Line] = []
        for part in parts {
            let collector = WordTextCollector(origin: origin)
            try XMLReader.parse(part.bytes, handler: collector)
            lines += collector.lines.filter { !$0.text.isEmpty && seen.insert($0.text).inserted }
        }
        return lines
    }
}

/// Reads the program's name out of `docProps/app.xml`.
private final class ProducerCollector: XMLContentHandler {
    private var isApplication = false
    private var text = ""

    var producer: String? {
        text.isEmpty ? nil : String(text.prefix(200))
    }

    func elementBegan(_ name: String, attributes: [String: String]) {
        isApplication = name == "Application"
    }

    func elementEnded(_ name: String) {
        isApplication = false
    }

    func foundCharacters(_ characters: String) {
        if isApplication { text += characters }
    }
}
