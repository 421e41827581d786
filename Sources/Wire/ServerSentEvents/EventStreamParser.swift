/// Reads the event-stream format as it arrives, in pieces of any size.
///
/// The rules are those of https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation.
/// An event is reported at its blank line; what follows the last one when the stream ends is discarded with the parser.
/// It holds at most one line and one event, within its limits, and the name of the last event's type.
package struct EventStreamParser: Sendable, Equatable {
    /// The id to reconnect with: the last one before a blank line, or empty.
    package private(set) var lastEventID = ""
    /// How long to wait before reconnecting, if the stream has said so; at most `longestReconnectionTime`.
    package private(set) var reconnectionTime: Duration?
    /// What a longer `retry` is cut to: a day, beyond which nobody waits for a stream.
    package static let longestReconnectionTime = Duration.seconds(86_400)

    private let lineLimit: Int
    private let eventLimit: Int
    private var failure: EventStreamError?
    /// How many bytes of a byte order mark the stream has begun with; `nil` once it is known whether there is one.
    private var markLength: Int? = 0
    /// Whether the last byte was a CR, so that an LF belongs to it.
    private var skipsLineFeed = false
    /// The beginning of a line whose end has not come yet.
    private var line: [UInt8] = []
    /// The lines of data so far, joined by line feeds.
    private var data: [UInt8] = []
    /// Whether there was a line of data, be it an empty one.
    private var hasData = false
    /// Whether the event has a type, which is `eventType` then.
    private var hasType = false
    /// What the last `event` field said: the next one says the same nearly always, and is the same string then.
    private var eventType = ""
    /// A longer type is not kept for the next event: more bytes than any that a protocol has.
    private static let longestKeptType = 64
    /// The id that the next blank line makes the last event's.
    private var idBuffer = ""

    /// A parser at the start of a stream.
    ///
    /// - Parameters:
    ///   - lineLimit: The most bytes in a line, its end not counted. 1 MiB: four times the largest posting.
    ///   - eventLimit: The most bytes in an event's data. 4 MiB: a reader's memory is not the sender's to fill.
    package init(lineLimit: Int = 1 << 20, eventLimit: Int = 4 << 20) {
        self.lineLimit = lineLimit
        self.eventLimit = eventLimit
    }

    /// Takes the next bytes and reports what they complete.
    ///
    /// - Parameters:
    ///   - bytes: The next bytes of the stream; any number of them.
    ///   - onComment: Gets each comment line without its colon and the space after it.
    ///   - onEvent: Gets each event at its blank line.
    /// - Throws: `EventStreamError` at the first byte over a limit, and at every call after that.
    package mutating func feed(
        _ bytes: Span<UInt8>,
        onComment: (Span<UInt8>) -> Void = { _ in },
        onEvent: (ParsedEvent) -> Void
    ) throws(EventStreamError) {
        if let failure { throw failure }
        var position = skipByteOrderMark(bytes)
        while position < bytes.count {
            if skipsLineFeed {
                skipsLineFeed = false
                if bytes[position] == ControlByte.lineFeed {
                    position += 1
                    continue
                }
            }
            let end = bytes.firstLineBreak(from: position)
            let piece = bytes.extracting(position..<(end ?? bytes.count))
            guard piece.count <= lineLimit - line.count else { throw fail(.lineTooLong(limit: lineLimit)) }
            guard let end else {
                Self.append(piece, to: &line)
                return
            }
            if line.isEmpty {
                try take(line: piece, onComment: onComment, onEvent: onEvent)
            } else {
                Self.append(piece, to: &line)
                let whole = line
                line.removeAll()
                try take(line: whole.span, onComment: onComment, onEvent: onEvent)
            }
            skipsLineFeed = bytes[end] == ControlByte.carriageReturn
            position = end + 1
        }
    }

    /// Passes over a byte order mark at the very start, even one that comes in pieces.
    ///
    /// - Returns: Where the first line goes on.
    private mutating func skipByteOrderMark(_ bytes: Span<UInt8>) -> Int {
        let mark: [3 of UInt8] = [0xEF, 0xBB, 0xBF]
        var position = 0
        while let length = markLength, position < bytes.count {
            if bytes[position] == mark[length] {
                position += 1
                markLength = length == 2 ? nil : length + 1
            } else {
                // It was the beginning of a line after all.
                for index in 0..<length { line.append(mark[index]) }
                markLength = nil
            }
        }
        return position
    }

    /// Takes one whole line.
    private mutating func take(
        line: Span<UInt8>,
        onComment: (Span<UInt8>) -> Void,
        onEvent: (ParsedEvent) -> Void
    ) throws(EventStreamError) {
        guard !line.isEmpty else { return dispatch(onEvent) }
        let colon = line.indices.first { line[$0] == UInt8(ascii: ":") } ?? line.count
        var start = min(colon + 1, line.count)
        if start < line.count, line[start] == UInt8(ascii: " ") { start += 1 }
        let value = line.extracting(start..<line.count)
        switch Field(line.extracting(0..<colon)) {
        case .comment: onComment(value)
        case .data: try append(data: value)
        case .event:
            hasType = !value.isEmpty
            if !Self.isEqual(value, eventType) { eventType = Self.decode(value) }
        case .id: if !value.indices.contains(where: { value[$0] == 0 }) { idBuffer = Self.decode(value) }
        case .retry: if let time = Self.reconnectionTime(value) { reconnectionTime = time }
        case .unknown: break
        }
    }

    /// Ends an event at its blank line; one without data only moves the last event's id.
    private mutating func dispatch(_ onEvent: (ParsedEvent) -> Void) {
        lastEventID = idBuffer
        if hasData {
            let type = hasType ? eventType : "message"
            onEvent(ParsedEvent(lastEventID: lastEventID, type: type, data: data))
        }
        // Its room is not kept: among thousands of streams it would be out of every cache by the next event, which the allocator's is not.
        data = []
        (hasData, hasType) = (false, false)
        if eventType.utf8.count > Self.longestKeptType { eventType = "" }
    }

    /// Appends a line of data.
    private mutating func append(data value: Span<UInt8>) throws(EventStreamError) {
        let separator = hasData ? 1 : 0
        guard value.count <= eventLimit - data.count - separator else {
            throw fail(.eventTooLarge(limit: eventLimit))
        }
        if hasData { data.append(ControlByte.lineFeed) }
        hasData = true
        Self.append(value, to: &data)
    }

    /// Remembers why the parser is of no more use, and lets go of what it held.
    private mutating func fail(_ error: EventStreamError) -> EventStreamError {
        failure = error
        line = []
        data = []
        eventType = ""
        return error
    }

    /// A `retry` value: ASCII digits only, anything else is ignored.
    private static func reconnectionTime(_ value: Span<UInt8>) -> Duration? {
        guard !value.isEmpty else { return nil }
        var milliseconds = 0
        for index in value.indices {
            guard case 0x30...0x39 = value[index] else { return nil }
            // Bounded at each digit, so that no number of digits overflows.
            milliseconds = min(milliseconds * 10 + Int(value[index] - 0x30), 86_400_000)
        }
        return min(.milliseconds(milliseconds), longestReconnectionTime)
    }

    /// Copies bytes by one `memcpy`.
    private static func append(_ bytes: Span<UInt8>, to buffer: inout [UInt8]) {
        // Safe because the pointer does not leave the closure.
        unsafe bytes.withUnsafeBufferPointer { unsafe buffer.append(contentsOf: $0) }
    }

    /// Whether bytes are those of a text.
    private static func isEqual(_ bytes: Span<UInt8>, _ text: String) -> Bool {
        let text = text.utf8.span
        guard bytes.count == text.count else { return false }
        var index = 0
        while index < text.count, bytes[index] == text[index] { index += 1 }
        return index == text.count
    }

    /// The text of bytes, with U+FFFD for what is no UTF-8.
    private static func decode(_ bytes: Span<UInt8>) -> String {
        // Safe because the pointer does not leave the closure.
        unsafe bytes.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
    }
}
