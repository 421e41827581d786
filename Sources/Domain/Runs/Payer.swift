/// Whose limits a run counts against: `design.md` section 2, "Who may read".
///
/// Not a part of the question: the same run may be joined by anybody, and is paid for by who started or continued it.
package struct Payer: Sendable, Hashable {
    /// Tells payers apart; it may hold an address or a name, so it is neither logged nor stored as it is.
    package let name: String

    /// This process, for runs that nobody asked for over a network.
    package static let process = Payer(name: "process")

    private init(name: String) {
        self.name = name
    }

    /// All runs of the processes that serve the same slices: the name outlives a restart.
    package init(process slices: some Sequence<SliceName>) {
        name = "process " + slices.map(\.rawValue).sorted().joined(separator: ",")
    }

    /// A user whom a trusted server named.
    package init(user: String) {
        name = "user \(user)"
    }

    /// A client's address: of IPv6 its first 64 bits, since a household or a server has that many at will.
    ///
    /// - Parameter address: As nginx writes `$remote_addr`. What is no IPv6 address stands for itself.
    package init(address: String) {
        // `%` begins a zone (RFC 4007 §11), which says nothing about the client.
        let address = address.prefix(64).prefix { $0 != "%" }
        guard address.contains(":"), let groups = Self.groups(of: address) else {
            name = "address \(address)"
            return
        }
        // An IPv4 client of a socket that listens on both (RFC 4291 §2.5.5.2).
        if groups[..<5].allSatisfy({ $0 == 0 }), groups[5] == 0xffff {
            name =
                "address "
                + [groups[6] >> 8, groups[6] & 255, groups[7] >> 8, groups[7] & 255]
                .map { String($0) }.joined(separator: ".")
        } else {
            name = "address " + groups[..<4].map { String($0, radix: 16) }.joined(separator: ":") + "::/64"
        }
    }

    /// The eight groups of an IPv6 address (RFC 4291 §2.2).
    private static func groups(of address: Substring) -> [Int]? {
        guard let gap = address.firstRange(of: "::") else {
            let groups = list(address)
            return groups?.count == 8 ? groups : nil
        }
        guard let before = list(address[..<gap.lowerBound]), let after = list(address[gap.upperBound...]),
            before.count + after.count < 8
        else { return nil }
        return before + Array(repeating: 0, count: 8 - before.count - after.count) + after
    }

    private static func list(_ text: Substring) -> [Int]? {
        guard !text.isEmpty else { return [] }
        var groups: [Int] = []
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        for (index, part) in parts.enumerated() {
            if index == parts.count - 1, part.contains(".") {
                let parts = part.split(separator: ".", omittingEmptySubsequences: false)
                let bytes = parts.compactMap { isUnsigned($0) ? UInt8($0) : nil }
                guard parts.count == 4, bytes.count == 4 else { return nil }
                groups += [Int(bytes[0]) << 8 | Int(bytes[1]), Int(bytes[2]) << 8 | Int(bytes[3])]
            } else {
                guard part.utf8.count <= 4, isUnsigned(part), let group = UInt16(part, radix: 16) else { return nil }
                groups.append(Int(group))
            }
        }
        return groups.count <= 8 ? groups : nil
    }

    /// Without a sign, which the numbers of the standard library may have.
    private static func isUnsigned(_ text: Substring) -> Bool {
        text.utf8.first != UInt8(ascii: "+") && text.utf8.first != UInt8(ascii: "-")
    }
}
