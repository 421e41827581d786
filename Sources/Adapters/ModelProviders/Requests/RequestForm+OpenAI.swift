import LanguageModels

/// `POST /chat/completions`: `llm-protocols.md` 2.1, 2.2.
extension RequestForm {
    func openAIBody(_ request: ModelRequest, without refused: Set<RequestParameter>) -> [UInt8] {
        let sent = parameters(without: refused)
        var body = JSONWriter()
        body.raw(#"{"model":"#)
        body.string(model)
        body.raw(#","messages":[{"role":"system","content":"#)
        body.string(request.instructions)
        body.raw(#"},{"role":"user","content":"#)
        body.string((request.documents + [request.task]).joined(separator: "\n\n"))
        body.raw(#"}],"stream":true"#)
        if sent.contains(.streamOptions) {
            body.raw(#","stream_options":{"include_usage":true"#)
            if sent.contains(.obfuscation) { body.raw(#","include_obfuscation":false"#) }
            body.raw("}")
        }
        let limit = sent.contains(.newerLimit) ? "max_completion_tokens" : "max_tokens"
        body.raw(#","\#(limit)":\#(request.maxTokens)"#)
        if sent.contains(.effort), let effort { body.raw(#","reasoning_effort":\#(JSONWriter.quoted(effort))"#) }
        if sent.contains(.temperature), let temperature { body.raw(#","temperature":\#(temperature)"#) }
        if sent.contains(.topP), let topP { body.raw(#","top_p":\#(topP)"#) }
        if sent.contains(.schema) {
            body.raw(#","response_format":{"type":"json_schema","json_schema":{"name":"#)
            body.string(request.schema.name)
            body.raw(#","strict":true,"schema":\#(request.schema.json)}}"#)
        }
        body.raw("}")
        return body.bytes
    }
}
