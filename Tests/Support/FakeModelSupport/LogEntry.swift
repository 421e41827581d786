import FoundationEssentials
import Glibc

/// One line of the fake model's log.
package struct LogEntry: Sendable, Decodable {
    /// What happened: `request`, `headers`, `gate`, `delta`, `ended`, `closed` or `malformed`.
    package let event: String
    /// The number of the request, from 1.
    package let n: Int
    /// Nanoseconds of `CLOCK_MONOTONIC`.
    package let t: UInt64
    /// `anthropic` or `openai`.
    package let `protocol`: String?
    /// A request's path.
    package let path: String?
    /// A request's fields, in lower case.
    package let headers: [String: String]?
    /// A response's status.
    package let status: Int?
    /// The number of a piece, from 0.
    package let piece: Int?
    /// A piece's text.
    package let text: String?
    /// Who closed a connection: `client` or `server`.
    package let by: String?
    /// Whether the answer had not come to its end when the connection was closed.
    package let open: Bool?
    /// A request's body, byte for byte but that line ends are spaces.
    package private(set) var body = ""

    /// Nanoseconds of the clock that `t` is of, which all processes of a machine share.
    package static var now: UInt64 {
        var time = timespec()
        // Safe because the structure outlives the call.
        unsafe clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }

    private enum CodingKeys: String, CodingKey {
        case event, n, t, `protocol`, path, headers, status, piece, text, by, open
    }

    /// Reads a line.
    ///
    /// - Throws: `DecodingError` for what is none.
    init(line: Data) throws {
        self = try JSONDecoder().decode(LogEntry.self, from: line)
        let text = String(decoding: line, as: UTF8.self)
        // Quotes inside of a string are escaped, so this is the member; it is the last one.
        if let start = text.firstRange(of: ",\"body\":")?.upperBound { body = String(text[start...].dropLast()) }
    }
}
