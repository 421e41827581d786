package import ArgumentParser
import FastCGI
import FoundationEssentials
import Logging
import Runs
import Server

/// `arete serve`: the responder process.
package struct ServeCommand: AsyncParsableCommand {
    /// How it is called.
    package static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serve the event streams as a FastCGI responder.",
        discussion: """
            nginx connects to the listening socket, which is descriptor 0 (systemd, spawn-fcgi) or the path given.
            Started by a web server as a CGI program, it serves that one request.
            Settings are environment variables: ARETE_STATE, ARETE_STORE_MAX, ARETE_TRUST_REMOTE_USER, ARETE_MODEL and more.
            A model's key is refused where neither ARETE_TRUST_REMOTE_USER=1 nor ARETE_PUBLIC=1 says for whom it is.
            """
    )

    @Option(
        name: .long,
        help: "Serve this slice only; may be repeated. One of: \(ServeCommand.sliceNames). [default: all]"
    )
    var slice: [SliceName] = []

    @Option(name: .long, help: "Make a listening socket at this path, mode 0660.")
    var listen: String?

    /// A command without arguments.
    package init() {}

    /// Serves until SIGTERM or SIGINT.
    package func run() async throws {
        let environment = ProcessInfo.processInfo.environment
        let slices = slice.isEmpty ? SliceName.allCases : slice
        let isAtJournal = JournalLogHandler.isAtJournal(environment: environment)
        let logger = Logger(label: "arete") { label in
            if isAtJournal { JournalLogHandler(label: label) } else { StreamLogHandler.standardError(label: label) }
        }
        do {
            let settings = try Settings(slices: slices, listen: listen, environment: environment)
            if CGIProgram.isStarted {
                try await Serve.cgi(settings, environment: environment, logger: logger)
            } else {
                try await Serve.fastCGI(settings, logger: logger)
            }
        } catch {
            logger.critical("cannot serve", metadata: ["reason": "\(StartFailure.reason(error))"])
            throw ExitCode(78)
        }
    }

    private static let sliceNames = SliceName.allCases.map(\.rawValue).joined(separator: ", ")
}

extension SliceName: ExpressibleByArgument {}
