import CLinux
import EventLoop
import Glibc

/// A listening socket on 127.0.0.1 whose connections do what a test says, byte for byte.
///
/// What waits does so on a thread of its own, never on the loop or on one of the tests' pool.
final class ScriptedServer: Sendable {
    let descriptor: CInt
    let port: UInt16

    /// What went wrong on the server's side.
    enum Failure: Error {
        case system(String, CInt)
        /// The client closed before it had said what was expected.
        case closed
    }

    init(backlog: CInt = 1100) throws(Failure) {
        // Sockets whose peer has gone must not end the tests; the program ignores it, too.
        signal(SIGPIPE, SIG_IGN)
        // For a thousand streams, two descriptors each.
        arete_raise_descriptor_limit()
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        self.descriptor = descriptor
        guard descriptor >= 0 else { throw .system("socket", errno) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(INADDR_LOOPBACK).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let result = unsafe withUnsafeMutablePointer(to: &address) {
            unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe bind(descriptor, $0, size) == 0 && listen(descriptor, backlog) == 0
                    && getsockname(descriptor, $0, &size) == 0
            }
        }
        guard result else { throw .system("bind", errno) }
        var timeout = timeval(tv_sec: 20, tv_usec: 0)
        unsafe setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
        port = UInt16(bigEndian: address.sin_port)
    }

    deinit {
        // Else a child that another test has forked listens until it executes its program.
        shutdown(descriptor, Int32(SHUT_RDWR))
        close(descriptor)
    }

    var authority: String { "127.0.0.1:\(port)" }

    /// The next connection, waited for on the calling thread.
    func acceptHere() throws(Failure) -> ServerConnection {
        let accepted = arete_accept(descriptor)
        guard accepted >= 0 else { throw .system("accept", -accepted) }
        return ServerConnection(accepted)
    }

    /// The next connection.
    func accept() async throws(Failure) -> ServerConnection {
        try await onThread { () throws(Failure) in try self.acceptHere() }
    }

    /// Whether a connection waits to be accepted.
    var hasWaitingConnection: Bool {
        var descriptor = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return unsafe poll(&descriptor, 1, 0) == 1
    }
}

/// The server's end of a connection.
final class ServerConnection: Sendable {
    private let descriptor: CInt
    private let isClosed = Lock(false)

    init(_ descriptor: CInt) {
        self.descriptor = descriptor
        var timeout = timeval(tv_sec: 20, tv_usec: 0)
        unsafe setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
    }

    deinit {
        close()
    }

    /// Reads one request, head and body.
    func requestHere() throws(ScriptedServer.Failure) -> String {
        var bytes: [UInt8] = []
        while true {
            let text = String(decoding: bytes, as: UTF8.self)
            if let end = text.firstRange(of: "\r\n\r\n") {
                let length = text[..<end.lowerBound].split(separator: "\r\n").first { $0.hasPrefix("Content-Length: ") }
                let expected = length.flatMap { Int($0.dropFirst(16)) } ?? 0
                if text[end.upperBound...].utf8.count >= expected { return text }
            }
            guard let more = try receive(), !more.isEmpty else { throw .closed }
            bytes += more
        }
    }

    /// Reads a head, and so many bytes of what follows it.
    func bodyHere(_ count: Int) throws(ScriptedServer.Failure) -> [UInt8] {
        var bytes: [UInt8] = []
        var start: Int?
        while start.map({ bytes.count - $0 < count }) ?? true {
            guard let more = try receive(), !more.isEmpty else { throw .closed }
            bytes += more
            if start == nil { start = bytes.firstRange(of: Array("\r\n\r\n".utf8))?.upperBound }
        }
        return Array(bytes[(start ?? 0)...])
    }

    /// Whether a request came before the client closed.
    func hasRequest() -> Bool {
        do throws(ScriptedServer.Failure) {
            return try !requestHere().isEmpty
        } catch {
            return false
        }
    }

    func request() async throws(ScriptedServer.Failure) -> String {
        try await onThread { () throws(ScriptedServer.Failure) in try self.requestHere() }
    }

    /// Writes; what a test sends fits into the socket's buffer.
    func send(_ text: String) throws(ScriptedServer.Failure) {
        try send(Array(text.utf8))
    }

    func send(_ bytes: [UInt8]) throws(ScriptedServer.Failure) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { unsafe Glibc.send(descriptor, $0.baseAddress, $0.count, 0) }
            guard count > 0 else { throw .system("send", errno) }
            rest = rest.dropFirst(count)
        }
    }

    /// Writes what the connection takes without waiting.
    ///
    /// - Returns: How much that was.
    func sendWithoutWaiting(_ bytes: [UInt8]) throws(ScriptedServer.Failure) -> Int {
        let count = unsafe Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_DONTWAIT))
        if count < 0, errno == EAGAIN { return 0 }
        guard count >= 0 else { throw .system("send", errno) }
        return count
    }

    /// Waits until the connection takes bytes.
    ///
    /// - Returns: Whether it does within the time.
    func waitUntilWritable(milliseconds: CInt) -> Bool {
        var state = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        return unsafe poll(&state, 1, milliseconds) == 1
    }

    /// Waits until the client has sent anything.
    func somethingCame() async throws(ScriptedServer.Failure) {
        try await onThread { () throws(ScriptedServer.Failure) in
            guard let more = try self.receive(), !more.isEmpty else { throw .closed }
        }
    }

    /// Waits until the client has closed the connection, whatever it has sent before.
    func clientClosedHere() throws(ScriptedServer.Failure) {
        while let more = try receive(), !more.isEmpty {}
    }

    func clientClosed() async throws(ScriptedServer.Failure) {
        try await onThread { () throws(ScriptedServer.Failure) in try self.clientClosedHere() }
    }

    /// - Returns: Empty at the end, `nil` where the client has reset the connection.
    private func receive() throws(ScriptedServer.Failure) -> [UInt8]? {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = unsafe recv(descriptor, &buffer, buffer.count, 0)
        if count < 0, errno == ECONNRESET { return nil }
        guard count >= 0 else { throw .system("recv", errno) }
        return Array(buffer[..<count])
    }

    func close() {
        let mustClose = isClosed.withLock { isClosed in
            defer { isClosed = true }
            return !isClosed
        }
        if mustClose { Glibc.close(descriptor) }
    }

    /// Closes with a reset instead of an end.
    func reset() {
        var linger = linger(l_onoff: 1, l_linger: 0)
        unsafe setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<linger>.size))
        close()
    }
}

/// Runs a blocking body on a thread of its own.
func onThread<Value: Sendable, Failure: Error>(
    _ body: @escaping @Sendable () throws(Failure) -> Value
) async throws(Failure) -> Value {
    let result: Result<Value, Failure> = await withCheckedContinuation { continuation in
        LoopThread.detach(named: "test-server") {
            continuation.resume(returning: Result { () throws(Failure) in try body() })
        }
    }
    return try result.get()
}
