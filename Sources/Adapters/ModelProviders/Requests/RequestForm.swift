import LanguageModels

/// How requests to one model are written, but for what is asked.
struct RequestForm: Sendable, Equatable {
    /// The protocol.
    var provider: ModelProvider
    /// The model's name at the server.
    var model: String
    /// How hard it thinks; `nil` where that is left to the server.
    var effort: String?
    /// A sampling parameter, only where an operator has set it: new models refuse even the default.
    var temperature: Double?
    /// A sampling parameter, only where an operator has set it.
    var topP: Double?
    /// Whether the server is OpenAI's own, whose newest names others do not know: Ollama ignores `max_completion_tokens`.
    var isOpenAIItself = false

    /// The body of a request: the same bytes for the same question, so that a server's cache finds them again.
    ///
    /// - Parameters:
    ///   - request: What is asked.
    ///   - refused: What the server does not take.
    /// - Returns: One JSON object.
    func body(_ request: ModelRequest, without refused: Set<RequestParameter>) -> [UInt8] {
        switch provider {
        case .anthropic: anthropicBody(request, without: refused)
        case .openai: openAIBody(request, without: refused)
        }
    }

    /// What a request has of the parameters that a server may refuse.
    func parameters(without refused: Set<RequestParameter>) -> Set<RequestParameter> {
        var sent: Set<RequestParameter> = [.schema]
        if effort != nil { sent.insert(.effort) }
        if temperature != nil { sent.insert(.temperature) }
        if topP != nil { sent.insert(.topP) }
        switch provider {
        case .anthropic: sent.insert(.cacheControl)
        case .openai:
            sent.insert(.streamOptions)
            if isOpenAIItself { sent.insert(.obfuscation) }
            let isNewer = isOpenAIItself ? !refused.contains(.newerLimit) : refused.contains(.olderLimit)
            sent.insert(isNewer ? .newerLimit : .olderLimit)
        }
        return sent.subtracting(refused)
    }
}
