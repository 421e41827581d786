/// A request that was read whole.
struct HTTPRequest: Sendable {
    /// Its method.
    var method: String
    /// Its target without the query.
    var path: String
    /// The parameters of its query; of one name the last one.
    var query: [String: String]
    /// Its fields, the names in lower case; those of one name are joined by commas.
    var headers: [String: String]
    /// Its body.
    var body: [UInt8] = []
}

/// Why a request cannot be read.
struct MalformedRequest: Error, Sendable {
    /// The HTTP status that says so.
    let status: Int
    /// A sentence.
    let message: String
    /// The path, where it was read before: it decides in which dialect the answer is.
    var path = ""
}

/// Reads the requests of one connection, whatever the pieces that they arrive in (RFC 9112).
///
/// Pure: it has no socket. What follows a request in the same piece waits for the next call.
struct HTTPRequestReader: Sendable {
    /// The largest head: twice what common servers take.
    static let headLimit = 64 << 10
    /// The largest body: Anthropic's limit (`llm-protocols.md` 1.2).
    static let bodyLimit = 32 << 20

    private var buffer: [UInt8] = []
    /// Up to where the end of the head was looked for.
    private var searched = 0
    /// The request whose body is being read, and how much of it there is.
    private var pending: (request: HTTPRequest, length: Int, headLength: Int)?
    private var hasAskedToContinue = false

    /// Takes bytes.
    mutating func append(_ bytes: ArraySlice<UInt8>) {
        buffer.append(contentsOf: bytes)
    }

    /// Whether the client waits for a word before it sends the body; true at most once a request.
    mutating func takesContinue() -> Bool {
        guard let pending, !hasAskedToContinue, pending.request.headers["expect"]?.lowercased() == "100-continue"
        else { return false }
        hasAskedToContinue = true
        return buffer.count < pending.headLength + pending.length
    }

    /// The next request that is whole.
    ///
    /// - Throws: `MalformedRequest`, after which the connection can only be closed.
    mutating func next() throws(MalformedRequest) -> HTTPRequest? {
        if pending == nil {
            guard let end = try endOfHead() else { return nil }
            let request = try Self.head(buffer[..<end])
            pending = (request, try Self.length(of: request), end)
        }
        guard let (head, length, headLength) = pending, buffer.count >= headLength + length else { return nil }
        var request = head
        request.body = Array(buffer[headLength..<headLength + length])
        buffer.removeFirst(headLength + length)
        searched = 0
        pending = nil
        hasAskedToContinue = false
        return request
    }

    /// The index behind the blank line.
    private mutating func endOfHead() throws(MalformedRequest) -> Int? {
        var index = max(searched - 3, 0)
        while index + 3 < buffer.count {
            if buffer[index] == 13, buffer[index + 1] == 10, buffer[index + 2] == 13, buffer[index + 3] == 10 {
                return index + 4
            }
            index += 1
        }
        searched = buffer.count
        guard buffer.count <= Self.headLimit else {
            throw MalformedRequest(status: 431, message: "The request's head is too large.")
        }
        return nil
    }

    private static func head(_ bytes: ArraySlice<UInt8>) throws(MalformedRequest) -> HTTPRequest {
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\r\n")
        let words = lines.first?.split(separator: " ", omittingEmptySubsequences: false) ?? []
        guard bytes.count <= headLimit else {
            throw MalformedRequest(status: 431, message: "The request's head is too large.")
        }
        guard words.count == 3, words[2] == "HTTP/1.1" || words[2] == "HTTP/1.0", words[1].hasPrefix("/") else {
            throw MalformedRequest(status: 400, message: "The request line is malformed.")
        }
        let target = words[1].split(separator: "?", maxSplits: 1)
        let path = String(target.first ?? "/")
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            guard let colon = line.firstIndex(of: ":"), colon > line.startIndex, !line[..<colon].contains(" ") else {
                throw MalformedRequest(status: 400, message: "A header field is malformed.", path: path)
            }
            let name = line[..<colon].lowercased()
            let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
            headers[name] = headers[name].map { "\($0), \(value)" } ?? String(value)
        }
        var query: [String: String] = [:]
        for pair in target.dropFirst().first?.split(separator: "&") ?? [] {
            let parts = pair.split(separator: "=", maxSplits: 1)
            guard let name = parts.first else { continue }
            query[String(name)] = parts.count == 2 ? String(parts[1]) : ""
        }
        return HTTPRequest(method: String(words[0]), path: path, query: query, headers: headers)
    }

    private static func length(of request: HTTPRequest) throws(MalformedRequest) -> Int {
        guard request.headers["transfer-encoding"] == nil else {
            throw MalformedRequest(status: 411, message: "The request's length is missing.", path: request.path)
        }
        guard let field = request.headers["content-length"] else { return 0 }
        guard !field.isEmpty, field.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else {
            throw MalformedRequest(status: 400, message: "The request's length is malformed.", path: request.path)
        }
        guard let length = Int(field), length <= bodyLimit else {
            throw MalformedRequest(
                status: 413,
                message: "Request exceeds the maximum allowed number of bytes.",
                path: request.path
            )
        }
        return length
    }
}
