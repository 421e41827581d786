import ServerSentEvents
import Testing

@Suite("Event stream: what an encoder writes")
struct EventStreamEncoderTests {
    private func encoded(_ write: (inout [UInt8]) -> Void) -> String {
        var buffer: [UInt8] = []
        write(&buffer)
        return String(decoding: buffer, as: UTF8.self)
    }

    @Test func anEventIsItsIDItsDataAndABlankLine() {
        let text = encoded { EventStreamEncoder.append(id: "4.1.12".utf8.span, data: #"{"a":1}"#.utf8.span, to: &$0) }
        #expect(text == "id: 4.1.12\ndata: {\"a\":1}\n\n")
    }

    @Test func anEventWithoutIDIsItsDataAndABlankLine() {
        #expect(encoded { EventStreamEncoder.append(data: "{}".utf8.span, to: &$0) } == "data: {}\n\n")
    }

    @Test(
        "Each line of data is a field",
        arguments: [
            ("", "data: \n\n"),
            ("a\nb", "data: a\ndata: b\n\n"),
            ("a\rb", "data: a\ndata: b\n\n"),
            ("a\r\nb", "data: a\ndata: b\n\n"),
            ("a\n\rb", "data: a\ndata: \ndata: b\n\n"),
            ("\n", "data: \ndata: \n\n"),
            ("a\r", "data: a\ndata: \n\n"),
            (" a", "data:  a\n\n"),
            (":a", "data: :a\n\n"),
            ("a\u{2028}b\tc", "data: a\u{2028}b\tc\n\n"),
        ]
    )
    func splitsLines(_ data: String, _ expected: String) {
        #expect(encoded { EventStreamEncoder.append(data: data.utf8.span, to: &$0) } == expected)
    }

    @Test(arguments: [
        (Duration.seconds(2), "retry: 2000\n\n"),
        (.zero, "retry: 0\n\n"),
        (.microseconds(1999), "retry: 1\n\n"),
        (.milliseconds(3500), "retry: 3500\n\n"),
        (.seconds(9_000_000_000_000_000), "retry: 9000000000000000000\n\n"),
    ])
    func retryIsWholeMilliseconds(_ time: Duration, _ expected: String) {
        #expect(encoded { EventStreamEncoder.append(retry: time, to: &$0) } == expected)
    }

    @Test func commentsEndInABlankLine() {
        #expect(encoded { EventStreamEncoder.append(comment: "ping".utf8.span, to: &$0) } == ": ping\n\n")
        #expect(encoded { EventStreamEncoder.append(comment: "a\ndata: b".utf8.span, to: &$0) } == ": a\n: data: b\n\n")
    }

    @Test func appendsBehindWhatIsThere() {
        var buffer = Array("x".utf8)
        EventStreamEncoder.append(data: "a".utf8.span, to: &buffer)
        EventStreamEncoder.append(comment: "b".utf8.span, to: &buffer)
        #expect(String(decoding: buffer, as: UTF8.self) == "xdata: a\n\n: b\n\n")
    }

    @Test func anIDWithNULTraps() async {
        await #expect(processExitsWith: .failure) { writeEvent(id: "0123456789\u{0}") }
    }

    @Test func anIDWithCRTraps() async {
        await #expect(processExitsWith: .failure) { writeEvent(id: "0123456789\r") }
    }

    @Test func anIDWithLFTraps() async {
        await #expect(processExitsWith: .failure) { writeEvent(id: "\n0123456789012345678901234567890123456789") }
    }

    @Test func anIDMayHaveAnyOtherByte() {
        let id = "\t\u{1}\u{2028}\u{FEFF} ü 0123456789012345678901234567890123456789"
        #expect(
            encoded { EventStreamEncoder.append(id: id.utf8.span, data: "a".utf8.span, to: &$0) }
                == "id: \(id)\ndata: a\n\n"
        )
    }
}

/// Writes an event for an exit test.
private func writeEvent(id: String) {
    var buffer: [UInt8] = []
    EventStreamEncoder.append(id: id.utf8.span, data: "a".utf8.span, to: &buffer)
}
