package import EventLoop
package import HTTPTypes

/// Sends requests through libcurl on the process's event loop, and keeps connections for the next ones.
///
/// TLS certificates are always verified. Redirects are answers like others: a model's key must not follow them. The proxies that the
/// environment names (`https_proxy`, `no_proxy`) are used.
///
/// - Important: The process must not die of SIGPIPE (`arete_install_signal_handlers`): OpenSSL writes to sockets whose peer has gone.
@LoopActor
package final class HTTPClient {
    private let configuration: HTTPClientConfiguration
    private let multi: MultiHandle

    /// A client without connections.
    ///
    /// - Throws: `HTTPTransferError.library` where libcurl cannot be had as it is needed, or with 77 where the file of authorities cannot be read.
    package init(configuration: HTTPClientConfiguration = HTTPClientConfiguration()) throws(HTTPTransferError) {
        self.configuration = configuration
        multi = try MultiHandle(configuration)
    }

    /// Starts a transfer; what becomes of it is told to its delegate, in later turns of the loop.
    ///
    /// - Parameters:
    ///   - request: With an absolute address: scheme (`http` or `https`), authority and path.
    ///   - body: Sent with its length.
    ///   - timeout: For the whole transfer, the wait for a connection included.
    ///   - connectTimeout: For name, connection and TLS handshake.
    ///   - delegate: Kept until the transfer has ended or is cancelled, so that one that holds the transfer has to cancel it.
    /// - Returns: The transfer, which goes on as long as it is held.
    /// - Throws: `HTTPTransferError.badAddress`, or `.library`.
    package func start(
        _ request: HTTPRequest,
        body: [UInt8],
        timeout: Duration,
        connectTimeout: Duration,
        delegate: any HTTPTransferDelegate
    ) throws(HTTPTransferError) -> HTTPTransfer {
        let easy = try EasyHandle(on: multi, delegate: delegate)
        do throws(HTTPTransferError) {
            try easy.configure(configuration)
            try easy.setRequest(request, body: body)
            try easy.setConnectTimeout(connectTimeout)
            try easy.start(timeout: timeout)
            return HTTPTransfer(easy)
        } catch {
            easy.cancel()
            throw error
        }
    }
}
