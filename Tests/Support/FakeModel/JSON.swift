import FoundationEssentials

/// A JSON value of a request, whatever its shape.
enum JSON: Sendable, Equatable, Decodable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([JSON])
    case object([String: JSON])

    /// Reads encoded JSON.
    ///
    /// - Throws: `DecodingError` for what is none.
    init(_ bytes: some Sequence<UInt8>) throws {
        self = try JSONDecoder().decode(JSON.self, from: Data(bytes))
    }

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
            self = .null
        } else if let bool = try? value.decode(Bool.self) {
            // `try?` here and below: a value of another kind is tried as the next one.
            self = .bool(bool)
        } else if let number = try? value.decode(Double.self) {
            self = .number(number)
        } else if let string = try? value.decode(String.self) {
            self = .string(string)
        } else if let elements = try? value.decode([JSON].self) {
            self = .array(elements)
        } else {
            self = .object(try value.decode([String: JSON].self))
        }
    }

    /// The value of a member; `null` where there is none.
    subscript(_ member: String) -> JSON {
        members[member] ?? .null
    }

    /// The text of a string.
    var string: String? {
        if case .string(let text) = self { text } else { nil }
    }

    /// The value of a truth.
    var bool: Bool? {
        if case .bool(let bool) = self { bool } else { nil }
    }

    /// A number.
    var number: Double? {
        if case .number(let number) = self { number } else { nil }
    }

    /// The elements of an array; none of anything else.
    var elements: [JSON] {
        if case .array(let elements) = self { elements } else { [] }
    }

    /// The members of an object; none of anything else.
    var members: [String: JSON] {
        if case .object(let members) = self { members } else { [:] }
    }
}

extension String {
    /// The text as a JSON string, quotes included, on one line.
    var quoted: String { quoted(asciiOnly: false) }

    /// The text as a JSON string.
    ///
    /// - Parameter asciiOnly: Whether everything else is written as `\uXXXX`, as Python's encoder does.
    /// - Returns: The string, quotes included.
    func quoted(asciiOnly: Bool) -> String {
        var result = "\""
        for scalar in unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case _ where scalar.value < 0x20 || asciiOnly && !scalar.isASCII:
                for unit in String(scalar).utf16 { result += Self.escape(unit) }
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    private static func escape(_ unit: UInt16) -> String {
        let digits = String(unit, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
}
