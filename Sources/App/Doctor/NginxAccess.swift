import CLinux
import FoundationEssentials
import Glibc

/// Whether nginx's workers may connect to the responders' sockets.
///
/// Modes and owners are compared with a worker's, as the kernel does: to connect needs the right to write to the socket and to search each
/// directory above it (unix(7)).
package struct NginxAccess: Sendable {
    /// Who a process is.
    struct Identity: Sendable, Equatable {
        /// The user, and all groups.
        var user: UInt32
        var groups: Set<UInt32>
    }

    /// What a file allows.
    struct Permissions: Sendable, Equatable {
        var user: UInt32
        var group: UInt32
        var mode: UInt32

        /// Whether somebody has a right: 2 to write, 1 to search.
        func allow(_ right: UInt32, to identity: Identity) -> Bool {
            if identity.user == 0 { return true }
            // The first class that fits decides, also against the rest (path_resolution(7)).
            let shift: UInt32 = identity.user == user ? 6 : identity.groups.contains(group) ? 3 : 0
            return mode >> shift & right != 0
        }
    }

    /// The directory of the sockets.
    let directory: String

    /// An examination of a directory's sockets.
    package init(directory: String) {
        self.directory = directory
    }

    /// Looks at each slice's socket.
    package func findings(for slices: [String]) -> [Finding] {
        let all = slices.map {
            (name: $0, finding: finding(for: $0, workers: Self.workers(), listening: Self.listening()))
        }
        guard Self.workers() == nil else { return all.map(\.finding) }
        return [Finding(.problem, "nginx", "it is not running: `nginx -t` says why, `systemctl start nginx` starts it")]
            + all.map(\.finding)
    }

    private func finding(for slice: String, workers: Identity?, listening: Set<String>) -> Finding {
        let path = "\(directory)/\(slice).sock"
        let subject = "socket \(slice)"
        guard let permissions = Self.permissions(path), permissions.mode & S_IFMT == S_IFSOCK else {
            return Finding(.problem, subject, "there is none at \(path): `systemctl start arete.target`")
        }
        guard listening.contains(path) else {
            return Finding(
                .problem,
                subject,
                "nobody listens at \(path), which a dead process has left: `systemctl restart 'arete@*.socket'`"
            )
        }
        guard let workers else { return Finding(.ok, subject, "a responder listens at \(path)") }
        var above = path
        while let slash = above.lastIndex(of: "/"), above != "/" {
            above = slash == above.startIndex ? "/" : String(above[..<slash])
            guard Self.permissions(above)?.allow(1, to: workers) == true else {
                return Finding(.problem, subject, "nginx's workers (user \(workers.user)) may not enter \(above)")
            }
        }
        guard permissions.allow(2, to: workers) else {
            return Finding(
                .problem,
                subject,
                "nginx's workers (user \(workers.user)) may not write to \(path): its owner is \(permissions.user), its group "
                    + "\(permissions.group), its mode \(String(permissions.mode & 0o777, radix: 8)); SocketUser and SocketMode in arete@.socket"
            )
        }
        return Finding(.ok, subject, "a responder listens at \(path), and nginx may connect")
    }

    private static func permissions(_ path: String) -> Permissions? {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { return nil }
        return Permissions(user: status.st_uid, group: status.st_gid, mode: status.st_mode)
    }

    /// Who nginx's workers are: its processes whose parent is one of its.
    private static func workers() -> Identity? {
        let processes = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        let nginx = processes.filter { Int($0) != nil }.compactMap {
            process -> (id: String, status: [String: String])? in
            guard let data = FileManager.default.contents(atPath: "/proc/\(process)/status") else { return nil }
            let status = fields(String(decoding: data, as: UTF8.self))
            return status["Name"] == "nginx" ? (process, status) : nil
        }
        let worker = nginx.first { process in nginx.contains { $0.id == process.status["PPid"] } }
        return worker.flatMap { identity($0.status) }
    }

    /// The lines of `/proc/PID/status`.
    static func fields(_ text: String) -> [String: String] {
        text.split(separator: "\n").reduce(into: [:]) { fields, line in
            guard let colon = line.firstIndex(of: ":") else { return }
            fields[String(line[..<colon])] = line[line.index(after: colon)...].trimming(while: \.isWhitespace)
        }
    }

    /// Who a process is, by its effective ids, the second of four.
    static func identity(_ status: [String: String]) -> Identity? {
        func numbers(_ name: String) -> [UInt32] {
            (status[name] ?? "").split(whereSeparator: \.isWhitespace).compactMap { UInt32($0) }
        }
        let (users, groups) = (numbers("Uid"), numbers("Gid"))
        guard users.count == 4, groups.count == 4 else { return nil }
        return Identity(user: users[1], groups: Set([groups[1]] + numbers("Groups")))
    }

    /// The paths of Unix sockets that somebody listens on (`/proc/net/unix`: flag 0x10000, `__SO_ACCEPTCON`).
    private static func listening() -> Set<String> {
        guard let data = FileManager.default.contents(atPath: "/proc/net/unix") else { return [] }
        return listening(String(decoding: data, as: UTF8.self))
    }

    static func listening(_ table: String) -> Set<String> {
        table.split(separator: "\n").dropFirst().reduce(into: []) { paths, line in
            let columns = line.split(separator: " ", maxSplits: 7, omittingEmptySubsequences: true)
            guard columns.count == 8, columns[3] == "00010000" else { return }
            paths.insert(String(columns[7]))
        }
    }
}

extension Substring {
    fileprivate func trimming(while predicate: (Character) -> Bool) -> String {
        var rest = drop(while: predicate)
        while let last = rest.last, predicate(last) { rest.removeLast() }
        return String(rest)
    }
}
