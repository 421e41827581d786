import FakeModelSupport

/// One request to the fake model and its whole response, byte for byte.
struct Exchange {
    /// Its status.
    let status: Int
    /// Its fields, the names in lower case.
    let headers: [String: String]
    /// Its body without chunks.
    let body: String
    /// The chunks of a chunked body, without the last one; a chunk that was cut is what there is of it.
    let chunks: [[UInt8]]
    /// Whether the body came to the end that its framing told of.
    let isWhole: Bool
    /// Whether the connection was reset.
    let wasReset: Bool

    /// What every request to Anthropic's protocol has.
    static let anthropicHeaders = ["x-api-key": "key", "anthropic-version": "2026-10-21"]
    /// What every request to OpenAI's protocol has.
    static let openAIHeaders = ["Authorization": "Bearer key"]

    /// A request in Anthropic's protocol.
    static func messages(_ model: String = "claude-haiku-5-5", stream: Bool = true, content: String = "Hello?")
        -> String
    {
        """
        {"model":"\(model)","max_tokens":50,"stream":\(stream),"messages":[{"role":"user","content":"\(content)"}]}
        """
    }

    /// A request in OpenAI's protocol.
    static func chat(_ model: String = "gpt-x", stream: Bool = true, usage: Bool = true) -> String {
        let options = stream && usage ? #""stream_options":{"include_usage":true},"# : ""
        return """
            {"model":"\(model)",\(options)"stream":\(stream),"messages":[{"role":"user","content":"Hello?"}]}
            """
    }

    /// Asks in one of the protocols.
    ///
    /// - Throws: `FakeModelProcess.Failed`.
    init(_ model: FakeModelProcess, openAI: Bool = false, _ body: String? = nil) throws {
        try self.init(
            model,
            openAI ? "/v1/chat/completions" : "/v1/messages",
            body ?? (openAI ? Self.chat() : Self.messages()),
            headers: openAI ? Self.openAIHeaders : Self.anthropicHeaders
        )
    }

    /// Posts to a path.
    ///
    /// - Throws: `FakeModelProcess.Failed`.
    init(_ model: FakeModelProcess, _ path: String, _ body: String, headers: [String: String]) throws {
        let wire = try Wire(to: model)
        wire.post(path, body, headers: headers)
        try self.init(reading: wire)
    }

    /// Sends a request as it is.
    ///
    /// - Throws: `FakeModelProcess.Failed`.
    init(_ model: FakeModelProcess, raw: String) throws {
        let wire = try Wire(to: model)
        wire.send(raw)
        try self.init(reading: wire)
    }

    /// Reads one response.
    ///
    /// - Throws: `FakeModelProcess.Failed` where it is none.
    init(reading wire: Wire) throws {
        var head: Head?
        let (bytes, wasReset) = wire.readBytes { bytes in
            head = head ?? Head(bytes)
            return head?.isWhole(bytes) ?? false
        }
        guard let head else {
            throw FakeModelProcess.Failed(description: "no head: \(String(decoding: bytes, as: UTF8.self))")
        }
        status = head.status
        headers = head.fields
        self.wasReset = wasReset
        let rest = bytes[head.length...]
        if head.isChunked {
            let (parts, isWhole) = Self.chunks(rest)
            (chunks, self.isWhole) = (parts.map(Array.init), isWhole)
            body = String(decoding: parts.joined(), as: UTF8.self)
        } else {
            (chunks, isWhole) = ([], rest.count == head.bodyLength ?? rest.count)
            body = String(decoding: rest, as: UTF8.self)
        }
    }

    private static func chunks(_ bytes: ArraySlice<UInt8>) -> (parts: [ArraySlice<UInt8>], isWhole: Bool) {
        var rest = bytes
        var parts: [ArraySlice<UInt8>] = []
        while let end = rest.firstIndex(of: 13),
            let size = Int(String(decoding: rest[..<end], as: UTF8.self), radix: 16)
        {
            rest = rest.dropFirst(end - rest.startIndex + 2)
            guard size > 0 else { return (parts, true) }
            parts.append(rest.prefix(size))
            guard rest.count >= size + 2 else { return (parts, false) }
            rest = rest.dropFirst(size + 2)
        }
        return (parts, false)
    }

    /// The part of a response before its body.
    private struct Head {
        let status: Int
        let fields: [String: String]
        /// Its bytes, the blank line included.
        let length: Int

        var isChunked: Bool { fields["transfer-encoding"] == "chunked" }
        var bodyLength: Int? { fields["content-length"].flatMap { Int($0) } }

        init?(_ bytes: [UInt8]) {
            guard let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else { return nil }
            length = end.upperBound
            let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self).split(separator: "\r\n")
            status = lines.first?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
            let pairs = lines.dropFirst().compactMap { line in
                line.firstRange(of: ": ").map { (line[..<$0.lowerBound].lowercased(), String(line[$0.upperBound...])) }
            }
            fields = Dictionary(pairs) { first, _ in first }
        }

        /// Whether the body has come to its end; one without length or chunks ends with the connection.
        func isWhole(_ bytes: [UInt8]) -> Bool {
            if isChunked { return bytes.suffix(5).elementsEqual("0\r\n\r\n".utf8) }
            return bodyLength.map { bytes.count >= length + $0 } ?? false
        }
    }
}
