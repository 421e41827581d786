package import EventLoop

/// One request that is under way, and its response.
///
/// To drop it is to cancel it.
@LoopActor
package final class HTTPTransfer {
    let easy: EasyHandle

    init(_ easy: EasyHandle) {
        self.easy = easy
    }

    isolated deinit {
        easy.cancel()
    }

    /// Whether the response comes by HTTP/2; false before its head and after the end.
    package var isHTTP2: Bool {
        easy.isHTTP2
    }

    /// Ends the transfer without another call, and closes its connection at once; nothing where it has ended.
    package func cancel() {
        easy.cancel()
    }

    /// Lets no further piece of the body come; the server is held back by its own full connection.
    ///
    /// Less than 16 KiB wait in libcurl meanwhile. The head may still come, and the end where no piece was outstanding.
    package func pause() {
        easy.pause()
    }

    /// Lets the body come again, from the end of the loop's turn on.
    package func resume() {
        easy.resume()
    }
}
