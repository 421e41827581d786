package import ArgumentParser
import Doctor
import FoundationEssentials
import HTTPTypes
import Runs
import Server

/// `arete doctor`: what is wrong, in words.
package struct DoctorCommand: AsyncParsableCommand {
    /// How it is called.
    package static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Say what is wrong with this host, or with a site as a browser sees it.",
        discussion: """
            Without an address it looks at this host: settings, store, the reading of documents, models (each is asked for some tokens, \
            once for each stream), clock, and whether nginx may connect. On a host where systemd runs the responders root looks as they would.
            With an address it looks at that site from here: TLS, HTTP/2, clock, and each stream, which takes some twenty seconds.
            The status is 1 where there is a problem.
            """
    )

    @Argument(help: "The address of a site, such as https://example.com or https://example.com/api.")
    var address: String?

    @Option(name: [.customShort("H"), .long], help: "A field of each request, NAME: VALUE, or @FILE with one a line.")
    var header: [String] = []

    @Option(name: .long, help: "Seconds without a byte that a stream has to outlive, 1 to 60.")
    var silence = 15

    @Option(name: .long, help: "Where the responders' sockets are.")
    var sockets = "/run/arete"

    @Flag(name: .long, help: .hidden)
    var responder = false

    /// A command without arguments.
    package init() {}

    /// Checks what was given.
    package func validate() throws {
        guard (1...60).contains(silence) else { throw ValidationError("--silence is a number from 1 to 60") }
        guard address == nil || SiteAddress(address ?? "") != nil else {
            throw ValidationError("The address begins with http:// or https://, and has neither a user nor a query.")
        }
    }

    /// Looks, and says what was found; the exit code is 1 where that is a problem.
    package func run() async throws {
        let environment = ProcessInfo.processInfo.environment
        let findings: [Finding]
        if let site = address.flatMap({ SiteAddress($0) }) {
            let examination = SiteExamination(
                site,
                fields: try fields(),
                caFile: environment["ARETE_CA_FILE"],
                silence: silence
            )
            findings = await examination.run()
        } else if responder {
            print(
                String(
                    decoding: try JSONEncoder().encode(await HostExamination(environment: environment).run()),
                    as: UTF8.self
                )
            )
            return
        } else {
            // Somebody who names a store means that one.
            let responders = environment["ARETE_STATE"] == nil ? await ServiceUnit.findings() : nil
            let host =
                if let responders { responders } else { await HostExamination(environment: environment).run() }
            findings = host + NginxAccess(directory: sockets).findings(for: SliceName.allCases.map(\.rawValue))
        }
        for finding in findings { print(finding.line) }
        guard !findings.contains(where: { $0.verdict == .problem }) else { throw ExitCode(1) }
    }

    private func fields() throws -> HTTPFields {
        var fields = HTTPFields()
        for argument in header {
            for line in try lines(argument) {
                guard let colon = line.firstIndex(of: ":"), let name = HTTPField.Name(String(line[..<colon])) else {
                    throw ValidationError("A field is NAME: VALUE.")
                }
                fields.append(
                    HTTPField(name: name, value: String(line[line.index(after: colon)...].drop { $0 == " " }))
                )
            }
        }
        return fields
    }

    /// A password on a command line is everybody's on that machine: hence the file.
    private func lines(_ argument: String) throws -> [Substring] {
        guard argument.hasPrefix("@") else { return [argument[...]] }
        let path = String(argument.dropFirst())
        guard let data = FileManager.default.contents(atPath: path) else {
            throw ValidationError("There is no readable file at \(path).")
        }
        return String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline)
    }
}
