import EventLoop
import Glibc
import HTTPTransfer
import HTTPTypes
import Testing

@Suite("Many transfers", .timeLimit(.minutes(1)))
@LoopActor
struct ManyStreamsTests {
    private static let count = 1000
    private static let rounds = 10

    @Test func aThousandStreamAndOneThatStallsHoldsNoneUp() async throws {
        let client = try HTTPClient()
        let server = try ScriptedServer()
        let recorders = (0..<Self.count).map { _ in Recorder() }
        let transfers = try recorders.enumerated().map { index, recorder in
            try client.start(server.authority, "/\(index)", telling: recorder)
        }
        let count = Self.count
        // By the number in the path: the order of the connections is not that of the transfers.
        let connections = try await onThread { () throws(ScriptedServer.Failure) in
            var connections: [Int: ServerConnection] = [:]
            for _ in 0..<count {
                let connection = try server.acceptHere()
                let path = try connection.requestHere().split(separator: " ")[1]
                connections[Int(path.dropFirst()) ?? -1] = connection
                try connection.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
            }
            return connections
        }
        #expect(connections.count == count)
        let stalled = 500
        for round in 0..<Self.rounds {
            for (index, connection) in connections where index != stalled {
                try connection.send("2\r\n\(round),\r\n")
            }
            for (index, recorder) in recorders.enumerated() where index != stalled {
                await recorder.until { $0.body.count == 2 * (round + 1) }
            }
        }
        for (index, connection) in connections where index != stalled { try connection.send("0\r\n\r\n") }
        for (index, recorder) in recorders.enumerated() where index != stalled {
            #expect(await recorder.end() == nil)
            #expect(recorder.text == "0,1,2,3,4,5,6,7,8,9,")
            #expect(recorder.pieces == Self.rounds)
        }
        #expect(recorders[stalled].pieces == 0 && recorders[stalled].endings.isEmpty)
        transfers[stalled].cancel()
        try await connections[stalled]?.clientClosed()
    }

    /// In a process of its own, where nobody else opens anything.
    @Test func noDescriptorIsLeft() async {
        await #expect(processExitsWith: .success) {
            let server = try ScriptedServer()
            let closed = try ScriptedServer().port
            try await { @LoopActor in
                let client = try HTTPClient()
                try await transferInEveryWay(client, server, closed: closed)
                let before = openDescriptors()
                for _ in 0..<50 { try await transferInEveryWay(client, server, closed: closed) }
                #expect(openDescriptors() == before)
                #expect(before > 5)
            }()
        }
    }
}

/// Four transfers: one that ends well, one that is cancelled, one that is cut off, one that is refused.
@LoopActor
private func transferInEveryWay(_ client: HTTPClient, _ server: ScriptedServer, closed: UInt16) async throws {
    for way in 0..<4 {
        let recorder = Recorder()
        let transfer = try client.start(way == 3 ? "localhost:\(closed)" : server.authority, telling: recorder)
        guard way != 3 else {
            #expect(await recorder.end() == .cannotConnect)
            continue
        }
        let connection = try await server.accept()
        _ = try await connection.request()
        try connection.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n")
        switch way {
        case 0:
            try connection.send("ok")
            #expect(await recorder.end() == nil)
            try await connection.clientClosed()
        case 1:
            transfer.cancel()
            try await connection.clientClosed()
        default:
            connection.close()
            #expect(await recorder.end() == .brokenOff)
        }
        // Not with its last reference, which is a thread's that may still be ending.
        connection.close()
        withExtendedLifetime(transfer) {}
    }
}

/// How many descriptors the process has open.
private func openDescriptors() -> Int {
    (0..<4096).count { fcntl($0, F_GETFD) != -1 }
}
