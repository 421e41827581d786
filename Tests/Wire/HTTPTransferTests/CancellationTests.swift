import EventLoop
import HTTPTransfer
import HTTPTypes
import Testing

@Suite("Cancelling a transfer", .timeLimit(.minutes(1)))
@LoopActor
struct CancellationTests {
    let client: HTTPClient
    let server: ScriptedServer
    let recorder = Recorder()

    init() throws {
        client = try HTTPClient()
        server = try ScriptedServer()
    }

    /// How far a transfer got before it is cancelled.
    enum Phase: CaseIterable {
        case requestSent, headReceived, pieceReceived, paused
    }

    private static let start = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    private static let piece = "5\r\nHello\r\n"

    /// A transfer that has reached a phase, and the server's end of it.
    private func transfer(in phase: Phase) async throws -> (HTTPTransfer, ServerConnection) {
        let transfer = try client.start(server.authority, telling: recorder)
        let connection = try await server.accept()
        _ = try await connection.request()
        guard phase != .requestSent else { return (transfer, connection) }
        try connection.send(Self.start)
        await recorder.until { !$0.heads.isEmpty }
        guard phase != .headReceived else { return (transfer, connection) }
        try connection.send(Self.piece)
        await recorder.until { $0.pieces == 1 }
        guard phase != .pieceReceived else { return (transfer, connection) }
        transfer.pause()
        try connection.send(Self.piece)
        return (transfer, connection)
    }

    @Test(arguments: Phase.allCases, [true, false])
    func theServerSeesTheEndAtOnce(_ phase: Phase, byDropping: Bool) async throws {
        var (transfer, connection): (HTTPTransfer?, ServerConnection) = try await transfer(in: phase)
        if byDropping {
            transfer = nil
        } else {
            transfer?.cancel()
            transfer?.cancel()
            transfer?.resume()
        }
        try await connection.clientClosed()
        #expect(recorder.endings.isEmpty)
    }

    @Test func beforeAnythingWasSentNothingIs() async throws {
        let transfer = try client.start(server.authority, telling: recorder)
        transfer.cancel()
        // The next one is the first to connect.
        let other = Recorder()
        let next = try client.start(server.authority, "/next", telling: other)
        let request = try await server.accept().request()
        #expect(request.hasPrefix("POST /next "))
        #expect(recorder.endings.isEmpty && !server.hasWaitingConnection)
        next.cancel()
    }

    @Test func withinTheCallForTheHead() async throws {
        recorder.onHead = { $0.cancel() }
        let transfer = try client.start(server.authority, telling: recorder)
        let connection = try await server.accept()
        _ = try await connection.request()
        try connection.send(Self.start + Self.piece)
        try await connection.clientClosed()
        #expect(recorder.heads.count == 1 && recorder.pieces == 0 && recorder.endings.isEmpty)
        withExtendedLifetime(transfer) {}
    }

    @Test func withinTheCallForAPiece() async throws {
        recorder.onPiece = { $0.cancel() }
        let transfer = try client.start(server.authority, telling: recorder)
        let connection = try await server.accept()
        _ = try await connection.request()
        // In one write, so that libcurl has the second piece in hand, and the end.
        try connection.send(Self.start + Self.piece + Self.piece + "0\r\n\r\n")
        try await connection.clientClosed()
        #expect(recorder.pieces == 1 && recorder.endings.isEmpty)
        withExtendedLifetime(transfer) {}
    }

    @Test func withinTheCallForTheEnd() async throws {
        recorder.onEnd = { $0.cancel() }
        let transfer = try client.start(server.authority, telling: recorder)
        let connection = try await server.accept()
        _ = try await connection.request()
        try connection.send(Self.start + Self.piece + "0\r\n\r\n")
        #expect(await recorder.end() == nil)
        #expect(recorder.endings.count == 1)
        withExtendedLifetime(transfer) {}
    }

    @Test func droppingItsTransferWithinACall() async throws {
        let holder = Holder()
        recorder.onPiece = { _ in holder.transfer = nil }
        holder.transfer = try client.start(server.authority, telling: recorder)
        let connection = try await server.accept()
        _ = try await connection.request()
        try connection.send(Self.start + Self.piece)
        try await connection.clientClosed()
        #expect(recorder.pieces == 1 && recorder.endings.isEmpty)
    }

    @Test func anotherTransferWithinACall() async throws {
        let (victim, victimConnection) = try await transfer(in: .pieceReceived)
        let other = Recorder()
        other.onPiece = { _ in victim.cancel() }
        let transfer = try client.start(server.authority, telling: other)
        let connection = try await server.accept()
        _ = try await connection.request()
        try connection.send(Self.start + Self.piece)
        try await victimConnection.clientClosed()
        try connection.send("0\r\n\r\n")
        #expect(await other.end() == nil)
        #expect(recorder.endings.isEmpty)
        withExtendedLifetime(transfer) {}
    }

    @Test(arguments: [true, false])
    func aDelegateIsKeptUntilTheEnd(_ isCancelled: Bool) async throws {
        var delegate: Recorder? = Recorder()
        weak let kept = delegate
        let transfer = try client.start(server.authority, telling: #require(delegate))
        let connection = try await server.accept()
        _ = try await connection.request()
        delegate = nil
        try connection.send(Self.start + Self.piece)
        try await #require(kept).until { $0.pieces == 1 }
        if isCancelled {
            transfer.cancel()
        } else {
            try connection.send("0\r\n\r\n")
            #expect(await kept?.end() == nil)
        }
        #expect(kept == nil)
        withExtendedLifetime(transfer) {}
    }

    @Test func aClientThatGoesLeavesItsTransfersAlone() async throws {
        var client: HTTPClient? = try HTTPClient()
        let transfer = try #require(client).start(server.authority, telling: recorder)
        client = nil
        let connection = try await server.accept()
        _ = try await connection.request()
        try connection.send(Self.start + Self.piece + "0\r\n\r\n")
        #expect(await recorder.end() == nil)
        // The idle connection goes with the client.
        withExtendedLifetime(transfer) {}
    }

    @LoopActor
    private final class Holder {
        var transfer: HTTPTransfer?
    }
}
