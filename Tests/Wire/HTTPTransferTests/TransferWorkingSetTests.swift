import HTTPTransfer
import Testing

@testable import EventLoop

@Suite("Working set of a transfer", .timeLimit(.minutes(1)))
@LoopActor
struct TransferWorkingSetTests {
    @Test("What a piece passes through is noted for its socket")
    func piece() async throws {
        let recorder = Recorder()
        let client = try HTTPClient()
        let server = try ScriptedServer()
        recorder.onPiece = { _ in LoopActor.loop.uses(recorder, count: 1) }
        let transfer = try client.start(server.authority, telling: recorder)
        let connection = try await server.accept()
        _ = try await connection.request()
        try connection.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n")
        // Whoever waits goes on in a later turn than the piece's.
        await recorder.until { $0.pieces == 1 }
        let line = unsafe UInt(bitPattern: Unmanaged.passUnretained(recorder).toOpaque()) / 64 * 64
        let sets = LoopActor.loop.poller.slots.map(\.workingSet.ranges)
        // What watches the socket, the transfer, and four parts of libcurl's handle stand before the delegate.
        #expect(sets.contains { $0.firstIndex(of: line | 1) == 6 })
        transfer.cancel()
    }
}
