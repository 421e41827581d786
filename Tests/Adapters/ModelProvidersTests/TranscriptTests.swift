import HTTPTransfer
import LanguageModels
import Testing

@testable import ModelProviders

/// `llm-protocols.md` 6.2, points 1 and 4: what real servers sent, in pieces of any size.
///
/// `ConformanceTests` says where each of the points is.
@Suite("Transcripts of real servers")
struct TranscriptTests {
    /// What a recorded response has to be read as.
    struct Expected: CustomTestStringConvertible {
        let name: String
        let text: String?
        let outcome: ModelOutcome
        var error: String?
        /// Input, output, read from a cache.
        var tokens: [Int] = []

        init(
            _ name: String,
            _ text: String? = "",
            _ outcome: ModelOutcome = .finished,
            error: String? = nil,
            tokens: [Int] = []
        ) {
            self.name = name
            self.text = text
            self.outcome = outcome
            self.error = error
            self.tokens = tokens
        }

        var provider: ModelProvider { name.contains("messages") ? .anthropic : .openai }
        var testDescription: String { name }
    }

    static func failed(_ reason: ModelFailure.Reason, _ remedy: ModelFailure.Remedy) -> ModelOutcome {
        .failed(ModelFailure(reason, remedy))
    }

    static let mock = "Hello from the mock. Line two."

    static let all = [
        Expected("litellm-chat-anthropic-upstream-clean-eof-FAKED-stop", "Hello", tokens: [12, 1, 0]),
        Expected(
            "litellm-chat-error-429",
            "",
            failed(.rateLimited, .retry(after: nil)),
            error: "throttling_error"
        ),
        Expected(
            "litellm-chat-error-500",
            "",
            failed(.server, .retry(after: nil)),
            error: "internal_server_error"
        ),
        Expected(
            "litellm-chat-error-before-first-chunk-529",
            "",
            failed(.overloaded, .fallBack(after: nil)),
            error: "529"
        ),
        Expected(
            "litellm-chat-error-context-window-400",
            "",
            failed(.rejected, .elsewhere(after: nil)),
            error: "invalid_request_error"
        ),
        Expected(
            "litellm-chat-error-unknown-model-400",
            "",
            failed(.denied, .disable),
            error: "invalid_request_error"
        ),
        Expected(
            "litellm-chat-error-upstream-refused-500",
            "",
            failed(.server, .retry(after: nil)),
            error: "internal_server_error"
        ),
        Expected("litellm-chat-fallback-success", mock),
        Expected(
            "litellm-chat-midstream-error-object",
            "Hello",
            failed(.server, .retry(after: nil)),
            error: "internal_server_error"
        ),
        Expected("litellm-chat-midstream-upstream-clean-eof-FAKED-stop", "Hello", tokens: [8, 1, 0]),
        Expected("litellm-chat-midstream-upstream-cut", "Hello", failed(.server, .retry(after: nil)), error: "500"),
        Expected("litellm-chat-stream-mock", mock),
        Expected("litellm-chat-stream-over-anthropic-upstream", "Hello", tokens: [12, 7, 0]),
        Expected("litellm-chat-stream-over-openai-upstream", "Hello", tokens: [3, 2, 0]),
        Expected(
            "litellm-chat-upstream-429-retry-after",
            "",
            failed(.rateLimited, .retry(after: .seconds(1))),
            error: "throttling_error"
        ),
        Expected(
            "litellm-messages-error-429",
            "",
            failed(.rateLimited, .retry(after: nil)),
            error: "rate_limit_error"
        ),
        Expected("litellm-messages-error-500", "", failed(.server, .retry(after: nil)), error: "api_error"),
        Expected(
            "litellm-messages-error-unknown-model-400",
            "",
            failed(.denied, .disable),
            error: "invalid_request_error"
        ),
        Expected(
            "litellm-messages-midstream-overloaded",
            "Hello",
            failed(.overloaded, .fallBack(after: nil)),
            error: "overloaded_error"
        ),
        Expected("litellm-messages-midstream-upstream-clean-eof-no-stop", "Hello", .broken, error: "no_end"),
        Expected(
            "litellm-messages-midstream-upstream-cut",
            "Hello",
            failed(.server, .retry(after: nil)),
            error: "api_error"
        ),
        Expected("litellm-messages-openai-upstream-clean-eof-FAKED-end-turn", "Hello", tokens: [8, 1, 0]),
        Expected("litellm-messages-stream-mock-NOT-streamed", mock, tokens: [2095, 503, 0]),
        Expected("litellm-messages-stream-over-anthropic-upstream", "Hello", tokens: [12, 7, 0]),
        Expected("litellm-messages-stream-over-openai-upstream", "Hello", tokens: [3, 2, 0]),
        Expected(
            "llamacpp-python-chat-error",
            "",
            failed(.server, .retry(after: nil)),
            error: "internal_server_error"
        ),
        Expected("llamacpp-python-chat-json-schema-stream", nil),
        Expected("llamacpp-python-chat-stream", "=[M3$/", .truncated),
        Expected("llamaserver-chat-error-400", "", failed(.rejected, .giveUp), error: "invalid_request_error"),
        Expected(
            "llamaserver-chat-error-ctx",
            "",
            failed(.rejected, .elsewhere(after: nil)),
            error: "exceed_context_size_error"
        ),
        Expected("llamaserver-chat-json-schema", nil),
        Expected("llamaserver-chat-stream", "60e7", .truncated, tokens: [25, 4, 0]),
        Expected("llamaserver-messages-error-401", "", failed(.denied, .disable), error: "authentication_error"),
        Expected(
            "llamaserver-messages-error-ctx",
            "",
            failed(.rejected, .elsewhere(after: nil)),
            error: "exceed_context_size_error"
        ),
        Expected("llamaserver-messages-output-config", nil, .truncated, tokens: [25, 120, 24]),
        Expected("llamaserver-messages-stream", "Sqv=", .truncated, tokens: [25, 4, 24]),
    ]

    @Test func noneIsLeftOut() throws {
        #expect(try Transcript.names() == Set(Self.all.map(\.name)))
    }

    @Test("is read for what it is", arguments: all)
    func outcome(_ expected: Expected) throws {
        let transcript = try Transcript(named: expected.name)
        let reading = Reading(transcript.head, [transcript.body[...]], expected.provider)
        #expect(reading.ending?.outcome == expected.outcome)
        #expect(reading.ending?.errorType == expected.error)
        if let text = expected.text {
            #expect(reading.text == text)
        } else {
            #expect(reading.text.utf8.count > 10)
        }
        let usage = reading.answer.counts.usage(requestBytes: 0, textBytes: reading.answer.textBytes)
        if !expected.tokens.isEmpty {
            #expect([usage.inputTokens, usage.outputTokens, usage.cacheReadTokens] == expected.tokens)
            #expect(!usage.isEstimated)
        }
    }

    /// Each offset of each transcript, in time that grows with its length: a reading that is cut inside of an event is, at the event's end, in
    /// the very state of the one that was not cut, and from there on both read the same.
    @Test("reads the same wherever it is cut", arguments: all)
    func cuts(_ expected: Expected) throws {
        let transcript = try Transcript(named: expected.name)
        let body = transcript.body
        var uncut = Reading(transcript.head, expected.provider)
        for event in transcript.events {
            let start = uncut
            uncut.feed(body[event])
            var bytewise = start
            for cut in event {
                var cutOnce = start
                if cut > event.lowerBound { cutOnce.feed(body[event.lowerBound..<cut]) }
                cutOnce.feed(body[cut..<event.upperBound])
                if cutOnce != uncut { Issue.record("cut at \(cut)") }
                bytewise.feed(body[cut...cut])
            }
            #expect(bytewise == uncut, "byte by byte from \(event.lowerBound)")
        }
        uncut.end()
        #expect(uncut == Reading(transcript.head, [body[...]], expected.provider), "in one piece")
    }

    @Test("reads the same in pieces of any size", arguments: all)
    func pieces(_ expected: Expected) throws {
        let transcript = try Transcript(named: expected.name)
        let body = transcript.body
        let whole = Reading(transcript.head, [body[...]], expected.provider)
        for size in [1, 2, 3, 5, 7, 16, 61, 256] {
            let starts = stride(from: 0, to: body.count, by: size)
            let pieces = starts.map { body[$0..<min($0 + size, body.count)] }
            #expect(Reading(transcript.head, pieces, expected.provider) == whole, "pieces of \(size)")
        }
        // Two pieces, at every offset of a short body and at every event's ends of a long one.
        let offsets = body.count < 1500 ? Array(body.indices) : transcript.events.map(\.lowerBound)
        for cut in offsets {
            let halves = Reading(transcript.head, [body[..<cut], body[cut...]], expected.provider)
            if halves != whole { Issue.record("two pieces, cut at \(cut)") }
        }
    }

    @Test("a stream that breaks off is never a whole answer", arguments: all)
    func endings(_ expected: Expected) throws {
        let transcript = try Transcript(named: expected.name)
        let body = transcript.body
        let marks = [
            "\"finish_reason\":\"", "\"finish_reason\": \"", "event: message_stop", "\"stop_reason\":\"end_turn\"",
        ]
        let end = marks.compactMap { body.firstRange(of: Array($0.utf8))?.lowerBound }.min() ?? body.count
        var prefix = Reading(transcript.head, expected.provider)
        for cut in 0...end {
            for error in [nil, HTTPTransferError.brokenOff] {
                var reading = prefix
                reading.end(error)
                guard case .failed = reading.ending?.outcome else {
                    Issue.record("cut at \(cut) by \(String(describing: error))")
                    continue
                }
            }
            if cut < body.count { prefix.feed(body[cut...cut]) }
        }
    }
}
