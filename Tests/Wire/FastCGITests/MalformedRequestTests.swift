import FastCGI
import FastCGISupport
import Testing

/// What no web server sends, and what the end of one looks like.
///
/// Out of reach: records that libfcgi answers by `abort()`, such as a parameter whose length is beyond memory
/// (nginx-fastcgi.md 1.3). Whoever may connect may do that: the socket's mode is the defence.
@Suite("A request that is not whole and sound is closed without a word")
struct MalformedRequestTests {
    private let seen = Seen()
    private let server: RunningServer
    /// The one for silent peers; the other one takes nobody for silent who is slow on a loaded machine.
    private let impatient: RunningServer

    init() throws {
        server = try RunningServer(noting: seen, bodyLimit: 1_000)
        impatient = try RunningServer(noting: seen, bodyLimit: 1_000, peerTimeout: .milliseconds(300))
    }

    /// Sends bytes, and perhaps leaves or is silent; then the server must still serve.
    private func expectRefusal(
        of bytes: [UInt8],
        leaving: Bool = false,
        isSilent: Bool = false,
        _ comment: Comment
    ) async throws {
        let server = isSilent ? impatient : server
        let peer = try server.connect()
        await peer.send(bytes)
        if leaving { peer.endSending() }
        #expect(try await peer.reply().output.isEmpty, comment)
        #expect(try await server.reply(to: Exchange("GET", "/after")).text == "ok", comment)
        #expect(seen.requests.allSatisfy { $0.uri == "/after" }, comment)
    }

    @Test("where it was cut at any byte", arguments: [true, false])
    func truncated(leaving: Bool) async throws {
        let whole = Exchange("POST", "/cut", body: [1, 2, 3]).bytes
        // A silent peer costs its timeout, so only some of those.
        for length in stride(from: leaving ? 1 : 3, to: whole.count, by: leaving ? 1 : 41) {
            try await expectRefusal(
                of: Array(whole[..<length]),
                leaving: leaving,
                isSilent: !leaving,
                "cut to \(length) bytes"
            )
        }
    }

    @Test("where its peer died between two parameters, which libfcgi takes for a whole request")
    func diedBetweenParameters() async throws {
        let exchange = Exchange("GET", "/cut")
        let first = Record.pair(Array("REQUEST_METHOD".utf8), Array("GET".utf8))
        let second = Record.pair(Array("REQUEST_URI".utf8), Array("/cut".utf8))
        for parameters in [first + second, exchange.parameterBytes] {
            let bytes = Record.begin() + Record.bytes(.parameters, parameters)
            try await expectRefusal(of: bytes, leaving: true, "no end of the parameters")
            try await expectRefusal(of: bytes, isSilent: true, "no end of the parameters, and silence")
        }
    }

    @Test("where its peer has left already")
    func left() async throws {
        let server = try RunningServer(noting: seen, isStarted: false)
        let halfClosed = try server.connect()
        await halfClosed.send(Exchange("GET", "/left").bytes)
        halfClosed.endSending()
        let closed = try server.connect()
        await closed.send(Exchange("GET", "/left").bytes)
        closed.close()
        server.start()
        #expect(try await halfClosed.reply().output.isEmpty)
        #expect(try await server.reply(to: Exchange("GET", "/after")).text == "ok")
        #expect(seen.requests.map(\.uri) == ["/after"])
    }

    @Test(
        "where its body is not as long as it says",
        arguments: [
            "0", "1", "2", "4", "5", "1001", "999999999", "-1", "-3", "9223372036854775807", "9223372036854775808",
            "3 ", "3x",
            "0x3", "3.0", "abc", "268435457",
        ]
    )
    func length(declared: String) async throws {
        let exchange = Exchange("POST", "/length", body: [1, 2, 3]).replacing("CONTENT_LENGTH", with: declared)
        try await expectRefusal(of: exchange.bytes, "CONTENT_LENGTH \(declared)")
    }

    @Test("where its body is absent or undeclared")
    func undeclared() async throws {
        let exchange = Exchange("POST", "/length", body: [1, 2, 3])
        try await expectRefusal(of: exchange.replacing("CONTENT_LENGTH", with: nil).bytes, "undeclared")
        var absent = exchange
        absent.body = []
        try await expectRefusal(of: absent.bytes, "absent")
    }

    @Test("where its role is not the responder's", arguments: [0, 2, 3, 4, 255] as [UInt8])
    func role(_ role: UInt8) async throws {
        let rest = Record.stream(.parameters, Exchange("GET", "/role").parameterBytes) + Record.stream(.input, [])
        try await expectRefusal(of: Record.begin(role: role) + rest, "role \(role)")
    }

    @Test("where it wants to keep the connection, which deadlocks libfcgi's threads")
    func keepsConnection() async throws {
        let rest = Record.stream(.parameters, Exchange("GET", "/keep").parameterBytes) + Record.stream(.input, [])
        try await expectRefusal(of: Record.begin(keepsConnection: true) + rest, "keep-connection flag")
    }

    @Test(
        "where it is of another version or none of the protocol's",
        arguments: [
            Record.begin(version: 0), Record.begin(version: 2), Array("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".utf8),
            [UInt8](repeating: 0xFF, count: 100), [UInt8](repeating: 0, count: 9_000), [],
        ]
    )
    func garbage(bytes: [UInt8]) async throws {
        try await expectRefusal(of: bytes, isSilent: bytes.isEmpty, "garbage")
        try await expectRefusal(of: bytes, leaving: true, "garbage, then the end")
    }

    @Test("where it was aborted in its body")
    func aborted() async throws {
        let exchange = Exchange("POST", "/abort", body: [1, 2, 3])
        let bytes =
            Record.begin() + Record.stream(.parameters, exchange.parameterBytes) + Record.bytes(.input, [1])
            + Record.bytes(.abort, [])
        try await expectRefusal(of: bytes, "aborted")
    }

    @Test("where a required parameter is missing or empty", arguments: ["REQUEST_METHOD", "REQUEST_URI"], [nil, ""])
    func missing(name: String, value: String?) async throws {
        try await expectRefusal(of: Exchange("GET", "/missing").replacing(name, with: value).bytes, "\(name)")
    }

    @Test("where a parameter that is no header has two values")
    func duplicates() async throws {
        let exchange = Exchange("GET", "/twice", ["REMOTE_USER": "alice", "X": "", "REMOTE_USER": "bob"])
        try await expectRefusal(of: exchange.bytes, "two users")
    }

    @Test("and more silent peers than there are accept threads give them back")
    func silence() async throws {
        let peers = try (0..<8).map { _ in try impatient.connect() }
        for peer in peers.dropFirst(4) { await peer.send(Record.begin()) }
        #expect(try await impatient.reply(to: Exchange("GET", "/after")).text == "ok")
        for peer in peers { #expect(try await peer.reply().output.isEmpty) }
    }
}
