import Documents

/// A JSON value that an event is made of.
enum JSONValue: Sendable {
    case string(String)
    case number(Int)
    case bool(Bool)
    /// A value that is JSON already.
    case encoded([UInt8])
}

/// The members of a JSON object in the order in which they are written.
///
/// `JSONEncoder` orders members by name or not at all; the contract shows `type` first, and people read streams with curl.
struct JSONMembers: Sendable {
    private var members: [(name: String, value: JSONValue)]

    /// Members whose value is `nil` are left out.
    init(_ members: (String, JSONValue?)...) {
        self.init(members)
    }

    /// Members whose value is `nil` are left out.
    init(_ members: [(String, JSONValue?)]) {
        self.members = members.compactMap { name, value in value.map { (name, $0) } }
    }

    /// These members and more after them.
    func adding(_ more: JSONMembers) -> JSONMembers {
        var sum = self
        sum.members += more.members
        return sum
    }

    /// The object, encoded.
    var encoded: [UInt8] {
        var bytes: [UInt8] = [UInt8(ascii: "{")]
        for (index, member) in members.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            Self.append(member.name, to: &bytes)
            bytes.append(UInt8(ascii: ":"))
            switch member.value {
            case .string(let text): Self.append(text, to: &bytes)
            case .number(let number): bytes.append(contentsOf: String(number).utf8)
            case .bool(let bool): bytes.append(contentsOf: (bool ? "true" : "false").utf8)
            case .encoded(let json): bytes.append(contentsOf: json)
            }
        }
        bytes.append(UInt8(ascii: "}"))
        return bytes
    }

    /// A JSON string (RFC 8259 §7).
    static func append(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        appendCharacters(of: text.utf8.span, to: &bytes)
        bytes.append(UInt8(ascii: "\""))
    }

    /// What stands between the quotes of a JSON string: quotation mark, reverse solidus and U+0000 to U+001F are escaped, nothing else has to be.
    static func appendCharacters(of span: Span<UInt8>, to bytes: inout [UInt8]) {
        // Every token passes here, and hardly one has anything to escape.
        var place = 0
        while place < span.count, !isEscaped(span[place]) { place += 1 }
        bytes.append(span.extracting(first: place))
        while place < span.count {
            let byte = span[place]
            place += 1
            switch byte {
            case UInt8(ascii: "\""): bytes.append(contentsOf: #"\""#.utf8)
            case UInt8(ascii: "\\"): bytes.append(contentsOf: #"\\"#.utf8)
            case UInt8(ascii: "\n"): bytes.append(contentsOf: #"\n"#.utf8)
            case UInt8(ascii: "\r"): bytes.append(contentsOf: #"\r"#.utf8)
            case UInt8(ascii: "\t"): bytes.append(contentsOf: #"\t"#.utf8)
            case 0..<0x20:
                let digits = String(byte, radix: 16)
                bytes.append(contentsOf: (#"\u00"# + (digits.count == 1 ? "0" : "") + digits).utf8)
            default: bytes.append(byte)
            }
        }
    }

    private static func isEscaped(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }
}
