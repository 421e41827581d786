import FakeModelSupport
import Testing

@testable import fake_model

/// Requests, whatever the pieces that they arrive in (RFC 9112).
@Suite("Reading of requests", .timeLimit(.minutes(2)))
struct RequestReaderTests {
    private static let two =
        Array(
            ("POST /v1/messages?a=1&b HTTP/1.1\r\nHost: x\r\nX-One: 1\r\nx-one:  2\r\nContent-Length: 4\r\n\r\nbödy"
                .utf8)
        ).dropLast() + Array("GET / HTTP/1.1\r\n\r\n".utf8)

    private static func requests(_ pieces: [ArraySlice<UInt8>]) throws -> [HTTPRequest] {
        var reader = HTTPRequestReader()
        var requests: [HTTPRequest] = []
        for piece in pieces {
            reader.append(piece)
            while let request = try reader.next() { requests.append(request) }
        }
        return requests
    }

    @Test func theSameRequestsWhereverTheyAreCut() throws {
        let bytes = Self.two
        for cut in 0...bytes.count {
            let requests = try Self.requests([bytes[..<cut], bytes[cut...]])
            #expect(requests.count == 2)
            #expect(requests[0].method == "POST")
            #expect(requests[0].path == "/v1/messages")
            #expect(requests[0].query == ["a": "1", "b": ""])
            #expect(requests[0].headers["x-one"] == "1, 2")
            #expect(requests[0].body == Array("böd".utf8))
            #expect(requests[1].path == "/")
        }
        #expect(try Self.requests(bytes.indices.map { bytes[$0...$0] }).count == 2)
    }

    @Test(arguments: [
        ("GET\r\n\r\n", 400), ("\r\n\r\n", 400), ("GET  HTTP/1.1\r\n\r\n", 400), ("GET / HTTP/3\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nnonsense\r\n\r\n", 400), ("GET / HTTP/1.1\r\n: x\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\na b: x\r\n\r\n", 400), ("GET / HTTP/1.1\r\nContent-Length: -1\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nContent-Length: 1x\r\n\r\n", 400), ("GET / HTTP/1.1\r\nContent-Length:\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nContent-Length: 33554433\r\n\r\n", 413),
        ("GET / HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n", 413),
        ("GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n", 411),
    ])
    func whatCannotBeRead(text: String, status: Int) throws {
        let error = #expect(throws: MalformedRequest.self) { try Self.requests([Array(text.utf8)[...]]) }
        #expect(error?.status == status)
    }

    @Test(arguments: ["", "\r\n\r\n"])
    func aHeadThatIsTooLarge(end: String) throws {
        let text = "GET / HTTP/1.1\r\nx: \(String(repeating: "y", count: HTTPRequestReader.headLimit))\(end)"
        let error = #expect(throws: MalformedRequest.self) { try Self.requests([Array(text.utf8)[...]]) }
        #expect(error?.status == 431)
    }

    @Test func noBytesTrap() {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<500 {
            let alphabet = Array("\r\n\r\n: GET/POST HTTP/1.1?=&%\u{0}ä0".utf8)
            let bytes = (0..<Int.random(in: 0..<200, using: &generator)).map { _ in
                alphabet[Int.random(in: alphabet.indices, using: &generator)]
            }
            // Whether it is a request does not matter here.
            _ = try? Self.requests([bytes[...]])
        }
    }

    @Test func aMalformedRequestIsAnsweredAndTheConnectionClosed() async throws {
        let exchange = try await FakeModelProcess.run { model in
            try Exchange(model, raw: "POST /v1/chat/completions HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n")
        }
        #expect(exchange.status == 411)
        #expect(try JSON(exchange.body.utf8)["error"]["message"].string == "The request's length is missing.")
    }

    @Test func aBodyThatIsTooLargeIsRefusedWhileItIsSent() async throws {
        let exchange = try await FakeModelProcess.run { model in
            let wire = try Wire(to: model)
            wire.post(
                "/v1/messages",
                String(repeating: "x", count: HTTPRequestReader.bodyLimit + 1),
                headers: Exchange.anthropicHeaders
            )
            return try Exchange(reading: wire)
        }
        #expect(exchange.status == 413)
        #expect(try JSON(exchange.body.utf8)["error"]["type"].string == "request_too_large")
    }

    @Test func aLargeBodyIsAskedFor() async throws {
        let text = try await FakeModelProcess.run { model in
            let wire = try Wire(to: model)
            wire.send("POST /v1/messages HTTP/1.1\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n")
            let interim = wire.read { $0.hasSuffix("\r\n\r\n") }
            wire.send("{}")
            return interim + wire.read { $0.contains("request_id") }
        }
        #expect(text.hasPrefix("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 401"))
    }

    @Test func severalRequestsOnOneConnection() async throws {
        let statuses = try await FakeModelProcess.run(#"{"answers": [{"text": "Hello"}]}"#) { model in
            let wire = try Wire(to: model)
            wire.post("/v1/messages", Exchange.messages(), headers: Exchange.anthropicHeaders)
            let first = try Exchange(reading: wire)
            wire.post("/v1/messages", Exchange.messages(stream: false), headers: Exchange.anthropicHeaders)
            let second = try Exchange(reading: wire)
            return [first.status, second.status]
        }
        #expect(statuses == [200, 200])
    }
}
