import Testing

@testable import ModelProviders

/// `llm-protocols.md` 6.2, point 6, without waiting.
@Suite("The clock of a call")
struct CallClockTests {
    static let start = ContinuousClock.now
    var clock = CallClock(.cloud, started: start)

    static func at(_ seconds: Int) -> ContinuousClock.Instant { start + .seconds(seconds) }

    private mutating func bytes(at seconds: Int, text: Bool = false, _ change: (inout Answer) -> Void = { _ in })
        -> Bool
    {
        var answer = Answer()
        change(&answer)
        return clock.bytesReceived(
            at: Self.at(seconds),
            hadText: text,
            hasThought: answer.hasThought,
            isEnded: answer.isEnded
        )
    }

    @Test func noHead() {
        #expect(clock.next == (Self.at(20), .head))
    }

    @Test mutating func aHeadAndThenSilence() {
        clock.headReceived(at: Self.at(5), isError: false)
        #expect(clock.next == (Self.at(30), .firstText))
    }

    @Test mutating func pingsAreNoText() {
        clock.headReceived(at: Self.at(1), isError: false)
        for second in stride(from: 2, to: 29, by: 2) { #expect(!bytes(at: second)) }
        #expect(clock.next == (Self.at(30), .firstText))
    }

    @Test mutating func thoughtHasMoreTimeAsLongAsItShowsLife() {
        clock.headReceived(at: Self.at(1), isError: false)
        #expect(!bytes(at: 2) { $0.hasThought = true })
        #expect(clock.next == (Self.at(47), .silence))
        #expect(!bytes(at: 44))
        #expect(clock.next == (Self.at(89), .silence))
        #expect(!bytes(at: 88))
        #expect(clock.next == (Self.at(133), .silence))
        for second in [132, 170] { #expect(!bytes(at: second)) }
        #expect(clock.next == (Self.at(180), .firstText))
    }

    /// OpenAI's models show no thought and send no pings; a gateway may send nothing at all.
    @Test mutating func whoThinksUnseenMayBeSilentBeforeTheFirstText() {
        var limits = CallLimits.cloud
        limits.thinksUnseen = true
        clock = CallClock(limits, started: Self.start)
        #expect(clock.next == (Self.at(180), .firstText))
        clock.headReceived(at: Self.at(100), isError: false)
        #expect(!bytes(at: 101))
        #expect(clock.next == (Self.at(180), .firstText))
        #expect(bytes(at: 150, text: true))
        #expect(clock.next == (Self.at(170), .stall))
    }

    @Test mutating func afterTheHeadOfAnErrorNobodyWaitsLong() {
        clock.headReceived(at: Self.at(3), isError: true)
        #expect(clock.next == (Self.at(5), .ending))
        clock.requestRepeated()
        #expect(clock.next == (Self.at(20), .head))
        clock.headReceived(at: Self.at(6), isError: false)
        #expect(clock.next == (Self.at(30), .firstText))
    }

    @Test mutating func textAndThenOnlyPings() {
        clock.headReceived(at: Self.at(1), isError: false)
        #expect(bytes(at: 3, text: true))
        #expect(clock.firstText == Self.at(3))
        #expect(!bytes(at: 10, text: true))
        #expect(!bytes(at: 25))
        #expect(clock.next == (Self.at(30), .stall))
    }

    @Test mutating func steadyTextMeetsTheWholeLimit() {
        clock.headReceived(at: Self.at(1), isError: false)
        for second in 2..<110 { _ = bytes(at: second, text: true) }
        #expect(clock.next == (Self.at(120), .total))
    }

    @Test mutating func afterTheEndTheTransferHasAMoment() {
        clock.headReceived(at: Self.at(1), isError: false)
        _ = bytes(at: 3, text: true)
        #expect(bytes(at: 119) { $0.isEnded = true })
        #expect(!bytes(at: 120) { $0.isEnded = true })
        #expect(clock.next == (Self.at(121), .ending))
    }

    @Test func aLocalServerMayQueueTheRequest() {
        var local = CallClock(.local, started: Self.start)
        #expect(local.next.deadline == Self.at(120))
        local.headReceived(at: Self.at(40), isError: false)
        #expect(local.next == (Self.at(120), .firstText))
    }
}
