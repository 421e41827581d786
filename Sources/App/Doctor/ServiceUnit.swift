import FoundationEssentials
import Glibc
import Runs
import Server
import Subprocess

/// The examination of a host where systemd runs the responders: made by processes with their user, their settings, their credentials, and
/// what of their sandbox decides what they reach.
package enum ServiceUnit {
    /// What `arete@.service` gives its process in the same way on each host; a test holds the two against each other.
    static func properties(of slice: String) -> [String] {
        [
            "User=arete", "Group=arete", "EnvironmentFile=-/etc/arete/environment",
            "EnvironmentFile=-/etc/arete/\(slice).environment", "LoadCredential=arete:/etc/arete/credentials",
            "StateDirectory=arete", "StateDirectoryMode=0700", "UMask=0077",
        ]
    }

    /// What an operator may have changed by `systemctl edit`, taken from the unit as it is; `systemctl show` words it as `systemd-run` takes it.
    private static let changeable = [
        "Environment", "ProtectSystem", "ProtectHome", "ReadWritePaths", "ReadOnlyPaths", "InaccessiblePaths",
        "PrivateNetwork", "IPAddressDeny", "IPAddressAllow",
    ]

    /// Looks at what the responders need, for each slice with its own settings, one after the other: a person may be at work.
    ///
    /// - Returns: What was found, or `nil` where systemd runs no responder.
    package static func findings() async -> [Finding]? {
        guard let loaded = try? await run("systemctl", ["show", "--property=LoadState", "arete@resumes.service"]),
            loaded.text == "LoadState=loaded\n"
        else { return nil }
        guard geteuid() == 0 else {
            let words = "only root can look with the responders' rights, settings and keys: `sudo arete doctor`"
            return [Finding(.warning, "responders", words)]
        }
        var all: [(name: String, findings: [Finding])] = []
        for slice in SliceName.allCases.map(\.rawValue) { all.append((slice, await findings(of: slice))) }
        return Finding.merged(all)
    }

    private static func findings(of slice: String) async -> [Finding] {
        let unit = "arete@\(slice).service"
        do {
            let shown = try await run("systemctl", ["show", "--property=\(changeable.joined(separator: ","))", unit])
                .text
            let settings = properties(of: slice) + shown.split(separator: "\n").map(String.init)
            let command = ["--quiet", "--pipe", "--wait", "--collect"] + settings.map { "--property=\($0)" }
            let outcome = try await run("systemd-run", command + [try Executable.path(), "doctor", "--responder"])
            guard !outcome.text.isEmpty else {
                let reason = outcome.errors.split(separator: "\n").last ?? "it says nothing"
                return [Finding(.problem, "responders", "no process can be started as they are: \(reason)")]
            }
            return try JSONDecoder().decode([Finding].self, from: Data(outcome.text.utf8))
        } catch {
            return [Finding(.problem, "responders", "no process can be started as they are: \(error)")]
        }
    }

    /// Runs a program of systemd's to its end.
    private static func run(_ program: String, _ arguments: [String]) async throws -> (text: String, errors: String) {
        let result = try await Subprocess.run(
            .name(program),
            arguments: Arguments(arguments),
            output: .string(limit: 1 << 20),
            error: .string(limit: 1 << 16)
        )
        return (result.standardOutput, result.standardError)
    }
}
