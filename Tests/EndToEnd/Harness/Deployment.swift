import FoundationEssentials
import Glibc
import Testing

/// The production layout on this machine: `nginx/dev/run` with ports and a state of its own.
struct Deployment: Sendable {
    /// What is particular about one.
    struct Options: Sendable {
        /// `ARETE_*` variables.
        var environment: [String: String] = [:]
        /// Scripts that stand before the programs of the same names in the responders' `PATH`.
        var tools: [String: String] = [:]
        /// Whether every `pdftotext` waits at the deployment's gate.
        var isGated = false
        /// Whom nginx asks who they are; `nil`: nobody.
        var users: Users?
        /// The address of a proxy in front of it.
        var proxy: String?
        /// A backup that it begins with.
        var store: String?
        /// The size of a file system of its own for `state`, such as `8m`; only root can have one.
        var stateSize: String?
    }

    /// How nginx knows its users.
    enum Users: Sendable {
        /// By passwords, each the name itself.
        case passwords([String])
        /// By a login service's answer at this address.
        case login(String)
    }

    /// What is kept of it outside of `state`.
    let directory: TemporaryDirectory
    /// The slow reader's gate, where it has one.
    let gate: Gate?
    private let ports: Ports
    private var program: String { "\(directory.path)/bin/arete" }

    /// Where the deployment keeps everything.
    var state: String { "\(directory.path)/state" }
    /// What all of its processes wrote to their standard error streams.
    var log: String { "\(directory.path)/log" }
    /// The page over plain HTTP.
    var http: String { "http://localhost:\(ports[0])" }
    /// The page over TLS.
    var https: String { "https://localhost:\(ports[1])" }
    /// Health of each process.
    var health: String { "http://127.0.0.1:\(ports[2])" }
    /// The port of `http`, for clients of our own.
    var port: Int { ports[0] }

    /// The slices, each a process.
    static let slices = ["resumes", "jobs", "optimization", "cover-letter"]

    /// The deployment that a suite's tests share.
    @TaskLocal static var shared: Deployment?

    /// Starts one, and ends it after the body.
    ///
    /// - Throws: What `Daemon.run` does.
    static func run(_ options: Options = Options(), _ body: @Sendable (Deployment) async throws -> Void) async throws {
        let deployment = try Deployment(options)
        if let size = options.stateSize { try deployment.mountState(size: size) }
        // Also where the body throws; what was never mounted cannot be taken away.
        defer { if options.stateSize != nil { unsafe umount2(deployment.state, Int32(MNT_DETACH)) } }
        try await Daemon.run(
            ["\(Checkout.root)/nginx/dev/run"],
            environment: try deployment.environment(options),
            log: deployment.log,
            isReady: { $0.hasPrefix("Ctrl-C") }
        ) { _ in try await body(deployment) }
    }

    private init(_ options: Options) throws {
        directory = try TemporaryDirectory()
        ports = try Ports(3)
        gate = options.isGated ? try Gate(in: directory) : nil
    }

    private func mountState(size: String) throws {
        try FileManager.default.createDirectory(atPath: state, withIntermediateDirectories: false)
        guard unsafe mount("none", state, "tmpfs", 0, "size=\(size)") == 0 else {
            try Test.cancel("no file system can be mounted here")
        }
    }

    private func environment(_ options: Options) throws -> [String: String] {
        var tools = options.tools
        if let gate { tools["pdftotext"] = gate.script }
        try FileManager.default.createDirectory(atPath: "\(directory.path)/bin", withIntermediateDirectories: false)
        for (name, script) in tools { try directory.write(Array(script.utf8), to: "bin/\(name)", permissions: 0o755) }
        var environment = options.environment
        // A gate opens when the test says so, and not when time is up.
        if options.isGated { environment["ARETE_EXTRACT_TIMEOUT"] = "600" }
        environment["PATH"] = "\(directory.path)/bin:\(Checkout.searchPath)"
        // A link, which can be taken away.
        try FileManager.default.createSymbolicLink(atPath: program, withDestinationPath: try Checkout.program())
        if options.users != nil || options.store != nil || options.proxy != nil {
            try FileManager.default.createDirectory(atPath: "\(state)/nginx", withIntermediateDirectories: true)
        }
        if let proxy = options.proxy {
            let example = try Data(contentsOf: URL(filePath: "\(Checkout.root)/nginx/arete-realip.conf"))
            let text = String(decoding: example, as: UTF8.self).replacing("192.0.2.10", with: proxy)
            try directory.write(Array(text.utf8), to: "state/nginx/realip.conf")
        }
        if let store = options.store {
            try FileManager.default.copyItem(atPath: store, toPath: "\(state)/arete.sqlite")
        }
        switch options.users {
        case .passwords(let names):
            environment["AUTH"] = "basic"
            let lines = names.map { "\($0):{PLAIN}\($0)\n" }.joined()
            try directory.write(Array(lines.utf8), to: "state/htpasswd")
        case .login(let address):
            environment["AUTH"] = "request"
            environment["LOGIN"] = address
        case nil: break
        }
        environment["ARETE"] = program
        environment["STATE"] = state
        for (name, port) in zip(["PORT", "TLS_PORT", "HEALTH_PORT"], ports.numbers) { environment[name] = "\(port)" }
        return environment
    }

    /// The process that serves a slice now.
    ///
    /// - Throws: `CocoaError` where there is none.
    func responder(of slice: String) throws -> ProcessEntry {
        try ProcessEntry(pidFile: "\(state)/nginx/\(slice).pid")
    }

    /// nginx's master process.
    ///
    /// - Throws: `CocoaError` where there is none.
    func nginx() throws -> ProcessEntry {
        try ProcessEntry(pidFile: "\(state)/nginx/pid")
    }

    /// Kills a responder as a crash would, and waits until another one is in its place and answers.
    ///
    /// - Parameters:
    ///   - slice: Whose responder.
    ///   - outage: How long none can be started.
    /// - Throws: `Deadline.Missed` where none comes.
    func crash(_ slice: String, away outage: Duration = .zero) async throws {
        let old = try responder(of: slice).id
        if outage > .zero { try FileManager.default.removeItem(atPath: program) }
        kill(old, SIGKILL)
        if outage > .zero {
            try await Task.sleep(for: outage)
            try FileManager.default.createSymbolicLink(atPath: program, withDestinationPath: try Checkout.program())
        }
        try await Deadline.until("restart of \(slice)") {
            try responder(of: slice).id != old
        }
        try await Deadline.until("answer of \(slice)") {
            try await Curl.get("\(health)/\(slice)/readyz").status == 200
        }
    }

    /// Has nginx serve with one setting changed, of its locations unless said otherwise, for the time of the body.
    ///
    /// - Throws: `Deadline.Missed` where the setting is not there or nginx does not take it, or what the body throws.
    func withNginx<Value: Sendable>(
        _ setting: String,
        _ other: String,
        in file: String = "arete-responders.conf",
        _ body: @Sendable () async throws -> Value
    ) async throws -> Value {
        let file = "nginx/snippets/\(file)"
        let text = String(decoding: try Data(contentsOf: URL(filePath: "\(state)/\(file)")), as: UTF8.self)
        guard text.contains(setting) else { throw Deadline.Missed(description: "no \(setting)") }
        try await serve(text.replacing(setting, with: other), from: file)
        let outcome: Result<Value, any Error>
        do {
            outcome = .success(try await body())
        } catch {
            outcome = .failure(error)
        }
        try await serve(text, from: file)
        return try outcome.get()
    }

    private func serve(_ text: String, from file: String) async throws {
        try Data(text.utf8).write(to: URL(filePath: "\(state)/\(file)"))
        try await reloadNginx()
    }

    /// Has nginx read its configuration again, and waits until only new workers are there: streams of old ones are cut after 10 s.
    ///
    /// - Throws: `Deadline.Missed` where the old workers stay.
    func reloadNginx() async throws {
        let master = try nginx()
        let old = try master.children().map(\.id)
        kill(master.id, SIGHUP)
        try await Deadline.until("new workers of nginx") {
            let now = try master.children().map(\.id)
            return !now.isEmpty && now.allSatisfy { !old.contains($0) }
        }
    }
}
