import Documents
import Logging

/// Deletes what has expired, and tells the log once that it cannot and once that it can again: a store that is away for a day is two lines.
///
/// Expired documents are not shown meanwhile, but they are there, which is what somebody was promised that they are not.
struct DocumentExpiry {
    private let logger: Logger
    private var isFailing = false

    /// An expiry that has not failed yet.
    init(logger: Logger) {
        self.logger = logger
    }

    /// Has what has expired deleted.
    mutating func perform(_ deletion: () async throws -> Int) async {
        do {
            _ = try await deletion()
            if isFailing { logger.notice("expired documents are deleted again") }
            isFailing = false
        } catch {
            // The process ends: what it did not delete the next one will.
            guard !Task.isCancelled, !(error is CancellationError) else { return }
            let code = (error as? Failure)?.code ?? .internal
            if !isFailing {
                logger.warning("expired documents could not be deleted", metadata: ["code": "\(code.rawValue)"])
            }
            isFailing = true
        }
    }
}
