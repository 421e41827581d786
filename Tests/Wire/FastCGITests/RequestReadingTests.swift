import FastCGI
import FastCGISupport
import Testing

@Suite("A request arrives whole")
struct RequestReadingTests {
    private static let limit = 200_000
    private let seen = Seen()
    private let server: RunningServer

    init() throws {
        server = try RunningServer(noting: seen, bodyLimit: Self.limit)
    }

    @Test("with each body up to the limit", arguments: [0, 1, 2, 8_191, 8_192, 8_193, 65_535, 65_536, 131_071, limit])
    func body(length: Int) async throws {
        let body = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
        let reply = try await server.reply(to: Exchange("POST", "/resumes", body: body))
        #expect(reply.text == "ok")
        #expect(reply.isEnded)
        #expect(seen.requests.map(\.body) == [.bytes(body)])
    }

    @Test("however its body is cut into records", arguments: [1, 7, 8, 4_096, 8_183, 8_184, 8_185, 8_192])
    func bodyRecords(chunk: Int) async throws {
        let body = (0..<20_000).map { UInt8(truncatingIfNeeded: $0) }
        let exchange = Exchange("POST", "/resumes", body: body)
        for padding: UInt8 in [0, 1, 7, 255] {
            let bytes =
                Record.begin() + Record.stream(.parameters, exchange.parameterBytes, padding: padding)
                + Record.stream(.input, body, chunk: chunk, padding: padding)
            #expect(try await server.reply(to: bytes).isEnded)
        }
        #expect(seen.requests.map(\.body) == [Request.Body](repeating: .bytes(body), count: 4))
    }

    @Test("wherever its parameters are split over two records")
    func parameterSplits() async throws {
        let exchange = Exchange("GET", "/jobs/stream/1?q=1", fields: ["Accept": String(repeating: "a", count: 130)])
        let content = exchange.parameterBytes
        for split in 1..<content.count {
            let bytes =
                Record.begin() + Record.bytes(.parameters, content[..<split])
                + Record.stream(.parameters, Array(content[split...])) + Record.stream(.input, [])
            #expect(try await server.reply(to: bytes).isEnded, "split at \(split)")
        }
        let expected = Dictionary(uniqueKeysWithValues: exchange.parameters.map { ($0.name, $0.value) })
        #expect(seen.requests.count == content.count - 1)
        for request in seen.requests {
            #expect(request.parameters.filter { $0.key != "FCGI_ROLE" } == expected)
        }
    }

    @Test("with a record for each byte of its parameters")
    func parameterBytes() async throws {
        let exchange = Exchange("GET", "/", fields: ["Accept": "text/event-stream"])
        let bytes =
            Record.begin() + Record.stream(.parameters, exchange.parameterBytes, chunk: 1) + Record.stream(.input, [])
        #expect(try await server.reply(to: bytes).isEnded)
        #expect(seen.requests.first?.header("accept") == "text/event-stream")
    }

    @Test("also byte by byte through the socket")
    func socketBytes() async throws {
        let peer = try server.connect()
        for byte in Exchange("PUT", "/a", body: [1, 2, 3]).bytes { #expect(await peer.send([byte])) }
        #expect(try await peer.reply().isEnded)
        #expect(seen.requests.map(\.body) == [.bytes([1, 2, 3])])
    }

    @Test("with parameters larger than libfcgi's buffer and as many as a browser sends")
    func largeParameters() async throws {
        let value = String(repeating: "v", count: 60_000)
        var exchange = Exchange("GET", "/", ["EMPTY": "", "LONG": value])
        exchange.parameters += (0..<200).map { ("HTTP_X_\($0)", "\($0)") }
        #expect(try await server.reply(to: exchange).isEnded)
        let request = try #require(seen.requests.first)
        #expect(request.parameters["LONG"] == value)
        #expect(request.parameters["EMPTY"]?.isEmpty == true)
        #expect((0..<200).allSatisfy { request.header("X-\($0)") == "\($0)" })
    }

    @Test(
        "with values as they are, also where a mark combines with the equals sign",
        arguments: [
            "=a==", "\u{301}alice", "\u{FE0F}", "\u{200D}x", " a ", "\r\n",
        ]
    )
    func values(value: String) async throws {
        #expect(try await server.reply(to: Exchange("GET", "/", ["REMOTE_USER": value])).isEnded)
        #expect(seen.requests.first?.parameters["REMOTE_USER"].map { Array($0.utf8) } == Array(value.utf8))
    }

    @Test("with bytes that are no UTF-8 replaced")
    func invalidText() async throws {
        let exchange = Exchange()
        let parameters = exchange.parameterBytes + Record.pair(Array("HTTP_X".utf8), [0x61, 0xFF, 0xFE])
        #expect(
            try await server.reply(
                to: Record.begin() + Record.stream(.parameters, parameters) + Record.stream(.input, [])
            ).isEnded
        )
        #expect(seen.requests.first?.header("X") == "a\u{FFFD}\u{FFFD}")
    }

    @Test("and a body over the limit is dropped, and its answer is whole", arguments: [1, 65_536, 3_000_000])
    func tooLarge(excess: Int) async throws {
        let body = [UInt8](repeating: 7, count: Self.limit + excess)
        let reply = try await server.reply(to: Exchange("POST", "/resumes", body: body))
        #expect(reply.text == "ok")
        #expect(reply.isEnded)
        #expect(seen.requests.map(\.body) == [.tooLarge])
    }
}
