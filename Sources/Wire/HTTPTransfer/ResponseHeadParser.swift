import HTTPTypes

/// Makes a response's head of the lines that libcurl hands out one by one.
///
/// Pure. The lines of informational responses (1xx) come first, those of trailers last; neither counts but for the limits,
/// which hold for all lines of a transfer together, so that endless ones end it.
struct ResponseHeadParser: Sendable {
    /// What a line led to.
    enum Step: Equatable {
        /// The head is not whole yet, or the line is one of a trailer.
        case more
        /// The final head is whole.
        case head(HTTPResponse)
        /// No HTTP, or beyond the limits.
        case malformed
    }

    /// 64 KiB and 256 lines: the largest heads of model servers are a tenth of either.
    static let maximumBytes = 64 * 1024
    static let maximumLines = 256

    private var response: HTTPResponse?
    private var bytes = 0
    private var lines = 0
    /// Whether the final head has been handed out.
    private(set) var isComplete = false

    /// Takes the next line.
    mutating func receive(_ line: some Collection<UInt8>) -> Step {
        bytes += line.count
        lines += 1
        guard bytes <= Self.maximumBytes, lines <= Self.maximumLines else { return .malformed }
        guard !isComplete else { return .more }
        let content = line.trimming { $0 == 0x0D || $0 == 0x0A }
        if content.starts(with: "HTTP/".utf8) { return begin(content) }
        guard let response else { return .malformed }
        guard content.isEmpty else {
            add(content)
            return .more
        }
        // 101 was not asked for, and what follows it would be no HTTP.
        guard response.status.code != 101 else { return .malformed }
        guard response.status.kind != .informational else { return .more }
        isComplete = true
        self.response = nil
        return .head(response)
    }

    private mutating func begin(_ line: some Collection<UInt8>) -> Step {
        let words = line.split(separator: UInt8(ascii: " "), maxSplits: 2)
        guard words.count >= 2, words[1].count == 3, let code = Int(String(decoding: words[1], as: UTF8.self)),
            (100...999).contains(code)
        else { return .malformed }
        response = HTTPResponse(status: .init(code: code))
        return .more
    }

    /// A line that is no field, or continues the one above (obsolete since RFC 9112 §5.2), is left out.
    private mutating func add(_ line: some Collection<UInt8>) {
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")),
            let name = HTTPField.Name(String(decoding: line[..<colon], as: UTF8.self))
        else { return }
        let value = line[line.index(after: colon)...].trimming { $0 == 0x20 || $0 == 0x09 }
        response?.headerFields.append(HTTPField(name: name, lenientValue: value))
    }
}

extension Collection {
    fileprivate func trimming(_ isTrimmed: (Element) -> Bool) -> SubSequence {
        var rest = self[...]
        while let first = rest.first, isTrimmed(first) { rest = rest.dropFirst() }
        var end = rest.startIndex
        for index in rest.indices where !isTrimmed(rest[index]) { end = rest.index(after: index) }
        return rest[..<end]
    }
}
