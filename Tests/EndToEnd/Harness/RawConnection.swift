import Glibc

/// A TCP connection that does what curl cannot: not read, half close, break off.
final class RawConnection: Sendable {
    private let descriptor: CInt

    /// Connects to a port of this machine.
    ///
    /// - Parameters:
    ///   - port: The port.
    ///   - receiveBuffer: The kernel's buffer in bytes, so that a reader that stops is felt soon.
    /// - Throws: `Deadline.Missed` where nobody listens.
    init(port: Int, receiveBuffer: Int32 = 4096) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var size = receiveBuffer
        var limit = timeval(tv_sec: 60, tv_usec: 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = in_addr_t(0x7f00_0001).bigEndian
        // Safe because each structure and its length belong together, and no pointer leaves its call.
        let isConnected = unsafe withUnsafePointer(to: &address) {
            unsafe setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &size, socklen_t(MemoryLayout<Int32>.size))
            unsafe setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
            return unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        guard isConnected else { throw Deadline.Missed(description: "no connection to \(port)") }
    }

    /// Sends text.
    func send(_ text: String) {
        let bytes = Array(text.utf8)
        _ = unsafe bytes.withUnsafeBytes {
            unsafe Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(truncatingIfNeeded: MSG_NOSIGNAL))
        }
    }

    /// Reads at most some bytes; none at the end.
    func read(_ count: Int) -> [UInt8] {
        unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            initialized = unsafe max(0, Glibc.read(descriptor, buffer.baseAddress, count))
        }
    }

    /// Says that nothing more will be sent.
    func halfClose() {
        shutdown(descriptor, Int32(SHUT_WR))
    }

    /// Makes the end of this connection an abrupt one.
    func breaksOff() {
        var option = linger(l_onoff: 1, l_linger: 0)
        unsafe setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
    }

    deinit {
        close(descriptor)
    }
}
