import FoundationEssentials
import Glibc
import Subprocess
import Testing

/// A Debian 12 host that has just been booted, with nginx and nothing of ours: systemd, its journal, dpkg.
///
/// A container on this machine's network, over a root file system that stays as it is (`make test` makes it with debootstrap).
struct Host: Sendable {
    /// What is written on it, gone with it.
    private let directory: TemporaryDirectory
    /// Its first process, by whose namespaces it is entered.
    private let leader: pid_t
    /// The ports in place of 443, 80, 9180, and one for a site of the tests' own.
    private let ports: Ports

    /// The site over TLS.
    var https: String { "https://localhost:\(ports[0])" }
    /// Plain HTTP, which only sends elsewhere.
    var http: String { "http://localhost:\(ports[1])" }
    /// Health of each process.
    var health: String { "http://127.0.0.1:\(ports[2])" }
    /// A site without TLS that has other things beside the interface, for clients of our own.
    var otherSite: Int { ports[3] }
    /// Its root directory, seen from here.
    var root: String { "\(directory.path)/root" }

    /// Whether this machine can have one.
    static var isPossible: Bool {
        geteuid() == 0 && FileManager.default.fileExists(atPath: debian) && package != nil
    }

    /// The root file system of a new host.
    private static let debian = "\(Checkout.root)/.build/debian"

    /// The package that `make deb` has built.
    static var package: String? {
        // None where the directory cannot be listed either.
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(Checkout.root)/.build")) ?? []
        return names.first { $0.hasPrefix("arete_") && $0.hasSuffix(".deb") }.map { "\(Checkout.root)/.build/\($0)" }
    }

    /// Boots one, and ends it after the body.
    ///
    /// - Throws: `CocoaError` where it cannot be mounted, what `Daemon.run` does, and what the body throws.
    static func run(_ body: @Sendable (Host) async throws -> Void) async throws {
        let directory = try TemporaryDirectory()
        for name in ["root", "disk"] { try directory.make(name) }
        try Self.mount("none", "\(directory.path)/disk", "tmpfs", "size=2g")
        defer { unsafe umount2("\(directory.path)/disk", Int32(MNT_DETACH)) }
        for name in ["disk/upper", "disk/work"] { try directory.make(name) }
        let layers = "lowerdir=\(debian),upperdir=\(directory.path)/disk/upper,workdir=\(directory.path)/disk/work"
        try Self.mount("overlay", "\(directory.path)/root", "overlay", layers)
        defer { unsafe umount2("\(directory.path)/root", Int32(MNT_DETACH)) }
        let root = "\(directory.path)/root"
        try await Daemon.run(
            [
                "systemd-nspawn", "--directory=\(root)", "--register=no", "--keep-unit", "--hostname=production",
                "--boot",
            ],
            log: "\(directory.path)/log",
            isReady: { $0.contains("Multi-User System") }
        ) { _ in
            let manager = try #require(
                ProcessEntry.all(naming: "--directory=\(root)").first { $0.name == "systemd-nspawn" }
            )
            let leader = try #require(try manager.children().first).id
            let host = Host(directory: directory, leader: leader, ports: try Ports(4))
            // It has its mode from this machine's, which on some build machines is root's alone.
            try await host.must("chmod 666 /dev/null")
            try await body(host)
        }
    }

    private static func mount(_ source: String, _ target: String, _ type: String, _ options: String) throws {
        guard unsafe Glibc.mount(source, target, type, 0, options) == 0 else { throw CocoaError(.fileWriteUnknown) }
    }

    /// What a command on it leaves.
    struct Outcome: Sendable {
        /// Its exit code; -1 where a signal ended it.
        let exitCode: Int
        /// Its output and its error stream.
        let text: String
    }

    /// Runs a command on it, to its end.
    ///
    /// - Throws: `SubprocessError` where it cannot be run, `Deadline.Missed` where it does not end.
    @discardableResult
    func run(_ command: String, input: String = "") async throws -> Outcome {
        let enter = [
            "--target", "\(leader)", "--all", "env", "-i", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LANG=C.UTF-8",
        ]
        return try await Deadline.within(Deadline.deployment, "end of \(command)") {
            let result = try await Subprocess.run(
                .name("nsenter"),
                arguments: Arguments(enter + ["DEBIAN_FRONTEND=noninteractive", "sh", "-c", "exec 2>&1; \(command)"]),
                input: .string(input),
                output: .string(limit: 4 << 20),
                error: .discarded
            )
            var exitCode = -1
            if case .exited(let code) = result.terminationStatus { exitCode = Int(code) }
            return Outcome(exitCode: exitCode, text: result.standardOutput)
        }
    }

    /// Runs a command that has to end well.
    ///
    /// - Returns: Its output without the last line's end.
    /// - Throws: `ExpectationFailedError` where it does not, and what `run` throws.
    @discardableResult
    func must(_ command: String, input: String = "", at place: SourceLocation = #_sourceLocation) async throws -> String
    {
        let outcome = try await run(command, input: input)
        try #require(outcome.exitCode == 0, "\(command): \(outcome.text)", sourceLocation: place)
        return String(outcome.text.dropLast(outcome.text.hasSuffix("\n") ? 1 : 0))
    }

    /// Installs the package, or installs it again, as an upgrade does.
    func install() async throws {
        let package = try #require(Self.package)
        try Data(contentsOf: URL(filePath: package)).write(to: URL(filePath: "\(root)/arete.deb"))
        try await must("dpkg --install /arete.deb")
    }

    /// Turns its site on, at ports that are free on this machine's network, and a second one for clients that speak no TLS.
    func turnOnSite() async throws {
        let (tls, plain, health, other) = (ports[0], ports[1], ports[2], ports[3])
        try await must(
            """
            rm -f /etc/nginx/sites-enabled/default
            sed -i -E 's/listen( +)443/listen\\1\(tls)/; s/listen( +)80;/listen\\1\(plain);/; s/127.0.0.1:9180/127.0.0.1:\(health)/;
                s/\\[::\\]:443/[::]:\(tls)/; s/\\[::\\]:80/[::]:\(plain)/' /etc/nginx/sites-available/arete-site.conf
            ln -s ../sites-available/arete-site.conf /etc/nginx/sites-enabled/
            cat > /etc/nginx/sites-enabled/other.conf
            sed -i 's/worker_connections 768/worker_connections 8192/' /etc/nginx/nginx.conf
            nginx -t && systemctl reload-or-restart nginx
            """,
            input: """
                server {
                    listen 127.0.0.1:\(other);
                    location /jobs { return 200 "jobs of another site\\n"; }
                    include /etc/arete/realip.con[f];
                    include /etc/arete/auth.con[f];
                    include snippets/arete-api.conf;
                }
                """
        )
        // A reload has been told, not done.
        try await Deadline.until("the site") { try await Curl.get("\(https)/").status == 200 }
    }

    /// The process of a slice; 0 where there is none.
    func process(of slice: String) async throws -> Int {
        let text = try await must("systemctl show --property=MainPID --value arete@\(slice).service")
        return try #require(Int(text))
    }

    /// What its journal has of a unit.
    func journal(of unit: String) async throws -> String {
        try await must("journalctl --quiet --no-pager --unit='\(unit)'")
    }
}
