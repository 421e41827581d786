/// OpenAI's Chat Completions (`llm-protocols.md` 2.1).
struct OpenAIWording: Wording {
    private let call: ModelCall
    private let answer: Answer

    /// The words for an answer.
    init(call: ModelCall, answer: Answer) {
        self.call = call
        self.answer = answer
    }

    var headers: [(name: String, value: String)] {
        [
            ("x-request-id", call.requestID), ("openai-version", "2020-10-01"), ("openai-processing-ms", "1"),
            ("x-ratelimit-limit-requests", "1000"), ("x-ratelimit-remaining-requests", "999"),
        ]
    }

    var opening: [Frame] {
        [chunk(choice(#"{"role":"assistant","content":"","refusal":null}"#))]
    }

    var thinking: [Frame] {
        let member = (answer.reasoningMember ?? "reasoning_content").quoted
        return Answer.words(of: answer.thinking ?? "").map {
            chunk(choice("{\(member):\(answer.quoted($0))}"))
        }
    }

    var textOpening: [Frame] { [] }

    var unknown: [Frame] {
        [chunk(choice(#"{"brand_new_member":"not for you"}"#)), chunk("[]"), chunk("null")]
    }

    var ping: Frame { .comment("ping") }

    func piece(_ text: String) -> Frame {
        chunk(choice("{\"content\":\(answer.quoted(text))}"))
    }

    func ending(_ ending: Answer.Ending, pieces: Int) -> [Frame] {
        var frames = [chunk(choice("{}", reason: Self.reason(ending)))]
        if call.includesUsage, answer.reportsUsage != false {
            frames.append(
                chunk(answer.usageOnDelta == true ? #"[{"index":0,"delta":{}}]"# : "[]", usage: usage(pieces))
            )
        }
        return frames + [done]
    }

    var done: Frame { .event(name: nil, data: "[DONE]") }

    func error(_ error: ModelError) -> Frame {
        .event(name: nil, data: body(error))
    }

    func body(_ error: ModelError) -> String {
        let type =
            error.type ?? Self.types[error.status] ?? (error.status < 500 ? "invalid_request_error" : "server_error")
        return """
            {"error":{"message":\((error.message ?? "The fake was told to fail.").quoted),"type":\(type.quoted),\
            "param":\(error.parameter?.quoted ?? "null"),"code":\(error.code?.quoted ?? "null")}}
            """
    }

    func body(_ text: String, ending: Answer.Ending, pieces: Int) -> String {
        let member = (answer.reasoningMember ?? "reasoning_content").quoted
        let thought = answer.thinking.map { ",\(member):\(answer.quoted($0))" } ?? ""
        let usage = answer.reportsUsage == false ? "" : ",\"usage\":\(usage(pieces))"
        return """
            {"id":"chatcmpl-fake\(call.number)","object":"chat.completion","created":1,"model":\(call.model.quoted),\
            "choices":[{"index":0,"message":{"role":"assistant","content":\(answer.quoted(text)),"refusal":null\(thought)},\
            "logprobs":null,"finish_reason":\(Self.reason(ending).quoted)}]\(usage)}
            """
    }

    private static let types = [
        401: "authentication_error", 402: "insufficient_quota", 403: "permission_error", 429: "rate_limit_error",
    ]

    private static func reason(_ ending: Answer.Ending) -> String {
        switch ending {
        case .maxTokens: "length"
        case .refusal: "content_filter"
        default: "stop"
        }
    }

    private func choice(_ delta: String, reason: String? = nil) -> String {
        #"[{"index":0,"delta":\#(delta),"logprobs":null,"finish_reason":\#(reason?.quoted ?? "null")}]"#
    }

    private func chunk(_ choices: String, usage: String? = nil) -> Frame {
        let last = usage.map { ",\"usage\":\($0)" } ?? (call.includesUsage ? ",\"usage\":null" : "")
        return .event(
            name: nil,
            data: """
                {"id":"chatcmpl-fake\(call.number)","object":"chat.completion.chunk","created":1,\
                "model":\(call.model.quoted),"choices":\(choices)\(last)}
                """
        )
    }

    private func usage(_ pieces: Int) -> String {
        let tokens = answer.tokens(of: call, pieces: pieces)
        return """
            {"prompt_tokens":\(tokens.input),"completion_tokens":\(tokens.output),\
            "total_tokens":\(tokens.input + tokens.output),\
            "prompt_tokens_details":{"cached_tokens":\(tokens.cacheRead)},\
            "completion_tokens_details":{"reasoning_tokens":0}}
            """
    }
}
