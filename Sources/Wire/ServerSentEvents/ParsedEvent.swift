/// An event as a reader of an event stream gets it.
package struct ParsedEvent: Sendable, Equatable {
    /// The id that a client would send back as `Last-Event-ID`: this event's, or the last one before it.
    package let lastEventID: String
    /// What the `event` field said, or `message`.
    package let type: String
    /// The lines of its data, joined by line feeds, as they came.
    package let data: [UInt8]

    /// An event.
    package init(lastEventID: String = "", type: String = "message", data: [UInt8]) {
        self.lastEventID = lastEventID
        self.type = type
        self.data = data
    }

    /// The data as text, with U+FFFD for what is no UTF-8, as the format's "UTF-8 decode" has it.
    ///
    /// Decoding an event is decoding the stream: no UTF-8 sequence goes beyond the end of a line.
    package var text: String {
        String(decoding: data, as: UTF8.self)
    }
}
