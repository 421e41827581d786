import ServerSentEvents

/// All that a parser reports of a stream, in order.
struct Reading: Equatable {
    /// The events.
    var events: [ParsedEvent] = []
    /// The comments as text.
    var comments: [String] = []
    /// What the parser says at the end.
    var lastEventID = ""
    /// What the parser says at the end.
    var reconnectionTime: Duration?

    /// Feeds a stream in the given pieces.
    init(
        _ pieces: some Sequence<ArraySlice<UInt8>>,
        into parser: EventStreamParser = EventStreamParser()
    ) throws(EventStreamError) {
        var parser = parser
        for piece in pieces {
            try parser.feed(
                piece.span,
                onComment: { comment in
                    comments.append(String(decoding: comment.indices.map { comment[$0] }, as: UTF8.self))
                },
                onEvent: { events.append($0) }
            )
        }
        lastEventID = parser.lastEventID
        reconnectionTime = parser.reconnectionTime
    }

    /// Feeds a whole stream at once.
    init(_ stream: [UInt8], into parser: EventStreamParser = EventStreamParser()) throws(EventStreamError) {
        try self.init(CollectionOfOne(stream[...]), into: parser)
    }

    /// Feeds a stream a byte at a time.
    init(byteByByte stream: [UInt8], into parser: EventStreamParser = EventStreamParser()) throws(EventStreamError) {
        try self.init(stream.indices.map { stream[$0...$0] }, into: parser)
    }

    /// Feeds a stream in two pieces.
    init(
        _ stream: [UInt8],
        cutAt cut: Int,
        into parser: EventStreamParser = EventStreamParser()
    ) throws(EventStreamError) {
        try self.init([stream[..<cut], stream[cut...]], into: parser)
    }

    /// The data of the events as text.
    var texts: [String] { events.map(\.text) }
}
