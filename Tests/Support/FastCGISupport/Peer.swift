import EventLoop
import Glibc

/// A raw FastCGI client: what nginx is to a responder, but for its good manners.
///
/// Each call waits on a thread of its own, never on one of the tests' pool.
package final class Peer: Sendable {
    private let descriptor: CInt
    private let state = Lock<State>(State())

    private struct State {
        var reply = Reply()
        var isClosed = false
    }

    /// What went wrong between a peer and its responder.
    package enum Failure: Error {
        /// A system call failed with this errno.
        case system(String, CInt)
        /// Nothing came for 20 s.
        case silence
        /// The responder closed before the condition held.
        case closed
    }

    /// Connects to a responder.
    package init(to path: String) throws(Failure) {
        descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw .system("socket", errno) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: path.utf8) }
        let result = unsafe withUnsafePointer(to: &address) {
            unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard result == 0 else {
            let error = errno
            Glibc.close(descriptor)
            throw .system("connect", error)
        }
        var timeout = timeval(tv_sec: 20, tv_usec: 0)
        unsafe setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
    }

    deinit {
        close()
    }

    /// Sends bytes, as long as somebody takes them.
    ///
    /// - Returns: Whether all were taken: a responder may close upon what it does not like.
    @discardableResult
    package func send(_ bytes: [UInt8]) async -> Bool {
        // At once, as far as it goes: a short timeout of the responder is not to meet a thread that starts slowly.
        var sent = 0
        if push(bytes, &sent, flags: Int32(MSG_DONTWAIT)) { return true }
        return await onThread { [self, sent] in
            var sent = sent
            return push(bytes, &sent, flags: 0)
        }
    }

    private func push(_ bytes: [UInt8], _ sent: inout Int, flags: Int32) -> Bool {
        while sent < bytes.count {
            let count = unsafe bytes.withUnsafeBytes {
                unsafe Glibc.send(
                    descriptor,
                    $0.baseAddress?.advanced(by: sent),
                    $0.count - sent,
                    flags | Int32(MSG_NOSIGNAL)
                )
            }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }

    /// Reads until the responder closes.
    package func reply() async throws(Failure) -> Reply {
        try await receive(until: nil)
    }

    /// Reads until a condition holds for what has come in all.
    package func receive(until condition: @escaping @Sendable (Reply) -> Bool) async throws(Failure) -> Reply {
        try await receive(until: Optional(condition))
    }

    private func receive(until condition: (@Sendable (Reply) -> Bool)?) async throws(Failure) -> Reply {
        let result: Result<Reply, Failure> = await onThread { [descriptor, state] in
            var buffer = [UInt8](repeating: 0, count: 65_536)
            var reply = state.withLock { $0.reply }
            defer { state.withLock { $0.reply = reply } }
            while true {
                if condition?(reply) == true { return .success(reply) }
                let count = unsafe buffer.withUnsafeMutableBytes {
                    unsafe recv(descriptor, $0.baseAddress, $0.count, 0)
                }
                switch count {
                case 1...: reply.append(buffer[..<count])
                // A responder that closes on unread bytes resets the connection.
                case _ where count == 0 || errno == ECONNRESET:
                    return condition == nil ? .success(reply) : .failure(.closed)
                case _ where errno == EINTR: continue
                case _ where errno == EAGAIN: return .failure(.silence)
                default: return .failure(.system("recv", errno))
                }
            }
        }
        return try result.get()
    }

    /// Closes the sending half.
    package func endSending() {
        shutdown(descriptor, Int32(SHUT_WR))
    }

    /// Closes the connection.
    package func close() {
        let mustClose = state.withLock { state in
            defer { state.isClosed = true }
            return !state.isClosed
        }
        if mustClose { Glibc.close(descriptor) }
    }
}

/// Runs a blocking body on a thread of its own.
package func onThread<Value: Sendable>(_ body: @escaping @Sendable () -> Value) async -> Value {
    await withCheckedContinuation { continuation in
        LoopThread.detach(named: "test-peer") { continuation.resume(returning: body()) }
    }
}
