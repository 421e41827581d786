extension ServerError {
    /// Reads the value of a member `error`: an object, or a sentence alone.
    ///
    /// Its code may be a string, a number or null (`llm-protocols.md` 2.2), or in Anthropic's `details.error_code`.
    ///
    /// - Returns: `nil` for a value that says that there is none: null, false, an empty string.
    init?(reading reader: inout JSONReader) {
        guard reader.isAtObject else {
            guard let sentence = reader.readString(), !sentence.range.isEmpty else { return nil }
            message = reader.text(sentence)
            return
        }
        var error = ServerError()
        reader.readMembers { reader, name in
            if reader.matches(name, "details") {
                reader.readMembers { reader, name in
                    guard reader.matches(name, "error_code"), let code = reader.readString() else { return }
                    error.code = reader.text(code)
                }
            } else {
                error.readMember(name, of: &reader)
            }
        }
        self = error
    }

    /// Reads the body of a response whose status tells of an error.
    ///
    /// An old server has the members at the top level, and a proxy in between may have no JSON at all: then only the status speaks.
    init(body: [UInt8]) {
        var reader = JSONReader(body)
        var inner: ServerError?
        var outer = ServerError()
        reader.readMembers { reader, name in
            if reader.matches(name, "error") {
                inner = ServerError(reading: &reader)
            } else {
                outer.readMember(name, of: &reader)
            }
        }
        self = inner ?? outer
    }

    private mutating func readMember(_ name: JSONString, of reader: inout JSONReader) {
        if reader.matches(name, "type") {
            type = reader.readString().map { reader.text($0) }
        } else if reader.matches(name, "message") {
            message = reader.readString().map { reader.text($0) } ?? ""
        } else if reader.matches(name, "param") {
            parameter = reader.readString().map { reader.text($0) }
        } else if reader.matches(name, "code"), code == nil {
            code = reader.readString().map { reader.text($0) } ?? reader.readCount().map { String($0) }
        }
    }
}
