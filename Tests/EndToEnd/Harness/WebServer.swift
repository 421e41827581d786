import FoundationEssentials
import Glibc

/// An nginx of a test's own, with one server.
struct WebServer: Sendable {
    /// Where its files are.
    let directory: TemporaryDirectory
    private let ports: Ports
    private let locations: String

    /// The port that it listens at.
    var port: Int { ports[0] }
    /// Its address.
    var http: String { "http://localhost:\(port)" }

    /// Starts one, and ends it after the body.
    ///
    /// - Parameters:
    ///   - locations: What its server has beside the port.
    ///   - files: The files under its root, by name.
    ///   - ports: At the first one it listens; at any free one without them.
    ///   - body: Gets the server.
    /// - Throws: What `Daemon.run` does.
    static func run(
        locations: String = "",
        files: [String: String] = [:],
        ports: Ports? = nil,
        _ body: @Sendable (WebServer) async throws -> Void
    ) async throws {
        let server = WebServer(
            directory: try TemporaryDirectory(),
            ports: try ports ?? Ports(1),
            locations: locations
        )
        let path = server.directory.path
        for (name, content) in files { try server.directory.write(Array(content.utf8), to: name, permissions: 0o644) }
        try server.configure(.serving)
        try await Daemon.run(
            ["nginx", "-e", "stderr", "-p", path, "-c", "\(path)/nginx.conf"],
            environment: ["PATH": Checkout.searchPath],
            log: "\(path)/log",
            readyFile: "\(path)/pid"
        ) { try await body(server) }
    }

    private enum State {
        case serving, refusing, failing
    }

    private func configure(_ state: State) throws {
        let path = directory.path
        // Workers of a master that is root would be nobody's, who may not enter the directory.
        let user = getuid() == 0 ? "user root;" : ""
        let listen = state == .refusing ? "unix:\(path)/nobody.sock" : "127.0.0.1:\(port)"
        let locations = state == .failing ? "return 502;" : locations
        let configuration = """
            daemon off; \(user) pid \(path)/pid; worker_processes 1;
            events { worker_connections 1024; }
            http {
                types { text/html html; text/javascript js; }
                access_log off; client_body_temp_path \(path)/body; fastcgi_temp_path \(path)/fastcgi;
                proxy_temp_path \(path)/proxy; uwsgi_temp_path \(path)/uwsgi; scgi_temp_path \(path)/scgi;
                server { listen \(listen); root \(path); \(locations) }
            }
            """
        try directory.write(Array(configuration.utf8), to: "nginx.conf")
    }

    /// Ends all connections as a lost network does, and goes on serving.
    ///
    /// - Throws: `Deadline.Missed` where it does not.
    func cutConnections() async throws {
        let master = try ProcessEntry(pidFile: "\(directory.path)/pid")
        let workers = try master.children()
        for worker in workers { kill(worker.id, SIGKILL) }
        try await Deadline.until("another worker") {
            let now = try master.children().map(\.id)
            return !now.isEmpty && workers.allSatisfy { !now.contains($0.id) }
        }
    }

    /// Is a network that is away for thrice a time.
    ///
    /// First it carries nothing, as a lost radio link does; then it refuses everything; then a proxy on the way says 502.
    ///
    /// - Throws: `Deadline.Missed` where it does not come back.
    func cut(for third: Duration) async throws {
        let master = try ProcessEntry(pidFile: "\(directory.path)/pid")
        for process in try [master] + master.children() { kill(process.id, SIGSTOP) }
        try await Task.sleep(for: third)
        try configure(.refusing)
        kill(master.id, SIGCONT)
        kill(master.id, SIGHUP)
        try await Deadline.until("the end of the listening") {
            FileManager.default.fileExists(atPath: "\(directory.path)/nobody.sock")
        }
        try await cutConnections()
        for state in [State.failing, .serving] {
            try await Task.sleep(for: third)
            try configure(state)
            kill(master.id, SIGHUP)
        }
    }
}
