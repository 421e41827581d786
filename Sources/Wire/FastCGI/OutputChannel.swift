import CLibFCGI
import EventLoop

/// Where a response goes: a FastCGI connection, or the standard output of a CGI program.
///
/// The loop's thread only, `write` too. One of `finish` and `abandon` ends it; nothing may follow.
@LoopActor
protocol OutputChannel: AnyObject {
    /// Polled for writability and watched for the peer's leaving.
    var descriptor: CInt { get }

    /// Writes bytes that do not block, since the descriptor polls writable and they are at most `maximumWrite`.
    ///
    /// Not isolated, because the compiler has each closure of an isolated method look where it runs, and every token passes here.
    ///
    /// - Returns: How many were written, or `nil` where the peer is gone.
    nonisolated func write(_ bytes: Span<UInt8>) -> Int?

    /// Ends the response properly and closes the descriptor.
    func finish()

    /// Closes the descriptor without another byte.
    func abandon()
}

/// The most that one write may carry without blocking.
///
/// A Unix socket polls writable while at most a quarter of its send buffer is used, and so much with a record's header and padding goes out
/// in one `write(2)` (measured: nginx-fastcgi.md 1.1, "poll(POLLOUT) guard").
let maximumWrite = Int(ARETE_FCGI_MAX_WRITE)
