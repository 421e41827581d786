/// What `pdfinfo` tells of a PDF that opens.
struct PDFInfo: Equatable {
    /// How many pages it has.
    var pages: Int
    /// The program that made the PDF, else the one that wrote the text.
    var producer: String?
    /// Whether its first page is turned: `resume-domain.md` B6 #9.
    var isRotated = false

    /// Reads the tool's listing, one `Name:  value` a line.
    init?(_ listing: String) {
        var fields: [Substring: Substring] = [:]
        for line in listing.split(whereSeparator: \.isNewline) {
            guard let colon = line.firstIndex(of: ":") else { continue }
            let name = line[..<colon]
            if fields[name] == nil { fields[name] = line[line.index(after: colon)...].drop { $0 == " " } }
        }
        guard let pages = fields["Pages"].flatMap({ Int($0) }) else { return nil }
        self.pages = pages
        producer = (fields["Producer"] ?? fields["Creator"]).map { String($0.prefix(200)) }
        isRotated = (fields["Page rot"] ?? "0") != "0"
    }
}
