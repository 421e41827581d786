/// Where a model's server is: the beginning of the addresses of its routes.
package struct ServerAddress: Sendable, Equatable {
    /// `http` or `https`.
    let scheme: String
    /// Host and port.
    let authority: String
    /// A path without a slash at its end.
    let path: String

    /// Reads a base URL, such as `http://127.0.0.1:11434/v1`; `nil` where it is none, or has a user, a query or a fragment.
    package init?(_ text: String) {
        guard let colon = text.firstIndex(of: ":") else { return nil }
        scheme = text[..<colon].lowercased()
        let rest = text[text.index(after: colon)...]
        guard scheme == "http" || scheme == "https", rest.hasPrefix("//") else { return nil }
        let isPlain = rest.utf8.allSatisfy { (0x21...0x7E).contains($0) && !"@?#\\\"<>{}|^`".utf8.contains($0) }
        guard isPlain else { return nil }
        let place = rest.dropFirst(2)
        let slash = place.firstIndex(of: "/") ?? place.endIndex
        authority = String(place[..<slash])
        var path = place[slash...]
        while path.last == "/" { path.removeLast() }
        self.path = String(path)
        guard let (host, port) = Self.parts(authority), !host.isEmpty else { return nil }
        guard port.isEmpty || UInt16(port).map({ $0 > 0 }) ?? false else { return nil }
    }

    /// The host, without the brackets of an IPv6 address.
    var host: String {
        Self.parts(authority)?.host.lowercased() ?? ""
    }

    /// Whether the server is on this machine or beside it: a name without a dot, or an address that is not routed on the internet.
    var isLocal: Bool {
        let host = host
        if host.contains(":") { return host == "::1" || host.hasPrefix("fd") || host.hasPrefix("fe80:") }
        let numbers = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        if numbers.count == 4, let first = numbers[0], let second = numbers[1], !numbers.contains(nil) {
            return first == 127 || first == 10 || (first == 192 && second == 168)
                || (first == 172 && (16...31).contains(second))
        }
        return !host.contains(".") || [".local", ".internal", ".localhost"].contains { host.hasSuffix($0) }
    }

    /// The path of a route below the base, which may or may not end with the version already.
    func route(_ provider: ModelProvider) -> String {
        switch provider {
        case .anthropic: path + (path.hasSuffix("/v1") ? "/messages" : "/v1/messages")
        case .openai: path + "/chat/completions"
        }
    }

    private static func parts(_ authority: String) -> (host: Substring, port: Substring)? {
        if authority.hasPrefix("[") {
            guard let end = authority.firstIndex(of: "]") else { return nil }
            let rest = authority[authority.index(after: end)...]
            guard rest.isEmpty || rest.hasPrefix(":") else { return nil }
            return (authority[authority.index(after: authority.startIndex)..<end], rest.dropFirst())
        }
        let parts = authority.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count <= 2, let host = parts.first else { return nil }
        return (host, parts.count == 2 ? parts[1] : "")
    }
}
