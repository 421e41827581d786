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
        let slices = SliceName.allCases.map(\.rawValue)
        let before = await slices.asyncMap { await restarts(of: $0) }
        var all = await slices.asyncMap { (name: $0, findings: await findings(of: $0)) }
        for (index, slice) in slices.enumerated() {
            let after = await restarts(of: slice)
            // A loop of crashes leaves the socket as it is: somebody listens there whatever the responder does.
            // A start by hand begins to count anew.
            let known = after.count < before[index].count ? 0 : before[index].count
            guard after.isDown || after.count > known else { continue }
            let words = "they end, and are started again or given up: `journalctl -u 'arete@*' -n 50` says why"
            all[index].findings.insert(Finding(.problem, "responders", words), at: 0)
        }
        return Finding.merged(all)
    }

    /// How often systemd has started a responder again by itself, and whether it has ended and is about to be, or was given up.
    private static func restarts(of slice: String) async -> (count: Int, isDown: Bool) {
        let shown = try? await run("systemctl", ["show", "--property=SubState,NRestarts", "arete@\(slice).service"])
            .text
        let lines = (shown ?? "").split(separator: "\n")
        let count = lines.first { $0.hasPrefix("NRestarts=") }.flatMap { Int($0.dropFirst("NRestarts=".count)) }
        return (count ?? 0, lines.contains("SubState=auto-restart") || lines.contains("SubState=failed"))
    }

    /// The lines of `systemctl show` that set something: `systemd-run` takes no empty list of paths.
    static func settings(_ shown: String) -> [String] {
        shown.split(separator: "\n").map(String.init).filter { line in
            line.firstIndex(of: "=").map { line.index(after: $0) != line.endIndex } ?? false
        }
    }

    private static func findings(of slice: String) async -> [Finding] {
        let unit = "arete@\(slice).service"
        do {
            let properties = try await run("systemctl", ["show", "--property=\(shown.joined(separator: ","))", unit])
                .text
            let settings = (Self.properties(of: slice) + settings(properties)).map { "--property=\($0)" }
            let command = ["--quiet", "--pipe", "--wait", "--collect"] + settings
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

extension Array {
    /// The results for all elements, one after the other.
    fileprivate func asyncMap<Result>(_ transform: (Element) async -> Result) async -> [Result] {
        var results: [Result] = []
        for element in self { results.append(await transform(element)) }
        return results
    }
}
