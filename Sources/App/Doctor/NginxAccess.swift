import CLinux
import FoundationEssentials
import Glibc

/// Whether nginx's workers may connect to the responders' sockets.
///
/// Modes and owners are compared with a worker's, as the kernel does: to connect needs the right to write to the socket and to search each
/// directory above it (unix(7)).
package struct NginxAccess: Sendable {
    /// Who a process is.
    struct Identity: Sendable, Hashable {
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

    /// The directory of the sockets, by its own name.
    private let directory: String

    /// An examination of a directory's sockets.
    package init(directory: String) {
        self.directory = URL(filePath: directory).resolvingSymlinksInPath().path
    }

    /// Looks at each slice's socket.
    package func findings(for slices: [String]) -> [Finding] {
        let workers = Self.workers()
        let sockets = slices.map { finding(for: $0, workers: workers) }
        guard workers.isEmpty else { return sockets }
        // Another user's processes may be hidden (`hidepid`), but not from root.
        let none =
            geteuid() == 0
            ? Finding(.problem, "nginx", "it is not running: `nginx -t` says why, `systemctl start nginx` starts it")
            : Finding(.warning, "nginx", "no process of it is to be seen: ask as root")
        return [none] + sockets
    }

    private func finding(for slice: String, workers: [Identity]) -> Finding {
        let path = "\(directory)/\(slice).sock"
        let subject = "socket \(slice)"
        guard let permissions = Self.permissions(path), permissions.mode & S_IFMT == S_IFSOCK else {
            return Finding(.problem, subject, "there is none at \(path): `systemctl start arete.target`")
        }
        let error = unsafe arete_probe_unix_socket(path)
        guard error != EACCES else { return Finding(.warning, subject, "this user may not connect to it: ask as root") }
        guard error == 0 else {
            let cure = "which a dead process has left: `systemctl restart arete@\(slice).socket`"
            return Finding(.problem, subject, "nobody listens at \(path), \(cure)")
        }
        let refusals = workers.compactMap { refusal(of: path, permissions, to: $0) }
        guard let refusal = refusals.first else {
            let words = workers.isEmpty ? "" : ", and nginx may connect"
            return Finding(.ok, subject, "somebody listens at \(path)\(words)")
        }
        // Of several nginx one may be another's.
        return Finding(refusals.count == workers.count ? .problem : .warning, subject, refusal)
    }

    /// Why somebody may not connect.
    private func refusal(of path: String, _ permissions: Permissions, to worker: Identity) -> String? {
        let who = "nginx's workers (user \(worker.user)) may not"
        var above = path
        while let slash = above.lastIndex(of: "/"), above != "/" {
            above = slash == above.startIndex ? "/" : String(above[..<slash])
            guard Self.permissions(above)?.allow(1, to: worker) == true else { return "\(who) enter \(above)" }
        }
        guard !permissions.allow(2, to: worker) else { return nil }
        let mode = String(permissions.mode & 0o777, radix: 8)
        return
            "\(who) write to \(path): its owner is \(permissions.user), its group \(permissions.group), its mode \(mode); "
            + "SocketGroup and SocketMode by `systemctl edit arete@.socket`"
    }

    private static func permissions(_ path: String) -> Permissions? {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { return nil }
        return Permissions(user: status.st_uid, group: status.st_gid, mode: status.st_mode)
    }

    /// Who nginx's workers are: its processes whose parent is one of its; each user once.
    private static func workers() -> [Identity] {
        // Where nothing may be listed, nothing is to be seen.
        let processes = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        var nginx: [String: [String: String]] = [:]
        for process in processes where Int(process) != nil {
            guard let data = FileManager.default.contents(atPath: "/proc/\(process)/status") else { continue }
            let status = fields(String(decoding: data, as: UTF8.self))
            if status["Name"] == "nginx" { nginx[process] = status }
        }
        let workers = nginx.values.filter { nginx[$0["PPid"] ?? ""] != nil }
        return Set(workers.compactMap(identity)).sorted { $0.user < $1.user }
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
}

extension Substring {
    fileprivate func trimming(while predicate: (Character) -> Bool) -> String {
        var rest = drop(while: predicate)
        while let last = rest.last, predicate(last) { rest.removeLast() }
        return String(rest)
    }
}
