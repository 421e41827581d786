/// What both protocols have to say of one answer, each in its own words.
protocol Wording: Sendable {
    /// Header fields of every response.
    var headers: [(name: String, value: String)] { get }
    /// Events before the first piece.
    var opening: [Frame] { get }
    /// Events of the thinking before the text; none where there is none.
    var thinking: [Frame] { get }
    /// Events between thinking and text.
    var textOpening: [Frame] { get }
    /// Unknown to every client.
    var unknown: [Frame] { get }
    /// A sign of life.
    var ping: Frame { get }
    /// A piece of the text.
    func piece(_ text: String) -> Frame
    /// The regular end.
    ///
    /// - Parameters:
    ///   - ending: Only those with a reason to stop matter.
    ///   - pieces: How many pieces were said.
    /// - Returns: Its events.
    func ending(_ ending: Answer.Ending, pieces: Int) -> [Frame]
    /// The last event of the regular end.
    var done: Frame { get }
    /// An error in a stream.
    func error(_ error: ModelError) -> Frame
    /// The body of an error's response.
    func body(_ error: ModelError) -> String
    /// The body of a whole answer.
    func body(_ text: String, ending: Answer.Ending, pieces: Int) -> String
}

/// An error as a model server tells it.
struct ModelError: Error, Sendable {
    /// The HTTP status.
    var status: Int
    /// Its kind; what the status stands for without it.
    var type: String?
    /// A finer name.
    var code: String?
    /// A sentence.
    var message: String?
    /// The member of the request that it is about (OpenAI).
    var parameter: String?

    /// A request that the server does not take.
    static func invalid(_ message: String, parameter: String? = nil) -> ModelError {
        ModelError(status: 400, message: message, parameter: parameter)
    }
}

extension Dialect {
    /// The words for an answer.
    func wording(_ call: ModelCall, _ answer: Answer) -> any Wording {
        switch self {
        case .anthropic: AnthropicWording(call: call, answer: answer)
        case .openai: OpenAIWording(call: call, answer: answer)
        }
    }
}

extension Answer {
    /// Its tokens: what it says, or else what its length makes likely.
    func tokens(of call: ModelCall, pieces: Int) -> (input: Int, output: Int, cacheRead: Int, cacheWrite: Int) {
        (
            usage?.input ?? call.text.utf8.count / 4 + 1, usage?.output ?? pieces,
            usage?.cacheRead ?? 0, usage?.cacheWrite ?? 0
        )
    }

    /// Text as JSON, as the answer wants it written.
    func quoted(_ text: String) -> String {
        text.quoted(asciiOnly: asciiOnly == true)
    }

    /// A text's words, each with the spaces behind it; together they are the text.
    static func words(of text: String) -> [String] {
        var words: [String] = []
        var start = text.startIndex
        var index = start
        while index < text.endIndex {
            let next = text.index(after: index)
            if text[index] == " ", next == text.endIndex || text[next] != " " {
                words.append(String(text[start..<next]))
                start = next
            }
            index = next
        }
        if start < text.endIndex { words.append(String(text[start...])) }
        return words
    }
}
