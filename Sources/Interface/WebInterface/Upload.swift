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
        let content = try Self.content(of: body)
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
        let content = try Self.content(of: body)
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
            let clean = String(title.filter { !$0.isNewline }.prefix(Self.titleLength))
            return clean.isEmpty ? nil : clean
        }
    }

    private static func content(of body: Request.Body) throws(Failure) -> [UInt8] {
        switch body {
        case .bytes(let bytes): return bytes
        case .tooLarge: throw tooLarge(resumeLimit)
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

    init(_ text: String) {
        var parts = text.split(separator: ";", omittingEmptySubsequences: false)[...]
        essence = Self.trim(parts.popFirst() ?? "").lowercased()
        var parameters: [String: String] = [:]
        for part in parts {
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard pair.count == 2 else { continue }
            var value = Self.trim(pair[1])
            if value.count >= 2, value.first == "\"", value.last == "\"" {
                value = String(value.dropFirst().dropLast())
            }
            parameters[Self.trim(pair[0]).lowercased()] = value
        }
        self.parameters = parameters
    }

    private static func trim(_ text: Substring) -> String {
        String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
