import FoundationEssentials
import Glibc
import Runs
import Server
import Subprocess

/// The examination of a host where systemd runs the responders: made by processes with their user, their settings and their credentials.
package struct ServiceUnit: Sendable {
    /// The environment of the unit itself, as `systemctl show` words it and `systemd-run` takes it.
    private let environment: String

    /// What `arete@.service` gives its process, but for its environment; a test holds the two against each other.
    static func properties(of slice: String) -> [String] {
        [
            "User=arete", "Group=arete", "EnvironmentFile=-/etc/arete/environment",
            "EnvironmentFile=-/etc/arete/\(slice).environment", "LoadCredential=arete:/etc/arete/credentials",
            "StateDirectory=arete", "StateDirectoryMode=0700", "UMask=0077",
        ]
    }

    /// The units of this host, where it has them and this process may start others: as root, under systemd.
    package init?() async {
        guard geteuid() == 0,
            case .success(let text) = await Self.run(
                "systemctl",
                ["show", "--property=LoadState,Environment", "arete@resumes.service"]
            )
        else { return nil }
        let lines = text.split(separator: "\n")
        guard lines.contains("LoadState=loaded") else { return nil }
        environment = lines.first { $0.hasPrefix("Environment=") }.map(String.init) ?? "Environment="
    }

    /// Looks at what the responders need, for each slice with its own settings.
    package func findings() async -> [Finding] {
        await Finding.ofEachSlice { await findings(of: $0.rawValue) }
    }

    private func findings(of slice: String) async -> [Finding] {
        let properties = (Self.properties(of: slice) + [environment]).map { "--property=\($0)" }
        do {
            let program = try Executable.path()
            let arguments =
                ["--quiet", "--pipe", "--wait", "--collect"] + properties + [program, "doctor", "--responder"]
            let text = try await Self.run("systemd-run", arguments).get()
            return try JSONDecoder().decode([Finding].self, from: Data(text.utf8))
        } catch {
            return [
                Finding(
                    .problem,
                    "unit",
                    "the responders' user, settings or keys cannot be had: `systemctl status arete@\(slice)`"
                )
            ]
        }
    }

    /// A program of systemd's ended badly.
    private struct Failed: Error {}

    /// Runs a program of systemd's to its end.
    private static func run(_ program: String, _ arguments: [String]) async -> Result<String, any Error> {
        do {
            let result = try await Subprocess.run(
                .name(program),
                arguments: Arguments(arguments),
                output: .string(limit: 1 << 20),
                error: .discarded
            )
            // A finding that is a problem has a status of its own, and what was found is there.
            return result.standardOutput.isEmpty ? .failure(Failed()) : .success(result.standardOutput)
        } catch {
            return .failure(error)
        }
    }
}
