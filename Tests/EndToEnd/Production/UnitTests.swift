import FoundationEssentials
import Testing

/// What systemd itself says of the units as they stand in the checkout.
@Suite("The units are as closed as they say")
struct UnitTests {
    @Test(
        "Exposure, in tenths, by `systemd-analyze security`",
        arguments: [("arete@.service", 15), ("arete-extract@.service", 5)]
    )
    func exposure(unit: String, threshold: Int) async throws {
        let file = "\(Checkout.root)/systemd/\(unit)"
        let command = ["systemd-analyze", "security", "--offline=yes", "--threshold=\(threshold)", file]
        #expect(try await Program.run(command, environment: [:]).exitCode == 0)
        // The threshold is one indeed.
        let strict = ["systemd-analyze", "security", "--offline=yes", "--threshold=2", file]
        #expect(try await Program.run(strict, environment: [:]).exitCode != 0)
    }

    @Test("Installed elsewhere they name that place, and what is the operator's stays")
    func installed() async throws {
        let directory = try TemporaryDirectory()
        let release = URL(filePath: try Checkout.program()).deletingLastPathComponent().path
        let command = [
            "make", "-C", Checkout.root, "install-files", "DESTDIR=\(directory.path)", "PREFIX=/opt/arete",
            "RELEASE=\(release)",
        ]
        func text(_ path: String) throws -> String {
            String(decoding: try Data(contentsOf: URL(filePath: "\(directory.path)\(path)")), as: UTF8.self)
        }
        #expect(try await Program.run(command, environment: [:]).exitCode == 0)
        let units = "/opt/arete/lib/systemd/system"
        let names = try FileManager.default.contentsOfDirectory(atPath: directory.path + units)
        #expect(names.count == 5)
        for name in names { #expect(try !text("\(units)/\(name)").contains("/usr/bin/arete"), "\(name)") }
        #expect(try text("\(units)/arete-extract@.service").contains("BindReadOnlyPaths=/opt/arete/bin/arete /usr "))
        #expect(try text("/etc/nginx/conf.d/arete-http.conf").contains(" /opt/arete/share/arete/html;"))
        #expect(try text("/etc/arete/environment").contains("/opt/arete/share/doc/arete/README.md"))
        #expect(try text("/opt/arete/share/doc/arete/README.md").hasPrefix("# Arete"))
        let own = ["/etc/arete/environment", "/etc/arete/tls.conf", "/etc/nginx/sites-available/arete-site.conf"]
        for path in own { try Data("mine".utf8).write(to: URL(filePath: directory.path + path)) }
        let again = try await Program.run(command, environment: [:])
        #expect(again.exitCode == 0 && again.text.contains("arete-site.conf stays as it is"))
        for path in own { #expect(try text(path) == "mine") }
    }
}
