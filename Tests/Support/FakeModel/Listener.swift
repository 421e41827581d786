import CLinux
import EventLoop
import Glibc

/// The listening socket on 127.0.0.1.
@LoopActor
final class Listener: ReadinessHandler {
    /// The port cannot be listened at.
    struct Unavailable: Error, CustomStringConvertible {
        let description: String
    }

    /// The port, chosen by the system where 0 was asked for.
    let port: Int
    private let descriptor: CInt
    private let server: ModelServer

    /// Listens.
    ///
    /// - Throws: `Unavailable` or `EventLoopError`.
    init(port: Int, server: ModelServer) throws {
        self.server = server
        let descriptor = socket(
            AF_INET,
            Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue),
            0
        )
        var reuse: CInt = 1
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(truncatingIfNeeded: port).bigEndian
        address.sin_addr.s_addr = in_addr_t(0x7f00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        // Safe because each structure and its length belong together, and no pointer leaves its call.
        let isListening = unsafe withUnsafeMutablePointer(to: &address) {
            unsafe setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &reuse, socklen_t(MemoryLayout<CInt>.size))
            return unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe bind(descriptor, $0, length) == 0 && listen(descriptor, 4096) == 0
                    && getsockname(descriptor, $0, &length) == 0
            }
        }
        guard isListening else { throw Unavailable(description: "cannot listen at port \(port): errno \(errno)") }
        self.descriptor = descriptor
        self.port = Int(UInt16(bigEndian: address.sin_port))
        _ = try LoopActor.loop.register(descriptor, interest: .readable, handler: self)
    }

    func descriptorReady(_ readiness: Readiness) {
        let accepted = arete_accept(descriptor)
        guard accepted >= 0 else { return }
        var isOn: CInt = 1
        // Safe because the option and its length belong together.
        unsafe setsockopt(accepted, Int32(IPPROTO_TCP), TCP_NODELAY, &isOn, socklen_t(MemoryLayout<CInt>.size))
        guard server.hasRoom, fcntl(accepted, F_SETFL, O_NONBLOCK) == 0 else {
            close(accepted)
            return
        }
        do throws(EventLoopError) {
            try server.accept(accepted)
        } catch {
            close(accepted)
        }
    }
}
