import Documents
import FoundationEssentials
import Samples
import Testing
import TextExtraction

/// A document with a name, because a test's report should not print its bytes.
struct NamedDocument: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let build: @Sendable () -> [UInt8]

    init(_ name: String, _ build: @escaping @Sendable () -> [UInt8]) {
        testDescription = name
        self.build = build
    }
}

/// Extractions by the real child process, as the responder makes them.
enum Extraction {
    /// The folder of the built products, where `arete` lies beside the tests.
    static let products: String = {
        let program = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        return program.split(separator: "/").dropLast().reduce("") { "\($0)/\($1)" }
    }()

    /// The program that reads documents.
    static var executable: String { products + "/arete" }

    /// Whether the tests run under the thread sanitizer.
    #if THREAD_SANITIZER
    static let isSanitized = true
    #else
    static let isSanitized = false
    #endif

    /// One extractor for all tests, so that they take turns on a small machine; its time limit is no test's subject.
    static let extractor = ProcessTextExtractor(executable: executable, timeLimit: .seconds(120))

    /// The text of a document.
    static func text(_ bytes: [UInt8]) async throws -> ExtractedText {
        let mediaType = MediaType.detect(bytes) ?? .plainText
        return try await extractor.extract(bytes, mediaType: mediaType) { _, _ in }
    }

    /// The lines of a document.
    static func lines(_ bytes: [UInt8]) async throws -> [String] {
        try await text(bytes).lines.map(\.text)
    }

    /// The code by which a document is refused; `nil` when it was read.
    static func refusal(_ bytes: [UInt8]) async throws -> FailureCode? {
        do {
            _ = try await text(bytes)
            return nil
        } catch let failure as Failure {
            return failure.code
        }
    }
}
