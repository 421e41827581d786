import ServerSentEvents

/// One event of a stream, as a client gets it.
struct ReceivedEvent: Sendable {
    /// What a client would send back now.
    let id: String
    /// Its data.
    let json: JSON
    /// When the piece that completed it came.
    let arrival: ContinuousClock.Instant

    /// The `type` of its data.
    var type: String { json["type"].string ?? "" }
    /// The `message` of its data.
    var message: String? { json["message"].string }
    /// Whether it tells that the first of many pages has been read: the gate holds a run there.
    var isFirstPage: Bool { message?.hasPrefix("Extracting text: page 1 of ") == true }
    /// Whether it ends its run.
    var isTerminal: Bool { ["complete", "error", "stopped"].contains(type) }
}

/// A stream as it was read.
struct EventRecord: Sendable {
    var head = Curl.Head()
    /// Everything that came.
    var bytes: [UInt8] = []
    var events: [ReceivedEvent] = []
    /// Lines that are no events.
    var comments: [String] = []
    /// What the stream says of coming back.
    var retry: Duration?
    /// Whether the server ended it; otherwise we left.
    var hasEnded = false

    /// The status code.
    var status: Int { head.status }
    /// The text of everything that came.
    var text: String { String(decoding: bytes, as: UTF8.self) }
    /// The ids of all events.
    var ids: [String] { events.map(\.id) }
    /// The types of all events.
    var types: [String] { events.map(\.type) }
    /// The messages of its statuses.
    var messages: [String] { events.filter { $0.type == "status" }.compactMap(\.message) }
    /// The events that show something made: neither progress nor the end.
    var items: [ReceivedEvent] { events.filter { $0.json["data"] != .null && !$0.isTerminal } }
    /// The run, as the first status names it.
    var run: String? { events.first?.json["run"].string }
    /// The events that end a run.
    var terminals: [ReceivedEvent] { events.filter(\.isTerminal) }
}

extension Curl {
    /// How a client asks for a stream.
    enum Client: Sendable {
        /// As `curl -N` does.
        case curl
        /// As an `EventSource` does.
        case browser

        fileprivate var headers: [String: String] {
            switch self {
            case .curl: [:]
            case .browser: ["Accept": "text/event-stream", "Cache-Control": "no-store", "Sec-Fetch-Mode": "cors"]
            }
        }
    }

    /// Reads an event stream to its end, or until one of its events is enough.
    ///
    /// - Parameters:
    ///   - url: Where it is.
    ///   - cursor: The `Last-Event-ID`.
    ///   - client: Who asks.
    ///   - headers: More fields of the request.
    ///   - arguments: More of curl's options.
    ///   - isEnough: Called with each event as it comes; true leaves the stream.
    /// - Returns: What has come.
    /// - Throws: `SubprocessError`, `DecodingError` where data is no JSON, or what `isEnough` throws.
    static func stream(
        _ url: String,
        after cursor: String? = nil,
        as client: Client = .curl,
        headers: [String: String] = [:],
        arguments: [String] = [],
        until isEnough: @escaping (ReceivedEvent) async throws -> Bool = { _ in false }
    ) async throws -> EventRecord {
        var record = EventRecord()
        var parser = EventStreamParser()
        var headers = headers.merging(client.headers) { own, _ in own }
        headers["Last-Event-ID"] = cursor
        let answer = try await run(url, headers: headers, arguments: arguments) { head, piece in
            guard head["content-type"]?.hasPrefix("text/event-stream") == true else { return true }
            let arrival = ContinuousClock.now
            var parsed: [ParsedEvent] = []
            let bytes = Array(piece)
            try parser.feed(
                bytes.span,
                onComment: { comment in
                    record.comments.append(String(decoding: comment.indices.map { comment[$0] }, as: UTF8.self))
                },
                onEvent: { parsed.append($0) }
            )
            for event in parsed {
                let received = ReceivedEvent(id: event.lastEventID, json: try JSON(event.data), arrival: arrival)
                record.events.append(received)
                if try await isEnough(received) { return false }
            }
            return true
        }
        record.head = answer.head
        record.bytes = answer.body
        record.retry = parser.reconnectionTime
        record.hasEnded = answer.exitCode == 0
        return record
    }
}

extension Curl {
    /// Reads an event stream as an `EventSource` does: comes back with its cursor until the run has ended.
    ///
    /// - Throws: `Deadline.Missed` where it does not end, and what `stream` throws.
    static func follow(_ url: String, after cursor: String?) async throws -> EventRecord {
        var whole = EventRecord()
        var cursor = cursor
        let start = ContinuousClock.now
        while whole.terminals.isEmpty {
            guard ContinuousClock.now - start < Deadline.event else {
                throw Deadline.Missed(description: "no end of \(whole.types)")
            }
            let part = try await stream(url, after: cursor, as: .browser)
            whole.head = part.head
            whole.bytes += part.bytes
            whole.events += part.events
            whole.comments += part.comments
            cursor = part.ids.last { !$0.isEmpty } ?? cursor
            guard part.status == 200 else { break }
            // As a client is told to; the time is the server's to choose.
            if part.terminals.isEmpty { try await Task.sleep(for: part.retry ?? .seconds(2)) }
        }
        return whole
    }
}
