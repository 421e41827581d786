/// Writes the event-stream format.
///
/// Source: https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream
///
/// Every event on every stream passes here once, so bytes go straight into the caller's buffer, and nothing else is
/// allocated. The caller's buffer grows as arrays grow; reuse it.
package enum EventStreamEncoder {
    /// Appends an event.
    ///
    /// - Parameters:
    ///   - id: What a client sends back as `Last-Event-ID`. Without NUL, CR and LF, which no id can carry.
    ///   - data: Any bytes. Each of its lines becomes a `data` line; a reader gets CR and CRLF back as LF.
    ///   - buffer: What is sent.
    package static func append(id: Span<UInt8>, data: Span<UInt8>, to buffer: inout [UInt8]) {
        precondition(id.isEventID, "An event id cannot carry NUL, CR or LF.")
        append("id: ", id, "\n", to: &buffer)
        append(data: data, to: &buffer)
    }

    /// Appends an event without an id, which leaves a client's cursor where it is.
    ///
    /// - Parameters:
    ///   - data: Any bytes, as in `append(id:data:to:)`.
    ///   - buffer: What is sent.
    package static func append(data: Span<UInt8>, to buffer: inout [UInt8]) {
        appendLines(of: data, prefix: "data: ", to: &buffer)
    }

    /// Appends how long a client waits before it reconnects, in whole milliseconds, and a blank line.
    ///
    /// - Parameters:
    ///   - retry: Not negative, and at most 292 million years, so that its milliseconds fit 64 bits.
    ///   - buffer: What is sent.
    package static func append(retry: Duration, to buffer: inout [UInt8]) {
        precondition(retry >= .zero, "A reconnection time cannot be negative.")
        let (seconds, attoseconds) = retry.components
        let milliseconds = String(seconds * 1000 + attoseconds / 1_000_000_000_000_000)
        append("retry: ", milliseconds.utf8.span, "\n\n", to: &buffer)
    }

    /// Appends a comment, which clients ignore and proxies see as life, and a blank line.
    ///
    /// - Parameters:
    ///   - comment: Any bytes; each of its lines becomes a comment line.
    ///   - buffer: What is sent.
    package static func append(comment: Span<UInt8>, to buffer: inout [UInt8]) {
        appendLines(of: comment, prefix: ": ", to: &buffer)
    }

    /// Appends each line of a text behind a prefix, then a blank line.
    ///
    /// The prefix ends in the one space that readers drop, so that a text's own leading space survives.
    private static func appendLines(of text: Span<UInt8>, prefix: StaticString, to buffer: inout [UInt8]) {
        var start = 0
        while let end = text.firstLineBreak(from: start) {
            append(prefix, text.extracting(start..<end), "\n", to: &buffer)
            let isPair =
                text[end] == ControlByte.carriageReturn && end + 1 < text.count
                && text[end + 1] == ControlByte.lineFeed
            start = end + (isPair ? 2 : 1)
        }
        append(prefix, text.extracting(start..<text.count), "\n\n", to: &buffer)
    }

    /// Appends one line by three copies, asking the buffer for room only once.
    private static func append(
        _ prefix: StaticString,
        _ line: Span<UInt8>,
        _ end: StaticString,
        to buffer: inout [UInt8]
    ) {
        let size = prefix.utf8CodeUnitCount + line.count + end.utf8CodeUnitCount
        buffer.append(addingCapacity: size) { output in
            output.append(prefix)
            output.append(line)
            output.append(end)
        }
    }
}

extension OutputSpan<UInt8> {
    /// Copies a literal's bytes from where the program holds them.
    fileprivate mutating func append(_ literal: StaticString) {
        // Safe because a literal's bytes live as long as the program.
        unsafe append(Span(_unsafeStart: literal.utf8Start, count: literal.utf8CodeUnitCount))
    }

    /// Copies bytes by one `memcpy`.
    fileprivate mutating func append(_ bytes: Span<UInt8>) {
        precondition(bytes.count <= freeCapacity, "Room was asked for before.")
        // Safe because the room was checked, and exactly the copied bytes are then counted as initialised.
        unsafe withUnsafeMutableBufferPointer { room, initialized in
            unsafe bytes.withUnsafeBufferPointer { source in
                let free = unsafe UnsafeMutableBufferPointer(rebasing: room[initialized...])
                _ = unsafe free.initialize(fromContentsOf: source)
            }
            initialized += bytes.count
        }
    }
}
