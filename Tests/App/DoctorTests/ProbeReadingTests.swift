import Testing

@testable import Doctor

@Suite("What the events of a probe say")
struct ProbeReadingTests {
    /// The events as a responder writes them, with the second at which each of them comes.
    private static func pieces(_ times: [Double], pauses: [Int] = [0, 2, 2, 15]) -> [(time: Duration, bytes: [UInt8])] {
        zip(times, pauses).map { time, pause in
            (.seconds(time), Array("data: {\"type\":\"probe\",\"after\":\(pause)}\n\n".utf8))
        }
    }

    @Test(
        "Events that come together were held back, those that come as they were written were not",
        arguments: [
            ([0.1, 2.1, 4.1, 19.1], false, 0.0),
            // A network's whims.
            ([0.9, 2.1, 4.5, 19.1], false, 0.8), ([0.1, 2.1, 4.1, 19.9], false, 0.0),
            // All at the end.
            ([19, 19, 19, 19], true, 19.0), ([19, 19, 19, 19.2], true, 18.8),
            // Let go by fours, by a timer, or by the second event.
            ([4, 4, 4, 19], true, 4.0), ([2, 2, 4, 19], true, 2.0), ([0, 2, 10, 19], true, 6.0),
            // A delay of all alike is a long way.
            ([5, 7, 9, 24], false, 0.0),
        ]
    )
    func delays(times: [Double], isBuffered: Bool, delay: Double) {
        let reading = ProbeReading(Self.pieces(times))
        #expect(reading.isWhole)
        #expect(reading.isBuffered == isBuffered)
        #expect(abs(reading.longestDelay / .seconds(1) - delay) < 0.001)
    }

    @Test("A part of a probe is read as far as it goes", arguments: 0...3)
    func parts(count: Int) {
        let reading = ProbeReading(Self.pieces(Array([0, 2, 4, 19].prefix(count))))
        #expect(reading.events.count == count)
        #expect(!reading.isWhole && !reading.isBuffered && reading.longestDelay == .zero)
    }

    @Test("However the bytes are cut, an event has come when its last byte has")
    func everyByteBoundary() {
        let bytes = Self.pieces([0, 0, 0, 0]).flatMap(\.bytes)
        let ends = Self.pieces([0, 0, 0, 0]).map(\.bytes.count).reduce(into: [Int]()) { $0.append(($0.last ?? 0) + $1) }
        for cut in 0...bytes.count {
            let reading = ProbeReading([(.seconds(1), Array(bytes[..<cut])), (.seconds(2), Array(bytes[cut...]))])
            #expect(reading.isWhole)
            #expect(reading.events.map(\.time) == ends.map { $0 <= cut ? .seconds(1) : .seconds(2) })
        }
    }

    @Test(
        "What is no event of a probe is left out",
        arguments: [
            "", "\n\n", ": ping\n\n", "data: x\n\n", "data: {}\n\n", "data: {\"type\":\"status\",\"after\":1}\n\n",
            "data: {\"type\":\"probe\"}\n\n", "data: {\"type\":\"probe\",\"after\":\"1\"}\n\n", "retry: 1\n\n", "\u{0}",
            "data: {\"type\":\"probe\",\"after\":0}\n", String(repeating: "a", count: 2 << 20),
        ]
    )
    func others(text: String) {
        #expect(ProbeReading([(.zero, Array(text.utf8))]).events.isEmpty)
    }
}
