import EventLoop
import Glibc
import HTTPTransfer
import HTTPTypes
import Testing

@Suite("Holding a server back", .timeLimit(.minutes(1)))
@LoopActor
struct BackpressureTests {
    let client: HTTPClient
    let server: ScriptedServer
    let recorder = Recorder()

    init() throws {
        client = try HTTPClient()
        server = try ScriptedServer()
    }

    /// More than any pair of socket buffers takes.
    nonisolated private static let size = 16 << 20

    /// Bytes of which none is like the one a buffer or a page before it.
    nonisolated private static func bytes() -> [UInt8] {
        let pattern = (0..<251).map { UInt8($0) }
        var bytes: [UInt8] = []
        while bytes.count < size { bytes += pattern }
        return Array(bytes[..<size])
    }

    @Test func whilePausedTheServerIsBlockedAndNothingIsLost() async throws {
        recorder.onHead = { $0.pause() }
        let transfer = try client.start(server.authority, telling: recorder)
        let connection = try await server.accept()
        _ = try await connection.request()
        try connection.send("HTTP/1.1 200 OK\r\nContent-Length: \(Self.size)\r\n\r\n")
        let all = Self.bytes()
        let sent = try await onThread { () throws(ScriptedServer.Failure) in try connection.sendUntilBlocked(all) }
        #expect(sent < Self.size)
        #expect(recorder.heads.count == 1 && recorder.pieces == 0)

        transfer.resume()
        try await onThread { () throws(ScriptedServer.Failure) in try connection.send(Array(all[sent...])) }
        #expect(await recorder.end() == nil)
        #expect(recorder.body == all)
    }

    @Test func pausingAtEachPieceLosesNothing() async throws {
        recorder.onPiece = { transfer in
            transfer.pause()
            LoopActor.loop.execute { LoopActor.assumeIsolated { transfer.resume() } }
        }
        let transfer = try client.start(server.authority, telling: recorder)
        let connection = try await server.accept()
        _ = try await connection.request()
        // In one write: libcurl has many chunks in hand when the first one pauses it.
        let chunks = (0..<1000).map { "4\r\n\(1000 + $0)\r\n" }.joined()
        try connection.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks + "0\r\n\r\n")
        #expect(await recorder.end() == nil)
        #expect(recorder.text == (0..<1000).map { "\(1000 + $0)" }.joined())
        withExtendedLifetime(transfer) {}
    }

    @Test func aResumptionThatIsTakenBackIsNone() async throws {
        let transfer = try client.start(server.authority, telling: recorder)
        let connection = try await server.accept()
        _ = try await connection.request()
        try connection.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n")
        await recorder.until { $0.pieces == 1 }
        transfer.pause()
        try connection.send("1\r\nb\r\n0\r\n\r\n")
        // Until libcurl has it in hand.
        let other = Recorder()
        let witness = try client.start(server.authority, telling: other)
        let second = try await server.accept()
        _ = try await second.request()
        try second.send("HTTP/1.1 204 No Content\r\n\r\n")
        #expect(await other.end() == nil)

        transfer.resume()
        transfer.pause()
        await Self.turn()
        #expect(recorder.text == "a" && recorder.endings.isEmpty)
        transfer.resume()
        #expect(recorder.text == "a", "nothing is told within the call")
        #expect(await recorder.end() == nil)
        #expect(recorder.text == "ab")
        withExtendedLifetime(witness) {}
    }

    @Test func pausingAndResumingOutOfPlaceDoesNothing() async throws {
        let transfer = try client.start(server.authority, telling: recorder)
        transfer.resume()
        transfer.pause()
        transfer.resume()
        let connection = try await server.accept()
        _ = try await connection.request()
        try connection.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
        #expect(await recorder.end() == nil)
        #expect(recorder.text == "ok")
        transfer.pause()
        transfer.resume()
        await Self.turn()
        #expect(recorder.endings.count == 1)
    }

    /// Waits until a whole turn of the loop has passed.
    private static func turn() async {
        for _ in 0..<2 {
            await withCheckedContinuation { continuation in LoopActor.loop.execute { continuation.resume() } }
        }
    }
}

extension ServerConnection {
    /// Writes until the connection has taken nothing for 300 ms.
    ///
    /// - Returns: How many bytes it took.
    func sendUntilBlocked(_ bytes: [UInt8]) throws(ScriptedServer.Failure) -> Int {
        var sent = 0
        while sent < bytes.count, waitUntilWritable(milliseconds: 300) {
            sent += try sendWithoutWaiting(Array(bytes[sent..<min(sent + 65_536, bytes.count)]))
        }
        return sent
    }
}
