import CLinux
import Glibc

/// The socket on which nginx connects.
package struct ListeningSocket: Sendable {
    let descriptor: CInt

    /// As many as wait without nginx answering 502 at once: a full backlog of a Unix socket is EAGAIN (nginx-fastcgi.md section 2).
    private static let backlog: CInt = 4096

    /// The listening socket on descriptor 0: what systemd (`StandardInput=socket`) and spawn-fcgi pass.
    ///
    /// - Throws: `FastCGIError` where descriptor 0 is something else.
    package static func standardInput() throws(FastCGIError) -> ListeningSocket {
        guard standardInputIsListening else {
            throw FastCGIError(
                "standard input is no listening socket; give --listen PATH, or start it from systemd or spawn-fcgi"
            )
        }
        // Children get no listening socket.
        _ = fcntl(0, F_SETFD, FD_CLOEXEC)
        return ListeningSocket(descriptor: 0)
    }

    /// Whether descriptor 0 is a listening socket.
    package static var standardInputIsListening: Bool {
        arete_is_listening_socket(0)
    }

    /// Listens on a path, with mode 0660.
    ///
    /// A socket file that nobody listens on is what a dead instance left, and is replaced; one that answers belongs to a living instance and
    /// is an error. (`FCGX_OpenSocket` would steal it.) A lock beside the path decides between two that start at once.
    ///
    /// - Throws: `FastCGIError`.
    package static func path(_ path: String) throws(FastCGIError) -> ListeningSocket {
        let lock = unsafe open(path + ".lock", O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard lock >= 0 else { throw FastCGIError("\(path).lock cannot be opened: errno \(errno)") }
        defer { close(lock) }
        guard arete_lock(lock, true) == 0 else { throw FastCGIError("\(path).lock cannot be locked: errno \(errno)") }

        switch unsafe arete_probe_unix_socket(path) {
        case 0: throw FastCGIError("another instance listens on \(path)")
        case ENOENT: break
        case ECONNREFUSED:
            guard try isSocket(path) else { throw FastCGIError("\(path) exists and is no socket") }
            guard unsafe unlink(path) == 0 else { throw FastCGIError("\(path) cannot be replaced: errno \(errno)") }
        case let error: throw FastCGIError("\(path) cannot be used: errno \(error)")
        }
        let descriptor = unsafe arete_listen_unix(path, 0o660, backlog)
        guard descriptor >= 0 else { throw FastCGIError("cannot listen on \(path): errno \(-descriptor)") }
        return ListeningSocket(descriptor: descriptor)
    }

    /// `connect(2)` refuses a plain file as it refuses a dead socket.
    private static func isSocket(_ path: String) throws(FastCGIError) -> Bool {
        var status = stat()
        guard unsafe lstat(path, &status) == 0 else { throw FastCGIError("\(path) cannot be read: errno \(errno)") }
        return status.st_mode & S_IFMT == S_IFSOCK
    }
}
