import EventLoop
import FastCGI
import FoundationEssentials
package import Logging
import Runs
import SQLiteStore
import ServiceLifecycle
import WebInterface

/// What `arete serve` does.
package enum Serve {
    /// Serves FastCGI until SIGTERM or SIGINT.
    ///
    /// - Throws: `FastCGIError`, `Failure` or `EventLoopError` where it cannot begin.
    package static func fastCGI(_ settings: Settings, logger: Logger) async throws {
        let group = ServiceGroup(services: [ResponderService(settings, logger: logger)], logger: logger)
        // Held until the group has ended: it is the loop's handler of the signals.
        let signals = try await TerminationSignals {
            // Unstructured: a signal comes from outside every task.
            Task { await group.triggerGracefulShutdown() }
        }
        try await group.run()
        withExtendedLifetime(signals) {}
    }

    /// Serves the one request of a CGI program.
    ///
    /// - Throws: `FastCGIError` or `Failure` where there is none, or no store.
    package static func cgi(_ settings: Settings, environment: [String: String], logger: Logger) async throws {
        let assembly = try await Assembly(settings, logger: logger)
        let interface = assembly.interface
        try await CGIProgram.serve(bodyLimit: WebInterface.bodyLimit, environment: environment) { request, responder in
            await interface.handle(request, responder)
        }
        await assembly.engine.shutDown()
        assembly.store.close()
    }
}
