import Documents
import FastCGI
import FoundationEssentials

/// A document as it was sent: its bytes, its format and a title.
struct Upload: Sendable, Equatable {
    var bytes: [UInt8]
    var mediaType: MediaType
    var title: String?

    /// 10 MiB: `design.md` section 2.
    static let resumeLimit = 10 << 20
    /// 256 KiB: likewise.
    static let jobLimit = 256 << 10
    /// A title longer than this is cut.
    private static let titleLength = 200

    /// Reads a resume out of a request: multipart/form-data with `file`, or the raw body.
    init(resume body: Request.Body, contentType: String) throws(Failure) {
        let content = try Self.content(of: body, limit: Self.resumeLimit)
        let type = ContentType(contentType)
        var bytes = content
        var declared = type.essence
        var name: String?
        if type.essence == "multipart/form-data" {
            guard let boundary = type.parameters["boundary"],
                let form = MultipartForm(content, boundary: boundary), let part = form.part(named: "file")
            else { throw Failure(.badRequest, "The form has no part named \"file\", or it is not well formed.") }
            bytes = Array(part.body)
            declared = ContentType(part.contentType ?? "").essence
            name = part.filename
        }
        try self.init(bytes, declared: declared, title: name, limit: Self.resumeLimit)
    }

    /// Reads a posting out of a request: text, or JSON with `text` and perhaps `title`.
    init(job body: Request.Body, contentType: String) throws(Failure) {
        let content = try Self.content(of: body, limit: Self.jobLimit)
        let type = ContentType(contentType)
        switch type.essence {
        case "application/json":
            // The limit is the text's: JSON may need up to six bytes for one.
            guard content.count <= 6 * Self.jobLimit + 4096 else { throw Self.tooLarge(Self.jobLimit) }
            let posting: Posting
            do {
                posting = try JSONDecoder().decode(Posting.self, from: Data(content))
            } catch {
                throw Failure(.badRequest, "The body is not a JSON object with a \"text\".")
            }
            try self.init(Array(posting.text.utf8), declared: "text/plain", title: posting.title, limit: Self.jobLimit)
        case "text/plain", "text/markdown", "":
            try self.init(content, declared: type.essence, title: nil, limit: Self.jobLimit)
        default:
            throw Failure(.unsupportedType, "A posting is text/plain, text/markdown or application/json.")
        }
        guard mediaType == .plainText || mediaType == .markdown else {
            throw Failure(.unsupportedType, "A posting is text; paste it instead of sending a file.")
        }
    }

    private init(_ bytes: [UInt8], declared: String, title: String?, limit: Int) throws(Failure) {
        guard bytes.count <= limit else { throw Self.tooLarge(limit) }
        guard !bytes.isEmpty else { throw Failure(.empty, "The document is empty.") }
        guard let mediaType = MediaType.detect(bytes, declared: declared) else {
            throw Failure(.unsupportedType, "This is not a PDF, a DOCX, or a plain text or Markdown file.")
        }
        self.bytes = bytes
        self.mediaType = mediaType
        self.title = title.flatMap { title in
            // Scalars are counted: one character may be of any length.
            let clean = title.unicodeScalars.lazy.filter { $0.properties.generalCategory != .control }
            let short = String(String.UnicodeScalarView(clean.prefix(Self.titleLength)))
            return short.isEmpty ? nil : short
        }
    }

    private static func content(of body: Request.Body, limit: Int) throws(Failure) -> [UInt8] {
        switch body {
        case .bytes(let bytes): return bytes
        case .tooLarge: throw tooLarge(limit)
        }
    }

    private static func tooLarge(_ limit: Int) -> Failure {
        let size = limit >= 1 << 20 ? "\(limit >> 20) MiB" : "\(limit >> 10) KiB"
        return Failure(.tooLarge, "The document is too large: at most \(size).")
    }

    private struct Posting: Decodable {
        var text: String
        var title: String?
    }
}

/// A `Content-Type` (RFC 9110 §8.3).
struct ContentType: Sendable {
    /// `type/subtype`, in lower case.
    let essence: String
    /// The parameters by their lower-case names.
    let parameters: [String: String]

    /// Reads a field's value; of a parameter given twice the first one counts.
    init(_ text: String) {
        var rest = Substring(text).unicodeScalars
        essence = Self.trim(rest.removeUntil(";")).lowercased()
        var parameters: [String: String] = [:]
        while rest.popFirst() != nil {
            let name = Self.trim(rest.removeUntil("=", or: ";")).lowercased()
            guard rest.first == "=" else { continue }
            rest.removeFirst()
            rest = rest.drop { $0.properties.isWhitespace }
            let value = rest.first == "\"" ? Self.quoted(&rest) : Self.trim(rest.removeUntil(";"))
            // After a quoted value comes nothing but the next parameter.
            _ = rest.removeUntil(";")
            if parameters[name] == nil { parameters[name] = value }
        }
        self.parameters = parameters
    }

    /// Takes a quoted string (RFC 9110 §5.6.4).
    ///
    /// A backslash counts before a quote or a backslash alone, because browsers send those in file names as they are.
    private static func quoted(_ rest: inout Substring.UnicodeScalarView) -> String {
        rest.removeFirst()
        var value = String.UnicodeScalarView()
        while let scalar = rest.popFirst(), scalar != "\"" {
            if scalar == "\\", let next = rest.first, next == "\"" || next == "\\" {
                value.append(next)
                rest.removeFirst()
            } else {
                value.append(scalar)
            }
        }
        return String(value)
    }

    private static func trim(_ text: Substring.UnicodeScalarView) -> String {
        let start = text.drop(while: \.properties.isWhitespace)
        let end = start.lastIndex { !$0.properties.isWhitespace }.map { start.index(after: $0) } ?? start.startIndex
        return String(start[..<end])
    }
}

extension Substring.UnicodeScalarView {
    /// Takes everything before the first of two scalars; by scalars, so that no combining mark hides one.
    fileprivate mutating func removeUntil(_ first: Unicode.Scalar, or second: Unicode.Scalar? = nil) -> Self {
        let end = firstIndex { $0 == first || $0 == second } ?? endIndex
        defer { self = self[end...] }
        return self[..<end]
    }
}
