/// Writes DOCX files by hand.
package struct WordBuilder {
    /// The children of `w:body`, as XML.
    package var body: String
    /// Headers, each the children of `w:hdr`.
    package var headers: [String] = []
    /// Footers, each the children of `w:ftr`.
    package var footers: [String] = []
    /// What `docProps/app.xml` names; `nil` leaves the part out.
    package var application: String? = "Example Writer"

    /// A document with a body.
    package init(body: String) {
        self.body = body
    }

    /// A document of paragraphs of plain text.
    package init(paragraphs: [String]) {
        body = paragraphs.map(Self.paragraph).joined()
    }

    /// A paragraph of one run.
    package static func paragraph(_ text: String) -> String {
        "<w:p><w:r><w:t xml:space=\"preserve\">\(escape(text))</w:t></w:r></w:p>"
    }

    /// A table of cells of one paragraph each.
    package static func table(_ rows: [[String]]) -> String {
        let rows = rows.map { row in
            "<w:tr>" + row.map { "<w:tc><w:tcPr/>\(paragraph($0))</w:tc>" }.joined() + "</w:tr>"
        }
        return "<w:tbl><w:tblPr/>\(rows.joined())</w:tbl>"
    }

    /// A paragraph with a text box anchored in it, with the copy for old programs that Word writes beside it.
    package static func textBox(_ text: String, anchoredIn anchor: String = "") -> String {
        let content = "<w:txbxContent>\(paragraph(text))</w:txbxContent>"
        return "<w:p><w:r><w:t>\(escape(anchor))</w:t></w:r><w:r><mc:AlternateContent>"
            + "<mc:Choice Requires=\"wps\"><w:drawing><wps:txbx>\(content)</wps:txbx></w:drawing></mc:Choice>"
            + "<mc:Fallback><w:pict><v:textbox>\(content)</v:textbox></w:pict></mc:Fallback>"
            + "</mc:AlternateContent></w:r></w:p>"
    }

    /// The body as a whole part.
    package var document: String {
        Self.part("document", "<w:body>\(body)<w:sectPr/></w:body>")
    }

    /// The files of the package.
    package var entries: [ZipBuilder.Entry] {
        var entries: [ZipBuilder.Entry] = [
            .init(
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"
            ),
            .init("_rels/.rels", "<Relationships/>"),
            .init("word/document.xml", document),
        ]
        for (index, header) in headers.enumerated() {
            entries.append(.init("word/header\(index + 1).xml", Self.part("hdr", header)))
        }
        for (index, footer) in footers.enumerated() {
            entries.append(.init("word/footer\(index + 1).xml", Self.part("ftr", footer)))
        }
        if let application {
            entries.append(
                .init(
                    "docProps/app.xml",
                    "<Properties><Application>\(Self.escape(application))</Application></Properties>"
                )
            )
        }
        return entries
    }

    /// The whole file.
    package func build() -> [UInt8] {
        ZipBuilder(entries).build()
    }

    /// The DOCX of some part of XML in place of the body.
    package static func withDocument(_ document: [UInt8]) -> [UInt8] {
        var entries = WordBuilder(body: "").entries
        entries[2].data = document
        return ZipBuilder(entries).build()
    }

    /// Text as XML.
    package static func escape(_ text: String) -> String {
        text.reduce(into: "") { result, character in
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            default: result.append(character)
            }
        }
    }

    private static func part(_ element: String, _ content: String) -> String {
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:\(element) "
            + "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
            + "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" "
            + "xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" "
            + "xmlns:v=\"urn:schemas-microsoft-com:vml\">\(content)</w:\(element)>"
    }
}
