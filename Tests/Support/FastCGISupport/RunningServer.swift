import CLinux
import EventLoop
package import FastCGI
import Glibc

/// A responder in this process, on a socket in a directory of its own.
package final class RunningServer: Sendable {
    /// Where its socket is.
    package let path: String
    private let directory: String
    private let server: FastCGIServer

    private static let signals: Void = {
        // As the program does before FCGX_Init, which then leaves them alone; but a test run is to end on Ctrl-C.
        arete_install_signal_handlers(-1)
    }()

    /// Makes a responder, which accepts from now on or from `start()` on.
    package init(
        bodyLimit: Int = 1 << 20,
        peerTimeout: Duration = .seconds(5),
        isStarted: Bool = true,
        handler: @escaping FastCGIServer.Handler
    ) throws {
        _ = Self.signals
        directory = temporaryDirectory()
        path = directory + "/s"
        server = try FastCGIServer(
            listener: .path(path),
            bodyLimit: bodyLimit,
            peerTimeout: peerTimeout,
            handler: handler
        )
        signal(SIGTERM, SIG_DFL)
        signal(SIGINT, SIG_DFL)
        if isStarted { start() }
    }

    /// Accepts what has connected meanwhile, too.
    package func start() {
        server.start()
    }

    /// Accepts nothing more.
    package func stopAccepting() {
        server.stopAccepting()
    }

    /// Waits until everything that was accepted has ended.
    ///
    /// - Returns: Whether it has, within a limit that is no test's subject.
    package func drain() async -> Bool {
        await server.drain(within: .seconds(30))
    }

    deinit {
        server.stopAccepting()
        for name in ["s", "s.lock"] { unsafe unlink(directory + "/" + name) }
        unsafe rmdir(directory)
    }

    /// A client of it.
    package func connect() throws(Peer.Failure) -> Peer {
        try Peer(to: path)
    }

    /// The reply to one request.
    package func reply(to exchange: Exchange) async throws(Peer.Failure) -> Reply {
        try await reply(to: exchange.bytes)
    }

    /// The reply to these bytes.
    package func reply(to bytes: [UInt8]) async throws(Peer.Failure) -> Reply {
        let peer = try connect()
        await peer.send(bytes)
        return try await peer.reply()
    }
}

/// Makes an empty directory whose path is short enough for a socket in it.
package func temporaryDirectory() -> String {
    var template = Array("/tmp/arete-XXXXXX".utf8CString)
    let made = unsafe template.withUnsafeMutableBufferPointer { buffer in
        guard let base = buffer.baseAddress, unsafe mkdtemp(base) != nil else { return false }
        return true
    }
    precondition(made, "mkdtemp: errno \(errno)")
    return unsafe template.withUnsafeBytes { unsafe String(decoding: $0.dropLast(), as: UTF8.self) }
}
