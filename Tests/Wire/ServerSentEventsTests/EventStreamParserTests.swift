import ServerSentEvents
import Testing

/// A stream and what a reader of it must get.
struct StreamCase: Sendable, CustomTestStringConvertible {
    /// The rule of the format that it shows.
    let rule: String
    /// Its bytes.
    let stream: [UInt8]
    /// What a reader gets.
    let events: [ParsedEvent]
    /// The comments in it.
    let comments: [String]
    /// The id to reconnect with at its end.
    let lastEventID: String
    /// The time to wait that it asks for.
    let reconnectionTime: Duration?

    /// A stream and what a reader of it must get.
    init(
        _ rule: String,
        _ stream: some Sequence<UInt8>,
        _ events: [ParsedEvent],
        comments: [String] = [],
        lastEventID: String = "",
        reconnectionTime: Duration? = nil
    ) {
        self.rule = rule
        self.stream = Array(stream)
        self.events = events
        self.comments = comments
        self.lastEventID = lastEventID
        self.reconnectionTime = reconnectionTime
    }

    /// The rule, as the name of the test.
    var testDescription: String { rule }
}

private func event(_ data: String, id: String = "", type: String = "message") -> ParsedEvent {
    ParsedEvent(lastEventID: id, type: type, data: Array(data.utf8))
}

private let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

private let cases: [StreamCase] = [
    StreamCase("nothing", "".utf8, []),
    StreamCase("only blank lines", "\n\r\r\n\n".utf8, []),
    StreamCase("one line of data", "data: a\n\n".utf8, [event("a")]),
    StreamCase("LF", "data: a\ndata: b\n\ndata: c\n\n".utf8, [event("a\nb"), event("c")]),
    StreamCase("CR", "data: a\rdata: b\r\rdata: c\r\r".utf8, [event("a\nb"), event("c")]),
    StreamCase("CRLF", "data: a\r\ndata: b\r\n\r\ndata: c\r\n\r\n".utf8, [event("a\nb"), event("c")]),
    StreamCase(
        "mixed ends: LF CR is two",
        "data: a\n\rdata: b\r\n\ndata: c\r\r\n".utf8,
        [event("a"), event("b"), event("c")]
    ),
    StreamCase("the end at a lone CR is not waited for", "data: a\n\r".utf8, [event("a")]),
    StreamCase(
        "one leading space goes",
        "data:a\n\ndata: a\n\ndata:  a\n\ndata:\ta\n\n".utf8,
        [
            event("a"), event("a"), event(" a"), event("\ta"),
        ]
    ),
    StreamCase("only the first colon divides", "data: a: b\n\n".utf8, [event("a: b")]),
    StreamCase("a space before the colon is part of the name", "data : a\n\n data: a\n\n".utf8, []),
    StreamCase("names are not folded", "Data: a\nDATA: b\ndat: c\ndatas: d\n\n".utf8, []),
    StreamCase("a field without a colon is empty", "data\n\ndata\ndata\n\n".utf8, [event(""), event("\n")]),
    StreamCase("empty data make an event", "data:\n\ndata: \n\n".utf8, [event(""), event("")]),
    StreamCase("unknown fields are ignored", "foo: 1\nfoo\ndata: a\nbar: 2\n\n".utf8, [event("a")]),
    StreamCase(
        "comments",
        ": one\n:two\ndata: a\n:  three\n\n:\n".utf8,
        [event("a")],
        comments: ["one", "two", " three", ""]
    ),
    StreamCase("type", "event: x\ndata: a\n\ndata: b\n\n".utf8, [event("a", type: "x"), event("b")]),
    StreamCase("the last type counts, an empty one is none", "event: x\nevent\ndata: a\n\n".utf8, [event("a")]),
    StreamCase("a type without data is forgotten", "event: x\n\ndata: a\n\n".utf8, [event("a")]),
    StreamCase("id", "id: 1\ndata: a\n\n".utf8, [event("a", id: "1")], lastEventID: "1"),
    StreamCase(
        "an id stays",
        "id: 1\ndata: a\n\ndata: b\n\n".utf8,
        [event("a", id: "1"), event("b", id: "1")],
        lastEventID: "1"
    ),
    StreamCase("an empty id resets", "id: 1\ndata: a\n\nid\ndata: b\n\n".utf8, [event("a", id: "1"), event("b")]),
    StreamCase(
        "an id without data is remembered",
        "id: 1\n\ndata: b\n\n".utf8,
        [event("b", id: "1")],
        lastEventID: "1"
    ),
    StreamCase(
        "an id without a blank line is not",
        "id: 1\ndata: a\n\nid: 2\ndata: b\n".utf8,
        [event("a", id: "1")],
        lastEventID: "1"
    ),
    StreamCase(
        "an id with NUL is ignored",
        "id: 1\nid: 2\u{0}3\ndata: a\n\n".utf8,
        [event("a", id: "1")],
        lastEventID: "1"
    ),
    StreamCase("data may have NUL", "data: a\u{0}b\n\n".utf8, [event("a\u{0}b")]),
    StreamCase("retry", "retry: 2500\n\n".utf8, [], reconnectionTime: .milliseconds(2500)),
    StreamCase("retry counts at once", "retry:0010\n".utf8, [], reconnectionTime: .milliseconds(10)),
    StreamCase(
        "retry takes digits only",
        "retry: 7\nretry: 1.5\nretry: -1\nretry: 1e3\nretry: 1 \nretry:  1\nretry: ١\nretry\n".utf8,
        [],
        reconnectionTime: .milliseconds(7)
    ),
    StreamCase(
        "retry is bounded",
        ("retry: " + String(repeating: "9", count: 400) + "\n").utf8,
        [],
        reconnectionTime: .seconds(86_400)
    ),
    StreamCase("incomplete events are discarded", "data: a\n\ndata: b\n".utf8, [event("a")]),
    StreamCase("incomplete lines are discarded", "data: a\n\ndata: b".utf8, [event("a")]),
    StreamCase("a byte order mark goes", mark + Array("data: a\n\n".utf8), [event("a")]),
    StreamCase("a second one stays, in the name", mark + mark + Array("data: a\n\n".utf8), []),
    StreamCase(
        "a later one stays",
        Array("\n".utf8) + mark + Array("data: a\n\ndata: ".utf8) + mark + [10, 10],
        [event("\u{FEFF}")]
    ),
    StreamCase("half a mark is the line's", mark.prefix(2) + Array("data: a\n\ndata: b\n\n".utf8), [event("b")]),
    StreamCase(
        "half a mark, then a whole one",
        mark.prefix(1) + mark + Array("data: a\ndata: b\n\n".utf8),
        [event("b")]
    ),
    StreamCase("half a mark and an end", mark.prefix(2) + [10] + Array("data: a\n\n".utf8), [event("a")]),
    StreamCase(
        "other breaks of Unicode are text",
        "data: a\u{2028}b\u{85}c\u{0B}d\u{0C}\n\n".utf8,
        [event("a\u{2028}b\u{85}c\u{0B}d\u{0C}")]
    ),
    StreamCase(
        "data longer than a scan's step",
        ("data: " + String(repeating: "äb\t", count: 50) + "\r\n\r\n").utf8,
        [event(String(repeating: "äb\t", count: 50))]
    ),
    StreamCase(
        "invalid UTF-8 in id and type",
        Array("id: ".utf8) + [0xFF, 10] + Array("event: ".utf8) + [0xC3, 10] + Array("data: a\n\n".utf8),
        [event("a", id: "\u{FFFD}", type: "\u{FFFD}")],
        lastEventID: "\u{FFFD}"
    ),
]

@Suite("Event stream: what a parser reports")
struct EventStreamParserTests {
    @Test(arguments: cases)
    func followsTheRule(_ example: StreamCase) throws {
        let reading = try Reading(example.stream)
        #expect(reading.events == example.events)
        #expect(reading.comments == example.comments)
        #expect(reading.lastEventID == example.lastEventID)
        #expect(reading.reconnectionTime == example.reconnectionTime)
    }

    @Test(arguments: cases)
    func doesNotDependOnTheChunks(_ example: StreamCase) throws {
        let whole = try Reading(example.stream)
        for cut in 0...example.stream.count {
            #expect(try Reading(example.stream, cutAt: cut) == whole, "cut at \(cut)")
        }
        #expect(try Reading(byteByByte: example.stream) == whole)
    }

    @Test(
        "Invalid UTF-8 becomes U+FFFD, as many as the Encoding standard says",
        arguments: [
            ([0x61, 0xFF, 0x62], "a\u{FFFD}b"),
            ([0xC3], "\u{FFFD}"),
            ([0xE2, 0x82], "\u{FFFD}"),
            ([0xF0, 0x9F, 0x92, 0x61], "\u{FFFD}a"),
            ([0xC0, 0x80], "\u{FFFD}\u{FFFD}"),
            ([0xED, 0xA0, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}"),
            ([0xF4, 0x90, 0x80, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
        ] as [([UInt8], String)]
    )
    func replacesInvalidBytes(_ bytes: [UInt8], _ text: String) throws {
        let reading = try Reading(Array("data: ".utf8) + bytes + [10, 10])
        #expect(reading.texts == [text])
        #expect(reading.events.map(\.data) == [bytes])
    }

    @Test func reportsAnEventAtTheByteThatEndsIt() throws {
        var parser = EventStreamParser()
        var count = 0
        try parser.feed(Array("data: a\n".utf8).span) { _ in count += 1 }
        #expect(count == 0)
        try parser.feed([10].span) { _ in count += 1 }
        #expect(count == 1)
    }
}
