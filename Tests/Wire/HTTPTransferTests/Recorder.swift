import EventLoop
import HTTPTransfer
import HTTPTypes

/// A delegate that writes down what it is told, and can answer with a deed.
@LoopActor
final class Recorder: HTTPTransferDelegate {
    private(set) var heads: [HTTPResponse] = []
    private(set) var body: [UInt8] = []
    private(set) var pieces = 0
    /// How the transfer ended; `.some(nil)` is well.
    private(set) var endings: [HTTPTransferError?] = []

    var onHead: ((HTTPTransfer) -> Void)?
    var onPiece: ((HTTPTransfer) -> Void)?
    var onEnd: ((HTTPTransfer) -> Void)?

    /// Whose end is waited for; set by whoever starts it.
    weak var transfer: HTTPTransfer?

    private var waiting: (condition: (Recorder) -> Bool, continuation: CheckedContinuation<Void, Never>)?

    var text: String { String(decoding: body, as: UTF8.self) }

    /// Waits until something holds.
    func until(_ condition: @escaping @LoopActor (Recorder) -> Bool) async {
        guard !condition(self) else { return }
        await withCheckedContinuation { waiting = (condition, $0) }
    }

    /// Waits for the end.
    func end() async -> HTTPTransferError? {
        await until { !$0.endings.isEmpty }
        return endings[0]
    }

    func transferReceived(head: HTTPResponse) {
        heads.append(head)
        if let transfer { onHead?(transfer) }
        changed()
    }

    func transferReceived(body: RawSpan) {
        pieces += 1
        unsafe body.withUnsafeBytes { unsafe self.body.append(contentsOf: $0) }
        if let transfer { onPiece?(transfer) }
        changed()
    }

    func transferEnded(_ error: HTTPTransferError?) {
        endings.append(error)
        if let transfer { onEnd?(transfer) }
        changed()
    }

    private func changed() {
        guard let waiting, waiting.condition(self) else { return }
        self.waiting = nil
        waiting.continuation.resume()
    }
}

extension HTTPClient {
    /// Starts a transfer whose limits no test reaches unless it says so.
    func start(
        _ authority: String,
        _ path: String = "/v1/messages",
        method: HTTPRequest.Method = .post,
        scheme: String = "http",
        fields: HTTPFields = [:],
        body: String = "{}",
        timeout: Duration = .seconds(3600),
        connectTimeout: Duration = .seconds(3600),
        telling delegate: Recorder
    ) throws(HTTPTransferError) -> HTTPTransfer {
        let request = HTTPRequest(
            method: method,
            scheme: scheme,
            authority: authority,
            path: path,
            headerFields: fields
        )
        let transfer = try start(
            request,
            body: Array(body.utf8),
            timeout: timeout,
            connectTimeout: connectTimeout,
            delegate: delegate
        )
        delegate.transfer = transfer
        return transfer
    }
}
