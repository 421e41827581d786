import Glibc
import ServerSentEvents

/// A client of an event stream as the standard says, whose connection can be cut after any byte.
///
/// Over HTTP/1.0, whose body ends with the connection, so that each byte behind the head is one of the stream.
struct StreamClient: Sendable {
    /// nginx's port.
    let port: Int
    /// The stream's path and query.
    let path: String

    /// The resume that it is about: what each request of it names.
    let resume: String
    /// A word that stands in this resume alone: what each request to a model has.
    let word: String

    /// What one connection brought.
    struct Part: Sendable {
        /// The status; 0 where there was no whole head.
        var status = 0
        /// How many bytes came, the head included.
        var count = 0
        /// The events, and what a client would send back after each; `nil` before the first id.
        var events: [(id: String?, json: JSON)] = []
    }

    /// Reads the stream until it ends, or until so many bytes have come.
    ///
    /// - Throws: `Deadline.Missed` where nobody listens, `DecodingError` where an event is no JSON.
    func read(after cursor: String?, cut: Relay.Cut? = nil) throws -> Part {
        let descriptor = try Sockets.connect(to: .port(port))
        defer { close(descriptor) }
        let field = cursor.map { "Last-Event-ID: \($0)\r\n" } ?? ""
        let request = "GET \(path) HTTP/1.0\r\nHost: localhost\r\nAccept: text/event-stream\r\n\(field)\r\n"
        guard Sockets.write(Array(request.utf8)[...], to: descriptor) else { return Part() }
        var part = Part()
        var head: [UInt8] = []
        var parser = EventStreamParser()
        var buffer = [UInt8](repeating: 0, count: 65536)
        let limit = cut?.bytes ?? .max
        while part.count < limit {
            let count = Sockets.read(descriptor, into: &buffer, upTo: limit - part.count)
            guard count > 0 else { return part }
            part.count += count
            var body = buffer[..<count]
            if part.status == 0 {
                head += body
                guard let end = head.firstRange(of: Array("\r\n\r\n".utf8)) else { continue }
                part.status = Int(String(decoding: head.prefix(12).suffix(3), as: UTF8.self)) ?? -1
                body = head[end.upperBound...]
            }
            let bytes = Array(body)
            var events: [ParsedEvent] = []
            try parser.feed(bytes.span, onComment: { _ in }, onEvent: { events.append($0) })
            part.events += try events.map {
                (id: $0.lastEventID.isEmpty ? nil : $0.lastEventID, json: try JSON($0.data))
            }
        }
        if cut?.isAbrupt == true { Sockets.makeAbrupt(descriptor) }
        return part
    }

    /// Reads a run to its end as an `EventSource` does, which comes back with its cursor, only sooner.
    ///
    /// - Parameter cut: How the first connection ends.
    /// - Returns: All of it, joined.
    /// - Throws: `Deadline.Missed` where the run does not end, and what `read` throws.
    func follow(cut: Relay.Cut? = nil) throws -> JoinedStream {
        var joined = JoinedStream()
        let end = ContinuousClock.now + Deadline.event
        var cut = cut
        while !joined.isOver {
            guard ContinuousClock.now < end else {
                throw Deadline.Missed(description: "no end of \(path) after \(joined.cursor ?? "nothing")")
            }
            let part = try read(after: joined.cursor, cut: cut)
            joined.add(part)
            cut = nil
            // A server that is away says when to come back: after a second or more, which a hundredth may stand for here.
            if part.events.allSatisfy({ $0.id == nil }) { usleep(20_000) }
        }
        return joined
    }
}
