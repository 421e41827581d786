import Documents
import EventLoop
import FoundationEssentials
import Logging
import ModelProviders
import Runs
import SQLiteStore
import ServiceLifecycle
import WebInterface

/// The parts of a responder process, put together.
@LoopActor
struct Assembly {
    let store: SQLiteStore
    let engine: RunEngine
    let interface: WebInterface

    /// Opens the store and makes everything that needs it.
    ///
    /// - Throws: `Failure` where the store cannot be opened.
    init(_ settings: Settings, logger: Logger) async throws {
        let store = try SQLiteStore(
            directory: settings.state,
            settings: StoreSettings(maximumSize: settings.storeLimit)
        )
        if case .quarantined(let path) = store.condition {
            logger.critical(
                "the store was corrupt: it was put aside, and a new one made",
                metadata: ["path": "\(path)"]
            )
        }
        if settings.hasSample { try await Sample.insert(into: store) }
        // Ids of one process's life; another process hashes them otherwise.
        let log = RequestLog(logger: logger, key: (0..<32).map { _ in UInt8.random(in: .min ... .max) })
        let metrics = ResponderMetrics(slices: settings.slices)
        let line = Models.report(to: logger, hash: log.hash)
        let models = try await Models.generator(settings.models) { model, report, run in
            line(model, report, run)
            metrics.called(model, report)
        }
        let slices = Slices.all(generator: models, fallsBackToRules: settings.models.fallsBackToRules)
            .filter { settings.slices.contains($0.name) }
        let extractor = try Extraction.extractor(settings)
        let engine = RunEngine(
            store: store,
            extractor: extractor,
            slices: slices,
            lease: settings.lease,
            limits: settings.limits,
            commits: { metrics.committed($0) },
            report: { report in
                log.ended(report)
                metrics.ended(report)
            }
        )
        let readiness = ReadinessProbe(
            store: store,
            extractor: slices.contains { $0.resume != .none } ? extractor : nil,
            models: settings.models.fallsBackToRules ? nil : models
        )
        self.store = store
        self.engine = engine
        interface = WebInterface(
            configuration: WebInterface.Configuration(
                slices: Set(settings.slices),
                trustsRemoteUser: settings.trustsRemoteUser,
                analyses: Slices.analyses
            ),
            engine: engine,
            store: store,
            log: log,
            probes: WebInterface.Probes(
                unready: { await readiness.unready() },
                metrics: { await metrics.page(of: engine, models, store) }
            ),
            report: { metrics.answered($0) }
        )
    }
}

extension Assembly {
    /// How often expired documents are looked for; each process does it, and the first one deletes.
    ///
    /// What a deletion could not cut out of the log goes then, too.
    private static let expiryInterval: Duration = .seconds(60)

    /// Deletes expired documents from time to time, until its task is cancelled or its group shuts down.
    ///
    /// - Throws: `CancellationError` then.
    nonisolated func expireDocuments(logger: Logger) async throws {
        try await cancelWhenGracefulShutdown {
            var expiry = DocumentExpiry(logger: logger)
            while true {
                await expiry.perform { try await store.deleteExpired(now: .now) }
                try await Task.sleep(for: Self.expiryInterval)
            }
        }
    }
}
