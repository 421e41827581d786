import LanguageModels

/// `POST /v1/messages`: `llm-protocols.md` 1.2, 1.7, 1.8.
extension RequestForm {
    /// The most marks of cacheable prefixes in a request.
    private static let mostMarks = 4

    func anthropicBody(_ request: ModelRequest, without refused: Set<RequestParameter>) -> [UInt8] {
        let sent = parameters(without: refused)
        var marks = sent.contains(.cacheControl) ? Self.mostMarks : 0
        var body = JSONWriter()
        body.raw(#"{"model":"#)
        body.string(model)
        body.raw(#","max_tokens":\#(request.maxTokens),"stream":true"#)
        if sent.contains(.temperature), let temperature { body.raw(#","temperature":\#(temperature)"#) }
        if sent.contains(.topP), let topP { body.raw(#","top_p":\#(topP)"#) }
        body.raw(#","system":["#)
        Self.append(request.instructions, isMarked: marks > 0, to: &body)
        marks -= 1
        body.raw(#"],"messages":[{"role":"user","content":["#)
        for document in request.documents {
            Self.append(document, isMarked: marks > 0, to: &body)
            marks -= 1
            body.raw(",")
        }
        Self.append(request.task, isMarked: false, to: &body)
        body.raw("]}]")
        var output: [String] = []
        if sent.contains(.effort), let effort { output.append(#""effort":\#(JSONWriter.quoted(effort))"#) }
        if sent.contains(.schema) {
            output.append(#""format":{"type":"json_schema","schema":\#(request.schema.json)}"#)
        }
        if !output.isEmpty { body.raw(#","output_config":{\#(output.joined(separator: ","))}"#) }
        body.raw("}")
        return body.bytes
    }

    private static func append(_ text: String, isMarked: Bool, to body: inout JSONWriter) {
        body.raw(#"{"type":"text","text":"#)
        body.string(text)
        body.raw(isMarked ? #","cache_control":{"type":"ephemeral"}}"# : "}")
    }
}
