import EventLoop
import FastCGISupport
import HTTPTypes
import Testing

@testable import FastCGI

@Suite("A request gets exactly one response", .timeLimit(.minutes(1)))
struct WholeResponseTests {
    @Test("which is a 500 where the handler drops its responder")
    func dropped() async throws {
        let server = try RunningServer { _, _ in }
        let reply = try await server.reply(to: Exchange())
        #expect(reply.status == 500)
        #expect(reply["Content-Length"] == "0")
        #expect(reply.isEnded)
        #expect(reply.bytesAfterEnd == 0)
    }

    @Test("with its length and its end, whatever its size", arguments: [0, 1, 7_900, 8_000, 8_001, 16_000, 1_000_000])
    func sizes(count: Int) async throws {
        let server = try RunningServer { _, responder in
            responder.send(HTTPResponse(status: .created), body: counting(count))
        }
        let reply = try await server.reply(to: Exchange())
        #expect(reply.status == 201)
        #expect(reply["Content-Length"] == "\(count)")
        #expect(reply.body == counting(count))
        #expect(reply.isEnded)
        #expect(reply.bytesAfterEnd == 0)
    }

    @Test("in records of whole eights, then an empty one and the end (FastCGI 1.0 §3.3, §5.5)", arguments: 0...9)
    func records(count: Int) async throws {
        let server = try RunningServer { _, responder in
            responder.send(HTTPResponse(status: .ok), body: counting(count))
        }
        let content = Array("Status: 200 OK\r\nContent-Length: \(count)\r\n\r\n".utf8) + counting(count)
        let padding = (8 - content.count % 8) % 8
        let output = [1, 6, 0, 1, 0, UInt8(content.count), UInt8(padding), 0] + content
        let end: [UInt8] = [1, 6, 0, 1, 0, 0, 0, 0] + [1, 3, 0, 1, 0, 8, 0, 0] + [UInt8](repeating: 0, count: 8)
        let reply = try await server.reply(to: Exchange())
        #expect(reply.bytes == output + [UInt8](repeating: 0, count: padding) + end)
    }

    @Test("without a body for HEAD, but with its length")
    func head() async throws {
        let server = try RunningServer { _, responder in
            responder.send(HTTPResponse(status: .ok), body: counting(1_234), includesBody: false)
        }
        let reply = try await server.reply(to: Exchange("HEAD"))
        #expect(reply["Content-Length"] == "1234")
        #expect(reply.body.isEmpty)
        #expect(reply.isEnded)
    }

    @Test("without a length for 204")
    func noContent() async throws {
        let server = try RunningServer { _, responder in responder.send(HTTPResponse(status: .noContent)) }
        let reply = try await server.reply(to: Exchange("DELETE"))
        #expect(reply.head == ["Status: 204 No Content"])
        #expect(reply.isEnded)
    }

    @Test("which a slow reader gets whole, while others are answered")
    func slowReader() async throws {
        let size = 4 << 20
        let server = try RunningServer { request, responder in
            responder.send(HTTPResponse(status: .ok), body: counting(request.uri == "/large" ? size : 1))
        }
        let slow = try server.connect()
        await slow.send(Exchange("GET", "/large").bytes)
        _ = try await slow.receive { !$0.head.isEmpty }
        for _ in 0..<10 { #expect(try await server.reply(to: Exchange()).body == [0]) }
        let reply = try await slow.reply()
        #expect(reply.body == counting(size))
        #expect(reply.isEnded)
    }

    @Test("which is nothing where the client has left before it")
    func left() async throws {
        let server = try RunningServer { request, responder in
            guard request.uri == "/wait" else { return responder.send(HTTPResponse(status: .ok)) }
            await gate.wait()
            responder.send(HTTPResponse(status: .ok), body: counting(100_000))
            gate.passed()
        }
        let peer = try server.connect()
        await peer.send(Exchange("GET", "/wait").bytes)
        await gate.arrived()
        peer.close()
        // The turn that runs this request has seen the other one's client leave.
        #expect(try await server.reply(to: Exchange()).isEnded)
        gate.open()
        await gate.done()
        #expect(try await server.reply(to: Exchange()).isEnded)
        server.stopAccepting()
        #expect(await server.drain(), "nothing of it is kept")
    }

    @Test("also where the responder stops accepting meanwhile, and then nothing is under way")
    func drained() async throws {
        let server = try RunningServer { _, responder in
            await gate.wait()
            responder.send(HTTPResponse(status: .ok), body: counting(1_000_000))
            gate.passed()
        }
        let peer = try server.connect()
        await peer.send(Exchange("GET", "/wait").bytes)
        await gate.arrived()
        server.stopAccepting()
        async let isDrained = server.drain()
        gate.open()
        let reply = try await peer.reply()
        #expect(reply.body == counting(1_000_000))
        #expect(reply.isEnded)
        #expect(await isDrained)
    }

    private let gate = Gate()

    @Test("however many ask at once")
    func concurrent() async throws {
        let all = 500
        let arrived = Lock(0)
        let (everyone, told) = AsyncStream.makeStream(of: Void.self)
        let gate = Gate()
        let server = try RunningServer { request, responder in
            let count = arrived.withLock { count in
                count += 1
                return count
            }
            if count == all { told.finish() }
            await gate.wait()
            responder.send(HTTPResponse(status: .ok), body: Array(request.uri.utf8))
        }
        let peers = try (0..<all).map { _ in try server.connect() }
        for (index, peer) in peers.enumerated() { await peer.send(Exchange("GET", "/\(index)").bytes) }
        for await _ in everyone {}
        gate.open()
        for (index, peer) in peers.enumerated() {
            let reply = try await peer.reply()
            #expect(reply.text == "/\(index)")
            #expect(reply.isEnded)
        }
    }
}

@Suite("The head of a response")
struct ResponseHeadTests {
    @Test(
        "cannot be split by a field",
        arguments: [
            "a\r\nSet-Cookie: x=1", "a\nb", "a\rb", "a\u{0}b", "\r\n\r\n<script>", "a\r\n\r\n",
        ]
    )
    func splitting(value: String) throws {
        var response = HTTPResponse(status: .ok)
        response.headerFields[.location] = value
        let text = String(decoding: ResponseHead.bytes(of: response, length: 3), as: UTF8.self)
        let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)
        #expect(lines.count == 5)
        #expect(lines[0] == "Status: 200 OK")
        #expect(lines[1].hasPrefix("Location: "))
        #expect(!lines[1].utf8.contains { $0 == 10 || $0 == 13 || $0 == 0 })
        #expect(lines[2] == "Content-Length: 3")
    }

    @Test("cannot be split by a reason")
    func reason() {
        let response = HTTPResponse(status: .init(code: 299, reasonPhrase: "a\r\nb: c"))
        let text = String(decoding: ResponseHead.bytes(of: response, length: nil), as: UTF8.self)
        #expect(text.split(separator: "\r\n").count == 1)
    }

    @Test("has its fields in order, and no length where there is none")
    func fields() {
        var response = HTTPResponse(status: .init(code: 507, reasonPhrase: "Insufficient Storage"))
        response.headerFields[.contentType] = "text/plain"
        response.headerFields[.cacheControl] = "no-store"
        #expect(
            String(decoding: ResponseHead.bytes(of: response, length: nil), as: UTF8.self)
                == "Status: 507 Insufficient Storage\r\nContent-Type: text/plain\r\nCache-Control: no-store\r\n\r\n"
        )
    }
}
