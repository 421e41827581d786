import CLibFCGI
import CLinux
import EventLoop
import Glibc
import Synchronization

/// A FastCGI responder: accept threads that read whole requests, and the loop that answers them.
package final class FastCGIServer: Sendable {
    /// Answers one request; on the loop.
    package typealias Handler = @LoopActor @Sendable (Request, consuming Responder) async -> Void

    /// The most a request body may have; what is longer is read, dropped and reported as `.tooLarge`.
    private let bodyLimit: Int
    private let listener: ListeningSocket
    private let handler: Handler
    private let stopping: CInt
    private let underway = Underway()

    private let peerTimeout: timeval

    /// Reading a request takes tens of microseconds; more threads than cores only cover a stalled peer.
    private static let acceptThreads = 3
    /// A body beyond the limit is read and dropped up to here, then its connection is closed.
    private static let longestDroppedBody = 256 << 20

    private static let initialize: Void = {
        // Before FCGX_Init, which reads it: `FCGX_Finish_r` must not linger for a slow browser (nginx-fastcgi.md 0.9).
        unsafe setenv("LIBFCGI_OS_CLOSE_POLL_TIMEOUT", "0", 1)
        let result = FCGX_Init()
        precondition(result == 0, "FCGX_Init: \(result)")
    }()

    /// A responder that does not accept yet.
    ///
    /// The process's signal handlers must be there already (`arete_install_signal_handlers`), because libfcgi replaces default ones.
    ///
    /// - Parameters:
    ///   - listener: Where nginx connects.
    ///   - bodyLimit: In bytes.
    ///   - peerTimeout: How long a local peer may be silent in the middle of a request: nginx has it all before it connects.
    ///   - handler: Called on the loop for each whole request.
    /// - Throws: `FastCGIError` where the kernel gives no eventfd.
    package init(
        listener: ListeningSocket,
        bodyLimit: Int,
        peerTimeout: Duration = .seconds(5),
        handler: @escaping Handler
    ) throws(FastCGIError) {
        self.listener = listener
        self.bodyLimit = bodyLimit
        let (seconds, attoseconds) = peerTimeout.components
        self.peerTimeout = timeval(tv_sec: Int(seconds), tv_usec: Int(attoseconds / 1_000_000_000_000))
        self.handler = handler
        stopping = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))
        guard stopping >= 0 else { throw FastCGIError("eventfd: errno \(errno)") }
        _ = Self.initialize
        arete_raise_descriptor_limit()
    }

    deinit {
        close(stopping)
    }

    /// Accepts connections from now on.
    package func start() {
        let flags = fcntl(listener.descriptor, F_GETFL)
        // Several threads poll it; only one of them gets the connection.
        _ = fcntl(listener.descriptor, F_SETFL, flags | O_NONBLOCK)
        for index in 1...Self.acceptThreads {
            // A thread counts, too: it may have accepted what it has not begun to read.
            let place = underway.enter()
            LoopThread.detach(named: "accept-\(index)") {
                self.acceptUntilStopped()
                withExtendedLifetime(place) {}
            }
        }
    }

    /// Accepts nothing more; connections wait in the socket's backlog for the next process.
    ///
    /// The listening socket itself is left alone: `shutdown(2)` would end it for systemd and for siblings.
    package func stopAccepting() {
        var one: UInt64 = 1
        _ = unsafe write(stopping, &one, 8)
    }

    /// Waits until every accepted request is answered and every open response has ended, after `stopAccepting`.
    ///
    /// - Parameter limit: How long; a peer may be slow.
    /// - Returns: Whether nothing is under way any more.
    @discardableResult
    package func drain(within limit: Duration) async -> Bool {
        await underway.ended(within: limit)
    }

    private func acceptUntilStopped() {
        while waitForConnection() {
            let descriptor = arete_accept(listener.descriptor)
            if descriptor >= 0 {
                receive(on: descriptor)
            } else if descriptor != -EAGAIN, descriptor != -EINTR, descriptor != -ECONNABORTED {
                // Out of descriptors or memory: the connection stays in the backlog. Or the socket itself is broken. Either way,
                // wait instead of spinning.
                backOff()
            }
        }
    }

    /// - Returns: False once the server stops.
    private func waitForConnection() -> Bool {
        var descriptors = (
            pollfd(fd: listener.descriptor, events: Int16(POLLIN), revents: 0),
            pollfd(fd: stopping, events: Int16(POLLIN), revents: 0)
        )
        let result = unsafe withUnsafeMutablePointer(to: &descriptors) {
            unsafe $0.withMemoryRebound(to: pollfd.self, capacity: 2) { unsafe poll($0, 2, -1) }
        }
        precondition(result > 0 || errno == EINTR, "poll(2): errno \(errno)")
        return descriptors.1.revents == 0
    }

    private func backOff() {
        var descriptor = pollfd(fd: stopping, events: Int16(POLLIN), revents: 0)
        _ = unsafe poll(&descriptor, 1, 100)
    }

    private func receive(on descriptor: CInt) {
        var timeout = peerTimeout
        let size = socklen_t(MemoryLayout<timeval>.size)
        unsafe setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &timeout, size)
        unsafe setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &timeout, size)
        guard hasRequest(descriptor) else {
            close(descriptor)
            return
        }
        guard let connection = FastCGIConnection(parsing: descriptor, place: underway.enter()) else { return }
        guard let request = request(on: connection), isPeerThere(descriptor) else {
            connection.close()
            return
        }
        // Unstructured: a request comes from outside every task. It ends with its handler.
        Task { @LoopActor [handler] in
            await handler(request, Responder(ResponseStream(connection)))
        }
    }

    /// Waits for the first bytes of a request, most of which come with all others.
    ///
    /// Not in libfcgi's read: one with a time limit is broken off where the process is stopped and goes on (signal(7)), and the peer would be
    /// told that its request has failed.
    private func hasRequest(_ descriptor: CInt) -> Bool {
        var descriptor = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        let milliseconds = CInt(peerTimeout.tv_sec * 1000 + peerTimeout.tv_usec / 1000)
        while true {
            let result = unsafe poll(&descriptor, 1, milliseconds)
            if result >= 0 || errno != EINTR { return result > 0 }
        }
    }

    private func request(on connection: FastCGIConnection) -> Request? {
        let variables = connection.variables()
        let declared = variables.first { $0.name == "CONTENT_LENGTH" }?.value ?? ""
        guard let length = declared.isEmpty ? 0 : Int(declared), (0...Self.longestDroppedBody).contains(length),
            let body = connection.readBody(length: length, limit: bodyLimit)
        else { return nil }
        return Request(variables: variables, body: body)
    }

    /// A connection whose peer has left is delivered as a valid request (nginx-fastcgi.md 1.1 "Dead peer"): do not work for nobody.
    private func isPeerThere(_ descriptor: CInt) -> Bool {
        var descriptor = pollfd(fd: descriptor, events: Int16(EPOLLRDHUP.rawValue), revents: 0)
        return unsafe poll(&descriptor, 1, 0) == 0
    }
}
