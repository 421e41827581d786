import EventLoop
import FoundationEssentials
import HTTPTransfer
import HTTPTypes

/// A response, and when each piece of it came.
struct TimedResponse: Sendable {
    /// Its head; `nil` where none has come.
    var head: HTTPResponse?
    /// The time at which its head came, by this host's clock.
    var date = Date.now
    /// Whether it came by HTTP/2.
    var isHTTP2 = false
    /// The pieces of its body, each with the time since the request.
    var pieces: [(time: Duration, bytes: [UInt8])] = []
    /// When it was over.
    var end: Duration = .zero
    /// What went wrong.
    var error: HTTPTransferError?

    /// A field of the head.
    func field(_ name: String) -> String? {
        guard let name = HTTPField.Name(name) else { return nil }
        return head?.headerFields[name]
    }
}

/// One request, and whoever waits for its response.
@LoopActor
final class TimedExchange: HTTPTransferDelegate {
    /// The most of a body that is kept; what is looked at has less.
    private static let bodyLimit = 1 << 20

    private var response = TimedResponse()
    private var size = 0
    private var transfer: HTTPTransfer?
    private var waiter: CheckedContinuation<TimedResponse, Never>?
    private let start = LoopActor.loop.now

    private init() {}

    /// Sends a request and waits for the whole of its response.
    ///
    /// - Parameters:
    ///   - request: With an absolute address.
    ///   - client: Sends it.
    ///   - timeout: For all of it.
    /// - Returns: What came, also where that is not all.
    static func send(_ request: HTTPRequest, by client: HTTPClient, timeout: Duration) async -> TimedResponse {
        let exchange = TimedExchange()
        return await withCheckedContinuation { continuation in
            exchange.waiter = continuation
            do throws(HTTPTransferError) {
                exchange.transfer = try client.start(
                    request,
                    body: [],
                    timeout: timeout,
                    connectTimeout: min(timeout, .seconds(10)),
                    delegate: exchange
                )
            } catch {
                exchange.transferEnded(error)
            }
        }
    }

    func transferReceived(head: HTTPResponse) {
        response.head = head
        response.date = .now
        response.isHTTP2 = transfer?.isHTTP2 ?? false
    }

    func transferReceived(body: RawSpan) {
        size += body.byteCount
        guard size <= Self.bodyLimit else {
            transfer?.cancel()
            return transferEnded(.brokenOff)
        }
        let bytes = unsafe body.withUnsafeBytes { unsafe Array($0) }
        response.pieces.append((LoopActor.loop.now - start, bytes))
    }

    func transferEnded(_ error: HTTPTransferError?) {
        response.error = error
        response.end = LoopActor.loop.now - start
        waiter?.resume(returning: response)
        waiter = nil
        // It keeps this object, as this object keeps it.
        transfer = nil
    }
}
