/// The protocols that the server speaks.
enum Dialect: String, Sendable, Decodable {
    /// Anthropic's Messages API.
    case anthropic
    /// OpenAI's Chat Completions.
    case openai
}

/// A request to a model, as far as an answer depends on it.
struct ModelCall: Sendable {
    /// The protocol.
    let dialect: Dialect
    /// Its number among all requests to a model, from 1.
    let number: Int
    /// The model's name, which every response repeats.
    let model: String
    /// Whether a stream was asked for.
    let isStream: Bool
    /// Whether the stream shall end with the usage (OpenAI).
    let includesUsage: Bool
    /// All texts of the system and the messages, in order, a line apart.
    let text: String

    /// Reads a request's body.
    init(_ body: JSON, dialect: Dialect, number: Int) {
        self.dialect = dialect
        self.number = number
        model = body["model"].string ?? ""
        isStream = body["stream"].bool ?? false
        includesUsage = body["stream_options"]["include_usage"].bool ?? false
        let contents = [body["system"]] + body["messages"].elements.map { $0["content"] }
        text = contents.flatMap(Self.texts).joined(separator: "\n")
    }

    /// The name of the request, as both protocols give it in a header.
    var requestID: String { "req_fake\(number)" }

    private static func texts(of content: JSON) -> [String] {
        content.string.map { [$0] } ?? content.elements.compactMap { $0["text"].string }
    }
}
