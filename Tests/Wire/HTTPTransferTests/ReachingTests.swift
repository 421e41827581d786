import EventLoop
import Glibc
import HTTPTypes
import Testing

@testable import HTTPTransfer

@Suite("Reaching a server, or not", .timeLimit(.minutes(1)))
@LoopActor
struct ReachingTests {
    let client: HTTPClient
    let server: ScriptedServer
    let recorder = Recorder()

    init() throws {
        client = try HTTPClient()
        server = try ScriptedServer()
    }

    @Test(arguments: [
        ("ftp", "127.0.0.1", "/"), ("file", "127.0.0.1", "/etc/passwd"), ("", "127.0.0.1", "/"), ("http", "", "/"),
        ("http", "127.0.0.1", "path"), ("http", "127.0.0.1", "/a b"), ("http", "127.0.0.1", "/a\u{0}b"),
        ("http", "127.0.0.1:99999", "/"), ("http", "ho st", "/"), ("http", "[::", "/"), ("http", "h", "/\r\nX: y"),
    ])
    func whatIsNoAddressIsRefused(scheme: String, authority: String, path: String) {
        #expect(throws: HTTPTransferError.badAddress) {
            try client.start(authority, path, scheme: scheme, telling: recorder)
        }
    }

    @Test func nothingIsToldWithinTheStart() async throws {
        let transfer = try client.start("127.0.0.1:1", telling: recorder)
        #expect(recorder.endings.isEmpty)
        #expect(await recorder.end() == .cannotConnect)
        withExtendedLifetime(transfer) {}
    }

    @Test func aRefusedConnectionIsNone() async throws {
        let port = try ScriptedServer().port
        let transfer = try client.start("127.0.0.1:\(port)", telling: recorder)
        #expect(await recorder.end() == .cannotConnect)
        withExtendedLifetime(transfer) {}
    }

    /// Nobody listens at the first ones; all wait for libcurl's next call, which it does not ask for.
    @Test(arguments: ["127.0.0.2,127.0.0.1", "127.0.0.2,127.0.0.3,127.0.0.4,127.0.0.1", "[::1],127.0.0.1"])
    func eachAddressOfANameIsTried(_ addresses: String) async throws {
        var configuration = HTTPClientConfiguration()
        configuration.addresses = ["model.example.com:\(server.port):\(addresses)"]
        let client = try HTTPClient(configuration: configuration)
        let transfer = try client.start("model.example.com:\(server.port)", telling: recorder)
        let connection = try await server.accept()
        _ = try await connection.request()
        try connection.send(Self.answer)
        #expect(await recorder.end() == nil)
        withExtendedLifetime(transfer) {}
    }

    @Test func aNameThatDoesNotExistIsNone() async throws {
        // RFC 6761 §6.4: no resolver may know it.
        let transfer = try client.start("model.invalid", telling: recorder)
        #expect(await recorder.end() == .cannotConnect)
        withExtendedLifetime(transfer) {}
    }

    @Test func aConnectionHasItsOwnLimit() async throws {
        // A full backlog: the kernel drops what knocks.
        let full = try ScriptedServer(backlog: 0)
        let occupants = try await onThread { () throws(ScriptedServer.Failure) in try full.fill() }
        let transfer = try client.start(full.authority, connectTimeout: .milliseconds(50), telling: recorder)
        #expect(await recorder.end() == .cannotConnect)
        withExtendedLifetime((transfer, occupants)) {}
    }

    @Test func cancellingWhileItConnectsEndsThat() async throws {
        let full = try ScriptedServer(backlog: 0)
        let occupants = try await onThread { () throws(ScriptedServer.Failure) in try full.fill() }
        let connecting = try client.start(full.authority, timeout: .milliseconds(50), telling: recorder)
        #expect(await recorder.end() == .timedOut)
        withExtendedLifetime((connecting, occupants)) {}
    }

    @Test func theWholeTransferHasItsLimit() async throws {
        let transfer = try client.start(server.authority, timeout: .milliseconds(50), telling: recorder)
        #expect(await recorder.end() == .timedOut)
        // The kernel has accepted it, and has been told.
        try await server.accept().clientClosed()
        withExtendedLifetime(transfer) {}
    }

    @Test func aResponseUnderWayHasTheSameLimit() async throws {
        let transfer = try client.start(server.authority, timeout: .milliseconds(300), telling: recorder)
        try await onThread { [server] () throws(ScriptedServer.Failure) in
            let connection = try server.acceptHere()
            // On a machine so busy that the time is over before, the test proves less.
            guard connection.hasRequest() else { return }
            try connection.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n")
            try connection.clientClosedHere()
        }
        #expect(await recorder.end() == .timedOut)
        withExtendedLifetime(transfer) {}
    }

    @Test func aResetIsABreak() async throws {
        let transfer = try client.start(server.authority, telling: recorder)
        let connection = try await server.accept()
        _ = try await connection.request()
        connection.reset()
        #expect(await recorder.end() == .brokenOff)
        withExtendedLifetime(transfer) {}
    }

    @Test func anEndBeforeTheResponseIsABreak() async throws {
        let transfer = try client.start(server.authority, telling: recorder)
        let connection = try await server.accept()
        _ = try await connection.request()
        connection.close()
        #expect(await recorder.end() == .brokenOff)
        #expect(recorder.heads.isEmpty)
        withExtendedLifetime(transfer) {}
    }

    private static let answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"

    /// The server's end of a connection that has served a transfer and is kept for the next one.
    private func keptConnection() async throws -> ServerConnection {
        let transfer = try client.start(server.authority, telling: recorder)
        let connection = try await server.accept()
        _ = try await connection.request()
        try connection.send(Self.answer)
        #expect(await recorder.end() == nil)
        withExtendedLifetime(transfer) {}
        return connection
    }

    @Test func theNextTransferUsesTheConnection() async throws {
        let connection = try await keptConnection()

        let second = Recorder()
        let next = try client.start(server.authority, "/second", telling: second)
        #expect(try await connection.request().hasPrefix("POST /second "))
        try connection.send(Self.answer)
        #expect(await second.end() == nil)
        #expect(!server.hasWaitingConnection)
        withExtendedLifetime(next) {}
    }

    @Test func oneThatStartsWithinTheEndOfAnotherUsesItsConnection() async throws {
        let second = Recorder()
        let chain = Chain()
        recorder.onEnd = { [client, server] _ in
            do throws(HTTPTransferError) {
                chain.next = try client.start(server.authority, "/second", telling: second)
            } catch {
                Issue.record(error)
            }
        }
        let transfer = try client.start(server.authority, telling: recorder)
        let connection = try await server.accept()
        _ = try await connection.request()
        try connection.send(Self.answer)
        #expect(try await connection.request().hasPrefix("POST /second "))
        try connection.send(Self.answer)
        #expect(await second.end() == nil)
        withExtendedLifetime(transfer) {}
    }

    @Test func oneMayStartWithinACallForAPiece() async throws {
        let second = Recorder()
        let chain = Chain()
        recorder.onPiece = { [client, server] _ in
            do throws(HTTPTransferError) {
                chain.next = try client.start(server.authority, "/second", telling: second)
            } catch {
                Issue.record(error)
            }
        }
        let transfer = try client.start(server.authority, telling: recorder)
        let connection = try await server.accept()
        _ = try await connection.request()
        try connection.send("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nok")
        let other = try await server.accept()
        #expect(try await other.request().hasPrefix("POST /second "))
        try other.send(Self.answer)
        #expect(await second.end() == nil)
        try connection.send("ok")
        #expect(await recorder.end() == nil)
        withExtendedLifetime(transfer) {}
    }

    @Test func aConnectionThatTheServerClosedMeanwhileIsReplaced() async throws {
        let connection = try await keptConnection()
        connection.close()

        let second = Recorder()
        let next = try client.start(server.authority, telling: second)
        let replacement = try await server.accept()
        _ = try await replacement.request()
        try replacement.send(Self.answer)
        #expect(await second.end() == nil)
        withExtendedLifetime(next) {}
    }

    /// libcurl then asks once more by itself, and must have the body still.
    @Test func aKeptConnectionThatEndsOnARequestIsReplacedAndGetsTheWholeRequest() async throws {
        let connection = try await keptConnection()

        let second = Recorder()
        let body = String(repeating: "question ", count: 900)
        let next = try client.start(server.authority, body: body, telling: second)
        #expect(try await connection.request().hasSuffix(body))
        connection.close()
        let replacement = try await server.accept()
        #expect(try await replacement.request().hasSuffix(body))
        try replacement.send(Self.answer)
        #expect(await second.end() == nil)
        withExtendedLifetime(next) {}
    }

    /// A model writes for long, and the question is not kept for as long.
    @Test func theBodyIsFreedWhenTheHeadHasCome() async throws {
        let body = String(repeating: "question ", count: 900)
        let transfer = try client.start(server.authority, body: body, telling: recorder)
        let connection = try await server.accept()
        #expect(try await connection.request().hasSuffix(body))
        #expect(transfer.easy.bodySize == body.utf8.count)
        try connection.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n")
        await recorder.until { !$0.heads.isEmpty }
        #expect(transfer.easy.bodySize == (HTTPClientConfiguration().offersHTTP2 ? body.utf8.count : 0))
        try connection.send("ok")
        #expect(await recorder.end() == nil)
    }

    /// What is not yet sent when the response begins is still to be sent.
    @Test func aResponseMayBeginBeforeTheBodyIsSent() async throws {
        // More than the kernel takes for both ends.
        let body = String(repeating: "0123456789abcdef", count: 1 << 20)
        let transfer = try client.start(server.authority, body: body, telling: recorder)
        let connection = try await server.accept()
        try connection.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n")
        await recorder.until { !$0.heads.isEmpty }
        // Compared there, too: so many bytes would hold up the loop that all tests share.
        let isWhole = try await onThread { () throws(ScriptedServer.Failure) in
            try connection.bodyHere(body.utf8.count).elementsEqual(body.utf8)
        }
        #expect(isWhole)
        #expect(transfer.easy.bodySize == body.utf8.count)
        try connection.send("ok")
        #expect(await recorder.end() == nil)
        withExtendedLifetime(transfer) {}
    }

    @Test func beyondTheBoundOfConnectionsATransferWaitsAndItsTimeRuns() async throws {
        var configuration = HTTPClientConfiguration()
        configuration.maximumConnections = 1
        let client = try HTTPClient(configuration: configuration)
        let transfer = try client.start(server.authority, telling: recorder)
        let connection = try await server.accept()
        _ = try await connection.request()

        let impatient = Recorder()
        let waiting = try client.start(server.authority, timeout: .milliseconds(50), telling: impatient)
        #expect(await impatient.end() == .timedOut)
        #expect(!server.hasWaitingConnection)

        let patient = Recorder()
        let next = try client.start(server.authority, "/patient", telling: patient)
        try connection.send(Self.answer)
        #expect(await recorder.end() == nil)
        #expect(try await connection.request().hasPrefix("POST /patient "))
        try connection.send(Self.answer)
        #expect(await patient.end() == nil)
        withExtendedLifetime((transfer, waiting, next)) {}
    }

    @LoopActor
    private final class Chain {
        var next: HTTPTransfer?
    }
}

extension ScriptedServer {
    /// Connects until the kernel drops what knocks.
    ///
    /// - Returns: What keeps the backlog full as long as it is held.
    func fill() throws(Failure) -> [ServerConnection] {
        var occupants: [ServerConnection] = []
        while true {
            let descriptor = socket(
                AF_INET,
                Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue),
                0
            )
            guard descriptor >= 0 else { throw .system("socket", errno) }
            occupants.append(ServerConnection(descriptor))
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_addr.s_addr = UInt32(INADDR_LOOPBACK).bigEndian
            address.sin_port = port.bigEndian
            unsafe withUnsafePointer(to: &address) {
                _ = unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    unsafe connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
                }
            }
            // On loopback a connection that is taken is so within the call; another one is dropped.
            var state = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
            if unsafe poll(&state, 1, 100) == 0 { return occupants }
        }
    }
}
