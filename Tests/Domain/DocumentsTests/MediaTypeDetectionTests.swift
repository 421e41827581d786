import Documents
import Testing

@Suite struct MediaTypeDetectionTests {
    private static let resume = "Jordan Example\nEngineer\njordan@example.com\n"

    @Test(arguments: [
        "%PDF-1.7\n", "\n\n%PDF-1.4", "HTTP/1.1 200 OK\r\n\r\n%PDF-1.4", String(repeating: " ", count: 1019) + "%PDF-",
    ])
    func findsPDF(bytes: String) {
        #expect(MediaType.detect(Array(bytes.utf8)) == .pdf)
        #expect(MediaType.detect(Array(bytes.utf8), declared: "text/plain") == .pdf)
    }

    @Test func looksForPDFOnlyAtTheStart() {
        let late = String(repeating: " ", count: 1020) + "%PDF-"
        #expect(MediaType.detect(Array(late.utf8)) == .plainText)
    }

    @Test(
        arguments: [
            ([["[Content_Types].xml", "_rels/.rels", "word/document.xml"]], MediaType.docx),
            ([["word/document.xml", "[Content_Types].xml"]], .docx),
            ([["[Content_Types].xml", "xl/workbook.xml"]], nil),
            ([["[Content_Types].xml", "ppt/presentation.xml"]], nil),
            ([["mimetype", "content.xml"]], nil),
            ([["word/document.xml"]], nil),
            ([["readme.txt"]], nil),
            ([[]], nil),
        ] as [([[String]], MediaType?)]
    )
    func findsWordAmongArchives(names: [[String]], type: MediaType?) {
        #expect(MediaType.detect(Self.archive(names[0])) == type)
    }

    @Test func tellsATruncatedWordDocumentByItsFirstFile() {
        let whole = Self.archive(["[Content_Types].xml", "word/document.xml"])
        for count in 50..<whole.count { #expect(MediaType.detect(Array(whole.prefix(count))) == .docx) }
        for count in 0..<50 { _ = MediaType.detect(Array(whole.prefix(count))) }
        let other = Self.archive(["mimetype", "content.xml"])
        for count in 4..<other.count { #expect(MediaType.detect(Array(other.prefix(count))) == nil) }
    }

    @Test func survivesADirectoryThatPointsAnywhere() {
        var bytes = Self.archive(["[Content_Types].xml", "word/document.xml"])
        for offset in 0..<bytes.count {
            for value in [0x00, 0x7F, 0xFF] as [UInt8] {
                let old = bytes[offset]
                bytes[offset] = value
                _ = MediaType.detect(bytes)
                bytes[offset] = old
            }
        }
    }

    @Test(
        arguments: [
            [0x7F, 0x45, 0x4C, 0x46, 0x02, 0x01], [0x4D, 0x5A, 0x90, 0x00, 0x03], [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A],
            [0xFF, 0xD8, 0xFF, 0xE0], Array("GIF89a".utf8), Array("RIFF....WEBP".utf8),
            Array("{\\rtf1\\ansi Jordan}".utf8),
            Array("%!PS-Adobe-3.0".utf8), [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0], [0x00], [0x01], [],
            [0x1F, 0x8B, 0x08, 0x00], Array("<html><body>Jordan</body></html>".utf8), Array("\n <!DOCTYPE html>".utf8),
            Array("<?xml version=\"1.0\"?><resume/>".utf8), Array(repeating: 0x07, count: 100),
            [0xFF, 0xFE, 0x00, 0x00],
        ] as [[UInt8]]
    )
    func refusesEverythingElse(bytes: [UInt8]) {
        for declared in [nil, "application/pdf", "text/plain", "text/markdown"] {
            #expect(MediaType.detect(bytes, declared: declared) == nil)
        }
    }

    @Test(
        arguments: [
            [0x7F, 0x45, 0x4C, 0x46], [0x4D, 0x5A, 0x90, 0x00], [0x50, 0x4B, 0x03, 0x04],
        ] as [[UInt8]]
    )
    func refusesAnotherFormatThatHidesAPDF(head: [UInt8]) {
        #expect(MediaType.detect(head + Array("....%PDF-1.4".utf8)) == nil)
    }

    @Test func takesAnEncryptedPackageForAWordDocument() {
        let name = "EncryptedPackage".utf8.flatMap { [$0, 0] as [UInt8] }
        let file: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 512) + name
        #expect(MediaType.detect(file) == .docx)
        #expect(MediaType.detect(Array(file.dropLast(2))) == nil)
    }

    @Test(
        arguments: [
            (resume, nil, MediaType.plainText), (resume, "text/plain", .plainText),
            (resume, "text/markdown", .markdown),
            (resume, "text/markdown; charset=utf-8", .markdown), (resume, " TEXT/Markdown ", .markdown),
            (resume, "text/x-markdown", .markdown), (resume, "application/pdf", .plainText), (resume, "", .plainText),
            (resume, ";", .plainText),
            ("# Jordan\n\n## Work\n", nil, .markdown), ("# Jordan\n**bold** words\n", nil, .markdown),
            ("# Jordan\n[link](https://example.com)\n", nil, .markdown), ("# Jordan\n", nil, .plainText),
            ("#1 in sales\n#2 in travel\n", nil, .plainText), ("C# and F#\n* one\n* two\n", nil, .plainText),
            ("a", nil, .plainText), ("\n", nil, .plainText), ("BMW and RIF\n", nil, .plainText),
        ] as [(String, String?, MediaType)]
    )
    func tellsMarkdownFromPlainText(text: String, declared: String?, type: MediaType) {
        #expect(MediaType.detect(Array(text.utf8), declared: declared) == type)
        #expect(MediaType.detect([0xEF, 0xBB, 0xBF] + Array(text.utf8), declared: declared) == type)
        let wide: [UInt8] = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] as [UInt8] }
        #expect(MediaType.detect(wide, declared: declared) == type)
    }

    /// An archive of empty files, stored.
    private static func archive(_ names: [String]) -> [UInt8] {
        var file: [UInt8] = []
        var directory: [UInt8] = []
        for name in names {
            let length: [UInt8] = [UInt8(name.utf8.count), 0, 0, 0]
            let shared = [20, 0] + [UInt8](repeating: 0, count: 20) + length
            let offset = [UInt8(file.count & 0xFF), UInt8(file.count >> 8), 0, 0]
            file += [0x50, 0x4B, 0x03, 0x04] + shared + Array(name.utf8)
            directory += [0x50, 0x4B, 0x01, 0x02, 20, 0] + shared + [UInt8](repeating: 0, count: 10) + offset
            directory += Array(name.utf8)
        }
        let counts = [UInt8](repeating: 0, count: 4) + [UInt8(names.count), 0, UInt8(names.count), 0]
        let sizes = [UInt8(directory.count & 0xFF), UInt8(directory.count >> 8), 0, 0]
        let start = [UInt8(file.count & 0xFF), UInt8(file.count >> 8), 0, 0]
        return file + directory + [0x50, 0x4B, 0x05, 0x06] + counts + sizes + start + [0, 0]
    }
}
