import EventLoop
import FakeModelSupport
import Glibc

/// Stands between a client and a server, and cuts their connection after any byte of the answer.
///
/// Which connection is cut is said by words that its request contains: those of the next one that has them.
final class Relay: Sendable {
    /// Where one listens, or connects to.
    enum Address: Sendable {
        /// A port of 127.0.0.1.
        case port(Int)
        /// A Unix socket.
        case path(String)
    }

    /// How a connection ends.
    struct Cut: Sendable {
        /// After how many bytes of the answer.
        let bytes: Int
        /// By a reset, where the socket has one; otherwise in order.
        let isAbrupt: Bool
    }

    /// The port that it listens at; 0 for a path.
    let port: Int
    private let listener: CInt
    private let target: Address
    private let plans = Lock([String: Cut]())
    private let longest = Lock(0)
    private let performed = Lock(0)

    /// How many connections it has cut.
    var cutCount: Int { performed.withLock(\.self) }

    /// How many bytes the longest answer had until now.
    var longestAnswer: Int { longest.withLock(\.self) }

    /// A relay that listens at once.
    ///
    /// - Throws: `Deadline.Missed` where it cannot.
    init(at address: Address, to target: Address) throws {
        let (listener, port) = try Sockets.listen(at: address)
        self.listener = listener
        self.port = port
        self.target = target
        LoopThread.detach(named: "relay") { self.accept() }
    }

    /// Cuts the next connection whose request contains some words.
    func cut(_ words: String, _ cut: Cut) {
        plans.withLock { $0[words] = cut }
    }

    /// Takes no connection any more.
    func close() {
        // The accepting thread wakes up by it, and closes the descriptor.
        shutdown(listener, Int32(SHUT_RDWR))
    }

    private func accept() {
        while true {
            let client = Glibc.accept(listener, nil, nil)
            guard client >= 0 else {
                Glibc.close(listener)
                return
            }
            LoopThread.detach(named: "relay") { self.serve(client) }
        }
    }

    private func serve(_ client: CInt) {
        defer { Glibc.close(client) }
        // Nobody there: the client learns it by the end of its connection.
        guard let server = try? Sockets.connect(to: target) else { return }
        defer { Glibc.close(server) }
        // Of the request that is being answered: a connection to a model serves one after the other.
        var request: [UInt8] = []
        var answered = 0
        var cut: Cut?
        var buffer = [UInt8](repeating: 0, count: 65536)
        var ends = [
            pollfd(fd: client, events: Int16(POLLIN), revents: 0),
            pollfd(fd: server, events: Int16(POLLIN), revents: 0),
        ]
        while unsafe poll(&ends, 2, -1) > 0 {
            if ends[0].revents != 0 {
                let count = Sockets.read(client, into: &buffer)
                guard count > 0, Sockets.write(buffer[..<count], to: server) else { return }
                if answered > 0 { (request, answered, cut) = ([], 0, nil) }
                request += buffer[..<count]
                if cut == nil { cut = takePlan(for: request) }
            }
            if ends[1].revents != 0 {
                let count = Sockets.read(server, into: &buffer)
                let wanted = min(count, (cut?.bytes ?? .max) - answered)
                guard count > 0, Sockets.write(buffer[..<wanted], to: client) else { return }
                answered += wanted
                longest.withLock { $0 = max($0, answered) }
                if let cut, answered >= cut.bytes {
                    performed.withLock { $0 += 1 }
                    if cut.isAbrupt { Sockets.makeAbrupt(client) }
                    return
                }
            }
        }
    }

    private func takePlan(for request: [UInt8]) -> Cut? {
        plans.withLock { plans in
            guard let words = plans.keys.first(where: { request.firstRange(of: Array($0.utf8)) != nil }) else {
                return nil
            }
            return plans.removeValue(forKey: words)
        }
    }
}
