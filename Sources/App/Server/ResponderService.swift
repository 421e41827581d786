import Documents
import EventLoop
import FastCGI
import FoundationEssentials
import Logging
import Runs
import SQLiteStore
import ServiceLifecycle
import WebInterface

/// The FastCGI responder of one process.
struct ResponderService: Service {
    private let settings: Settings
    private let logger: Logger

    /// How long requests may take from the signal on, within the 30 s that systemd gives; the store, whose operations have limits of their own, is
    /// waited for before.
    private static let stopLimit: Duration = .seconds(20)
    /// How long they may take at least, however long the store took: readers have `Viewer.farewell` to the end of their events.
    private static let leastDrain = Viewer.farewell + .seconds(1)

    /// A responder that has not begun.
    init(_ settings: Settings, logger: Logger) {
        self.settings = settings
        self.logger = logger
    }

    /// Serves until the graceful shutdown of its group; returning means that this process owns no run any more.
    ///
    /// - Throws: `FastCGIError` or `Failure` where it cannot begin.
    func run() async throws {
        let assembly = try await Assembly(settings, logger: logger)
        let interface = assembly.interface
        let server = try FastCGIServer(listener: try listener(), bodyLimit: WebInterface.bodyLimit) {
            request,
            responder in
            await interface.handle(request, responder)
        }
        let manager = await ServiceManager(environment: ProcessInfo.processInfo.environment)
        server.start()
        await manager.ready()
        logger.info("ready", metadata: ["slices": "\(settings.slices.map(\.rawValue).joined(separator: ","))"])
        do {
            try await assembly.expireDocuments(logger: logger)
        } catch is CancellationError {
            // The group shuts down.
        }
        let deadline = ContinuousClock.now + Self.stopLimit
        await manager.stopping()
        server.stopAccepting()
        await interface.endProbes()
        await assembly.engine.shutDown()
        // What was accepted is answered: a request that is cut off here would be a 502.
        await server.drain(within: max(deadline - .now, Self.leastDrain))
        assembly.store.close()
        logger.info("ended")
    }

    private func listener() throws -> ListeningSocket {
        if let path = settings.listen { try .path(path) } else { try .standardInput() }
    }
}
