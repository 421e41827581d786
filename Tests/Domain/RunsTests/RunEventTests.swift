import Documents
import FoundationEssentials
import LanguageModels
import Testing

@testable import Runs

/// The JSON that is contract: `design.md` section 2.
@Suite("Run events")
struct RunEventTests {
    private func text(_ event: RunEvent) -> String { String(decoding: event.json, as: UTF8.self) }

    @Test func saysWhatTheContractSays() throws {
        #expect(text(.stopped) == #"{"type":"stopped"}"#)
        #expect(text(.reset()) == #"{"type":"reset"}"#)
        #expect(text(.reset(item: "p1")) == #"{"type":"reset","item":"p1"}"#)
        #expect(text(.delta(item: "p1", text: "Dear")) == #"{"type":"delta","item":"p1","text":"Dear"}"#)
        #expect(
            text(.error(Failure(.modelTimeout, "LLM timeout", isRetryable: true)))
                == #"{"type":"error","code":"model_timeout","message":"LLM timeout","retryable":true}"#
        )
        let run = RunID()
        #expect(
            text(.status(RunStatus("Extracting text...", stage: "extracting", step: 1, steps: 2), run: run))
                == #"{"type":"status","message":"Extracting text...","run":"\#(run.text)","stage":"extracting","step":1,"steps":2}"#
        )
        #expect(
            text(
                .complete(
                    RunSummary(text: "2 b.", counts: ["b": 2, "a": 1]),
                    engine: "rules/1",
                    elapsed: .milliseconds(1500)
                )
            )
                == #"{"type":"complete","data":{"id":"complete","text":"2 b.","counts":{"a":1,"b":2},"engine":"rules/1","elapsedMs":1500}}"#
        )
    }

    @Test func completionTellsWhoWroteWhatItCostAndWhatIsMissing() throws {
        var usage = ModelUsage()
        usage.inputTokens = 900
        usage.outputTokens = 70
        usage.cacheReadTokens = 800
        usage.cacheWriteTokens = 5
        usage.isEstimated = true
        let summary = RunSummary(text: "1 a.", counts: [:], engine: "anthropic/x", partial: "max_tokens")
        let tokens =
            #"{"inputTokens":900,"outputTokens":70,"cacheReadTokens":800,"cacheWriteTokens":5,"estimated":true}"#
        #expect(
            text(.complete(summary, engine: "rules/1", usage: usage, elapsed: .zero))
                == #"{"type":"complete","data":{"id":"complete","text":"1 a.","counts":{},"engine":"anthropic/x","#
                + #""usage":\#(tokens),"partial":{"reason":"max_tokens"},"elapsedMs":0}}"#
        )
    }

    @Test func whatWasDroppedIsCountedByReasonAndTogether() {
        var summary = RunSummary(text: "", counts: ["a": 1, "rejected": 2])
        summary.add(nil, rejected: [:])
        #expect(summary.counts == ["a": 1, "rejected": 2] && summary.partial == nil)
        let generation = Generation(engines: [], malformed: 3, partial: "max_tokens")
        summary.add(generation, rejected: ["duplicate": 4])
        #expect(
            summary.counts == ["a": 1, "rejected": 9, "rejected.duplicate": 4, "rejected.malformed": 3]
        )
        #expect(summary.partial == "max_tokens")
        var none = RunSummary(text: "", counts: [:])
        none.add(Generation(engines: [], malformed: 0, partial: nil), rejected: [:])
        #expect(none.counts == ["rejected": 0])
    }

    @Test func aPlaceInTheQueueIsPartOfAStatus() {
        #expect(
            text(.status(RunStatus("Waiting.", position: 3))) == #"{"type":"status","message":"Waiting.","position":3}"#
        )
    }

    @Test func anItemIsReadAsItWasWritten() throws {
        for kind in RunItem.Kind.allCases {
            let item = try RunItem(kind, id: "a \"1\"", text: "T{]}\n", ["x": ["y"]])
            #expect(RunItem(eventJSON: RunEvent.item(item).json) == item)
        }
        for json in ["", "{", #"{"type":"section""#, #"{"type":"section","data":"#, #"{"type":"section","data":{}}"#] {
            #expect(RunItem(eventJSON: Array(json.utf8)) == nil)
        }
        #expect(RunItem(eventJSON: RunEvent.stopped.json) == nil)
    }

    @Test func anItemHasAnIDAndATextBesideItsMembers() throws {
        let item = try RunItem(.suggestion, id: "s1", text: "Say \"how\".", ["after": "a/b"])
        #expect(text(.item(item)) == #"{"type":"suggestion","data":{"after":"a/b","id":"s1","text":"Say \"how\"."}}"#)
        #expect(RunItem.Kind(eventJSON: RunEvent.item(item).json) == .suggestion)
        #expect(RunItem.Kind(eventJSON: RunEvent.stopped.json) == nil)
        #expect(RunItem.Kind(eventJSON: []) == nil)
        #expect(RunItem.Kind(eventJSON: Array(#"{"type":""#.utf8)) == nil)
    }

    @Test(arguments: [
        "", "\"", "\\", "\u{0}", "\u{1f}", "\n\r\t", "\u{7f}", "\u{2028}", "é", "👩‍💻", "</script>", "a\r\ndata: {}\n\n",
    ])
    func anyTextSurvives(text: String) throws {
        struct Status: Decodable { var message: String }
        let json = RunEvent.status(RunStatus(text)).json
        #expect(!json.contains(UInt8(ascii: "\n")) && !json.contains(UInt8(ascii: "\r")))
        #expect(try JSONDecoder().decode(Status.self, from: Data(json)).message == text)
    }

    @Test func everyScalarBelowASpaceIsEscaped() throws {
        struct Status: Decodable { var message: String }
        let text = String(String.UnicodeScalarView((0..<0x100).compactMap(Unicode.Scalar.init)))
        let json = RunEvent.status(RunStatus(text)).json
        #expect(json.allSatisfy { $0 >= 0x20 })
        #expect(try JSONDecoder().decode(Status.self, from: Data(json)).message == text)
    }

    @Test func kindsDecideWhatIsStored() throws {
        #expect(RunEvent.stopped.kind == .terminal(.stopped))
        #expect(RunEvent.error(Failure(.internal, "")).kind == .terminal(.failed))
        #expect(
            RunEvent.complete(RunSummary(text: "", counts: [:]), engine: "", elapsed: .zero).kind
                == .terminal(.complete)
        )
        #expect(RunEvent.delta(item: "", text: "").kind == .draft)
        #expect(RunEvent.delta(item: "", text: "", isFirst: true).kind == .committed)
        #expect(RunEvent.status(RunStatus("")).kind == .committed)
    }

    @Test func aRefusalHasAnIDThatIsAnsweredWith204() {
        let frame = String(decoding: Refusal.frame(of: Failure(.notFound, "No.")), as: UTF8.self)
        #expect(
            frame
                == "id: refused\ndata: {\"type\":\"error\",\"code\":\"not_found\",\"message\":\"No.\",\"retryable\":false}\n\n"
        )
        #expect(Cursor("refused") == .refusal)
        let away = String(decoding: Refusal.away(), as: UTF8.self)
        #expect(
            away.wholeMatch(of: /retry: [1-5][0-9]{3}\n\ndata: \{"type":"status","message":"Reconnecting\.\.\."\}\n\n/)
                != nil
        )
    }
}
