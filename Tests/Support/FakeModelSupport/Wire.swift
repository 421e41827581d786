import Glibc

/// A TCP connection to a server on this machine, byte for byte.
package final class Wire: Sendable {
    private let descriptor: CInt

    /// Connects to the fake model.
    ///
    /// - Throws: `FakeModelProcess.Failed` where nobody listens.
    package convenience init(to model: FakeModelProcess) throws {
        try self.init(port: model.port)
    }

    /// Connects to a port of 127.0.0.1.
    ///
    /// - Throws: `FakeModelProcess.Failed` where nobody listens.
    package convenience init(port: Int) throws {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        self.init(descriptor: descriptor)
        var address = sockaddr_in(loopbackPort: port)
        // Safe because the structure and its length belong together, and no pointer leaves its call.
        let isConnected = unsafe withUnsafePointer(to: &address) {
            unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        guard isConnected else { throw FakeModelProcess.Failed(description: "no connection to \(port)") }
    }

    /// Takes over a socket, whose waits it bounds.
    init(descriptor: CInt) {
        self.descriptor = descriptor
        var limit = timeval(tv_sec: 60, tv_usec: 0)
        // Safe because the structure and its length belong together.
        unsafe setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    }

    /// Sends bytes.
    package func send(_ text: String) {
        let bytes = Array(text.utf8)
        var sent = 0
        while sent < bytes.count {
            // Safe because the pointer and the count are those of what is left of the array.
            let count = unsafe bytes[sent...].withUnsafeBytes {
                unsafe Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(truncatingIfNeeded: MSG_NOSIGNAL))
            }
            guard count > 0 else { return }
            sent += count
        }
    }

    /// Sends a request with a body of JSON.
    ///
    /// - Parameters:
    ///   - path: Its path.
    ///   - body: Its body.
    ///   - headers: Its fields beside those that every such request has.
    package func post(_ path: String, _ body: String, headers: [String: String]) {
        let fields = headers.map { "\($0.key): \($0.value)\r\n" }.joined()
        send(
            "POST \(path) HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n\(fields)"
                + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
        )
    }

    /// Reads until what was read is enough, or the connection ends.
    ///
    /// - Returns: What was read.
    package func read(until isEnough: (String) -> Bool) -> String {
        String(decoding: readBytes { isEnough(String(decoding: $0, as: UTF8.self)) }.bytes, as: UTF8.self)
    }

    /// Reads until what was read is enough, or the connection ends.
    ///
    /// - Returns: What was read, and whether it ended by a reset.
    package func readBytes(until isEnough: ([UInt8]) -> Bool) -> (bytes: [UInt8], wasReset: Bool) {
        var all: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65536)
        while true {
            // Safe because the pointer and the count are those of the array.
            let count = unsafe buffer.withUnsafeMutableBytes { unsafe Glibc.read(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { return (all, count < 0 && errno == ECONNRESET) }
            all += buffer[..<count]
            if isEnough(all) { return (all, false) }
        }
    }

    deinit {
        close(descriptor)
    }
}
