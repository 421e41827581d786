import Dispatch
import Glibc

/// A process behind a Unix socket, one for each connection: systemd starts it in a sandbox that no responder could make for a child of its own.
struct ConnectedChild: ExtractionChild {
    /// The socket's path.
    let path: String

    /// Whether the socket is there and may be connected to; whoever does so has a process started.
    var isAvailable: Bool {
        var status = stat()
        return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFSOCK && access(path, W_OK) == 0
    }

    func read(
        _ bytes: [UInt8],
        into reader: ExtractionReader,
        progress: @escaping @Sendable (Int, Int) -> Void
    ) async throws -> ExtractionReader {
        let connection = try ExtractionConnection(path)
        return try await withTaskCancellationHandler {
            // Beside the reading: what answers before it has read everything would wait for its reader, and we for it.
            async let sending = connection.onOwnThread { connection.send(bytes) }
            let outcome = await connection.onOwnThread { try Self.receive(from: connection, reader, progress) }
            connection.cut()
            _ = await sending  // which fails by nothing but the connection's end
            return try outcome.get()
        } onCancel: {
            connection.cut()
        }
    }

    private static func receive(
        from connection: ExtractionConnection,
        _ reader: ExtractionReader,
        _ progress: (Int, Int) -> Void
    ) throws -> ExtractionReader {
        var reader = reader
        while !reader.isFinished {
            let chunk = connection.receive()
            guard !chunk.isEmpty else { break }
            for page in try reader.receive(chunk) { progress(page.number, page.pages) }
        }
        return reader
    }
}

/// One connection, whose blocking calls have threads of their own: two for each place of the extractor.
private final class ExtractionConnection: Sendable {
    private let descriptor: CInt

    private static let threads = DispatchQueue(label: "arete.extraction", attributes: .concurrent)
    private static let chunkSize = 64 * 1024

    /// Connects.
    ///
    /// - Throws: `ExtractionChildMissing` where nobody listens.
    init(_ path: String) throws(ExtractionChildMissing) {
        descriptor = socket(AF_UNIX, CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw ExtractionChildMissing() }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let room = MemoryLayout.size(ofValue: address.sun_path)
        guard path.utf8.count < room else { throw ExtractionChildMissing() }
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: path.utf8) }
        let status = unsafe withUnsafePointer(to: &address) {
            unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard status == 0 else { throw ExtractionChildMissing() }
    }

    /// Does some work that blocks.
    func onOwnThread<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async -> Result<Value, any Error>
    {
        await withCheckedContinuation { continuation in
            Self.threads.async { continuation.resume(returning: Result(catching: work)) }
        }
    }

    /// Writes all of a document and its end, as far as it is taken.
    func send(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes {
                unsafe Glibc.send(descriptor, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL))
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { break }
            rest = rest.dropFirst(count)
        }
        shutdown(descriptor, CInt(SHUT_WR))
    }

    /// The next piece of the answer; empty where there is none.
    func receive() -> [UInt8] {
        unsafe [UInt8](unsafeUninitializedCapacity: Self.chunkSize) { buffer, count in
            var result = -1
            repeat {
                result = unsafe recv(descriptor, buffer.baseAddress, buffer.count, 0)
            } while result < 0 && errno == EINTR
            count = max(0, result)
        }
    }

    /// Ends the connection, so that whoever waits in it goes on, and the process behind it has no reader.
    func cut() {
        shutdown(descriptor, CInt(SHUT_RDWR))
    }

    deinit {
        close(descriptor)
    }
}
