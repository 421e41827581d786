/// Anthropic's Messages API (`llm-protocols.md` 1.4, 1.5).
struct AnthropicWording: Wording {
    private let call: ModelCall
    private let answer: Answer
    /// The text's block comes behind that of the thinking.
    private let textIndex: Int

    /// The words for an answer.
    init(call: ModelCall, answer: Answer) {
        self.call = call
        self.answer = answer
        textIndex = (answer.thinking == nil ? 0 : 1) + (answer.unknowns == true ? 1 : 0)
    }

    var headers: [(name: String, value: String)] {
        [
            ("request-id", call.requestID), ("anthropic-organization-id", "org_fake"),
            ("anthropic-ratelimit-requests-limit", "1000"), ("anthropic-ratelimit-requests-remaining", "999"),
        ]
    }

    var opening: [Frame] {
        let start = """
            {"type":"message_start","message":{"id":"msg_fake\(call.number)","type":"message","role":"assistant",\
            "model":\(call.model.quoted),"content":[],"stop_reason":null,"stop_sequence":null,"usage":\(usage(output: 1))}}
            """
        return [frame("message_start", start)] + (answer.unknowns == true ? [unknownBlockStart, stop(0)] : [])
    }

    var thinking: [Frame] {
        guard let thinking = answer.thinking else { return [] }
        let index = textIndex - 1
        let deltas = Answer.words(of: thinking).map {
            delta(index, "{\"type\":\"thinking_delta\",\"thinking\":\(answer.quoted($0))}")
        }
        return [start(index, #"{"type":"thinking","thinking":"","signature":""}"#)] + deltas
            + [delta(index, #"{"type":"signature_delta","signature":"RmFrZQ=="}"#), stop(index)]
    }

    var textOpening: [Frame] {
        [start(textIndex, #"{"type":"text","text":""}"#), ping]
    }

    var unknown: [Frame] {
        [
            frame("brand_new_event", #"{"type":"brand_new_event","text":"not for you"}"#),
            delta(textIndex, #"{"type":"brand_new_delta","text":"not for you"}"#),
        ]
    }

    var ping: Frame {
        answer.pingComments == true ? .comment("ping") : frame("ping", #"{"type":"ping"}"#)
    }

    func piece(_ text: String) -> Frame {
        delta(textIndex, "{\"type\":\"text_delta\",\"text\":\(answer.quoted(text))}")
    }

    func ending(_ ending: Answer.Ending, pieces: Int) -> [Frame] {
        var reason = "\"stop_reason\":\(Self.reason(ending).quoted),\"stop_sequence\":null"
        if ending == .refusal { reason += ",\"stop_details\":\(details)" }
        let usage = answer.reportsUsage == false ? "" : ",\"usage\":{\"output_tokens\":\(output(pieces))}"
        return [
            stop(textIndex),
            frame("message_delta", "{\"type\":\"message_delta\",\"delta\":{\(reason)}\(usage)}"),
            done,
        ]
    }

    var done: Frame { frame("message_stop", #"{"type":"message_stop"}"#) }

    func error(_ error: ModelError) -> Frame {
        frame("error", "{\"type\":\"error\",\"error\":\(object(error))}")
    }

    func body(_ error: ModelError) -> String {
        "{\"type\":\"error\",\"error\":\(object(error)),\"request_id\":\(call.requestID.quoted)}"
    }

    func body(_ text: String, ending: Answer.Ending, pieces: Int) -> String {
        let thought = answer.thinking.map {
            "{\"type\":\"thinking\",\"thinking\":\(answer.quoted($0)),\"signature\":\"RmFrZQ==\"},"
        }
        return """
            {"id":"msg_fake\(call.number)","type":"message","role":"assistant","model":\(call.model.quoted),\
            "content":[\(thought ?? ""){"type":"text","text":\(answer.quoted(text))}],\
            "stop_reason":\(Self.reason(ending).quoted),"stop_sequence":null\
            \(ending == .refusal ? ",\"stop_details\":\(details)" : ""),"usage":\(usage(output: output(pieces)))}
            """
    }

    private static func reason(_ ending: Answer.Ending) -> String {
        switch ending {
        case .maxTokens: "max_tokens"
        case .refusal: "refusal"
        default: "end_turn"
        }
    }

    private var details: String {
        "{\"type\":\"refusal\",\"category\":null,\"explanation\":\((answer.message ?? "Declined.").quoted)}"
    }

    private func output(_ pieces: Int) -> Int {
        answer.tokens(of: call, pieces: pieces).output
    }

    private func usage(output: Int) -> String {
        let tokens = answer.tokens(of: call, pieces: 0)
        return """
            {"input_tokens":\(tokens.input),"cache_creation_input_tokens":\(tokens.cacheWrite),\
            "cache_read_input_tokens":\(tokens.cacheRead),"output_tokens":\(output)}
            """
    }

    private func object(_ error: ModelError) -> String {
        let details = error.code.map { ",\"details\":{\"error_code\":\($0.quoted)}" } ?? ""
        let type =
            error.type ?? Self.types[error.status] ?? (error.status < 500 ? "invalid_request_error" : "api_error")
        return
            "{\"type\":\(type.quoted),\"message\":\((error.message ?? "The fake was told to fail.").quoted)\(details)}"
    }

    /// `llm-protocols.md` 1.5.
    private static let types = [
        401: "authentication_error", 402: "billing_error", 403: "permission_error", 404: "not_found_error",
        409: "conflict_error", 413: "request_too_large", 429: "rate_limit_error", 504: "timeout_error",
        529: "overloaded_error",
    ]

    // The first block of an answer with unknowns: nobody may take text from it.
    private var unknownBlockStart: Frame { start(0, #"{"type":"brand_new_block","text":"not for you"}"#) }

    private func frame(_ name: String, _ data: String) -> Frame {
        .event(name: name, data: data)
    }

    private func start(_ index: Int, _ block: String) -> Frame {
        frame("content_block_start", #"{"type":"content_block_start","index":\#(index),"content_block":\#(block)}"#)
    }

    private func delta(_ index: Int, _ delta: String) -> Frame {
        frame("content_block_delta", #"{"type":"content_block_delta","index":\#(index),"delta":\#(delta)}"#)
    }

    private func stop(_ index: Int) -> Frame {
        frame("content_block_stop", #"{"type":"content_block_stop","index":\#(index)}"#)
    }
}
