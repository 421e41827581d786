extension MediaType {
    /// Finds a document's format from its bytes; its name is never asked.
    ///
    /// - Parameters:
    ///   - bytes: The whole file.
    ///   - declared: The content type it came with, which only tells Markdown from plain text.
    /// - Returns: `nil` for everything that is not read: other archives, old binary Word, programs, images, RTF, HTML.
    package static func detect(_ bytes: [UInt8], declared: String? = nil) -> MediaType? {
        if bytes.isEmpty { return nil }
        if bytes.starts(with: ZipDirectory.signature) || bytes.starts(with: ZipDirectory.emptySignature) {
            return ZipDirectory.isWordDocument(bytes) ? .docx : nil
        }
        if bytes.starts(with: compoundFileSignature) {
            // Word wraps a password-protected DOCX in a compound file; the extraction then says `password_required`.
            return bytes.contains(subsequence: encryptedPackageName) ? .docx : nil
        }
        if foreignSignatures.contains(where: { bytes.starts(with: $0) }) { return nil }
        // Readers accept junk before the header within the first 1,024 bytes: ISO 32000-1 Annex H.3, note 13.
        if bytes.prefix(1024).contains(subsequence: pdfSignature) { return .pdf }
        // The opening is enough here: this is asked at upload, and the extraction judges the whole.
        let start = Array(bytes.prefix(64 * 1024))
        guard let encoding = TextEncoding(detecting: start) else { return nil }
        let opening = encoding.decode(start)
        if isOtherMarkup(opening) { return nil }
        return isMarkdown(declared: declared) || hasMarkdownSyntax(opening) ? .markdown : .plainText
    }

    private static let pdfSignature = Array("%PDF-".utf8)

    /// The head of a Compound File Binary, [MS-CFB] 2.2: Word before 2007, and encrypted packages.
    private static let compoundFileSignature: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

    /// The stream's name in an encrypted Office file, [MS-OFFCRYPTO] 2.3.4.4, in UTF-16LE.
    private static let encryptedPackageName: [UInt8] = "EncryptedPackage".utf8.flatMap { [$0, 0] as [UInt8] }

    /// Formats that could pass for text, or hide a PDF header behind their own.
    private static let foreignSignatures: [[UInt8]] = [
        [0x7F, 0x45, 0x4C, 0x46],  // ELF
        [0x4D, 0x5A, 0x90, 0x00],  // Windows programs
        [0x89, 0x50, 0x4E, 0x47],  // PNG
        [0xFF, 0xD8, 0xFF],  // JPEG
        Array("GIF8".utf8),
        Array("RIFF".utf8),
        Array("{\\rtf".utf8),
        Array("%!PS".utf8),
    ]

    private static func isOtherMarkup(_ text: String) -> Bool {
        let start = text.drop { $0.isWhitespace }.prefix(64).lowercased()
        return ["<!doctype", "<html", "<head", "<body", "<?xml", "<svg", "<!--"].contains { start.hasPrefix($0) }
    }

    private static func isMarkdown(declared: String?) -> Bool {
        guard let type = declared?.split(separator: ";").first else { return false }
        return ["text/markdown", "text/x-markdown"].contains(
            String(type.filter { !$0.isWhitespace }).lowercased()
        )
    }

    /// Two ATX headings, or one and some emphasis or link: what plain resumes do not have.
    ///
    /// https://spec.commonmark.org/0.31.2/#atx-headings
    private static func hasMarkdownSyntax(_ text: String) -> Bool {
        var headings = 0
        var inline = false
        for line in text.split(whereSeparator: \.isNewline) {
            let hashes = line.prefix { $0 == "#" }.count
            if (1...6).contains(hashes), line.dropFirst(hashes).first == " " { headings += 1 }
            if line.contains("](") || line.split(separator: "**", omittingEmptySubsequences: false).count > 2 {
                inline = true
            }
        }
        return headings > 1 || headings == 1 && inline
    }
}

extension Collection where Element: Equatable {
    /// Whether a sequence of elements occurs in this one.
    fileprivate func contains(subsequence: [Element]) -> Bool {
        guard let first = subsequence.first else { return true }
        var rest = self[...]
        while let start = rest.firstIndex(of: first) {
            if rest[start...].starts(with: subsequence) { return true }
            rest = rest[rest.index(after: start)...]
        }
        return false
    }
}
