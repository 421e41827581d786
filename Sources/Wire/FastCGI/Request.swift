/// One request, whole: its parameters and its body.
package struct Request: Sendable {
    /// What became of the body.
    package enum Body: Sendable, Equatable {
        /// All of it; empty where there was none.
        case bytes([UInt8])
        /// It was longer than the limit, and was read and dropped.
        case tooLarge
    }

    /// The CGI variables and `HTTP_` headers (RFC 3875 §4.1), bytes that are no UTF-8 replaced.
    ///
    /// Of a repeated header the first one counts; any other name given twice with two values makes the request malformed.
    package let parameters: [String: String]

    /// The body.
    package let body: Body

    /// `REQUEST_METHOD`; required.
    package let method: String

    /// `REQUEST_URI`: path and query as the client sent them, percent-encoded; required.
    package let uri: String

    /// A request of parsed parts.
    ///
    /// - Returns: `nil` where a required parameter is missing, or one that is no header has two values.
    package init?(variables: some Sequence<(name: String, value: String)>, body: Body) {
        var parameters: [String: String] = [:]
        for (name, value) in variables {
            guard let first = parameters[name] else {
                parameters[name] = value
                continue
            }
            guard first == value || name.hasPrefix("HTTP_") else { return nil }
        }
        guard let method = parameters["REQUEST_METHOD"], !method.isEmpty, let uri = parameters["REQUEST_URI"],
            !uri.isEmpty
        else { return nil }
        self.parameters = parameters
        self.body = body
        self.method = method
        self.uri = uri
    }

    /// The value of a request header.
    ///
    /// - Parameter name: As in HTTP, such as `Last-Event-ID`.
    /// - Returns: `nil` where it is absent or empty.
    package func header(_ name: String) -> String? {
        let variable = "HTTP_" + String(name.uppercased().map { $0 == "-" ? "_" : $0 })
        return parameters[variable].flatMap { $0.isEmpty ? nil : $0 }
    }
}
