import FoundationEssentials
import Glibc
import Runs
import Server
import Subprocess

/// The examination of a host where systemd runs the responders: made by processes with their user, their settings, their credentials, and
/// what of their sandbox decides what they reach.
package enum ServiceUnit {
    /// What `systemctl show` does not say, or words otherwise than `systemd-run` takes it; a test holds it against `arete@.service`.
    static func properties(of slice: String) -> [String] {
        [
            "EnvironmentFile=-/etc/arete/environment", "EnvironmentFile=-/etc/arete/\(slice).environment",
            "LoadCredential=arete:/etc/arete/credentials",
        ]
    }

    /// Who a responder is and what it reaches, taken from the unit as an operator may have changed it (`systemctl edit`).
    private static let shown = [
        "User", "Group", "SupplementaryGroups", "UMask", "Environment",
        "StateDirectory", "StateDirectoryMode", "ProtectSystem", "ProtectHome", "ReadWritePaths", "ReadOnlyPaths",
        "InaccessiblePaths", "BindPaths", "BindReadOnlyPaths", "PrivateNetwork", "RestrictAddressFamilies",
        "IPAddressDeny", "IPAddressAllow",
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
            let state = try await run("systemctl", ["show", "--property=SubState", unit]).text
            let properties = try await run("systemctl", ["show", "--property=\(shown.joined(separator: ","))", unit])
                .text
            let settings =
                Self.properties(of: slice)
                + properties.split(separator: "\n").map(String.init).filter { !$0.hasSuffix("=") }
            let command = ["--quiet", "--pipe", "--wait", "--collect"] + settings.map { "--property=\($0)" }
            let outcome = try await run("systemd-run", command + [try Executable.path(), "doctor", "--responder"])
            guard !outcome.text.isEmpty else {
                let reason = outcome.errors.split(separator: "\n").last ?? "it says nothing"
                return [Finding(.problem, "responders", "no process can be started as they are: \(reason)")]
            }
            return crashing(state) + (try JSONDecoder().decode([Finding].self, from: Data(outcome.text.utf8)))
        } catch {
            return [Finding(.problem, "responders", "no process can be started as they are: \(error)")]
        }
    }

    /// A loop of crashes leaves the socket as it is: somebody listens there whatever the responder does.
    private static func crashing(_ state: String) -> [Finding] {
        guard ["SubState=auto-restart\n", "SubState=failed\n"].contains(state) else { return [] }
        return [
            Finding(.problem, "responders", "they end and are started again: `journalctl -u 'arete@*' -n 50` says why")
        ]
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
