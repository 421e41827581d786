import Documents
import InMemoryLogging
import Logging
import Testing

@testable import Server

@Suite("Documents that have expired and cannot be deleted")
struct DocumentExpiryTests {
    /// An error that has no code.
    private struct Unknown: Error {}

    @Test("are told of once, and so is that they can again, without a word of the error")
    func changes() async {
        let handler = InMemoryLogHandler()
        var expiry = DocumentExpiry(logger: Logger(label: "test") { _ in handler })
        let outcomes: [Result<Int, any Error>] = [
            .success(0), .failure(Failure(.storageFull, "CANARY")), .failure(Failure(.storageFull, "CANARY")),
            .success(3), .failure(CancellationError()), .success(0), .failure(Unknown()),
        ]
        for outcome in outcomes { await expiry.perform { try outcome.get() } }
        #expect(handler.entries.map(\.level) == [.warning, .notice, .warning])
        #expect(handler.entries.map { "\($0.metadata["code"] ?? "")" } == ["storage_full", "", "internal"])
        #expect(!"\(handler.entries)".contains("CANARY"))
    }
}
