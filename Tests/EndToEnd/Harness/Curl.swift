import FoundationEssentials
import Subprocess

/// The real curl.
enum Curl {
    /// What stood before a body.
    struct Head: Sendable {
        /// The status code; 0 where there was no answer.
        var status = 0
        /// `HTTP/1.1` or `HTTP/2`.
        var version = ""
        /// The fields, names in lower case.
        var fields: [(name: String, value: String)] = []

        /// The value of a field; several are joined as one.
        subscript(_ name: String) -> String? {
            let values = fields.filter { $0.name == name.lowercased() }.map(\.value)
            return values.isEmpty ? nil : values.joined(separator: ", ")
        }
    }

    /// A whole answer.
    struct Answer: Sendable {
        var head = Head()
        var body: [UInt8] = []
        /// When each piece of the body came.
        var arrivals: [ContinuousClock.Instant] = []
        /// curl's own exit code: 0 where the answer was whole.
        var exitCode = 0

        /// The status code.
        var status: Int { head.status }
        /// The body as text.
        var text: String { String(decoding: body, as: UTF8.self) }
        /// The body as JSON; `null` where it is none.
        var json: JSON {
            // A test that expects JSON says so by what it expects of its members.
            (try? JSON(body)) ?? .null
        }
        /// The media type, without parameters.
        var mediaType: String? { head["content-type"]?.split(separator: ";").first.map(String.init) }
    }

    /// Gets an address.
    ///
    /// - Throws: What `run` does.
    static func get(_ url: String, headers: [String: String] = [:]) async throws -> Answer {
        try await run(url, headers: headers)
    }

    /// Sends a request and reads the whole answer.
    ///
    /// - Throws: `SubprocessError` where curl cannot be run.
    static func run(
        _ url: String,
        method: String? = nil,
        headers: [String: String] = [:],
        body: [UInt8]? = nil,
        arguments: [String] = []
    ) async throws -> Answer {
        try await run(url, method: method, headers: headers, body: body, arguments: arguments) { _, _ in true }
    }

    /// Sends a request and shows each piece of the answer's body as it comes.
    ///
    /// - Parameters:
    ///   - url: Where to.
    ///   - method: The method, where it is not the one that curl chooses.
    ///   - headers: Fields of the request.
    ///   - body: The body, sent as it is.
    ///   - arguments: More of curl's options.
    ///   - onPiece: Says whether to go on; curl is killed where not, as a tab that is closed.
    /// - Returns: What has come.
    /// - Throws: `SubprocessError`, or what `onPiece` throws.
    static func run(
        _ url: String,
        method: String? = nil,
        headers: [String: String] = [:],
        body: [UInt8]? = nil,
        arguments: [String] = [],
        onPiece: @escaping (Head, ArraySlice<UInt8>) async throws -> Bool
    ) async throws -> Answer {
        var options = ["-sS", "-N", "-i", "-k", "--max-time", "\(Deadline.event.components.seconds * 2)"]
        if method == "HEAD" { options += ["-I"] } else if let method { options += ["-X", method] }
        for (name, value) in headers.sorted(by: { $0.key < $1.key }) {
            // curl sends an empty field only for a semicolon in place of the colon.
            options += ["-H", value.isEmpty ? "\(name);" : "\(name): \(value)"]
        }
        if body != nil { options += ["--data-binary", "@-"] }
        let result = try await Subprocess.run(
            .name("curl"),
            arguments: Arguments(options + arguments + [url]),
            input: .array(body ?? []),
            output: .sequence,
            error: .discarded
        ) { execution in
            var reader = AnswerReader()
            for try await chunk in execution.standardOutput {
                let piece = reader.receive(chunk.array)
                guard !piece.isEmpty else { continue }
                if try await !onPiece(reader.answer.head, piece) {
                    try execution.send(signal: .kill)
                    break
                }
            }
            return reader.answer
        }
        var answer = result.closureResult
        if case .exited(let code) = result.terminationStatus {
            answer.exitCode = Int(code)
        } else {
            answer.exitCode = -1
        }
        return answer
    }
}

/// Tells the head from the body in the output of `curl -i`.
private struct AnswerReader {
    var answer = Curl.Answer()
    private var head: [UInt8] = []
    private var isInBody = false

    /// Takes the next piece of the output.
    ///
    /// - Returns: What of it is the body.
    mutating func receive(_ piece: [UInt8]) -> ArraySlice<UInt8> {
        var body = piece[...]
        while !isInBody {
            head += body
            body = []
            guard let end = head.firstRange(of: Array("\r\n\r\n".utf8)) else { return [] }
            let text = String(decoding: head[..<end.lowerBound], as: UTF8.self)
            let rest = head[end.upperBound...]
            head = []
            answer.head = Self.parse(text)
            body = rest
            // An interim answer (100) is followed by another head.
            isInBody = answer.head.status >= 200
        }
        guard !body.isEmpty else { return [] }
        answer.body += body
        answer.arrivals.append(.now)
        return body
    }

    private static func parse(_ text: String) -> Curl.Head {
        let lines = text.split(separator: "\r\n")
        let status = lines.first?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
        let fields = lines.dropFirst().compactMap { line -> (name: String, value: String)? in
            guard let colon = line.firstIndex(of: ":") else { return nil }
            let value = line[line.index(after: colon)...].drop { $0 == " " }
            return (line[..<colon].lowercased(), String(value))
        }
        let version = lines.first?.prefix { $0 != " " } ?? ""
        return Curl.Head(status: status, version: String(version), fields: fields)
    }
}

extension SubprocessOutputSequence.Buffer {
    /// Its bytes, copied out of the buffer.
    fileprivate var array: [UInt8] {
        unsafe withUnsafeBytes { unsafe Array($0) }
    }
}
