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
    /// The address that it asks from, any of this machine's; an address may have only so many streams.
    var source: UInt32?

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
        let connection = try StreamConnection(self, after: cursor, from: source)
        let limit = cut?.bytes ?? .max
        while connection.bytes.count < limit, connection.read(upTo: limit - connection.bytes.count) {}
        if cut?.isAbrupt == true { Sockets.makeAbrupt(connection.descriptor) }
        return try Part(connection.bytes)
    }

    /// Reads a run to its end as an `EventSource` does, which comes back with its cursor, only sooner.
    ///
    /// - Parameters:
    ///   - earlier: What earlier connections have brought.
    ///   - cut: How the first connection ends.
    /// - Returns: All of it, joined.
    /// - Throws: `Deadline.Missed` where the run does not end, and what `read` throws.
    func follow(from earlier: JoinedStream = JoinedStream(), cut: Relay.Cut? = nil) throws -> JoinedStream {
        var joined = earlier
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

extension StreamClient.Part {
    /// Reads a response over HTTP/1.0, whole or cut.
    ///
    /// - Throws: `DecodingError` where an event is no JSON.
    init(_ response: [UInt8]) throws {
        count = response.count
        guard let end = response.firstRange(of: Array("\r\n\r\n".utf8)) else { return }
        status = Int(String(decoding: response[9..<12], as: UTF8.self)) ?? -1
        var parser = EventStreamParser()
        var parsed: [ParsedEvent] = []
        let body = Array(response[end.upperBound...])
        try parser.feed(body.span, onComment: { _ in }, onEvent: { parsed.append($0) })
        events = try parsed.map { (id: $0.lastEventID.isEmpty ? nil : $0.lastEventID, json: try JSON($0.data)) }
    }
}

/// A connection that has asked for a stream.
final class StreamConnection {
    /// The socket.
    let descriptor: CInt
    /// When it was asked for.
    let start = ContinuousClock.now
    /// What has come.
    private(set) var bytes: [UInt8] = []
    private static let size = 64 * 1024

    /// Asks.
    ///
    /// - Parameters:
    ///   - client: Whose stream.
    ///   - cursor: What it has seen.
    ///   - source: The address that it asks from; any of this machine's.
    /// - Throws: `Deadline.Missed` where nobody listens.
    init(_ client: StreamClient, after cursor: String?, from source: UInt32? = nil) throws {
        descriptor = try Sockets.connect(to: .port(client.port), from: source)
        let field = cursor.map { "Last-Event-ID: \($0)\r\n" } ?? ""
        let request = "GET \(client.path) HTTP/1.0\r\nHost: localhost\r\nAccept: text/event-stream\r\n\(field)\r\n"
        // Where it is not taken, the end is read.
        _ = Sockets.write(Array(request.utf8)[...], to: descriptor)
    }

    /// Waits for the next bytes.
    ///
    /// - Returns: Whether there were any; otherwise it has ended.
    func read(upTo limit: Int = .max) -> Bool {
        var buffer = [UInt8](repeating: 0, count: min(limit, Self.size))
        let count = Sockets.read(descriptor, into: &buffer)
        bytes += buffer[..<count]
        return count > 0
    }

    deinit {
        close(descriptor)
    }
}
