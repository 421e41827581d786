/// What the server does with one request; every member may be left out.
struct Answer: Sendable, Equatable, Decodable {
    /// Which requests it is for.
    struct Match: Sendable, Equatable, Decodable {
        /// The model's name.
        var model: String?
        /// Words that occur in the request's texts.
        var contains: String?
        /// `anthropic` or `openai`.
        var `protocol`: Dialect?
        /// Whether a stream was asked for.
        var stream: Bool?
    }

    /// How it ends, after `after` pieces or all of them.
    enum Ending: String, Sendable, Decodable {
        /// As the protocol says.
        case end
        /// Cut at the limit of tokens.
        case maxTokens = "max_tokens"
        /// Refused, with a status of 200.
        case refusal
        /// An error in the stream, which then ends.
        case errorEvent = "error_event"
        /// An error in the stream, followed by its regular end.
        case errorThenDone = "error_then_done"
        /// The connection is closed inside a chunk, in the middle of the JSON of the next piece.
        case cut
        /// The connection is reset there.
        case reset
        /// The stream ends cleanly, without a terminal event.
        case eof
        /// A regular end, as a proxy makes up: without the envelope's `"complete":true`.
        case fabricatedStop = "fabricated_stop"
        /// Nothing more comes, and the connection stays open.
        case hang
    }

    /// Milliseconds to wait.
    struct Delays: Sendable, Equatable, Decodable {
        /// Before the head of the response.
        var headers: Double?
        /// Before the first piece, with the head and the opening events sent.
        var first: Double?
        /// Before pieces by their number from 0, written as text.
        var pieces: [String: Double]?
    }

    /// Points at which the answer waits for `POST /control/release?n=…`.
    struct Gates: Sendable, Equatable, Decodable {
        /// Before the head of the response.
        var headers: Bool?
        /// Before pieces by their number from 0; the number of pieces is the point before the ending.
        var pieces: [Int]?
    }

    /// Tokens that the answer reports.
    struct Usage: Sendable, Equatable, Decodable {
        var input: Int?
        var output: Int?
        var cacheRead: Int?
        var cacheWrite: Int?
    }

    /// The end of a line in the event stream.
    enum LineEnd: String, Sendable, Decodable {
        case lf, crlf, cr
    }

    /// Which requests it is for; without it every one.
    var match: Match?
    /// How often it is given; without it always.
    var times: Int?

    // What is said.

    /// The text, in pieces of one word.
    var text: String?
    /// The text in these pieces, one event each; before `text`.
    var pieces: [String]?
    /// How often the pieces are said; 1.
    var `repeat`: Int?
    /// The body as it is, in the place of everything that the protocol would have; for recorded ones and for other content types.
    var body: String?
    /// What the model thinks first, in pieces of one word; empty: a block of thinking that is not shown.
    var thinking: String?
    /// How it ends.
    var then: Ending?
    /// After how many pieces it ends; all.
    var after: Int?

    // Errors, and the head.

    /// The HTTP status; 200.
    var status: Int?
    /// More header fields.
    var headers: [String: String]?
    /// The kind of an error, also of one in the stream; what the status stands for.
    var errorType: String?
    /// Anthropic's `details.error_code`, OpenAI's `code`.
    var errorCode: String?
    /// The sentence of an error.
    var message: String?
    /// The content type; of `application/json` the body is that of a request without `stream`.
    var contentType: String?

    // When.

    /// Pieces a second; without it as fast as the connection takes them.
    var tokensPerSecond: Double?
    /// Milliseconds to wait at points.
    var delays: Delays?
    /// Points to wait at until a test says so.
    var gates: Gates?
    /// Milliseconds between signs of life, from the head to the end.
    var pings: Double?

    // How it is written.

    /// Signs of life as comments instead of Anthropic's event.
    var pingComments: Bool?
    /// Bytes of a transport chunk; without it a chunk an event.
    var pieceBytes: Int?
    /// The body without chunks or length: its end is that of the connection.
    var closeDelimited: Bool?
    /// The end of a line; LF.
    var lineEnd: LineEnd?
    /// A byte order mark first.
    var bom: Bool?
    /// No space after the colon.
    var noSpace: Bool?
    /// Each event's data on two lines.
    var multiline: Bool?
    /// A comment before each event.
    var comments: Bool?
    /// Everything beyond ASCII as `\uXXXX`.
    var asciiOnly: Bool?
    /// No blank line after the last event.
    var unterminated: Bool?
    /// Unknown events, deltas and blocks between the known ones.
    var unknowns: Bool?

    // Usage.

    /// The tokens that it reports; estimated ones without it.
    var usage: Usage?
    /// Whether tokens are reported at all; true.
    var reportsUsage: Bool?
    /// OpenAI's usage on a chunk with an empty delta, as LiteLLM has it, in the place of `choices: []`.
    var usageOnDelta: Bool?
    /// OpenAI's member for thinking; `reasoning_content`.
    var reasoningMember: String?
}
