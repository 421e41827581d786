import CLinux
import EventLoop
import Glibc

/// One client's TCP connection.
///
/// While an answer is under way nothing more is read, but that the client closes is noticed at once (`EPOLLRDHUP`).
@LoopActor
final class Connection: ReadinessHandler {
    /// Who closed a connection.
    enum Side: String {
        case client, server
    }

    /// Bytes that may wait for a slow reader before the answer pauses.
    private static let congestion = 256 << 10

    private let descriptor: CInt
    private let server: ModelServer
    private var registration: Registration?
    private var reader = HTTPRequestReader()
    private var output: [UInt8] = []
    private var written = 0
    private var closesWhenWritten = false
    /// What the client still sends is dropped until it closes, so that no reset overtakes the last response.
    private var isLingering = false
    /// The number of the last request to a model that it carried.
    private var lastNumber: Int?
    /// The answer that is under way.
    private(set) var player: AnswerPlayer?

    /// Takes over an accepted descriptor.
    ///
    /// - Throws: `EventLoopError`.
    init(descriptor: CInt, server: ModelServer) throws(EventLoopError) {
        self.descriptor = descriptor
        self.server = server
        registration = try LoopActor.loop.register(descriptor, interest: .readable, handler: self)
    }

    /// Whether it has not been closed.
    var isOpen: Bool { registration != nil }

    /// Whether its reader lags, so that an answer should wait for `AnswerPlayer.resume()`.
    var isCongested: Bool { output.count - written > Self.congestion }

    /// Starts an answer.
    func play(_ player: AnswerPlayer, number: Int) {
        lastNumber = number
        self.player = player
        updateInterest()
        player.resume()
    }

    /// The answer has said everything.
    ///
    /// - Parameter closes: Whether the connection ends with it.
    func answerEnded(closes: Bool) {
        player = nil
        if closes {
            closeWhenWritten()
        } else {
            updateInterest()
            // A request that came meanwhile is looked at in a later turn, so that answers do not nest.
            LoopActor.loop.execute { LoopActor.assumeIsolated { self.takeRequests() } }
        }
    }

    /// Sends bytes, now as far as the kernel takes them.
    func send(_ bytes: [UInt8]) {
        guard isOpen else { return }
        output.append(contentsOf: bytes)
        flush()
    }

    /// Closes once everything is sent.
    func closeWhenWritten() {
        closesWhenWritten = true
        flush()
    }

    /// Says that nothing more will be sent, and leaves the closing to the client.
    func awaitClose() {
        isLingering = true
        flush()
    }

    /// Closes so that the peer's next read fails.
    func reset() {
        var option = linger(l_onoff: 1, l_linger: 0)
        // Safe because the structure and its length belong together.
        unsafe setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
        close(by: .server)
    }

    func descriptorReady(_ readiness: Readiness) {
        if readiness.contains(.readable), player == nil { receive() }
        if isOpen, readiness.contains(.writable) { flush() }
        // A half-closed client is gone: none of ours waits for an answer that way.
        if isOpen, !readiness.isDisjoint(with: .peerClosed) { close(by: .client) }
    }

    private func receive() {
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        // Safe because the pointer and the count are those of the array.
        let count = unsafe buffer.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, $0.count) }
        guard count != 0 else { return close(by: .client) }
        guard count > 0 else { return errno == EAGAIN || errno == EINTR ? () : close(by: .client) }
        guard !isLingering else { return }
        reader.append(buffer[..<count])
        takeRequests()
    }

    private func takeRequests() {
        do throws(MalformedRequest) {
            while isOpen, player == nil, !closesWhenWritten, !isLingering, let request = try reader.next() {
                server.handle(request, on: self)
            }
            if reader.takesContinue() { send(Array("HTTP/1.1 100 Continue\r\n\r\n".utf8)) }
        } catch {
            server.refuse(error, on: self)
        }
    }

    private func flush() {
        while isOpen, written < output.count {
            // Safe because the pointer and the count are those of what is left of the array.
            let count = unsafe output[written...].withUnsafeBytes {
                unsafe Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(truncatingIfNeeded: MSG_NOSIGNAL))
            }
            guard count > 0 else {
                if errno == EAGAIN || errno == EINTR { break }
                return close(by: .client)
            }
            written += count
        }
        if written == output.count {
            output.removeAll(keepingCapacity: output.count < Self.congestion)
            written = 0
            if closesWhenWritten { close(by: .server) } else if isLingering { shutdown(descriptor, Int32(SHUT_WR)) }
        }
        updateInterest()
        if !isCongested { player?.resumeAfterCongestion() }
    }

    private var interest: Readiness = .readable

    private func updateInterest() {
        guard let registration else { return }
        var wanted: Readiness = player == nil && !closesWhenWritten ? .readable : []
        if written < output.count { wanted.insert(.writable) }
        guard wanted != interest else { return }
        interest = wanted
        do throws(EventLoopError) {
            try LoopActor.loop.modify(registration, interest: wanted)
        } catch {
            // A registration of our own that epoll does not know: a defect of this program.
            preconditionFailure("\(error)")
        }
    }

    private func close(by side: Side) {
        guard let registration else { return }
        self.registration = nil
        LoopActor.loop.deregister(registration)
        Glibc.close(descriptor)
        if let lastNumber { server.connectionClosed(lastNumber, by: side, wasOpen: player != nil) }
        player?.stop()
        player = nil
        server.forget(self)
    }
}
