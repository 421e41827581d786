/// The protocols that a model server may speak.
package enum ModelProvider: String, Sendable, CaseIterable {
    /// Anthropic's Messages API.
    case anthropic
    /// OpenAI's Chat Completions, which many servers speak: LiteLLM, Ollama, vLLM, llama.cpp.
    case openai
}
