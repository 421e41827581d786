import Documents
import Glibc
import Synchronization

import class EventLoop.LoopThread

/// The child's side: reads one document on a descriptor and writes what it holds to another.
///
/// It runs in a process of its own (`arete extract`), whose limits it lowers for good before it reads a byte. The
/// protocol is `ExtractionRecord`'s: one line a page, then exactly one end.
package struct DocumentExtraction {
    private let limits: ExtractionLimits
    private let input: CInt
    private let output: CInt

    /// An extraction from standard input to standard output.
    ///
    /// - Parameters:
    ///   - limits: What the document may cost.
    ///   - input: Where the document is read, to its end.
    ///   - output: A pipe or socket; a file cannot be written under the limits.
    package init(limits: ExtractionLimits = ExtractionLimits(), input: CInt = 0, output: CInt = 1) {
        self.limits = limits
        self.input = input
        self.output = output
    }

    /// Reads the document and says how it ended.
    ///
    /// - Returns: The exit code: 0 when an end was written, also that of a document that could not be read.
    package func run() async -> Int32 {
        // A tool that dies while the document is written to it is an error of that write, not our death.
        _ = signal(SIGPIPE, SIG_IGN)
        // A group of its own, if it leads none yet, so that its tools can be ended with it.
        guard getpgrp() == getpid() || setpgid(0, 0) == 0, ResourceLimits.apply(limits) else { return 1 }
        let watch = ReaderWatch(output)
        var output = ExtractionOutput(descriptor: output, limits: limits)
        do {
            let end: ExtractionRecord.End
            do {
                end = try await extract(into: &output)
            } catch let failure as ExtractionFailure {
                end = .failed(failure.code)
            }
            // Who has read the end leaves.
            watch.end()
            try output.write(end)
            return 0
        } catch {
            return 1
        }
    }

    private func extract(into output: inout ExtractionOutput) async throws -> ExtractionRecord.End {
        let bytes = try readDocument()
        var findings: DocumentFindings
        switch MediaType.detect(bytes) {
        case .pdf: findings = try await PDFReader(limits: limits).read(bytes, into: &output)
        case .docx: findings = try WordReader(limits: limits).read(bytes, into: &output)
        case .plainText, .markdown: findings = try PlainTextReader().read(bytes, into: &output)
        case nil: throw ExtractionFailure.corruptFile
        }
        if bytes.count > 2_500_000 { findings.warnings.insert("file.size") }  // resume-domain.md B6 #3
        return ExtractionRecord.End(
            end: "ok",
            columns: findings.columns,
            producer: findings.producer,
            warnings: findings.warnings.sorted()
        )
    }

    /// Reads the input to its end, which a document beyond the limit does not reach.
    private func readDocument() throws -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 64 * 1024)
        while true {
            let count = unsafe chunk.withUnsafeMutableBytes { unsafe Glibc.read(input, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return bytes }
            bytes += chunk[..<count]
            guard bytes.count <= limits.documentBytes else { throw ExtractionFailure.corruptFile }
        }
    }
}

/// Ends this process and its tools once nobody reads what it writes: a tool that spins writes nothing, and would not notice.
///
/// Behind a socket nobody else could end it: whoever asked knows the connection alone.
private final class ReaderWatch: Sendable {
    private let hasEnded = Atomic(false)

    /// Watches from now on, on a thread of its own: it waits for as long as the document is read.
    ///
    /// - Parameter output: The pipe or socket; a file or a terminal never loses its reader.
    init(_ output: CInt) {
        LoopThread.detach(named: "reader watch") { [self] in
            var descriptor = pollfd(fd: output, events: 0, revents: 0)
            while unsafe poll(&descriptor, 1, -1) < 0, errno == EINTR {}
            guard CInt(descriptor.revents) & (POLLHUP | POLLERR) != 0, !hasEnded.load(ordering: .acquiring) else {
                return
            }
            kill(0, SIGKILL)
        }
    }

    /// Watches no more: all is read but the end.
    func end() {
        hasEnded.store(true, ordering: .releasing)
    }
}

/// What was noticed while a document was read, beside its text.
struct DocumentFindings: Equatable {
    /// The largest number of text columns on a page.
    var columns = 1
    /// The program that wrote the file, as the file says.
    var producer: String?
    /// Ids of checks in `resume-domain.md` B6.
    var warnings: Set<String> = []
}

/// The least text that is worth reading, in characters that are not white space: `resume-domain.md` A2 and B6 #1.
let leastCharacters = 80
