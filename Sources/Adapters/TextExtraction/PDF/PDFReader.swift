import Subprocess

/// Reads a PDF by poppler's tools, page by page.
///
/// `pdfinfo` says whether it opens and how many pages there are; `pdftotext -tsv` gives each word with its place, as
/// soon as a page is done; the columns are found and put in order here (`PageLayout`).
struct PDFReader {
    /// What the document may cost.
    let limits: ExtractionLimits

    /// Writes the pages.
    ///
    /// - Throws: `ExtractionFailure`; a document of which a page is missing is corrupt, never a shorter one.
    func read(_ bytes: [UInt8], into output: inout ExtractionOutput) async throws -> DocumentFindings {
        guard !PDFStructure.isCutShort(bytes) else { throw ExtractionFailure.corruptFile }
        let info = try await inspect(bytes)
        var findings = DocumentFindings()
        findings.producer = info.producer
        if info.isRotated { findings.warnings.insert("font.embed") }

        var parser = WordTableParser()
        var pagesRead = 0
        var sparsePages = 0
        var hiddenCharacters = 0
        func write(_ page: PageWords) throws {
            pagesRead += 1
            let before = output.characters
            let layout = PageLayout(page)
            try output.write(.init(page: pagesRead, pages: info.pages, lines: layout.lines))
            if output.characters - before < leastCharacters { sparsePages += 1 }
            hiddenCharacters += page.hiddenCharacters
            findings.columns = max(findings.columns, layout.columns)
            if layout.columns > 1 { findings.warnings.insert("layout.columns") }
            if layout.hasTable { findings.warnings.insert("layout.tables") }
        }
        // `-q`: what it prints as errors could only disturb the table.
        let isComplete = try await Tool(name: "pdftotext", arguments: ["-q", "-tsv", "-", "-"]).run(bytes) { chunk in
            for page in try parser.receive(chunk, limit: limits.textBytes) { try write(page) }
        }
        if let page = parser.finish() { try write(page) }
        guard isComplete, pagesRead == info.pages else { throw ExtractionFailure.corruptFile }
        if hiddenCharacters >= 20 { findings.warnings.insert("text.hidden") }

        try await judge(output, pages: pagesRead, sparsePages: sparsePages, bytes: bytes, findings: &findings)
        if try await hasUnembeddedFont(bytes) { findings.warnings.insert("font.embed") }
        return findings
    }

    private func inspect(_ bytes: [UInt8]) async throws -> PDFInfo {
        let (isComplete, text) = try await Tool(name: "pdfinfo", arguments: ["-"])
            .listing(bytes, errors: .combinedWithOutput)
        if isComplete, let info = PDFInfo(text), (1...limits.pages).contains(info.pages) { return info }
        throw text.contains("Incorrect password") ? ExtractionFailure.passwordRequired : .corruptFile
    }

    /// Refuses documents without enough text, and notices pages of pictures among those of text.
    private func judge(
        _ output: ExtractionOutput,
        pages: Int,
        sparsePages: Int,
        bytes: [UInt8],
        findings: inout DocumentFindings
    ) async throws {
        guard output.characters > 0 else { throw ExtractionFailure.noTextLayer }
        guard sparsePages > 0 else { return }
        let hasImages = try await Tool(name: "pdfimages", arguments: ["-list", "-"]).listing(bytes).text
            .split(separator: "\n").dropFirst(2).contains(where: Self.isLargeImage)
        let isSparse = output.characters < leastCharacters * pages
        if isSparse, hasImages { throw ExtractionFailure.noTextLayer }
        guard output.characters >= leastCharacters else { throw ExtractionFailure.tooLittleText }
        guard !isSparse else { throw ExtractionFailure.noTextLayer }
        if hasImages { findings.warnings.insert("layout.images") }
    }

    /// Whether a row of `pdfimages -list` is a picture over 50 by 50 pixels: `resume-domain.md` B6 #14.
    private static func isLargeImage(_ row: Substring) -> Bool {
        let fields = row.split(separator: " ")
        guard fields.count > 4, let width = Int(fields[3]), let height = Int(fields[4]) else { return false }
        return width > 50 && height > 50
    }

    /// Whether `pdffonts` lists a font that is not in the file.
    ///
    /// Its columns are counted from the right, because names and types have spaces: `emb sub uni object ID`.
    private func hasUnembeddedFont(_ bytes: [UInt8]) async throws -> Bool {
        try await Tool(name: "pdffonts", arguments: ["-"]).listing(bytes).text
            .split(separator: "\n").dropFirst(2).contains { row in
                let fields = row.split(separator: " ")
                return fields.count > 5 && fields[fields.count - 5] == "no"
            }
    }
}
