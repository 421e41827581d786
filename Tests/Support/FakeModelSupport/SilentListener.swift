import Glibc

/// A port of 127.0.0.1 at which somebody accepts, and says nothing.
package final class SilentListener: Sendable {
    /// The port.
    package let port: Int
    private let descriptor: CInt

    /// Listens.
    ///
    /// - Throws: `FakeModelProcess.Failed`.
    package init() throws {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var limit = timeval(tv_sec: 60, tv_usec: 0)
        var address = sockaddr_in(loopbackPort: 0)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        // Safe because each structure and its length belong together, and no pointer leaves its call.
        let isListening = unsafe withUnsafeMutablePointer(to: &address) {
            unsafe setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
            return unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe bind(descriptor, $0, length) == 0 && listen(descriptor, 16) == 0
                    && getsockname(descriptor, $0, &length) == 0
            }
        }
        self.descriptor = descriptor
        port = Int(UInt16(bigEndian: address.sin_port))
        guard isListening else { throw FakeModelProcess.Failed(description: "cannot listen: errno \(errno)") }
    }

    /// Takes the next connection, which may not have been made yet.
    ///
    /// - Throws: `FakeModelProcess.Failed` where none comes within a minute.
    package func accept() throws -> Wire {
        let accepted = Glibc.accept(descriptor, nil, nil)
        guard accepted >= 0 else { throw FakeModelProcess.Failed(description: "nobody connects: errno \(errno)") }
        return Wire(descriptor: accepted)
    }

    deinit {
        close(descriptor)
    }
}

extension sockaddr_in {
    /// A port of 127.0.0.1; 0 lets the system choose one.
    init(loopbackPort port: Int) {
        self.init()
        sin_family = sa_family_t(AF_INET)
        sin_port = in_port_t(port).bigEndian
        sin_addr.s_addr = in_addr_t(0x7f00_0001).bigEndian
    }
}
