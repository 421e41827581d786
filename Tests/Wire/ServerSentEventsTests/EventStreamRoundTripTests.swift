import ServerSentEvents
import Testing

@Suite("Event stream: round trip")
struct EventStreamRoundTripTests {
    /// What data are made of: everything that a rule of the format treats in its own way.
    private static let atoms: [[UInt8]] = [
        [10], [13], [13, 10], [0], [32], [0x3A], [0xEF, 0xBB, 0xBF], Array("\u{2028}".utf8), [0xFF], [0xE2, 0x82],
        Array("data: ".utf8), Array("id".utf8), Array(#"{"type":"delta","text":"0123456789"}"#.utf8), [9], [15], [16],
        Array(repeating: 0x61, count: 33),
    ]

    @Test(arguments: 0..<200 as Range<UInt64>)
    func aParserGetsBackWhatWasEncoded(_ seed: UInt64) throws {
        var generator = SplitMix(state: seed)
        var stream: [UInt8] = []
        var expected: [ParsedEvent] = []
        for number in 0..<4 {
            let count = Int.random(in: 0...8, using: &generator)
            let data = (0..<count).flatMap { _ in Self.atoms.randomElement(using: &generator) ?? [] }
            EventStreamEncoder.append(comment: data.span, to: &stream)
            EventStreamEncoder.append(id: "\(seed).\(number)".utf8.span, data: data.span, to: &stream)
            expected.append(ParsedEvent(lastEventID: "\(seed).\(number)", data: withLineFeeds(data)))
        }
        #expect(try Reading(stream).events == expected)
        #expect(try Reading(byteByByte: stream).events == expected)
        for cut in 0...stream.count {
            #expect(try Reading(stream, cutAt: cut).events == expected)
        }
    }

    /// What the format makes of line ends in data, said in another way than the encoder does.
    private func withLineFeeds(_ data: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        for (index, byte) in data.enumerated() {
            if byte == 10, index > 0, data[index - 1] == 13 { continue }
            result.append(byte == 13 ? 10 : byte)
        }
        return result
    }
}

/// A generator with a seed, so that a failure can be repeated.
///
/// Source: https://prng.di.unimi.it/splitmix64.c
struct SplitMix: RandomNumberGenerator {
    /// Where it is.
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
