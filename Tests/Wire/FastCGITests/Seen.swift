import EventLoop
import FastCGI
import FastCGISupport
import HTTPTypes

/// Keeps what a handler was called with.
final class Seen: Sendable {
    private let all = Lock<[Request]>([])

    var requests: [Request] {
        all.withLock { $0 }
    }

    func note(_ request: Request) {
        all.withLock { $0.append(request) }
    }
}

extension RunningServer {
    /// A responder that keeps its requests and answers "ok".
    convenience init(
        noting seen: Seen,
        bodyLimit: Int = 1 << 20,
        peerTimeout: Duration = .seconds(5),
        isStarted: Bool = true
    ) throws {
        try self.init(bodyLimit: bodyLimit, peerTimeout: peerTimeout, isStarted: isStarted) { request, responder in
            seen.note(request)
            responder.send(HTTPResponse(status: .ok), body: Array("ok".utf8))
        }
    }
}
