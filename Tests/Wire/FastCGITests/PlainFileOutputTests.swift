import EventLoop
import FastCGISupport
import Glibc
import HTTPTypes
import Testing

@testable import FastCGI

@Suite("A response into a plain file, as a CGI program may write it", .timeLimit(.minutes(1)))
struct PlainFileOutputTests {
    @Test("is whole, though epoll watches no files", arguments: [10, 8_000, 100_000])
    func whole(count: Int) async throws {
        let path = temporaryDirectory() + "/out"
        let (ended, told) = AsyncStream.makeStream(of: Void.self)
        await respond(into: path, count: count) { told.finish() }
        for await _ in ended {}
        var status = stat()
        let head = "Status: 200 OK\r\nContent-Length: \(count)\r\n\r\n"
        #expect(unsafe stat(path, &status) == 0)
        #expect(Int(status.st_size) == head.utf8.count + count)
    }

    @LoopActor
    private func respond(into path: String, count: Int, onEnd: @escaping @Sendable () -> Void) {
        let channel = FileChannel(unsafe open(path, O_CREAT | O_WRONLY, 0o600), onEnd: onEnd)
        Responder(ResponseStream(channel)).send(HTTPResponse(status: .ok), body: counting(count))
    }
}

/// A file as the way of a response.
@LoopActor
private final class FileChannel: OutputChannel {
    let descriptor: CInt
    private let onEnd: @Sendable () -> Void

    init(_ descriptor: CInt, onEnd: @escaping @Sendable () -> Void) {
        self.descriptor = descriptor
        self.onEnd = onEnd
    }

    nonisolated func write(_ bytes: Span<UInt8>) -> Int? {
        unsafe bytes.extracting(first: maximumWrite).withUnsafeBytes {
            unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
        }
    }

    func finish() {
        close(descriptor)
        onEnd()
    }

    func abandon() {
        finish()
    }
}
