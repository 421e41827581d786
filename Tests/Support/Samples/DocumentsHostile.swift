/// Files that were made to harm whoever opens them.
package enum HostileDocuments {
    /// A PDF whose page tree claims a thousand million pages.
    package static func pageTreeBomb() -> [UInt8] {
        var builder = PDFBuilder()
        builder.addPage([.init(72, 72, "One page")])
        return builder.build(count: 999_999_999)
    }

    /// A PDF whose page tree has itself as its child, twice.
    package static func pageTreeLoop() -> [UInt8] {
        PDFBuilder().build(count: 100, kids: "2 0 R 2 0 R")
    }

    /// A PDF of some ten thousand bytes with 150 MB of operators, compressed twice.
    package static func doubleFlateBomb() -> [UInt8] {
        var builder = PDFBuilder()
        builder.addPage(
            content: Deflate.doubleZlibBomb(pattern: Array("q Q ".utf8), copies: 600_000),
            filter: "/Filter [/FlateDecode /FlateDecode]"
        )
        return builder.build()
    }

    /// A PDF that shows the same word millions of times.
    package static func textBomb() -> [UInt8] {
        var builder = PDFBuilder()
        builder.addPage(
            content: Deflate.zlibBomb(pattern: Array(" BT /F1 9 Tf 9 9 Td(aaaa)Tj ET".utf8), copies: 100_000),
            filter: "/Filter /FlateDecode"
        )
        return builder.build()
    }

    /// A PDF with a form that draws itself.
    package static func selfReference() -> [UInt8] {
        var builder = PDFBuilder()
        let form = builder.objects.count + 1
        _ = builder.add(
            stream: Array("/X Do".utf8),
            dictionary: "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X \(form) 0 R >> >>"
        )
        builder.addPage(content: Array("/X Do".utf8), resources: "/XObject << /X \(form) 0 R >>")
        return builder.build()
    }

    /// A scan: a page with nothing but a picture.
    package static func imageOnly(text: String = "") -> [UInt8] {
        var builder = PDFBuilder()
        let image = builder.add(
            stream: [UInt8](repeating: 0x7F, count: 100 * 100),
            dictionary:
                "/Type /XObject /Subtype /Image /Width 100 /Height 100 /ColorSpace /DeviceGray /BitsPerComponent 8"
        )
        builder.addPage(
            content: Array("q 500 0 0 700 50 50 cm /I Do Q BT /F1 8 Tf 50 20 Td (\(text)) Tj ET".utf8),
            resources: "/XObject << /I \(image) 0 R >>"
        )
        return builder.build()
    }

    /// A DOCX whose body inflates to 25 MB.
    package static func zipBomb() -> [UInt8] {
        deflatedBody(Deflate.bomb(pattern: Array(" ".utf8), copies: 100_000))
    }

    /// The same, with headers that announce a small body.
    package static func lyingZipBomb() -> [UInt8] {
        deflatedBody(Deflate.bomb(pattern: Array(" ".utf8), copies: 100_000), announcedSize: 1_000)
    }

    /// A DOCX with another archive inside, which is a bomb.
    package static func nestedZipBomb() -> [UInt8] {
        var entries = WordBuilder(paragraphs: ["Short"]).entries
        var bomb = ZipBuilder.Entry("word/embeddings/inner.zip", zipBomb())
        bomb.isDeflated = false
        entries.append(bomb)
        return ZipBuilder(entries).build()
    }

    /// A DOCX of 65,535 files.
    package static func manyEntries() -> [UInt8] {
        var entries = WordBuilder(paragraphs: ResumePages.lines).entries
        while entries.count < 65_535 { entries.append(.init("word/media/\(entries.count)", [])) }
        return ZipBuilder(entries).build()
    }

    /// A DOCX whose body names a file of the machine as an entity.
    package static func externalEntity(_ address: String) -> [UInt8] {
        withDocumentType("<!DOCTYPE d [<!ENTITY x SYSTEM \"\(address)\">]>", text: "&x;")
    }

    /// A DOCX whose body is a thousand million laughs.
    package static func billionLaughs() -> [UInt8] {
        let levels = (1...9).map { level in
            "<!ENTITY l\(level) \"" + String(repeating: "&l\(level - 1);", count: 10) + "\">"
        }
        return withDocumentType("<!DOCTYPE d [<!ENTITY l0 \"ha\">\(levels.joined())]>", text: "&l9;")
    }

    /// A DOCX with a document type in UTF-16, where no search for its ASCII letters finds it.
    package static func documentTypeInUTF16() -> [UInt8] {
        let document = documentTypeXML("<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>", text: "&x;")
            .replacing("UTF-8", with: "UTF-16")
        return WordBuilder.withDocument([0xFF, 0xFE] + document.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
    }

    /// A DOCX with a part that is marked as encrypted.
    package static func encryptedEntry() -> [UInt8] {
        var entries = WordBuilder(paragraphs: ResumePages.lines).entries
        entries[2].isEncrypted = true
        return ZipBuilder(entries).build()
    }

    /// A DOCX of a hundred thousand nested elements.
    package static func deeplyNested() -> [UInt8] {
        WordBuilder(body: String(repeating: "<w:tbl><w:tr><w:tc>", count: 100_000)).build()
    }

    private static func deflatedBody(_ data: [UInt8], announcedSize: Int? = nil) -> [UInt8] {
        var entries = WordBuilder(body: "").entries
        entries[2].data = data
        entries[2].isDeflated = true
        entries[2].announcedSize = announcedSize ?? 25_800_001
        return ZipBuilder(entries).build()
    }

    private static func withDocumentType(_ type: String, text: String) -> [UInt8] {
        WordBuilder.withDocument(Array(documentTypeXML(type, text: text).utf8))
    }

    private static func documentTypeXML(_ type: String, text: String) -> String {
        let document = WordBuilder(body: "<w:p><w:r><w:t>\(text)</w:t></w:r></w:p>").document
        return document.replacing("?>\n", with: "?>\n\(type)")
    }
}
