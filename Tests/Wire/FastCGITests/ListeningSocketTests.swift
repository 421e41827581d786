import FastCGISupport
import Glibc
import Testing

@testable import FastCGI

@Suite("A listening socket on a path")
struct ListeningSocketTests {
    private let directory = temporaryDirectory()

    private var path: String {
        directory + "/s"
    }

    private func mode(of path: String) -> mode_t? {
        var status = stat()
        return unsafe lstat(path, &status) == 0 ? status.st_mode : nil
    }

    private func file(_ path: String, _ text: String) {
        let descriptor = unsafe open(path, O_CREAT | O_WRONLY, 0o600)
        _ = unsafe write(descriptor, text, text.utf8.count)
        close(descriptor)
    }

    /// Leaves a socket as an instance does that dies.
    private func leaveDeadSocket() throws {
        let descriptor = try ListeningSocket.path(path).descriptor
        // Else a child that another test has forked listens until it executes its program.
        shutdown(descriptor, CInt(SHUT_RDWR))
        close(descriptor)
    }

    @Test("is open to its owner and group alone, and closed to children")
    func permissions() throws {
        let socket = try ListeningSocket.path(path)
        #expect(mode(of: path) == S_IFSOCK | 0o660)
        #expect(fcntl(socket.descriptor, F_GETFD) == FD_CLOEXEC)
        close(socket.descriptor)
    }

    @Test("is refused where a living instance has it, which goes on")
    func living() throws {
        let socket = try ListeningSocket.path(path)
        #expect(throws: FastCGIError.self) { try ListeningSocket.path(path) }
        _ = try Peer(to: path)
        close(socket.descriptor)
    }

    @Test("replaces what a dead instance left")
    func dead() throws {
        try leaveDeadSocket()
        #expect(throws: Peer.Failure.self) { try Peer(to: path) }
        let socket = try ListeningSocket.path(path)
        _ = try Peer(to: path)
        close(socket.descriptor)
    }

    @Test("never replaces a file, a directory or a link")
    func others() throws {
        file(path, "mine")
        #expect(throws: FastCGIError.self) { try ListeningSocket.path(path) }
        #expect(mode(of: path) == S_IFREG | 0o600)
        #expect(throws: FastCGIError.self) { try ListeningSocket.path(directory) }
        unsafe symlink(path, directory + "/link")
        #expect(throws: FastCGIError.self) { try ListeningSocket.path(directory + "/link") }
        #expect(mode(of: directory + "/link").map { $0 & S_IFMT } == S_IFLNK)
        unsafe symlink(directory + "/nowhere", directory + "/dangling")
        #expect(throws: FastCGIError.self) { try ListeningSocket.path(directory + "/dangling") }
    }

    @Test("goes to one of those who start at once", arguments: [true, false])
    func atOnce(hasDeadSocket: Bool) async throws {
        if hasDeadSocket { try leaveDeadSocket() }
        let path = path
        let descriptors = await withTaskGroup(of: CInt?.self) { group in
            for _ in 0..<16 {
                group.addTask {
                    await onThread {
                        do throws(FastCGIError) {
                            return try ListeningSocket.path(path).descriptor
                        } catch {
                            return nil
                        }
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        let winners = descriptors.compactMap(\.self)
        #expect(winners.count == 1)
        _ = try Peer(to: path)
        for descriptor in winners { close(descriptor) }
    }

    @Test("has a path that fits, in a folder that exists")
    func unusable() throws {
        // sun_path has 108 bytes, the last of them NUL.
        let room = 107 - directory.utf8.count - 1
        let longest = directory + "/" + String(repeating: "p", count: room)
        close(try ListeningSocket.path(longest).descriptor)
        #expect(throws: FastCGIError.self) { try ListeningSocket.path(longest + "p") }
        #expect(throws: FastCGIError.self) { try ListeningSocket.path(directory + "/none/s") }
        #expect(throws: FastCGIError.self) { try ListeningSocket.path("") }
    }
}
