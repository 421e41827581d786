/// The bytes of FastCGI records (FastCGI 1.0 §3.3, §5), true or not.
package enum Record {
    /// The type field of the records that a web server sends.
    package enum Kind: UInt8, Sendable {
        case begin = 1
        case abort = 2
        case parameters = 4
        case input = 5
    }

    /// One record.
    package static func bytes(
        _ kind: Kind,
        _ content: some Collection<UInt8>,
        version: UInt8 = 1,
        padding: UInt8 = 0
    ) -> [UInt8] {
        precondition(content.count <= Int(UInt16.max), "a record holds at most 65,535 bytes")
        let length = UInt16(content.count)
        return [version, kind.rawValue, 0, 1, UInt8(length >> 8), UInt8(length & 255), padding, 0] + content
            + [UInt8](repeating: 0, count: Int(padding))
    }

    /// What opens a request.
    package static func begin(role: UInt8 = 1, keepsConnection: Bool = false, version: UInt8 = 1) -> [UInt8] {
        bytes(.begin, [0, role, keepsConnection ? 1 : 0, 0, 0, 0, 0, 0], version: version)
    }

    /// A stream cut into records of at most `chunk` bytes, with the empty record that ends it.
    package static func stream(_ kind: Kind, _ content: [UInt8], chunk: Int = 65_535, padding: UInt8 = 0) -> [UInt8] {
        var records: [UInt8] = []
        var rest = content[...]
        while !rest.isEmpty {
            records += bytes(kind, rest.prefix(chunk), padding: padding)
            rest = rest.dropFirst(chunk)
        }
        return records + bytes(kind, [])
    }

    /// One name and its value (§3.4): a length up to 127 takes one byte, a longer one four.
    package static func pair(_ name: [UInt8], _ value: [UInt8]) -> [UInt8] {
        length(name.count) + length(value.count) + name + value
    }

    private static func length(_ count: Int) -> [UInt8] {
        guard count > 127 else { return [UInt8(count)] }
        let bits = UInt32(count) | 1 << 31
        return [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: bits >> UInt32($0)) }
    }
}
