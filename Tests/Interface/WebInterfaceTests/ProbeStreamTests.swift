import EventLoop
import FastCGISupport
import Testing

@testable import WebInterface

@Suite("A probe stream", .timeLimit(.minutes(1)))
struct ProbeStreamTests {
    private static let path = "/jobs/stream/probe"

    /// Opens one and waits for its first event.
    private func open(_ site: Site) async throws -> Peer {
        let peer = try site.server.connect()
        #expect(await peer.send(Exchange("GET", Self.path).bytes))
        _ = try await peer.receive { !$0.events.isEmpty }
        return peer
    }

    @Test("says before which event it was silent for how long, and ends")
    func whole() async throws {
        let site = try await Site()
        let reply = try await site.reply("GET", Self.path + "?silence=1")
        #expect(
            reply.head == [
                "Status: 200 OK", "Content-Type: text/event-stream", "Cache-Control: no-cache, no-store, no-transform",
                "Vary: Accept, Origin", "X-Accel-Buffering: no",
            ]
        )
        #expect(reply.text == [0, 2, 2, 1].map { "data: {\"type\":\"probe\",\"after\":\($0)}\n\n" }.joined())
        #expect(reply.isEnded)
        #expect(site.count("/jobs/stream/probe", "GET", 200) == 1)
    }

    @Test("of a silence that is none is refused", arguments: ["0", "61", "-1", "1.5", "x", "99999999999999999999"])
    func silences(text: String) async throws {
        let reply = try await Site().reply("GET", Self.path + "?silence=\(text)")
        #expect(reply.status == 400)
        #expect(reply.text.contains(#""code":"bad_request""#))
    }

    @Test("answers nothing but GET", arguments: ["HEAD", "POST", "DELETE"])
    func methods(method: String) async throws {
        let reply = try await Site().reply(method, Self.path)
        #expect(reply.status == 405)
        #expect(reply["Allow"] == "GET")
    }

    @Test("is for users where there are any, as every stream is")
    func users() async throws {
        let site = try await Site(trustsRemoteUser: true)
        #expect(try await site.reply("GET", Self.path).status == 404)
        let peer = try site.server.connect()
        let exchange = Exchange("GET", Self.path, ["REMOTE_USER": "alice"])
        #expect(await peer.send(exchange.bytes))
        #expect(try await peer.receive { !$0.events.isEmpty }.status == 200)
        peer.close()
    }

    @Test("ends with the process, after an event")
    func shutDown() async throws {
        let site = try await Site()
        let peer = try await open(site)
        await site.interface.endProbes()
        let reply = try await peer.reply()
        #expect(reply.isEnded)
        #expect(reply.events.count == 1)
        #expect(try await site.reply("GET", Self.path).status == 429)
        site.server.stopAccepting()
        #expect(await site.server.drain())
    }

    @Test("has a hundred places, which those who leave free")
    func places() async throws {
        let site = try await Site()
        var peers: [Peer] = []
        for _ in 0..<100 { peers.append(try await open(site)) }
        let refused = try await site.reply("GET", Self.path)
        #expect(refused.status == 429)
        #expect(refused.text.contains(#""code":"budget_exceeded""#))
        for peer in peers { peer.close() }
        while await site.interface.openProbes > 0 { await Task.yield() }
        try await open(site).close()
    }
}
