import ServerSentEvents
import Testing

@Suite("Event stream: limits on lines and events")
struct EventStreamLimitTests {
    private static let ends = ["\n", "\r", "\r\n"]

    @Test(arguments: ends)
    func aLineOfExactlyTheLimitPasses(_ end: String) throws {
        let stream = Array(("data: 1234" + end + end).utf8)
        for cut in 0...stream.count {
            let reading = try Reading(stream, cutAt: cut, into: EventStreamParser(lineLimit: 10))
            #expect(reading.texts == ["1234"], "cut at \(cut)")
        }
        #expect(try Reading(byteByByte: stream, into: EventStreamParser(lineLimit: 10)).texts == ["1234"])
    }

    @Test(arguments: ends)
    func oneByteMoreFails(_ end: String) {
        let stream = Array(("data: 12345" + end + end).utf8)
        for cut in 0...stream.count {
            #expect(throws: EventStreamError.lineTooLong(limit: 10), "cut at \(cut)") {
                try Reading(stream, cutAt: cut, into: EventStreamParser(lineLimit: 10))
            }
        }
    }

    @Test func aLineWithoutAnEndFailsAtTheFirstByteTooMany() throws {
        var parser = EventStreamParser(lineLimit: 10)
        for _ in 0..<10 { try parser.feed([UInt8(ascii: "x")].span) { _ in } }
        #expect(throws: EventStreamError.lineTooLong(limit: 10)) {
            try parser.feed([UInt8(ascii: "x")].span) { _ in }
        }
    }

    @Test func aByteOrderMarkDoesNotCount() throws {
        let stream = [0xEF, 0xBB, 0xBF] + Array("data: 1234\n\n".utf8)
        #expect(try Reading(stream, into: EventStreamParser(lineLimit: 10)).texts == ["1234"])
    }

    @Test func dataOfExactlyTheLimitPass() throws {
        let stream = Array("data: 123\ndata: 456\n\ndata: 1234567\n\n".utf8)
        #expect(try Reading(stream, into: EventStreamParser(eventLimit: 7)).texts == ["123\n456", "1234567"])
    }

    @Test(arguments: ["data: 12345678\n\n", "data: 123\ndata: 4567\n\n", "data: 1234567\ndata\n\n"])
    func oneByteOfDataMoreFails(_ stream: String) {
        #expect(throws: EventStreamError.eventTooLarge(limit: 7)) {
            try Reading(Array(stream.utf8), into: EventStreamParser(eventLimit: 7))
        }
    }

    @Test func emptyLinesOfDataCountToo() {
        #expect(throws: EventStreamError.eventTooLarge(limit: 7)) {
            try Reading(Array(String(repeating: "data\n", count: 9).utf8), into: EventStreamParser(eventLimit: 7))
        }
    }

    @Test func aFailedParserStaysFailed() throws {
        var parser = EventStreamParser(lineLimit: 8)
        var texts: [String] = []
        let stream = Array("data: a\n\ndata: 12345\n\ndata: b\n\n".utf8)
        #expect(throws: EventStreamError.lineTooLong(limit: 8)) {
            try parser.feed(stream.span) { texts.append($0.text) }
        }
        #expect(throws: EventStreamError.lineTooLong(limit: 8)) {
            try parser.feed(Array("\n\ndata: c\n\n".utf8).span) { texts.append($0.text) }
        }
        #expect(texts == ["a"])
    }

    @Test(arguments: [0, 1, 2])
    func tinyLimitsHoldForABrokenMarkToo(_ limit: Int) {
        #expect(throws: EventStreamError.lineTooLong(limit: limit)) {
            try Reading(byteByByte: [0xEF, 0xBB, 0x61, 10], into: EventStreamParser(lineLimit: limit))
        }
    }
}
