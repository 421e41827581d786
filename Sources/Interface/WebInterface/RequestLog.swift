import Crypto
import Documents
import FoundationEssentials
package import Logging
package import Runs

/// One line a request, with nothing in it that gives access or names a person: ids appear as keyed hashes only.
package struct RequestLog: Sendable {
    private let logger: Logger
    private let key: SymmetricKey

    /// A log.
    ///
    /// - Parameters:
    ///   - logger: Where it goes.
    ///   - key: At least 128 random bits. With a key of each process's own nobody can say later whose id a line has; lines of two
    ///     processes are joined by nginx's request id.
    package init(logger: Logger, key: [UInt8]) {
        self.logger = logger
        self.key = SymmetricKey(data: key)
    }

    /// An id as it may be written: the first 64 bits of its HMAC-SHA256.
    package func hash(_ id: String) -> String {
        let code = HMAC<SHA256>.authenticationCode(for: Data(id.utf8), using: key)
        let digits = String(code.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    /// A request was answered.
    func answered(_ entry: Entry, status: Int, failure: Failure?) {
        var metadata: Logger.Metadata = [
            "request": "\(entry.requestID)", "method": "\(entry.method)", "route": "\(entry.route)",
            "status": "\(status)",
        ]
        metadata["document"] = entry.document.map { "\(hash($0.rawValue))" }
        metadata["run"] = entry.run.map { "\(hash($0.text))" }
        metadata["code"] = failure.map { "\($0.code.rawValue)" }
        let isOurs =
            failure.map { $0.code == .internal || $0.code == .storeUnavailable || $0.code == .storageFull }
            // A process that is not ready.
            ?? (status >= 500)
        logger.log(level: isOurs ? .error : .info, "request", metadata: metadata)
    }

    /// A run of this process ended.
    package func ended(_ report: RunEngine.Report) {
        var metadata: Logger.Metadata = [
            "run": "\(hash(report.run.text))", "slice": "\(report.slice.rawValue)", "state": "\(report.state.rawValue)",
            "elapsed_ms": "\(Int(report.elapsed / .milliseconds(1)))", "engine": "\(report.engine)",
        ]
        metadata["code"] = report.failure.map { "\($0.code.rawValue)" }
        metadata["tokens"] = report.tokens.map { "\($0)" }
        metadata["partial"] = report.partial.map { "\($0)" }
        logger.log(level: report.failure?.code == .internal ? .error : .info, "run ended", metadata: metadata)
    }

    /// What is known of a request while it is answered.
    struct Entry: Sendable {
        /// nginx's `$request_id`, if it looks like one; a client cannot choose it.
        let requestID: String
        let method: String
        var route = "-"
        var document: DocumentID?
        var run: RunID?

        init(requestID: String?, method: String) {
            self.requestID = requestID.flatMap { Token($0)?.text } ?? "-"
            self.method = Method(rawValue: method)?.rawValue ?? "other"
        }
    }
}
