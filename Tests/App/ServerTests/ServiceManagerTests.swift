import EventLoop
import FoundationEssentials
import Glibc
import Testing

@testable import Server

/// A datagram socket as systemd's.
private final class NotifySocket: Sendable {
    let name: String
    private let descriptor: CInt

    /// Binds a name; one that begins with `@` is in no file system.
    init(_ name: String) throws {
        self.name = name
        descriptor = socket(AF_UNIX, CInt(SOCK_DGRAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = name.hasPrefix("@") ? [0] + Array(name.utf8.dropFirst()) : Array(name.utf8)
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: bytes) }
        let length = socklen_t(MemoryLayout<sa_family_t>.size + bytes.count)
        let status = unsafe withUnsafePointer(to: &address) {
            unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { unsafe bind(descriptor, $0, length) }
        }
        try #require(status == 0)
    }

    /// The next message; blocks until there is one.
    func receive() -> String {
        var buffer = [UInt8](repeating: 0, count: 100)
        let count = unsafe recv(descriptor, &buffer, buffer.count, 0)
        return String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
    }

    deinit {
        close(descriptor)
    }
}

@Suite("What the service manager is told", .timeLimit(.minutes(1)))
struct ServiceManagerTests {
    @Test(
        "That it is ready, each half of the watchdog's time that the loop turns, and that it ends",
        arguments: ["@", "/tmp/"]
    )
    func messages(place: String) async throws {
        let socket = try NotifySocket("\(place)arete-\(UUID().uuidString)")
        defer { if place == "/tmp/" { unsafe unlink(socket.name) } }
        let environment = ["NOTIFY_SOCKET": socket.name, "WATCHDOG_USEC": "20000", "WATCHDOG_PID": "\(getpid())"]
        let manager = await ServiceManager(environment: environment)
        await manager.ready()
        #expect(socket.receive() == "READY=1")
        for _ in 0..<3 { #expect(socket.receive() == "WATCHDOG=1") }
        await manager.stopping()
        while true {
            let message = socket.receive()
            if message == "STOPPING=1" { break }
            #expect(message == "WATCHDOG=1")
        }
    }

    @Test("Nothing for the watchdog where it is another process's, or nobody's", arguments: ["1", nil])
    func foreignWatchdog(process: String?) async throws {
        let socket = try NotifySocket("@arete-\(UUID().uuidString)")
        var environment = ["NOTIFY_SOCKET": socket.name]
        if let process { environment.merge(["WATCHDOG_USEC": "1000", "WATCHDOG_PID": process]) { $1 } }
        let manager = await ServiceManager(environment: environment)
        await manager.ready()
        await manager.stopping()
        #expect(socket.receive() == "READY=1")
        #expect(socket.receive() == "STOPPING=1")
    }

    @Test(
        "Where nobody listens, nothing happens",
        arguments: [nil, "", "relative", "/nonexistent/socket", "/" + String(repeating: "x", count: 200)]
    )
    func nobody(name: String?) async {
        let manager = await ServiceManager(environment: name.map { ["NOTIFY_SOCKET": $0] } ?? [:])
        await manager.ready()
        await manager.stopping()
    }
}
