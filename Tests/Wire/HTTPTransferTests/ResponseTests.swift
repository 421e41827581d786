import EventLoop
import HTTPTransfer
import HTTPTypes
import Testing

@Suite("A response as it comes", .timeLimit(.minutes(1)))
@LoopActor
struct ResponseTests {
    let client: HTTPClient
    let server: ScriptedServer
    let recorder = Recorder()

    init() throws {
        client = try HTTPClient()
        server = try ScriptedServer()
    }

    @Test func theRequestIsWhatWasAskedFor() async throws {
        let transfer = try client.start(
            server.authority,
            "/v1/chat?beta=true",
            fields: [
                .contentType: "application/json", try #require(.init("x-api-key")): "k", .accept: "text/event-stream",
            ],
            body: "{\"stream\":true}",
            telling: recorder
        )
        let connection = try await server.accept()
        let lines = try await connection.request().split(separator: "\r\n").map(String.init)
        #expect(lines.first == "POST /v1/chat?beta=true HTTP/1.1")
        #expect(
            lines.dropFirst().sorted() == [
                "Accept: text/event-stream", "Content-Length: 15", "Content-Type: application/json",
                "Host: \(server.authority)", "User-Agent: arete", "x-api-key: k", "{\"stream\":true}",
            ]
        )
        transfer.cancel()
    }

    @Test func aBodyOverOneMegabyteIsSentWithoutAskingFirst() async throws {
        let body = String(repeating: "x", count: 3 << 20)
        let transfer = try client.start(server.authority, body: body, telling: recorder)
        let connection = try await server.accept()
        let request = try await connection.request()
        #expect(request.hasSuffix("\r\n\r\n" + body))
        #expect(!request.prefix(1000).contains("Expect"))
        transfer.cancel()
    }

    @Test func aMethodWithoutABodyHasNone() async throws {
        let transfer = try client.start(server.authority, "/v1/models", method: .get, body: "", telling: recorder)
        let connection = try await server.accept()
        let request = try await connection.request()
        #expect(request.hasPrefix("GET /v1/models HTTP/1.1\r\n"))
        #expect(!request.contains("Content-"))
        transfer.cancel()
    }

    /// What the server writes, each piece by itself, and what comes of it.
    nonisolated struct Exchange: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let answer: String
        var status = 200
        var body = "Hello, world"
        var error: HTTPTransferError?
    }

    nonisolated static let exchanges = [
        Exchange(
            testDescription: "length",
            answer: "HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\nHello, world"
        ),
        Exchange(
            testDescription: "chunks with a trailer",
            answer:
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nHello\r\n7\r\n, world\r\n0\r\nX-T: 1\r\n\r\n"
        ),
        Exchange(
            testDescription: "until the end of the connection",
            answer: "HTTP/1.1 200 OK\r\n\r\nHello, world"
        ),
        Exchange(testDescription: "no body", answer: "HTTP/1.1 204 No Content\r\n\r\n", status: 204, body: ""),
        Exchange(
            testDescription: "after informational responses",
            answer:
                "HTTP/1.1 100 Continue\r\nX-A: 1\r\n\r\nHTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\nHello, world"
        ),
        Exchange(
            testDescription: "an error that says why",
            answer: "HTTP/1.1 529 \r\nContent-Length: 12\r\n\r\nHello, world",
            status: 529
        ),
        Exchange(
            testDescription: "a redirect is an answer",
            answer: "HTTP/1.1 307 Go\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 12\r\n\r\nHello, world",
            status: 307
        ),
        Exchange(
            testDescription: "cut within a chunk",
            answer: "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nHello, world",
            error: .brokenOff
        ),
        Exchange(
            testDescription: "cut between chunks",
            answer: "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nc\r\nHello, world\r\n",
            error: .brokenOff
        ),
        Exchange(
            testDescription: "shorter than declared",
            answer: "HTTP/1.1 200 OK\r\nContent-Length: 13\r\n\r\nHello, world",
            error: .brokenOff
        ),
    ]

    @Test(arguments: exchanges, [true, false])
    func comesInOrderHoweverItIsCut(_ exchange: Exchange, byteByByte: Bool) async throws {
        let transfer = try client.start(server.authority, telling: recorder)
        let connection = try await server.accept()
        _ = try await connection.request()
        if byteByByte {
            // Each by itself: the next one leaves when the loop has had the chance to read.
            for byte in exchange.answer.utf8 {
                try connection.send([byte])
                await Task.yield()
            }
        } else {
            try connection.send(exchange.answer)
        }
        connection.close()
        #expect(await recorder.end() == exchange.error)
        #expect(recorder.heads.map(\.status.code) == [exchange.status])
        #expect(recorder.text == exchange.body)
        #expect(recorder.endings.count == 1)
        withExtendedLifetime(transfer) {}
    }

    @Test func eachPieceComesWhenItIsWritten() async throws {
        let transfer = try client.start(server.authority, telling: recorder)
        let connection = try await server.accept()
        _ = try await connection.request()
        try connection.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        await recorder.until { $0.heads.count == 1 }
        for (index, byte) in "data: x\n\n".utf8.enumerated() {
            try connection.send(Array("1\r\n".utf8) + [byte] + Array("\r\n".utf8))
            await recorder.until { $0.body.count == index + 1 }
        }
        #expect(recorder.pieces == 9)
        #expect(recorder.endings.isEmpty)
        try connection.send("0\r\n\r\n")
        #expect(await recorder.end() == nil)
        withExtendedLifetime(transfer) {}
    }

    @Test func theHeadHasTheFieldsOfTheFinalResponseOnly() async throws {
        let transfer = try client.start(server.authority, telling: recorder)
        let connection = try await server.accept()
        _ = try await connection.request()
        try connection.send(
            "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 200 OK\r\nRequest-Id: req_1\r\nretry-after:2\r\nContent-Length: 0\r\n\r\n"
        )
        #expect(await recorder.end() == nil)
        let expected: HTTPFields = [try #require(.init("Request-Id")): "req_1", .retryAfter: "2", .contentLength: "0"]
        #expect(recorder.heads.map(\.headerFields) == [expected])
        withExtendedLifetime(transfer) {}
    }

    @Test(arguments: [
        // No HTTP at all, and HTTP/0.9.
        "220 mail.example.com ESMTP\r\n", "<html>", "HTTP/1.1 abc\r\n\r\n",
        // A protocol that nobody asked for.
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\nbytes",
        // Bombs: many fields, one that is long, and heads without end.
        "HTTP/1.1 200 OK\r\n" + String(repeating: "X-A: b\r\n", count: 300),
        "HTTP/1.1 200 OK\r\nX-A: " + String(repeating: "b", count: 70_000) + "\r\n",
        String(repeating: "HTTP/1.1 100 Continue\r\n\r\n", count: 200),
        "HTTP/1.1 200 OK\r\n" + String(repeating: "X-A: " + String(repeating: "b", count: 9000) + "\r\n", count: 8),
    ])
    func whatIsNoResponseIsAFailure(_ answer: String) async throws {
        let transfer = try client.start(server.authority, telling: recorder)
        let connection = try await server.accept()
        _ = try await connection.request()
        try connection.send(answer)
        // The connection stays open: the failure is the client's finding, and it closes.
        #expect(await recorder.end() == .library(code: 8))
        #expect(recorder.heads.isEmpty && recorder.body.isEmpty)
        try await connection.clientClosed()
        withExtendedLifetime(transfer) {}
    }
}
