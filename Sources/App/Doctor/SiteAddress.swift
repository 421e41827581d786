import FoundationEssentials

/// Where a site is: scheme, authority, and a path before every route.
package struct SiteAddress: Sendable, Equatable, CustomStringConvertible {
    let scheme: String
    let authority: String
    /// Without a slash at its end: empty, or such as `/api`.
    let path: String

    /// Reads an address; `nil` where it is no `http` or `https` URL, or has a user, a query or a fragment.
    package init?(_ text: String) {
        guard let url = URL(string: text), let scheme = url.scheme?.lowercased(), scheme == "http" || scheme == "https",
            let host = url.host(), !host.isEmpty, url.user() == nil, url.query() == nil, url.fragment() == nil
        else { return nil }
        self.scheme = scheme
        let name = host.contains(":") && !host.hasPrefix("[") ? "[\(host)]" : host
        authority = url.port.map { "\(name):\($0)" } ?? name
        var path = url.path()[...]
        while path.last == "/" { path.removeLast() }
        self.path = String(path)
    }

    package var description: String { "\(scheme)://\(authority)\(path)" }

    /// Whether it is this host for itself.
    var isLoopback: Bool {
        let host =
            authority.hasPrefix("[") ? authority.prefix { $0 != "]" }.dropFirst() : authority.prefix { $0 != ":" }
        let numbers = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        return host.lowercased() == "localhost" || host == "::1"
            || (numbers.count == 4 && numbers.first == 127 && !numbers.contains(nil))
    }
}
