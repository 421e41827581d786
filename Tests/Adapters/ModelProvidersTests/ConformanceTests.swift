import Foundation
import Testing

/// Where each point of `llm-protocols.md` 6.2, the list that our client and our fake have to pass, is proved.
@Suite("The list of conformance")
struct ConformanceTests {
    /// A part of a point, and the file of the suite that proves it, below `Tests`.
    private static let suites: [(point: Int, what: String, file: String)] = [
        (1, "each transcript, cut at every byte and byte by byte", "\(providers)/TranscriptTests.swift"),
        (
            2, "line ends, byte order mark, comments, data in every form, no last blank line",
            "\(providers)/AnswerDecoderTests.swift"
        ),
        (3, "characters that deltas share", "\(providers)/AnswerDecoderTests.swift"),
        (4, "terminal states as recorded", "\(providers)/TranscriptTests.swift"),
        (4, "terminal states over a connection", "\(providers)/Calls/ServedModelTests.swift"),
        (4, "what each means for who asked", "\(providers)/Calls/EngineFaultTests.swift"),
        (4, "ends that a proxy makes up", "\(providers)/Servers/LiteLLMProxyTests.swift"),
        (4, "how the fake writes them", "\(fake)/FaultTests.swift"),
        (5, "every status and every body, with and without advice", "\(providers)/FailureTests.swift"),
        (5, "the same over a connection", "\(providers)/Calls/ServedModelTests.swift"),
        (6, "timers, by instants", "\(providers)/Calls/CallClockTests.swift"),
        (6, "timers, over a connection", "\(providers)/Calls/ServedModelTests.swift"),
        (7, "faults before and after the first item", "\(providers)/Calls/EngineFaultTests.swift"),
        (8, "cancelling in each phase", "\(providers)/Calls/CallCancellationTests.swift"),
        (9, "a thousand calls at once", "\(providers)/Calls/ManyCallsTests.swift"),
        (10, "the official clients against the fake", "\(fake)/OfficialClientTests.swift"),
        (10, "LiteLLM as a client against the fake", "\(fake)/LiteLLMClientTests.swift"),
        (10, "our client against LiteLLM's proxy", "\(providers)/Servers/LiteLLMProxyTests.swift"),
        (10, "our client against llama.cpp's server", "\(providers)/Servers/LlamaServerTests.swift"),
    ]
    private static let providers = "Adapters/ModelProvidersTests"
    private static let fake = "Support/FakeModelTests"

    @Test("has a suite for each point, which refers to the list", arguments: 1...10)
    func points(_ point: Int) throws {
        let suites = Self.suites.filter { $0.point == point }
        #expect(!suites.isEmpty)
        let tests = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
        for suite in suites {
            let text = try String(contentsOf: tests.appending(path: suite.file), encoding: .utf8)
            #expect(Self.points(namedIn: text).contains(point), "\(suite.file): \(suite.what)")
        }
    }

    /// The points that a suite says it proves: "6.2, point 5", "6.2, points 4 and 10", "6.2, points 2 to 6".
    private static func points(namedIn text: String) -> Set<Int> {
        var points: Set<Int> = []
        for match in text.matches(of: /6\.2, points? (\d+)(?: (to|and) (\d+))?/) {
            guard let first = Int(match.output.1) else { continue }
            let last = match.output.3.flatMap { Int($0) } ?? first
            points.formUnion(match.output.2 == "to" ? Array(first...last) : [first, last])
        }
        return points
    }
}
