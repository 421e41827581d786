import EventLoop
import FastCGI
import FastCGISupport
import HTTPTypes
import Testing

@Suite("An open response", .timeLimit(.minutes(1)))
struct ResponseStreamTests {
    private let watched = Watched()
    private let server: RunningServer

    init() throws {
        server = try RunningServer { [watched] request, responder in
            guard request.uri == "/stream" else { return responder.send(HTTPResponse(status: .ok)) }
            watched.open(responder)
        }
    }

    /// A client whose response is open.
    private func open() async throws -> Peer {
        let peer = try server.connect()
        await peer.send(Exchange("GET", "/stream").bytes)
        #expect(await watched.next() == .opened)
        return peer
    }

    @Test("sends each write at once, without a length")
    func immediate() async throws {
        let peer = try await open()
        for count in [1, 100, 8_000] {
            #expect(await watched.write(count) == count)
            let expected = await watched.written
            let reply = try await peer.receive { $0.body.count >= expected }
            #expect(reply.body == counting(expected))
            #expect(reply.head == ["Status: 200 OK"])
            #expect(!reply.isEnded)
        }
        await watched.finish()
        let reply = try await peer.reply()
        #expect(reply.body == counting(8_101))
        #expect(reply.isEnded)
    }

    @Test("takes at most 8,000 bytes a write, and none of nothing")
    func portions() async throws {
        let peer = try await open()
        #expect(await watched.write(0) == 0)
        #expect(await watched.write(8_001) == 8_000)
        #expect(await watched.write(100_000) == 8_000)
        await watched.finish()
        #expect(try await peer.reply().body == counting(16_000))
    }

    @Test("takes nothing while its client does not read, blocks nobody, and goes on when it does")
    func stalled() async throws {
        let peer = try await open()
        await watched.fill()
        let first = await watched.written
        #expect(first >= 8_000)
        for _ in 0..<10 {
            #expect(await watched.write(1) == 0)
            #expect(try await server.reply(to: Exchange()).isEnded)
        }
        #expect(await watched.isOpen)
        _ = try await peer.receive { $0.body.count == first }
        #expect(await watched.next() == .writable)
        #expect(await watched.write(5_000) == 5_000)
        await watched.finish()
        let reply = try await peer.reply()
        #expect(reply.body == counting(first + 5_000))
        #expect(reply.isEnded)
    }

    @Test("tells once when it is asked to, though it is writable already")
    func notified() async throws {
        let peer = try await open()
        await watched.notifyWhenWritable()
        #expect(await watched.next() == .writable)
        peer.close()
        // No second one came in between.
        #expect(await watched.next() == .closed)
    }

    @Test("is closed as soon as its client leaves, silent or not", arguments: [true, false], [true, false])
    func leaving(halfway: Bool, isStalled: Bool) async throws {
        let peer = try await open()
        if isStalled { await watched.fill() }
        if halfway { peer.endSending() } else { peer.close() }
        #expect(await watched.next() == .closed)
        #expect(await !watched.isOpen)
        #expect(await watched.write(10) == 0)
        await watched.notifyWhenWritable()
        await watched.finish()
        await watched.abandon()
        #expect(try await server.reply(to: Exchange()).isEnded)
    }

    @Test("ends by itself later where its client does not read yet")
    func finishingLater() async throws {
        let peer = try await open()
        await watched.fill()
        await watched.finish()
        #expect(await !watched.isOpen)
        #expect(await watched.write(10) == 0)
        #expect(try await server.reply(to: Exchange()).isEnded)
        let reply = try await peer.reply()
        #expect(reply.body == counting(await watched.written))
        #expect(reply.isEnded)
        #expect(reply.bytesAfterEnd == 0)
    }

    @Test("writes nothing after its end")
    func afterEnd() async throws {
        let peer = try await open()
        #expect(await watched.write(3) == 3)
        await watched.finish()
        #expect(await watched.write(3) == 0)
        await watched.finish()
        await watched.abandon()
        let reply = try await peer.reply()
        #expect(reply.body == counting(3))
        #expect(reply.isEnded)
        #expect(reply.bytesAfterEnd == 0)
    }

    @Test("can be abandoned: closed without its end, at any time", arguments: [true, false])
    func abandoned(isFinishing: Bool) async throws {
        let peer = try await open()
        await watched.fill()
        if isFinishing { await watched.finish() }
        await watched.abandon()
        let reply = try await peer.reply()
        #expect(reply.body == counting(await watched.written))
        #expect(!reply.isEnded)
    }
}
