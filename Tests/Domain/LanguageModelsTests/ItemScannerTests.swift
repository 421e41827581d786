import LanguageModels
import Testing

/// An answer, and what is in it.
struct Sample: CustomTestStringConvertible {
    let name: String
    let answer: [UInt8]
    var items: [GeneratedItem] = []
    /// How many items began before they were whole.
    var drafts = 0
    var malformed = 0
    var isComplete = false

    var testDescription: String { name }

    init(
        _ name: String,
        _ answer: String,
        _ items: [GeneratedItem] = [],
        drafts: Int = 0,
        malformed: Int = 0,
        complete: Bool = false
    ) {
        self.init(name, Array(answer.utf8), items, drafts: drafts, malformed: malformed, complete: complete)
    }

    init(
        _ name: String,
        _ answer: [UInt8],
        _ items: [GeneratedItem] = [],
        drafts: Int = 0,
        malformed: Int = 0,
        complete: Bool = false
    ) {
        self.name = name
        self.answer = answer
        self.items = items
        self.drafts = drafts
        self.malformed = malformed
        isComplete = complete
    }

    private static let one = GeneratedItem("suggestion", "Lead with the result.")
    private static let two = GeneratedItem(
        kind: "question",
        fields: [.init(name: "target", value: "work/0"), .init(name: "target", value: "")],
        quotes: ["Built } the { thing", ""],
        text: "Did you say \"[done]\\\" twice?\nYes: {\"items\":[{\"kind\":\"x\"}],\"complete\":true}"
    )
    private static let escaped = GeneratedItem("a", "\"\\/\u{8}\u{c}\n\r\t\u{0}é€😀 é€😀")

    /// The three shapes, and what may be around them.
    static let shapes: [Sample] = [
        Sample(
            "envelope",
            #"{"items":[\#(one.json),\#(two.json)],"complete":true}"#,
            [one, two],
            drafts: 2,
            complete: true
        ),
        Sample("nothing to say", #"{"items":[],"complete":true}"#, complete: true),
        Sample(
            "white space between all tokens",
            "\n { \"items\" \t:\r\n [ { \"kind\" :\n\"a\" , \"fields\" : [ { \"name\" : \"n\" , \"value\" : \"v\" } ] , "
                + "\"quotes\"\n: [ ] ,\t\"text\" : \"t\" } ] , \"complete\" : true } \n",
            [GeneratedItem(kind: "a", fields: [.init(name: "n", value: "v")], quotes: [], text: "t")],
            drafts: 1,
            complete: true
        ),
        Sample(
            "bare array",
            "[\(one.json),\n\(two.json)]\n{\"complete\":true}",
            [one, two],
            drafts: 2,
            complete: true
        ),
        Sample("bare array without an end", "[\(one.json)]", [one], drafts: 1),
        Sample("lines", "\(one.json)\n\(two.json)\r\n{\"complete\": true}\n", [one, two], drafts: 2, complete: true),
        Sample(
            "fence and prose",
            "Here's {what} you \"asked for [1]:\n```json\n{\"items\":[\(one.json)],\"complete\":true}\n```\nEnjoy {}!",
            [one],
            drafts: 1,
            complete: true
        ),
        Sample(
            "members before items",
            #"{"note":"of {\"items\":[","n":{"items":[{"kind":"x","text":"y"}]},"items":[\#(one.json)],"complete":true}"#,
            [one],
            drafts: 1,
            complete: true
        ),
        Sample(
            "known members before items",
            #"{"kind":"list","text":"Here","items":[\#(one.json)],"complete":true}"#,
            [one],
            drafts: 1,
            complete: true
        ),
        Sample(
            "members after items",
            #"{"items":[\#(one.json)],"more":[{"kind":"x","text":"y"}],"complete":true}"#,
            [one],
            drafts: 1,
            complete: true
        ),
        Sample("example in prose", #"Like {"a": 1}, {"b"} and {c: {"#, []),
        Sample(
            "an end marker first",
            #"{"complete":true,"items":[\#(one.json)]}"#,
            [one],
            drafts: 1,
            complete: true
        ),
        Sample("an end marker first, then a cut", #"{"complete":true,"items":[\#(one.json)] "#, [one], drafts: 1),
        Sample(
            "an end marker, then a cut",
            #"{"items":[\#(one.json)],"complete":true"#,
            [one],
            drafts: 1,
            complete: true
        ),
        Sample("an end marker that is false", #"{"items":[],"complete":false}"#),
        Sample("an end marker that is a string", #"{"items":[],"complete":"true"}"#),
        Sample("an end marker cut", #"{"items":[],"complete":tru"#),
        Sample(
            "an end marker in an item",
            #"{"items":[{"kind":"a","text":"b","complete":true}]}"#,
            [GeneratedItem("a", "b")]
        ),
        Sample(
            "after the end",
            #"{"items":[],"complete":true}{"items":[{"kind":"a","text":"b"}],"complete":true}"#,
            complete: true
        ),
        Sample("no text that ends", #"{"items":[{"kind":"a","fields":[],"quotes":[],"text":"So it"#, drafts: 1),
    ]

    /// Items in unusual forms.
    static let items: [Sample] = [
        Sample(
            "every escape",
            #"{"kind":"a","fields":[],"quotes":[],"text":"\"\\\/\b\f\n\r\t\u0000\u00e9\u20AC\ud83d\uDE00 é€😀"}"#,
            [escaped],
            drafts: 1
        ),
        Sample("escaped names", #"{"k\u0069nd":"a","\u0074ext":"b"}"#, [GeneratedItem("a", "b")]),
        Sample(
            "text before the rest",
            #"{"text":"b","kind":"a","fields":[],"quotes":["q"]}"#,
            [
                GeneratedItem(kind: "a", fields: [], quotes: ["q"], text: "b")
            ]
        ),
        Sample("text before quotes", #"{"kind":"a","fields":[],"text":"b","quotes":[]}"#, [GeneratedItem("a", "b")]),
        Sample("no fields and no quotes", #"{"kind":"a","text":"b"}"#, [GeneratedItem("a", "b")]),
        Sample(
            "members that nobody asked for",
            #"{"id":-1.5e+3,"kind":"a","x":{"y":[[{}],"]"]},"fields":[],"quotes":[],"ok":null,"text":"b","items":[1],"z":false}"#,
            [GeneratedItem("a", "b")],
            drafts: 1
        ),
        Sample("empty text", GeneratedItem("a", "").json, [GeneratedItem("a", "")], drafts: 1),
        Sample("two in a line", "\(one.json)\(one.json)", [one, one], drafts: 2),
    ]

    /// What is malformed, and that what follows is found.
    static let malformed: [Sample] = [
        #"{"kind":"a"}"#, #"{"text":"a"}"#, "{}", #"{"kind":1,"text":"a"}"#, #"{"kind":"a","text":null}"#,
        #"{"kind":"a","text":["b"]}"#, #"{"kind":"a","fields":{},"text":"b"}"#,
        #"{"kind":"a","fields":[{"name":"n"}],"text":"b"}"#, #"{"kind":"a","quotes":[1],"text":"b"}"#,
        #"{"kind":"a","kind":"b","text":"c"}"#, #"{"kind":"a","text":"c","text":"d"}"#,
        #"{"kind":"a","text":"c","t\u0065xt":"d"}"#, #"{"kind":"a","text":"\ud83d"}"#, #"{"kind":"a","text":"\ude00"}"#,
        #"{"kind":"a","text":"\ud83d\ud83d"}"#, #"{"kind":"a","text":"\x"}"#, #"{"kind":"a","text":"\u12g4"}"#,
        "{\"kind\":\"a\",\"text\":\"b\nc\"}", "{\"kind\":\"a\",\"text\":\"b\u{0}c\"}", #"{"kind":"a","text":"b",}"#,
        #"{"kind":"a" "text":"b"}"#, #"{"kind":"a","text":tr}"#, #"{"kind":"a","x":1:2,"text":"b"}"#,
        #"{"kind":"a","x":[1},"text":"b"}"#, #"{kind:"a","text":"b"}"#, #"{"kind":"a","x":[,],"text":"b"}"#,
        "1", "-0.5", "\"a }] string\"", "null", "[[{}],\"]\"]",
    ].map { bad in
        Sample(
            "malformed: \(bad)",
            #"{"items":[\#(bad),\#(one.json)],"complete":true}"#,
            [one],
            drafts: 1,
            malformed: 1,
            complete: true
        )
    }

    /// The same for items whose text has begun.
    static let malformedDrafts: [Sample] = [
        #""text":"b\ud83d"}"#, #""text":"b\ud83dx"}"#, #""text":"b\ud83d\u0041"}"#, #""text":"b\ude00"}"#,
        #""text":"b\x"}"#,
        #""text":"b","text":"c"}"#, #""text":"b","kind":"c"}"#, #""text":"b",,}"#, "\"text\":\"b\nc\"}",
        #""text":"b"]}"#,
    ].map { rest in
        let bad = #"{"kind":"a","fields":[],"quotes":[],"# + rest
        return Sample("malformed draft: \(rest)", bad + "\n" + one.json, [one], drafts: 2, malformed: 1)
    }

    /// Bytes that are no UTF-8 (RFC 3629), in an item's text.
    static let notUTF8: [Sample] = [
        [0x80], [0xC0, 0x80], [0xC3], [0xC3, 0x28], [0xE0, 0x80, 0x80], [0xE2, 0x82], [0xED, 0xA0, 0x80],
        [0xF0, 0x80, 0x80, 0x80], [0xF0, 0x9F, 0x98], [0xF4, 0x90, 0x80, 0x80], [0xF5], [0xFF],
    ].map { (bytes: [UInt8]) in
        let head = Array(#"{"items":[{"kind":"a","fields":[],"quotes":[],"text":"b"#.utf8)
        let rest = Array(#"c"},\#(one.json)],"complete":true}"#.utf8)
        return Sample("\(bytes) is no text", head + bytes + rest, [one], drafts: 2, malformed: 1, complete: true)
    }

    static let all = shapes + items + malformed + malformedDrafts + notUTF8
}

@Suite("Item scanner", .timeLimit(.minutes(1)))
struct ItemScannerTests {
    @Test(arguments: Sample.all) func findsTheItemsOf(_ sample: Sample) {
        let reading = Reading([sample.answer])
        #expect(reading.faults == [])
        #expect(reading.items == sample.items)
        #expect(reading.drafts.count == sample.drafts)
        #expect(reading.malformed == sample.malformed)
        #expect(reading.isComplete == sample.isComplete)
    }

    @Test(arguments: Sample.all) func findsTheSameWhereverTheAnswerIsCut(_ sample: Sample) {
        let whole = Reading([sample.answer])
        for cut in 0...sample.answer.count {
            let reading = Reading([Array(sample.answer[..<cut]), Array(sample.answer[cut...])])
            #expect(reading == whole, "cut at \(cut)")
        }
        #expect(Reading(sample.answer.map { [$0] }) == whole)
    }

    @Test(arguments: Sample.notUTF8) func nothingThatIsNoTextIsShown(_ sample: Sample) {
        #expect(Reading([sample.answer]).drafts.map(\.text) == ["b", "Lead with the result."])
    }

    @Test func aTextComesAsItIsWritten() {
        var scanner = ItemScanner()
        let pieces = [
            #"{"items":[{"kind":"a","fields":[],"quotes":[],"text":"#, #" "Ac"#, "tually", " ", "caf", #"\u00"#, "e9",
            #"\"#, #"n\ud8"#,
            #"3d\ude0"#, #"0!"}],"comp"#, #"lete":true}"#,
        ]
        var events: [ItemScanner.Event] = []
        var log: [[ItemScanner.Event]] = []
        for piece in pieces {
            events.removeAll()
            scanner.scan(Array(piece.utf8), into: &events)
            log.append(events)
        }
        let expected: [[ItemScanner.Event]] = [
            [], [.began(GeneratedItem("a", "")), .text("Ac")], [.text("tually")], [.text(" ")], [.text("caf")], [],
            [.text("é")],
            [], [.text("\n")], [], [.text("😀!"), .item(GeneratedItem("a", "Actually café\n😀!"))], [],
        ]
        #expect(log == expected)
        #expect(scanner.isComplete)
    }

    @Test func anIncompleteCharacterIsHeldBack() {
        let head = Array(#"{"kind":"a","fields":[],"quotes":[],"text":""#.utf8)
        let bytes = Array("é€😀".utf8)
        var scanner = ItemScanner()
        var events: [ItemScanner.Event] = []
        scanner.scan(head, into: &events)
        let texts = bytes.map { byte in
            events.removeAll()
            scanner.scan([byte], into: &events)
            return events
        }
        #expect(texts == [[], [.text("é")], [], [], [.text("€")], [], [], [], [.text("😀")]])
    }
}

extension ItemScanner.Event {
    /// More of a text.
    fileprivate static func text(_ text: String) -> ItemScanner.Event {
        .text(Array(text.utf8))
    }
}
