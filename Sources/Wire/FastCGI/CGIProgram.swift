import EventLoop
import Glibc

/// The other transport: one request of a plain CGI program (RFC 3875), with the same handler.
///
/// `FCGX_Accept_r` does not do this (it answers -88 there). The process ends with its response; a run that is not over then is without an
/// owner, and the next request continues it.
package enum CGIProgram {
    /// Whether this process was started as a CGI program: the interface is named and descriptor 0 is no listening socket.
    package static var isStarted: Bool {
        unsafe getenv("GATEWAY_INTERFACE") != nil && !ListeningSocket.standardInputIsListening
    }

    /// Serves the one request and returns when its response has ended.
    ///
    /// Reads standard input and blocks the calling thread while doing so; nothing else runs yet in a CGI program.
    ///
    /// - Parameters:
    ///   - bodyLimit: In bytes.
    ///   - environment: The process's, which holds the parameters.
    ///   - handler: Called on the loop.
    /// - Throws: `FastCGIError` where the environment holds no request.
    package static func serve(
        bodyLimit: Int,
        environment: [String: String],
        handler: @escaping FastCGIServer.Handler
    ) async throws(FastCGIError) {
        guard let body = readBody(length: environment["CONTENT_LENGTH"] ?? "", limit: bodyLimit),
            let request = Request(variables: variables(of: environment), body: body)
        else { throw FastCGIError("the environment holds no whole CGI request") }
        await withCheckedContinuation { continuation in
            // Unstructured: the response may outlive its handler, and it is the response's end that is waited for.
            Task { @LoopActor in
                let channel = CGIChannel { continuation.resume() }
                await handler(request, Responder(ResponseStream(channel)))
            }
        }
    }

    /// The parameters of the request, with `REQUEST_URI` made of `PATH_INFO`: what comes before it is where the program lies.
    static func variables(of environment: [String: String]) -> [(name: String, value: String)] {
        var variables = environment
        if let path = environment["PATH_INFO"], !path.isEmpty {
            let query = environment["QUERY_STRING"] ?? ""
            variables["REQUEST_URI"] = encode(path: path) + (query.isEmpty ? "" : "?" + query)
        }
        return variables.map { ($0.key, $0.value) }
    }

    /// Encodes again what the server decoded: all but RFC 3986's unreserved characters and the slash.
    private static func encode(path: String) -> String {
        let kept = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/".utf8)
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in path.utf8 {
            if kept.contains(byte) {
                bytes.append(byte)
            } else {
                bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func readBody(length text: String, limit: Int) -> Request.Body? {
        guard let length = text.isEmpty ? 0 : Int(text), length >= 0 else { return nil }
        guard length <= limit else { return .tooLarge }
        guard length > 0 else { return .bytes([]) }
        var count = 0
        let body = unsafe [UInt8](unsafeUninitializedCapacity: length) { buffer, initialized in
            while count < length {
                let received = unsafe read(0, buffer.baseAddress?.advanced(by: count), length - count)
                guard received > 0 || (received < 0 && errno == EINTR) else { break }
                count += max(received, 0)
            }
            initialized = count
        }
        return count == length ? .bytes(body) : nil
    }
}

/// Standard output as the way of a response.
@LoopActor
private final class CGIChannel: OutputChannel {
    let descriptor: CInt = 1
    private var onEnd: (() -> Void)?

    init(onEnd: @escaping () -> Void) {
        self.onEnd = onEnd
        // The process has no other use for it; a plain file ignores it.
        _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
    }

    nonisolated func write(_ bytes: Span<UInt8>) -> Int? {
        // Safe because the pointer does not leave the closure.
        let count = unsafe bytes.extracting(first: maximumWrite).withUnsafeBytes {
            unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
        }
        if count >= 0 { return count }
        return errno == EAGAIN || errno == EINTR ? 0 : nil
    }

    func finish() {
        end()
    }

    func abandon() {
        end()
    }

    private func end() {
        close(descriptor)
        onEnd?()
        onEnd = nil
    }
}
