import Glibc

/// Ports of this machine.
enum Ports {
    /// Ports that nothing listens at, each another one: the system chooses them while all are held.
    ///
    /// - Throws: `Deadline.Missed` where it has none.
    static func free(_ count: Int) throws -> [Int] {
        var sockets: [CInt] = []
        defer { for socket in sockets { close(socket) } }
        return try (0..<count).map { _ in
            let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            sockets.append(descriptor)
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
            guard isBound else { throw Deadline.Missed(description: "no free port") }
            return Int(UInt16(bigEndian: address.sin_port))
        }
    }
}
