import Glibc
package import Logging

/// Writes lines as systemd's journal takes them from a standard error stream.
///
/// The level stands in front, as `<6>` (sd-daemon(3)), and no time, of which the journal has its own. The rest is as swift-log's handler for
/// streams writes it.
package struct JournalLogHandler: LogHandler {
    package var logLevel = Logger.Level.info
    package var metadata = Logger.Metadata()
    private let label: String
    private let write: @Sendable (String) -> Void

    /// A handler.
    ///
    /// - Parameters:
    ///   - label: What stands before each line's fields.
    ///   - write: Takes a line with its end.
    package init(label: String, write: @escaping @Sendable (String) -> Void = Self.writeToStandardError) {
        self.label = label
        self.write = write
    }

    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        let fields = metadata.merging(event.metadata ?? [:]) { _, own in own }
            .sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }.joined()
        let line = "\(label):\(fields) [\(event.source)] \(event.message)"
        // A line feed would begin another entry, without a level; by scalars, since one behind a carriage return is no character of its own.
        let text = line.unicodeScalars.map { $0 == "\n" ? "\\n" : String($0) }.joined()
        write("<\(event.level.priority)>\(text)\n")
    }

    /// Writes a line as a whole.
    package static let writeToStandardError: @Sendable (String) -> Void = { line in
        var rest = Array(line.utf8)[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
            // Nobody could be told that there is nobody to tell.
            guard count > 0 || errno == EINTR else { return }
            rest = rest.dropFirst(max(count, 0))
        }
    }
}

extension JournalLogHandler {
    /// Whether standard error is the journal's: `JOURNAL_STREAM` names its device and inode (systemd.exec(5)).
    ///
    /// - Parameter environment: The process's. The variable alone says nothing: a shell passes it on, whatever its own errors go to.
    /// - Returns: Whether the variable is there and right.
    package static func isAtJournal(environment: [String: String]) -> Bool {
        var status = stat()
        guard let stream = environment["JOURNAL_STREAM"], unsafe fstat(STDERR_FILENO, &status) == 0 else {
            return false
        }
        return stream == "\(status.st_dev):\(status.st_ino)"
    }
}

extension Logger.Level {
    /// Its number in the journal (syslog(3)).
    fileprivate var priority: Int {
        switch self {
        case .trace, .debug: 7
        case .info: 6
        case .notice: 5
        case .warning: 4
        case .error: 3
        case .critical: 2
        }
    }
}
