import EventLoop
import Foundation
import HTTPTransfer
import HTTPTypes
import Testing

@Suite("Trusting a server", .timeLimit(.minutes(1)))
@LoopActor
struct CertificateTests {
    let server: SecureServer
    let recorder = Recorder()

    init() async throws {
        server = try await onThread { try SecureServer() }
    }

    private func start(caFile: String?, host: String = "127.0.0.1", _ path: String = "/short") throws -> HTTPTransfer {
        var configuration = HTTPClientConfiguration()
        configuration.caFile = caFile
        return try HTTPClient(configuration: configuration).start(
            "\(host):\(server.port)",
            path,
            method: .get,
            scheme: "https",
            body: "",
            telling: recorder
        )
    }

    @Test func aCertificateOfNobodyKnownIsRefused() async throws {
        let transfer = try start(caFile: nil)
        #expect(await recorder.end() == .untrustedPeer)
        #expect(recorder.heads.isEmpty)
        withExtendedLifetime(transfer) {}
    }

    @Test func oneForAnotherNameIsRefused() async throws {
        let transfer = try start(caFile: server.certificate, host: "localhost")
        #expect(await recorder.end() == .untrustedPeer)
        withExtendedLifetime(transfer) {}
    }

    @Test func aPrivateAuthorityIsTrustedWhereItIsNamed() async throws {
        let transfer = try start(caFile: server.certificate)
        #expect(await recorder.end() == nil)
        #expect(recorder.text == "Hello")
        withExtendedLifetime(transfer) {}
    }

    @Test func plainTextWhereEncryptionIsExpectedIsNoConnection() async throws {
        let plain = try ScriptedServer()
        let transfer = try HTTPClient().start(plain.authority, scheme: "https", telling: recorder)
        try await plain.accept().send("HTTP/1.1 400 Bad Request\r\n\r\n")
        #expect(await recorder.end() == .cannotConnect)
        withExtendedLifetime(transfer) {}
    }

    @Test func cancellingWithinTheHandshakeClosesTheConnection() async throws {
        let silent = try ScriptedServer()
        let transfer = try HTTPClient().start(silent.authority, scheme: "https", telling: recorder)
        let connection = try await silent.accept()
        try await connection.somethingCame()
        transfer.cancel()
        try await connection.clientClosed()
        #expect(recorder.endings.isEmpty)
    }

    /// What TLS has decrypted and libcurl has not read shows in no descriptor.
    @Test(arguments: [false, true])
    func aLongBodyComesWhole(pausingAtEachPiece: Bool) async throws {
        if pausingAtEachPiece {
            recorder.onPiece = { transfer in
                transfer.pause()
                LoopActor.loop.execute { LoopActor.assumeIsolated { transfer.resume() } }
            }
        }
        let transfer = try start(caFile: server.certificate, "/long")
        #expect(await recorder.end() == nil)
        #expect(recorder.body.count == SecureServer.longSize)
        withExtendedLifetime(transfer) {}
    }

    @Test func aFileOfAuthoritiesThatIsNotThereIsAFailureAtTheStart() {
        #expect(throws: HTTPTransferError.library(code: 77)) { try start(caFile: "/nonexistent.pem") }
    }

    @Test func aFileOfAuthoritiesThatHoldsNoneIsAFailure() async throws {
        let transfer = try start(caFile: server.directory.appending(path: "short").path())
        #expect(await recorder.end() == .library(code: 77))
        withExtendedLifetime(transfer) {}
    }
}

/// `openssl s_server` with a certificate of its own making for 127.0.0.1, which serves two files.
final class SecureServer: Sendable {
    let directory: URL
    let port: UInt16
    private let process: Process
    private let input = Pipe()

    static let longSize = 3_000_000

    struct Failure: Error {
        let output: String
    }

    init() throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "arete-tls-\(UUID())")
        self.directory = directory
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        let making = try Self.openssl(
            [
                "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
                "-subj", "/CN=Example", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", "key.pem", "-out",
                "cert.pem",
            ],
            in: directory
        )
        try making.run()
        making.waitUntilExit()
        for (name, body) in [("short", "Hello"), ("long", String(repeating: "x", count: Self.longSize))] {
            let response = "HTTP/1.1 200 OK\r\nContent-Length: \(body.utf8.count)\r\n\r\n" + body
            try Data(response.utf8).write(to: directory.appending(path: name))
        }
        process = try Self.openssl(
            ["s_server", "-HTTP", "-accept", "127.0.0.1:0", "-cert", "cert.pem", "-key", "key.pem"],
            in: directory
        )
        let output = Pipe()
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        var text = ""
        while true {
            let more = output.fileHandleForReading.availableData
            text += String(decoding: more, as: UTF8.self)
            if let match = text.firstMatch(of: /ACCEPT 127\.0\.0\.1:(\d+)\n/), let port = UInt16(match.1) {
                self.port = port
                return
            }
            guard !more.isEmpty else { throw Failure(output: text) }
        }
    }

    private static func openssl(_ arguments: [String], in directory: URL) throws -> Process {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["openssl"] + arguments
        process.currentDirectoryURL = directory
        process.standardError = FileHandle.nullDevice
        return process
    }

    deinit {
        process.terminate()
        // A temporary directory that stays harms nobody.
        try? FileManager.default.removeItem(at: directory)
    }

    var certificate: String { directory.appending(path: "cert.pem").path() }
}
