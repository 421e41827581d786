import CLibFCGI
import EventLoop
import Glibc

/// One FastCGI connection, which carries one request: the owner of an `FCGX_Request`.
///
/// Parsed on an accept thread, then handed to the loop and used there alone, never by two threads at once, which libfcgi
/// allows (helgrind, nginx-fastcgi.md 1.1 "Threads"); hence `@unchecked Sendable`.
@safe
final class FastCGIConnection: OutputChannel, @unchecked Sendable {
    nonisolated(unsafe) private let request: UnsafeMutablePointer<FCGX_Request>
    nonisolated let descriptor: CInt
    /// FastCGI 1.0 §8, FCGI_RESPONDER; libfcgi accepts authorizers and filters, too.
    private nonisolated static let responderRole: CInt = 1
    nonisolated(unsafe) private var isOpen = true
    /// Says that a request is under way, for as long as the connection is there.
    private nonisolated let place: Underway.Place

    /// Parses the head of the request on a descriptor; on an accept thread.
    ///
    /// Takes the descriptor over. Fails closed: a peer that died between two parameters is no request, though libfcgi
    /// takes it for one (nginx-fastcgi.md 0.5).
    ///
    /// - Returns: `nil` where there is no whole, single request of the responder role on it.
    nonisolated init?(parsing descriptor: CInt, place: Underway.Place) {
        self.place = place
        guard let request = unsafe arete_fcgi_request(descriptor) else {
            Glibc.close(descriptor)
            return nil
        }
        guard unsafe FCGX_Accept_r(request) == 0 else {
            unsafe arete_fcgi_discard(request)
            return nil
        }
        unsafe self.request = request
        self.descriptor = descriptor
        guard unsafe FCGX_GetError(request.pointee.in) == 0, unsafe request.pointee.role == Self.responderRole,
            unsafe request.pointee.keepConnection == 0
        else {
            close()
            return nil
        }
    }

    deinit {
        unsafe precondition(!isOpen, "a FastCGI connection was neither finished nor abandoned")
    }

    /// The parameters; on an accept thread.
    nonisolated func variables() -> [(name: String, value: String)] {
        var variables: [(name: String, value: String)] = []
        guard var next = unsafe request.pointee.envp else { return [] }
        while let entry = unsafe next.pointee {
            let text = unsafe String(cString: entry)
            if let separator = text.utf8.firstIndex(of: UInt8(ascii: "=")) {
                // Bytes, not characters: a mark that combines with the equals sign belongs to the value.
                variables.append((String(text[..<separator]), String(text[text.utf8.index(after: separator)...])))
            }
            unsafe next += 1
        }
        return variables
    }

    /// Reads the whole body, which nginx has buffered, and lets go of all that was parsed; once, after `variables`, on an accept thread.
    ///
    /// - Parameters:
    ///   - length: `CONTENT_LENGTH`.
    ///   - limit: What is longer is read and dropped, because an unread body turns the answer into a 502 (nginx-fastcgi.md 1.2.6).
    /// - Returns: `nil` where the body is not `length` bytes long: the peer died or lied.
    nonisolated func readBody(length: Int, limit: Int) -> Request.Body? {
        defer { unsafe arete_fcgi_free_parsed(request) }
        let keeps = length <= limit
        var body: [UInt8] = []
        if keeps { body.reserveCapacity(length) }
        var count = 0
        let chunk = 64 * 1024
        while count <= length {
            let read = unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: chunk) { buffer -> Int in
                // One more than the length is asked for, so that a longer body is noticed.
                let wanted = min(chunk, length - count + 1)
                let read = Int(unsafe FCGX_GetStr(buffer.baseAddress, CInt(wanted), request.pointee.in))
                if keeps, read > 0 { unsafe body.append(contentsOf: UnsafeRawBufferPointer(buffer)[..<read]) }
                return read
            }
            guard read > 0 else { break }
            count += read
        }
        guard count == length, unsafe FCGX_GetError(request.pointee.in) == 0 else { return nil }
        return keeps ? .bytes(body) : .tooLarge
    }

    nonisolated func write(_ bytes: Span<UInt8>) -> Int? {
        let bytes = bytes.extracting(first: maximumWrite)
        // Safe because the pointer does not leave the closure.
        return unsafe bytes.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress else { return 0 }
            return unsafe arete_fcgi_write(request, base, bytes.count) == 0 ? bytes.count : nil
        }
    }

    func finish() {
        unsafe precondition(isOpen, "a FastCGI connection ends once")
        unsafe isOpen = false
        unsafe arete_fcgi_finish(request)
    }

    func abandon() {
        close()
    }

    /// Closes the descriptor without a word; from whichever thread owns the connection.
    nonisolated func close() {
        unsafe precondition(isOpen, "a FastCGI connection ends once")
        unsafe isOpen = false
        unsafe arete_fcgi_abandon(request)
    }

}
