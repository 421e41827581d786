import EventLoop
import Glibc
import Logging
import Server
import Testing

@Suite("The log in the journal")
struct JournalLogHandlerTests {
    /// What a handler has written.
    private func lines(_ body: (Logger) -> Void) -> [String] {
        let lines = Lock<[String]>([])
        var logger = Logger(label: "arete") { label in
            JournalLogHandler(label: label) { line in lines.withLock { $0.append(line) } }
        }
        logger.logLevel = .trace
        body(logger)
        return lines.withLock { $0 }
    }

    @Test("has each level as the journal numbers it, and no time")
    func levels() {
        let found = lines { logger in
            for level in Logger.Level.allCases { logger.log(level: level, "said") }
        }
        #expect(
            found == ["<7>", "<7>", "<6>", "<5>", "<4>", "<3>", "<2>"].map { $0 + "arete: [ServerTests] said\n" }
        )
    }

    @Test("has one line for one entry, whatever is in it")
    func oneLine() {
        let found = lines { logger in
            var logger = logger
            logger[metadataKey: "b"] = "1"
            logger.error("said\r\nmore", metadata: ["a": "x\n<2>forged", "c": "3"])
        }
        #expect(found == ["<3>arete: a=x\\n<2>forged b=1 c=3 [ServerTests] said\r\\nmore\n"])
    }

    @Test("is written only where standard error is the journal's stream")
    func stream() {
        var status = stat()
        #expect(unsafe fstat(STDERR_FILENO, &status) == 0)
        let stream = "\(status.st_dev):\(status.st_ino)"
        #expect(JournalLogHandler.isAtJournal(environment: ["JOURNAL_STREAM": stream]))
        for other in ["", "1:1", "\(status.st_dev):\(status.st_ino + 1)", stream + "0"] {
            #expect(!JournalLogHandler.isAtJournal(environment: ["JOURNAL_STREAM": other]))
        }
        #expect(!JournalLogHandler.isAtJournal(environment: [:]))
    }
}
