import LanguageModels
import Testing

@Suite("Item scanner on hostile answers", .timeLimit(.minutes(1)))
struct HostileAnswerTests {
    private static let good = GeneratedItem("a", "Good.")

    @Test func anItemTooLargeIsMalformedAndTheNextOneIsFound() {
        let large = GeneratedItem("a", String(repeating: "x", count: ItemScanner.maxItemSize)).json
        let reading = Reading(#"{"items":[\#(large),\#(Self.good.json)],"complete":true}"#)
        #expect(reading.faults == [])
        #expect(reading.items == [Self.good])
        #expect(reading.malformed == 1)
        #expect(reading.isComplete)
        #expect(reading.drafts.first?.text.utf8.count ?? 0 < ItemScanner.maxItemSize)
    }

    @Test func theLargestItemIsTaken() {
        let frame = GeneratedItem("a", "").json.utf8.count
        // The size at which it is refused counts its brace.
        let largest = GeneratedItem("a", String(repeating: "x", count: ItemScanner.maxItemSize - frame)).json
        #expect(largest.utf8.count == ItemScanner.maxItemSize)
        #expect(Reading(largest).items.count == 1)
        let larger = GeneratedItem("a", String(repeating: "x", count: ItemScanner.maxItemSize - frame + 1)).json
        #expect(Reading(larger).malformed == 1)
    }

    @Test func anAnswerTooLongIsNotReadToItsEnd() {
        let answer = String(
            repeating: Self.good.json + "\n",
            count: ItemScanner.maxAnswerSize / Self.good.json.utf8.count + 2
        )
        let bytes = Array(answer.utf8)
        let reading = Reading([bytes])
        #expect(reading.isInvalid)
        #expect(reading.items.count < ItemScanner.maxAnswerSize / Self.good.json.utf8.count)
        #expect(Reading([Array(bytes.prefix(ItemScanner.maxAnswerSize))]).isInvalid == false)
    }

    @Test func anAnswerThatEndsTooLateDropsItsDraft() {
        let head = #"{"kind":"a","fields":[],"quotes":[],"text":""#
        let prose = String(repeating: " ", count: ItemScanner.maxAnswerSize - head.utf8.count - 2)
        let reading = Reading(prose + head + "abcdef")
        #expect(reading.drafts.map(\.text) == ["ab"])
        #expect(reading.malformed == 1)
        #expect(reading.isInvalid)
    }

    @Test(arguments: [
        (String(repeating: " ", count: ItemScanner.maxPreludeSize), false),
        (String(repeating: " ", count: ItemScanner.maxPreludeSize + 1), true),
        (String(repeating: "{", count: ItemScanner.maxPreludeSize + 1), true),
        (
            #"{"items":[{"kind":"a","fields":[],"quotes":[""#
                + String(repeating: "x", count: ItemScanner.maxPreludeSize), true
        ),
        (
            #"{"items":[{"kind":"a","fields":[],"quotes":[],"text":""#
                + String(repeating: "x", count: ItemScanner.maxPreludeSize), false
        ),
        (good.json + String(repeating: " ", count: ItemScanner.maxPreludeSize), false),
        (#"{"items":[],"complete":true}"# + String(repeating: " ", count: ItemScanner.maxPreludeSize), false),
        (String(repeating: "{\"kind\":1}", count: 3), false),
        (String(repeating: "{\"kind\":1}", count: 4), true),
    ]) func givesUpAnAnswer(_ answer: String, isInvalid: Bool) {
        #expect(Reading(answer).isInvalid == isInvalid)
    }

    @Test(arguments: [
        String(repeating: "[", count: 100_000), String(repeating: #"{"a":"#, count: 50_000),
        #"{"kind":"a","x":"# + String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
            + #","text":"b"}"#,
        #"{"items":["# + String(repeating: "[{", count: 50_000),
        #"{"items":["# + String(repeating: "}]", count: 50_000),
        #"{"items":"# + String(repeating: #"[{"items":"#, count: 30_000), String(repeating: "\"", count: 100_000),
        #"{"kind":"a","text":"# + String(repeating: "\"\\", count: 50_000), String(repeating: "\\u", count: 50_000),
        "{\"items\":[" + String(repeating: "1,", count: 50_000), String(repeating: #"{"text":"#, count: 50_000),
        String(repeating: "}", count: 1000) + String(repeating: "]", count: 1000), "", "{", "\u{FEFF}{", "{\"",
        "{\"items\"", "{\"items\":",
    ]) func looksAtNoByteMoreThanTwice(_ answer: String) {
        let bytes = Array(answer.utf8)
        let reading = Reading([bytes])
        #expect(reading.stepCount <= 2 * bytes.count)
        #expect(reading.faults == [])
        #expect(!reading.isComplete)
    }

    @Test func nestingIsLimited() {
        func item(_ depth: Int) -> String {
            #"{"kind":"a","x":\#(String(repeating: "[", count: depth))\#(String(repeating: "]", count: depth)),"text":"b"}"#
        }
        #expect(Reading(item(31)).items.count == 1)
        #expect(Reading(item(32)).malformed == 1)
        #expect(Reading(item(200) + "\n" + Self.good.json).items == [Self.good])
    }

    @Test func aListThatIsNeverClosedEndsTheEnvelope() {
        let reading = Reading(#"{"items":[\#(Self.good.json)},"complete":true}"#)
        #expect(reading.items == [Self.good])
        #expect(!reading.isComplete)
    }
}
