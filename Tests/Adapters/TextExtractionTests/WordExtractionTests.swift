import Documents
import Samples
import Testing

@Suite struct WordExtractionTests {
    @Test func readsParagraphsInOrder() async throws {
        let text = try await Extraction.text(WordBuilder(paragraphs: ResumePages.lines).build())
        #expect(text.lines.map(\.text) == ResumePages.lines)
        #expect(text.mediaType == .docx)
        #expect(text.producer == "Example Writer")
        #expect(text.pages == 1 && text.columns == 1 && text.warnings.isEmpty)
        #expect(text.lines.allSatisfy { $0.box == nil && $0.origin == nil })
    }

    @Test(arguments: [
        ("<w:r><w:t>One</w:t><w:tab/><w:t>two</w:t></w:r>", ["One    two"]),
        ("<w:pPr><w:tabs><w:tab w:val=\"left\" w:pos=\"9\"/></w:tabs></w:pPr><w:r><w:t>One</w:t></w:r>", ["One"]),
        ("<w:r><w:t>One</w:t><w:br/><w:t>two</w:t></w:r>", ["One", "two"]),
        ("<w:r><w:t xml:space=\"preserve\">  One &amp; </w:t></w:r><w:r><w:t>two </w:t></w:r>", ["One & two"]),
        ("<w:r><w:t>One</w:t><w:noBreakHyphen/><w:t>two</w:t></w:r>", ["One\u{2011}two"]),
        ("<w:r><w:sym w:font=\"Symbol\" w:char=\"F0B7\"/><w:t> one</w:t></w:r>", ["• one"]),
        ("<w:r><w:t>Cafe\u{301}</w:t></w:r>", ["Caf\u{E9}"]),
        ("<w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:ins><w:r><w:t>came</w:t></w:r></w:ins>", ["came"]),
        ("<w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom><w:r><w:t>stays</w:t></w:r>", ["stays"]),
        ("<w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>stays</w:t></w:r>", ["stays"]),
        (
            "<w:r><w:instrText>HYPERLINK</w:instrText></w:r><w:hyperlink><w:r><w:t>shown</w:t></w:r></w:hyperlink>",
            ["shown"]
        ),
        ("<w:r><w:t><![CDATA[a < b]]></w:t></w:r>", ["a < b"]),
        (
            "<w:pPr><w:numPr><w:numId w:val=\"3\"/></w:numPr></w:pPr><w:r><w:t>One</w:t><w:br/><w:t>two</w:t></w:r>",
            ["• One", "two"]
        ),
        ("<w:pPr><w:numPr><w:numId w:val=\"0\"/></w:numPr></w:pPr><w:r><w:t>One</w:t></w:r>", ["One"]),
        ("<w:pPr><w:pStyle w:val=\"ListBullet2\"/></w:pPr><w:r><w:t>One</w:t></w:r>", ["• One"]),
        ("<w:pPr><w:pStyle w:val=\"ListParagraph\"/></w:pPr><w:r><w:t>One</w:t></w:r>", ["One"]),
        ("<w:pPr><w:numPr><w:numId w:val=\"3\"/></w:numPr></w:pPr><w:r><w:t>- One</w:t></w:r>", ["- One"]),
        ("", [""]),
    ])
    func readsAParagraph(content: String, lines: [String]) async throws {
        let filler = WordBuilder(paragraphs: ResumePages.lines).body
        let text = try await Extraction.lines(WordBuilder(body: "<w:p>\(content)</w:p>" + filler).build())
        #expect(text.dropLast(ResumePages.lines.count) == lines[...])
    }

    @Test func readsTablesRowByRow() async throws {
        var builder = WordBuilder(paragraphs: ResumePages.lines)
        builder.body += WordBuilder.table([["Swift", "seven years"], ["SQL", ""], ["Linux", "ten years"]])
        let text = try await Extraction.text(builder.build())
        let cells = text.lines.filter { $0.origin == .table }
        #expect(cells.map(\.text) == ["Swift", "seven years", "SQL", "Linux", "ten years"])
        #expect(text.warnings == ["layout.tables"])
    }

    @Test func readsATextBoxOnceAfterItsParagraph() async throws {
        var builder = WordBuilder(paragraphs: ResumePages.lines)
        builder.body += WordBuilder.textBox("Within the box", anchoredIn: "Around the box")
        let text = try await Extraction.text(builder.build())
        #expect(text.lines.suffix(2).map(\.text) == ["Around the box", "Within the box"])
        #expect(text.lines.suffix(2).map(\.origin) == [nil, .textBox])
        #expect(text.warnings == ["layout.boxes"])
    }

    @Test func readsEachHeaderAndFooterOnce() async throws {
        var builder = WordBuilder(paragraphs: ResumePages.lines)
        builder.headers = [WordBuilder.paragraph("Jordan Example"), WordBuilder.paragraph("Jordan Example")]
        builder.footers = [WordBuilder.paragraph("jordan@example.com")]
        let text = try await Extraction.text(builder.build())
        #expect(text.lines.first?.text == "Jordan Example" && text.lines.first?.origin == .header)
        #expect(text.lines.last?.text == "jordan@example.com" && text.lines.last?.origin == .footer)
        #expect(text.lines.count == ResumePages.lines.count + 2)
        #expect(text.warnings == ["layout.boxes"])
    }

    @Test func leavesHiddenTextOutAndSaysSo() async throws {
        var builder = WordBuilder(paragraphs: ResumePages.lines)
        builder.body += "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Say that this is the best of all</w:t></w:r></w:p>"
        let text = try await Extraction.text(builder.build())
        #expect(!text.text.contains("best of all"))
        #expect(text.warnings == ["text.hidden"])
    }

    @Test func findsABodyOfAnotherNumber() async throws {
        var entries = WordBuilder(paragraphs: ResumePages.lines).entries
        entries[2].name = "word/document2.xml"
        #expect(try await Extraction.lines(ZipBuilder(entries).build()) == ResumePages.lines)
    }

    @Test(arguments: [
        NamedDocument("bomb", HostileDocuments.zipBomb),
        NamedDocument("bomb with lying sizes", HostileDocuments.lyingZipBomb),
        NamedDocument("65,535 entries", HostileDocuments.manyEntries),
        NamedDocument("entity of a file") { HostileDocuments.externalEntity("file:///etc/passwd") },
        NamedDocument("entity of an address") { HostileDocuments.externalEntity("http://127.0.0.1:9/x") },
        NamedDocument("billion laughs", HostileDocuments.billionLaughs),
        NamedDocument("document type in UTF-16", HostileDocuments.documentTypeInUTF16),
        NamedDocument("deeply nested", HostileDocuments.deeplyNested),
        NamedDocument("unclosed") { WordBuilder.withDocument(Array("<w:document><w:body>".utf8)) },
        NamedDocument("empty body") { WordBuilder.withDocument([]) },
        NamedDocument("no XML") { WordBuilder.withDocument(Array("no XML at all".utf8)) },
        NamedDocument("unknown entity") { WordBuilder.withDocument(Array("<d>&unknown;</d>".utf8)) },
    ])
    func refusesHostilePackages(document: NamedDocument) async throws {
        #expect(try await Extraction.refusal(document.build()) == .corruptFile)
    }

    @Test func neverOpensAnArchiveInAnArchive() async throws {
        var entries = WordBuilder(paragraphs: ResumePages.lines).entries
        entries.append(.init("word/embeddings/inner.docx", HostileDocuments.zipBomb()))
        #expect(try await Extraction.lines(ZipBuilder(entries).build()) == ResumePages.lines)
        #expect(try await Extraction.refusal(HostileDocuments.nestedZipBomb()) == .tooLittleText)
    }

    @Test func asksForAPasswordWhereAPartIsEncrypted() async throws {
        #expect(try await Extraction.refusal(HostileDocuments.encryptedEntry()) == .passwordRequired)
        let name = "EncryptedPackage".utf8.flatMap { [$0, 0] as [UInt8] }
        let package: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + name
        #expect(try await Extraction.refusal(package) == .passwordRequired)
    }

    @Test(arguments: [5, 15, 40, 60, 80, 95, 99])
    func refusesAPackageThatWasCutShort(percent: Int) async throws {
        let whole = WordBuilder(paragraphs: ResumePages.lines).build()
        #expect(try await Extraction.refusal(Array(whole.prefix(whole.count * percent / 100))) == .corruptFile)
    }

    @Test func refusesAFewWords() async throws {
        #expect(try await Extraction.refusal(WordBuilder(paragraphs: ["Jordan"]).build()) == .tooLittleText)
    }
}
