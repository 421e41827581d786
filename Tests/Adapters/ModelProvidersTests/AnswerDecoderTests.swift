import LanguageModels
import ServerSentEvents
import Testing

@testable import ModelProviders

/// `llm-protocols.md` 6.2, points 2 to 4: every wording that the protocols allow.
@Suite("Decoding a streamed answer")
struct AnswerDecoderTests {
    static func stream(_ provider: ModelProvider, _ body: String) -> Reading {
        Reading(.stream, [Array(body.utf8)[...]], provider)
    }

    static func anthropic(_ events: [String], isWhole: Bool = true) -> Reading {
        let end = isWhole ? [#"{"type":"message_stop"}"#] : []
        return stream(.anthropic, (events + end).map { "event: x\ndata: \($0)\n\n" }.joined())
    }

    static func openAI(_ events: [String]) -> Reading {
        stream(.openai, events.map { "data: \($0)\n\n" }.joined())
    }

    static let finish = #"{"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}"#

    @Test(
        "finds the text in whatever order and spacing",
        arguments: [
            #"{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Hi"}}"#,
            #"{"delta":{"text":"Hi","type":"text_delta"},"index":0,"type":"content_block_delta"}"#,
            #"{ "type" : "content_block_delta" , "delta" : { "type" : "text_delta" , "text" : "Hi" } , "x" : [ { } ] }"#,
            #"{"type":"content_block_delta","delta":{"type":"text_delta","text":"\u0048\u0069"}}"#,
            #"{"typ\u0065":"content_block_delt\u0061","delta":{"type":"text_delta","text":"Hi"}}"#,
            #"{"type":"content_block_start","content_block":{"type":"text","text":"Hi"}}"#,
        ]
    )
    func anthropicText(_ event: String) {
        #expect(Self.anthropic([event]).text == "Hi")
    }

    @Test(
        "takes nothing else for text",
        arguments: [
            #"{"type":"content_block_delta","delta":{"type":"thinking_delta","thinking":"Hi","text":"Hi"}}"#,
            #"{"type":"content_block_delta","delta":{"type":"input_json_delta","partial_json":"Hi"}}"#,
            #"{"type":"content_block_delta","delta":{"type":"signature_delta","signature":"Hi"}}"#,
            #"{"type":"content_block_delta","delta":{"type":"new_delta","text":"Hi"}}"#,
            #"{"type":"content_block_start","content_block":{"type":"tool_use","text":"Hi"}}"#,
            #"{"type":"brand_new_event","delta":{"type":"text_delta","text":"Hi"}}"#,
            #"{"type":"content_block_delta","delta":{"type":"text_delta","text":7}}"#,
            #"{"type":"ping"}"#, #"[]"#, #"7"#,
        ]
    )
    func anthropicNoText(_ event: String) {
        let reading = Self.anthropic([event])
        #expect(reading.texts.isEmpty)
        #expect(reading.ending?.outcome == .finished)
    }

    @Test(
        "finds the text of a chunk",
        arguments: [
            #"{"choices":[{"index":0,"delta":{"content":"Hi"},"finish_reason":null}]}"#,
            #"{"choices":[{"finish_reason":null,"delta":{"role":"assistant","content":"Hi"}}],"usage":null,"obfuscation":"x"}"#,
            #"{ "choices" : [ { "delta" : { "content" : "Hi" } } , { "delta" : { "content" : "no" } } ] }"#,
            #"{"choices":[{"delta":{"content":"\u0048i","reasoning":"no"}}],"error":null}"#,
        ]
    )
    func openAIText(_ event: String) {
        #expect(Self.openAI([event, Self.finish]).text == "Hi")
    }

    @Test(
        "takes a chunk without text",
        arguments: [
            #"{"choices":[]}"#, #"{"choices":null}"#, #"{}"#, #"{"choices":[{}]}"#, #"{"choices":[{"delta":null}]}"#,
            #"{"choices":[{"delta":{"content":null}}]}"#, #"{"choices":[{"delta":{"reasoning_content":"hm"}}]}"#,
            #"{"choices":[{"delta":{"content":"","finish_reason":""}}]}"#, #"{"choices":[{"finish_reason":""}]}"#,
        ]
    )
    func openAINoText(_ event: String) {
        let reading = Self.openAI([event, Self.finish])
        #expect(reading.texts.isEmpty)
        #expect(reading.ending?.outcome == .finished)
        #expect(Self.openAI([event]).ending?.outcome == .broken)
    }

    @Test(
        "a stop reason means an outcome",
        arguments: [
            (.anthropic, "end_turn", .finished), (.anthropic, "stop_sequence", .finished),
            (.anthropic, "max_tokens", .truncated), (.anthropic, "model_context_window_exceeded", .truncated),
            (.anthropic, "refusal", .refused), (.anthropic, "a_new_one", .finished), (.openai, "stop", .finished),
            (.openai, "length", .truncated), (.openai, "content_filter", .refused), (.openai, "a_new_one", .finished),
        ] as [(ModelProvider, String, ModelOutcome)]
    )
    func stops(_ provider: ModelProvider, _ reason: String, _ outcome: ModelOutcome) {
        let reading =
            switch provider {
            case .anthropic: Self.anthropic([#"{"type":"message_delta","delta":{"stop_reason":"\#(reason)"}}"#])
            case .openai: Self.openAI([#"{"choices":[{"delta":{},"finish_reason":"\#(reason)"}]}"#])
            }
        #expect(reading.ending?.outcome == outcome)
    }

    @Test func aRefusalInADeltaStaysOne() {
        let events = [#"{"choices":[{"delta":{"refusal":"I cannot."}}]}"#, Self.finish]
        #expect(Self.openAI(events).ending?.outcome == .refused)
    }

    @Test func thinkingIsSeenWithoutText() {
        let block = #"{"type":"content_block_start","content_block":{"type":"thinking","thinking":""}}"#
        #expect(Self.anthropic([block]).answer.hasThought)
        #expect(Self.openAI([#"{"choices":[{"delta":{"reasoning":"hm"}}]}"#]).answer.hasThought)
        #expect(!Self.openAI([#"{"choices":[{"delta":{"content":"Hi","reasoning":""}}]}"#]).answer.hasThought)
    }

    @Test func countsAreCumulativeAndAbsentOnesStay() {
        let reading = Self.anthropic([
            #"{"type":"message_start","message":{"usage":{"input_tokens":25,"cache_read_input_tokens":7,"output_tokens":1}}}"#,
            #"{"type":"message_delta","delta":{},"usage":{"output_tokens":9,"cache_read_input_tokens":null}}"#,
            #"{"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":15}}"#,
        ])
        let usage = reading.answer.counts.usage(requestBytes: 400, textBytes: 400)
        #expect(usage.inputTokens == 32 && usage.cacheReadTokens == 7 && usage.outputTokens == 15)
        #expect(!usage.isEstimated)
    }

    @Test func whatWasNotToldIsEstimated() {
        let placeholder = #"{"type":"message_start","message":{"usage":{"input_tokens":25,"output_tokens":1}}}"#
        let cut = Self.anthropic([placeholder], isWhole: false).answer.counts
        let usage = cut.usage(requestBytes: 100, textBytes: 41)
        #expect(usage.inputTokens == 25 && usage.outputTokens == 11 && usage.isEstimated)
        let silent = TokenCounts().usage(requestBytes: 101, textBytes: 0)
        #expect(silent.inputTokens == 26 && silent.outputTokens == 0 && silent.isEstimated)
    }

    @Test func cachedTokensAreAPartOfThePrompt() {
        let event = """
            {"choices":[],"usage":{"prompt_tokens":30,"completion_tokens":2,"prompt_tokens_details":{"cached_tokens":20}}}
            """
        let usage = Self.openAI([event]).answer.counts.usage(requestBytes: 1, textBytes: 1)
        #expect(usage.inputTokens == 30 && usage.cacheReadTokens == 20 && usage.outputTokens == 2)
    }

    @Test(
        "an error is the end, whatever follows",
        arguments: [
            (#"{"error":{"message":"no","type":"server_error"}}"#, "server_error"), (#"{"error":"no"}"#, nil),
            (#"{"error":{"message":"no","type":null,"code":500}}"#, "500"),
            (#"{"object":"error","message":"no","type":"BadRequestError","code":400}"#, "BadRequestError"),
        ] as [(String, String?)]
    )
    func errors(_ event: String, _ type: String?) {
        for after in [[], [Self.finish, "[DONE]"], ["[DONE]"]] {
            let reading = Self.openAI([#"{"choices":[{"delta":{"content":"Hi"}}]}"#, event] + after)
            #expect(reading.text == "Hi")
            #expect(reading.ending?.errorType == type)
            guard case .failed = reading.ending?.outcome else {
                Issue.record("\(after)")
                continue
            }
        }
    }

    @Test func doneIsNoSuccess() {
        #expect(Self.openAI(["[DONE]"]).ending?.outcome == .broken)
        #expect(Self.openAI([#"{"choices":[{"delta":{"content":"Hi"}}]}"#, "[DONE]"]).ending?.outcome == .broken)
    }

    @Test func anEventThatIsNoJSONBreaksTheStream() {
        #expect(Self.openAI(["not json", Self.finish]).ending?.errorType == "no_event")
        #expect(Self.anthropic(["not json"]).ending?.errorType == "no_event")
    }

    /// Two events, written in each way that the format permits.
    @Test(
        "the format's freedoms change nothing",
        arguments: [
            "\u{FEFF}data:A\n\ndata:B\n\n", "data: A\r\n\r\ndata: B\r\n\r\n", "data: A\r\rdata: B\r\r",
            ": ping\n\ndata: A\n: ping\n\nid: 7\nretry: 5\nfoo: x\ndata: B\n\n", "data: A\n\ndata: B",
            "\n\ndata: A\n\n\n\ndata: B\n\n", "data: A\n\ndata: B\n", "data: A\r\n\r\ndata: B\r",
            "data: {\ndata: SPLIT\n\ndata: B\n\n", "\u{FEFF}:\r\ndata:{\r\ndata: SPLIT\r\n\r\n:x\r\ndata:B",
        ],
        ModelProvider.allCases
    )
    func framing(_ frames: String, _ provider: ModelProvider) {
        let (text, end) =
            switch provider {
            case .anthropic:
                (
                    #"{"type":"content_block_delta","delta":{"type":"text_delta","text":"Hi é😀"}}"#,
                    #"{"type":"message_stop"}"#
                )
            case .openai: (#"{"choices":[{"delta":{"content":"Hi é😀"}}]}"#, Self.finish)
            }
        let body = frames.replacing("SPLIT", with: text.dropFirst()).replacing("A", with: text)
            .replacing("B", with: end)
        let whole = Self.stream(provider, body)
        #expect(whole.text == "Hi é😀")
        #expect(whole.ending?.outcome == .finished)
        let bytes = Array(body.utf8)
        #expect(Reading(.stream, bytes.indices.map { bytes[$0...$0] }, provider) == whole)
        for cut in bytes.indices {
            let halves = Reading(.stream, [bytes[..<cut], bytes[cut...]], provider)
            if halves != whole { Issue.record("cut at \(cut)") }
        }
    }

    /// Texts of deltas that share a character: as halves of an escape, and as bytes.
    @Test(
        "a character that two deltas share is joined",
        arguments: [
            ([Array(#"a\ud83d"#.utf8), Array(#"\ude00b"#.utf8)], "a😀b"),
            ([Array(#"a\ud83d"#.utf8), [], Array(#"\uDE00b"#.utf8)], "a😀b"),
            ([Array(#"\uD83D"#.utf8), Array(#"\ud83d"#.utf8), Array(#"\ude00"#.utf8)], "\u{FFFD}😀"),
            ([Array(#"\ud83d"#.utf8), Array("b".utf8)], "\u{FFFD}b"), ([Array(#"a\ud83d"#.utf8)], "a\u{FFFD}"),
            ([Array("aé".utf8.dropLast()), Array("é".utf8.dropFirst())], "aé"),
            ([[0xF0], [0x9F, 0x98], [0x80, 0x62]], "😀b"), ([[0xF0, 0x9F], Array(#"\n"#.utf8)], "\u{FFFD}\n"),
        ] as [(deltas: [[UInt8]], text: String)],
        ModelProvider.allCases
    )
    func sharedCharacters(_ sample: (deltas: [[UInt8]], text: String), _ provider: ModelProvider) {
        let (start, end, last) =
            switch provider {
            case .anthropic:
                (
                    #"data: {"type":"content_block_delta","delta":{"type":"text_delta","text":""#, "\"}}\n\n",
                    #"{"type":"message_stop"}"#
                )
            case .openai: (#"data: {"choices":[{"delta":{"content":""#, "\"}}]}\n\n", Self.finish)
            }
        let body = sample.deltas.flatMap { Array(start.utf8) + $0 + Array(end.utf8) } + Array("data: \(last)\n\n".utf8)
        let whole = Reading(.stream, [body[...]], provider)
        #expect(whole.text == sample.text)
        #expect(whole.ending?.outcome == .finished)
        #expect(Reading(.stream, body.indices.map { body[$0...$0] }, provider) == whole)
    }

    @Test func aBlockThatEndsEndsItsText() {
        let delta = #"{"type":"content_block_delta","delta":{"type":"text_delta","text":"\ud83d"}}"#
        #expect(Self.anthropic([delta, #"{"type":"content_block_stop","index":0}"#]).text == "\u{FFFD}")
    }

    @Test func aFloodIsCutOff() {
        var reading = Reading(.stream, .openai)
        let line = Array(": \(String(repeating: "x", count: 65_534))\n".utf8)
        for _ in 0..<257 { reading.feed(line[...]) }
        reading.end()
        #expect(reading.ending?.errorType == "too_large")
        var long = Reading(.stream, .openai)
        for _ in 0..<17 { long.feed(Array(repeating: UInt8(ascii: "x"), count: 65_536)[...]) }
        long.end()
        #expect(long.ending?.errorType == "event_too_large")
    }
}
