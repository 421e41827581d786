import Glibc

/// Ports of 127.0.0.1 that nothing listens at, each another one, kept from all others for as long as this value is there.
///
/// A socket that is bound holds each and does not listen: where both sides have `SO_REUSEADDR`, as nginx has, Linux lets another one
/// listen there all the same, and it chooses the port for nobody who takes any.
final class Ports: Sendable {
    /// Their numbers.
    let numbers: [Int]
    private let sockets: [CInt]

    /// Takes some.
    ///
    /// - Throws: `Deadline.Missed` where the system has none.
    init(_ count: Int) throws {
        let bound = (0..<count).map { _ in Ports.bound() }
        sockets = bound.map { $0.descriptor }
        numbers = bound.compactMap { $0.port }
        guard numbers.count == count else { throw Deadline.Missed(description: "no free port") }
    }

    /// Ports that nobody keeps, for who has no `SO_REUSEADDR` or never listens.
    ///
    /// - Throws: `Deadline.Missed` where the system has none.
    static func free(_ count: Int) throws -> [Int] {
        try Ports(count).numbers
    }

    /// One of their numbers.
    subscript(_ index: Int) -> Int {
        numbers[index]
    }

    private static func bound() -> (descriptor: CInt, port: Int?) {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var yes: CInt = 1
        unsafe setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<CInt>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = in_addr_t(0x7f00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        // Safe because the structure and its length are those of the family, and no pointer leaves its closure.
        let isBound = unsafe withUnsafeMutablePointer(to: &address) {
            unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe bind(descriptor, $0, length) == 0 && getsockname(descriptor, $0, &length) == 0
            }
        }
        return (descriptor, isBound ? Int(UInt16(bigEndian: address.sin_port)) : nil)
    }

    deinit {
        for socket in sockets { close(socket) }
    }
}
