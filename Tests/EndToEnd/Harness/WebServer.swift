import FoundationEssentials
import Glibc

/// An nginx of a test's own, with one server.
struct WebServer: Sendable {
    /// Where its files are.
    let directory: TemporaryDirectory
    /// The port that it listens at.
    let port: Int

    /// Its address.
    var http: String { "http://localhost:\(port)" }

    /// Starts one, and ends it after the body.
    ///
    /// - Parameters:
    ///   - locations: What its server has beside the port.
    ///   - files: The files under its root, by name.
    ///   - body: Gets the server.
    /// - Throws: What `Daemon.run` does.
    static func run(
        locations: String = "",
        files: [String: String] = [:],
        _ body: @Sendable (WebServer) async throws -> Void
    ) async throws {
        let server = WebServer(directory: try TemporaryDirectory(), port: try Ports.free(1)[0])
        let path = server.directory.path
        for (name, content) in files { try server.directory.write(Array(content.utf8), to: name, permissions: 0o644) }
        // Workers of a master that is root would be nobody's, who may not enter the directory.
        let user = getuid() == 0 ? "user root;" : ""
        let configuration = """
            daemon off; \(user) pid \(path)/pid; worker_processes 1;
            events { worker_connections 1024; }
            http {
                types { text/html html; text/javascript js; }
                access_log off; client_body_temp_path \(path)/body; fastcgi_temp_path \(path)/fastcgi;
                proxy_temp_path \(path)/proxy; uwsgi_temp_path \(path)/uwsgi; scgi_temp_path \(path)/scgi;
                server { listen 127.0.0.1:\(server.port); root \(path); \(locations) }
            }
            """
        try server.directory.write(Array(configuration.utf8), to: "nginx.conf")
        try await Daemon.run(
            ["nginx", "-e", "stderr", "-p", path, "-c", "\(path)/nginx.conf"],
            environment: ["PATH": Checkout.searchPath],
            log: "\(path)/log",
            readyFile: "\(path)/pid"
        ) { try await body(server) }
    }
}
