import EventLoop
package import HTTPTypes

/// The right to answer one request, once.
///
/// Answering consumes it, so that two answers do not compile; dropping it unanswered sends a 500, so that none is not possible either.
package struct Responder: ~Copyable, Sendable {
    /// `nil` once it was answered.
    private var stream: ResponseStream?

    @LoopActor
    init(_ stream: ResponseStream) {
        self.stream = stream
    }

    deinit {
        guard let stream else { return }
        LoopActor.loop.execute {
            LoopActor.assumeIsolated {
                WholeResponse(HTTPResponse(status: .internalServerError), on: stream).start()
            }
        }
    }

    /// Sends a whole response with its `Content-Length`.
    ///
    /// - Parameters:
    ///   - response: Status and fields.
    ///   - body: All of it.
    ///   - includesBody: False for the answer to a `HEAD`, which names the length and has no body.
    @LoopActor
    package consuming func send(_ response: HTTPResponse, body: [UInt8] = [], includesBody: Bool = true) {
        guard let stream = stream.take() else { return }
        WholeResponse(response, body: body, includesBody: includesBody, on: stream).start()
    }

    /// Sends the head of a response whose body is written as it comes.
    ///
    /// - Returns: The open response. Where the client has left meanwhile, it is closed already.
    @LoopActor
    package consuming func stream(_ response: HTTPResponse) -> ResponseStream {
        guard let stream = stream.take() else { preconditionFailure("a responder that was consumed") }
        let head = ResponseHead.bytes(of: response, length: nil)
        // A connection without room for its first bytes is one that nobody reads.
        if stream.write(head.span) < head.count { stream.abandon() }
        return stream
    }
}

/// The CGI form of a response head (RFC 3875 §6.2).
enum ResponseHead {
    static func bytes(of response: HTTPResponse, length: Int?) -> [UInt8] {
        var head = "Status: \(response.status.code) \(response.status.reasonPhrase)\r\n"
        for field in response.headerFields {
            // HTTPField.Value admits no CR, LF or NUL, so a field cannot split the head.
            head += "\(field.name.rawName): \(field.value)\r\n"
        }
        if let length, response.status.code != 204 { head += "Content-Length: \(length)\r\n" }
        head += "\r\n"
        return Array(head.utf8)
    }
}

/// A response that is whole in memory, written as fast as the client reads.
@LoopActor
private final class WholeResponse: ResponseStreamDelegate {
    private let stream: ResponseStream
    private let bytes: [UInt8]
    private var written = 0

    init(_ response: HTTPResponse, body: [UInt8] = [], includesBody: Bool = true, on stream: ResponseStream) {
        self.stream = stream
        let head = ResponseHead.bytes(of: response, length: body.count)
        bytes = includesBody ? head + body : head
    }

    func start() {
        stream.tell(self)
        responseStreamWritable()
    }

    /// Writes one piece a turn, so that a long answer does not hold up the rest.
    func responseStreamWritable() {
        guard stream.isOpen else { return }
        let bytes = bytes
        written += stream.write(bytes.span.extracting(droppingFirst: written))
        if written == bytes.count {
            stream.finish()
        } else {
            stream.notifyWhenWritable()
        }
    }

    func responseStreamClosed() {
        // The stream has let go of this object, and with it go the bytes.
    }
}
