/// The parts of a multipart/form-data body (RFC 7578, RFC 2046 §5.1).
///
/// The body is whole in memory already, so this only finds where the parts are. No library for it is among those that the platform's
/// registries carry.
struct MultipartForm: Sendable {
    /// One field of the form.
    struct Part: Sendable {
        var name: String
        var filename: String?
        var contentType: String?
        var body: ArraySlice<UInt8>
    }

    private let parts: [Part]

    /// A form has few fields; more are an attack.
    private static let maximumParts = 16
    /// A part's head is a few lines.
    private static let maximumHead = 4096

    /// Finds the parts.
    ///
    /// - Returns: `nil` where the body is not well formed: no final boundary, a part without a head or a name, too many parts.
    init?(_ body: [UInt8], boundary: String) {
        // RFC 2046 §5.1.1: 1 to 70 characters.
        guard (1...70).contains(boundary.utf8.count) else { return nil }
        let delimiter = Array("--\(boundary)".utf8)
        guard var position = Self.start(of: delimiter, in: body) else { return nil }
        var parts: [Part] = []
        let separator = Array("\r\n".utf8) + delimiter
        while true {
            // After a delimiter: "--" ends the form; otherwise optional padding and CRLF.
            if body[position...].starts(with: "--".utf8) { break }
            while position < body.count, body[position] == UInt8(ascii: " ") || body[position] == UInt8(ascii: "\t") {
                position += 1
            }
            guard parts.count < Self.maximumParts, body[position...].starts(with: "\r\n".utf8),
                let end = body.firstIndex(of: separator, from: position),
                let part = Self.part(body[(position + 2)..<max(position + 2, end)])
            else { return nil }
            parts.append(part)
            position = end + separator.count
        }
        self.parts = parts
    }

    /// The first part of a name.
    func part(named name: String) -> Part? {
        parts.first { $0.name == name }
    }

    /// The first delimiter is at the start of a line; what is before it is a preamble, to be ignored.
    private static func start(of delimiter: [UInt8], in body: [UInt8]) -> Int? {
        if body.starts(with: delimiter) { return delimiter.count }
        return body.firstIndex(of: Array("\r\n".utf8) + delimiter, from: 0).map { $0 + 2 + delimiter.count }
    }

    private static func part(_ bytes: ArraySlice<UInt8>) -> Part? {
        let blankLine = Array("\r\n\r\n".utf8)
        let array = Array(bytes.prefix(maximumHead))
        guard let end = array.firstIndex(of: blankLine, from: 0),
            let head = String(validating: array[..<end], as: UTF8.self)
        else { return nil }
        var name: String?
        var filename: String?
        var contentType: String?
        for line in head.split(separator: "\r\n") {
            guard let colon = line.firstIndex(of: ":") else { return nil }
            let value = line[line.index(after: colon)...]
            switch line[..<colon].lowercased() {
            case "content-disposition":
                let disposition = ContentType(String(value))
                guard disposition.essence == "form-data" else { return nil }
                name = disposition.parameters["name"]
                filename = disposition.parameters["filename"]
            case "content-type": contentType = String(value)
            default: break
            }
        }
        guard let name else { return nil }
        let body = bytes[(bytes.startIndex + end + blankLine.count)...]
        return Part(name: name, filename: filename, contentType: contentType, body: body)
    }
}

extension Array<UInt8> {
    /// The first place of a pattern; linear but for patterns that repeat themselves, which a boundary after CRLF does not.
    fileprivate func firstIndex(of pattern: [UInt8], from start: Int) -> Int? {
        guard let first = pattern.first, count >= pattern.count else { return nil }
        var index = start
        while index <= count - pattern.count {
            guard let candidate = self[index...(count - pattern.count)].firstIndex(of: first) else { return nil }
            if self[candidate..<(candidate + pattern.count)].elementsEqual(pattern) { return candidate }
            index = candidate + 1
        }
        return nil
    }
}
