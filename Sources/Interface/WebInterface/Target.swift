/// The path and the query of a request, decoded strictly.
///
/// Routing is on `REQUEST_URI`, as the client sent it: decoded as `SCRIPT_NAME` is, a path may hold a line feed.
struct Target: Sendable, Equatable {
    /// The decoded path segments, without the leading `/api`.
    let segments: [String]
    /// `/api` where the path began with it, else empty; links are given under the same prefix.
    let prefix: String
    private let query: [String: String]

    /// Decodes a request's target.
    ///
    /// - Returns: `nil` for what is no absolute path, for a broken percent-encoding, for one that is no UTF-8 or hides a control character,
    ///   and for a query that names a parameter twice.
    init?(uri: String) {
        let parts = uri.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        guard let path = parts.first, path.first == "/" else { return nil }
        var segments: [String] = []
        for part in path.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
            guard let segment = Self.decode(part, plusIsSpace: false) else { return nil }
            segments.append(segment)
        }
        var query: [String: String] = [:]
        for pair in (parts.count > 1 ? parts[1] : "").split(separator: "&") {
            let member = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = Self.decode(member[0], plusIsSpace: true),
                let value = Self.decode(member.count > 1 ? member[1] : "", plusIsSpace: true),
                query.updateValue(value, forKey: name) == nil
            else { return nil }
        }
        let isPrefixed = segments.first == "api"
        self.segments = isPrefixed ? Array(segments.dropFirst()) : segments
        prefix = isPrefixed ? "/api" : ""
        self.query = query
    }

    /// A query parameter; an empty one counts as absent.
    subscript(_ name: String) -> String? {
        query[name].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Decodes percent-encoding (RFC 3986 §2.1).
    private static func decode(_ text: Substring, plusIsSpace: Bool) -> String? {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "%"):
                guard let high = rest.popFirst().flatMap(hexValue), let low = rest.popFirst().flatMap(hexValue) else {
                    return nil
                }
                bytes.append(high << 4 | low)
            case UInt8(ascii: "+") where plusIsSpace: bytes.append(UInt8(ascii: " "))
            default: bytes.append(byte)
            }
        }
        guard bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7f }) else { return nil }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func hexValue(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
