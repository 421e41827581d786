/// A request as a web server sends it; each member can be made to lie.
package struct Exchange: Sendable {
    /// Names and values, in order.
    package var parameters: [(name: String, value: String)]
    /// What follows as standard input.
    package var body: [UInt8]

    /// A request with what nginx always sends.
    ///
    /// - Parameters:
    ///   - method: `REQUEST_METHOD`.
    ///   - uri: `REQUEST_URI`.
    ///   - fields: Header fields by their HTTP names.
    ///   - others: Further parameters.
    ///   - body: Standard input, whose length is declared where there is any.
    package init(
        _ method: String = "GET",
        _ uri: String = "/",
        fields: KeyValuePairs<String, String> = [:],
        _ others: KeyValuePairs<String, String> = [:],
        body: [UInt8] = []
    ) {
        parameters = [
            ("REQUEST_METHOD", method), ("REQUEST_URI", uri), ("CONTENT_LENGTH", body.isEmpty ? "" : "\(body.count)"),
        ]
        parameters += fields.map { ("HTTP_" + $0.key.uppercased().replacing("-", with: "_"), $0.value) }
        parameters += others.map { ($0.key, $0.value) }
        self.body = body
    }

    /// The encoded parameters, without their records.
    package var parameterBytes: [UInt8] {
        parameters.flatMap { Record.pair(Array($0.name.utf8), Array($0.value.utf8)) }
    }

    /// All records of the request.
    package var bytes: [UInt8] {
        Record.begin() + Record.stream(.parameters, parameterBytes) + Record.stream(.input, body)
    }

    /// The same request with a parameter set to something else, or without it.
    package func replacing(_ name: String, with value: String?) -> Exchange {
        var copy = self
        copy.parameters.removeAll { $0.name == name }
        if let value { copy.parameters.append((name, value)) }
        return copy
    }
}
