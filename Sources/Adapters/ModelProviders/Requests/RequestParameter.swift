/// A part of a request that a server may not know, and that a request can do without.
///
/// A server that refuses one is asked again without it, and from then on (`llm-protocols.md` 4.2).
enum RequestParameter: Sendable, Hashable, CaseIterable {
    /// The form of the answer; without it the prompt alone asks for the form.
    case schema
    /// How hard the model thinks.
    case effort
    /// The wish to be told the counts of tokens.
    case streamOptions
    /// The wish for no padding.
    case obfuscation
    /// The newer of the two names of the limit of tokens, `max_completion_tokens`; without it the older one is sent.
    case newerLimit
    /// The older of the two, `max_tokens`; without it the newer one is sent.
    case olderLimit
    /// The marks of what is worth caching.
    case cacheControl
    /// A sampling parameter that the operator has set.
    case temperature
    /// A sampling parameter that the operator has set.
    case topP

    /// Those that an error names, by its `param` or in the beginning of its sentence.
    ///
    /// The beginning alone: behind it some servers repeat the request, and with it a person's words.
    static func named(in error: ServerError) -> Set<RequestParameter> {
        let text = [error.parameter ?? "", String(error.message.prefix(500))].joined(separator: " ")
        let words = text.split { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == ".") }
        var named: Set<RequestParameter> = []
        for word in words { named.formUnion(parameters(in: word)) }
        // Alone it may be the value that is wrong; beside the newer name it is the name.
        if named.contains(.newerLimit), words.contains("max_tokens") { named.insert(.olderLimit) }
        return named
    }

    /// Those that a dotted name is about, such as `output_config.effort` or `messages.0.content.0.cache_control`.
    private static func parameters(in word: Substring) -> [RequestParameter] {
        let parts = word.split(separator: ".")
        if parts.contains("include_obfuscation") { return [.obfuscation] }
        for (index, part) in parts.enumerated() {
            switch part {
            case "output_config":
                let isWhole = index + 1 == parts.count
                return isWhole ? [.schema, .effort] : parts[index + 1] == "effort" ? [.effort] : [.schema]
            case "response_format", "output_format", "json_schema": return [.schema]
            case "effort", "reasoning_effort": return [.effort]
            case "stream_options", "include_usage": return [.streamOptions]
            case "max_completion_tokens": return [.newerLimit]
            case "cache_control": return [.cacheControl]
            case "temperature": return [.temperature]
            case "top_p": return [.topP]
            default: break
            }
        }
        return []
    }
}
