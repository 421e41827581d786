import FoundationEssentials
import Glibc

/// What a relay and a client need of sockets.
enum Sockets {
    /// Listens.
    ///
    /// - Returns: The descriptor, and the port where it has one.
    /// - Throws: `Deadline.Missed` where that cannot be.
    static func listen(at address: Relay.Address) throws -> (CInt, port: Int) {
        let descriptor = try make(address)
        if case .port = address {
            var yes: CInt = 1
            unsafe setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<CInt>.size))
        }
        guard unsafe with(address, { unsafe bind(descriptor, $0, $1) }) == 0, Glibc.listen(descriptor, 4096) == 0 else {
            Glibc.close(descriptor)
            throw Deadline.Missed(description: "cannot listen: errno \(errno)")
        }
        guard case .port = address else { return (descriptor, 0) }
        var name = sockaddr_in()
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        // Safe because the structure and its length are those of the family, and no pointer leaves its closure.
        unsafe withUnsafeMutablePointer(to: &name) {
            _ = unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe getsockname(descriptor, $0, &length)
            }
        }
        return (descriptor, Int(UInt16(bigEndian: name.sin_port)))
    }

    /// Connects.
    ///
    /// - Parameters:
    ///   - address: Where to.
    ///   - source: The IPv4 address that the server sees.
    /// - Returns: The descriptor.
    /// - Throws: `Deadline.Missed` where nobody listens.
    static func connect(to address: Relay.Address, from source: UInt32? = nil) throws -> CInt {
        let descriptor = try make(address)
        if let source { _ = unsafe with(.port(0), host: source) { unsafe bind(descriptor, $0, $1) } }
        guard unsafe with(address, { unsafe Glibc.connect(descriptor, $0, $1) }) == 0 else {
            Glibc.close(descriptor)
            throw Deadline.Missed(description: "no connection: errno \(errno)")
        }
        return descriptor
    }

    /// Reads what is there; 0 at the end, and where it ended badly.
    static func read(_ descriptor: CInt, into buffer: inout [UInt8]) -> Int {
        // Safe because the pointer and the count are those of the array.
        unsafe max(
            0,
            buffer.withUnsafeMutableBytes { unsafe Glibc.read(descriptor, $0.baseAddress, $0.count) }
        )
    }

    /// Writes all bytes; false where the peer takes no more.
    static func write(_ bytes: ArraySlice<UInt8>, to descriptor: CInt) -> Bool {
        var rest = bytes
        while !rest.isEmpty {
            // Safe because the pointer and the count are those of what is left of the array.
            let count = unsafe rest.withUnsafeBytes {
                unsafe send(descriptor, $0.baseAddress, $0.count, Int32(truncatingIfNeeded: MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    /// Makes the end of a TCP connection a reset.
    static func makeAbrupt(_ descriptor: CInt) {
        var option = linger(l_onoff: 1, l_linger: 0)
        unsafe setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
    }

    private static func make(_ address: Relay.Address) throws -> CInt {
        let family =
            switch address {
            case .port: AF_INET
            case .path: AF_UNIX
            }
        let descriptor = socket(family, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw Deadline.Missed(description: "no socket: errno \(errno)") }
        var limit = timeval(tv_sec: 60, tv_usec: 0)
        unsafe setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        return descriptor
    }

    /// Calls a body with an address as the system takes it.
    private static func with(
        _ address: Relay.Address,
        host: UInt32 = 0x7f00_0001,
        _ body: (UnsafePointer<sockaddr>, socklen_t) -> CInt
    ) -> CInt {
        // Safe because the structures and their lengths are those of their families, and no pointer leaves its closure.
        switch address {
        case .port(let port):
            var name = sockaddr_in()
            name.sin_family = sa_family_t(AF_INET)
            name.sin_port = in_port_t(port).bigEndian
            name.sin_addr.s_addr = in_addr_t(host).bigEndian
            return unsafe withUnsafePointer(to: &name) {
                unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    unsafe body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
                }
            }
        case .path(let path):
            var name = sockaddr_un()
            name.sun_family = sa_family_t(AF_UNIX)
            unsafe withUnsafeMutableBytes(of: &name.sun_path) {
                unsafe $0.copyBytes(from: path.utf8.prefix($0.count - 1))
            }
            return unsafe withUnsafePointer(to: &name) {
                unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    unsafe body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
                }
            }
        }
    }
}
