import Testing

@testable import EventLoop

@Suite("Turn pacer")
struct TurnPacerTests {
    private static let interval = TurnPacer.interval

    @Test("A burst of turns waits for nothing")
    func burst() {
        var pacer = TurnPacer(now: 1000)
        let delays = (0..<TurnPacer.burst).map { _ in pacer.takeTurn(at: 1000) }
        #expect(delays.allSatisfy { $0 == 0 })
    }

    @Test("Behind the burst each turn waits until its interval has passed, whenever it comes")
    func pace() {
        var pacer = TurnPacer(now: 0)
        for _ in 0..<TurnPacer.burst { _ = pacer.takeTurn(at: 0) }
        var now: Int64 = 0
        for turn in 1...1000 {
            now += pacer.takeTurn(at: now)
            #expect(now == Int64(turn - 1) * Self.interval)
            // The work of a turn takes its part of the interval.
            now += Int64(turn) % Self.interval
        }
    }

    @Test("No turn waits longer than the interval")
    func bound() {
        var pacer = TurnPacer(now: 0)
        var now: Int64 = 0
        var number: UInt64 = 88_172_645_463_325_252
        var (waited, hurried) = (0, 0)
        for _ in 0..<10_000 {
            // xorshift64: the same sequence each time.
            number ^= number << 13
            number ^= number >> 7
            number ^= number << 17
            // Busy on average, so that the burst is used up, and idle now and then.
            now += Int64(number % UInt64(Self.interval * 3 / 2))
            let delay = pacer.takeTurn(at: now)
            #expect((0...Self.interval).contains(delay))
            if delay > 0 { waited += 1 } else { hurried += 1 }
            now += delay
        }
        #expect(waited > 1000 && hurried > 1000)
    }

    @Test("A rest that gathers too little makes the next burst free, another one does not", arguments: 0...8)
    func vain(count: Int) {
        var pacer = TurnPacer(now: 0)
        for _ in 0...TurnPacer.burst { _ = pacer.takeTurn(at: 0) }
        #expect(pacer.takeTurn(at: 0) == Self.interval)
        #expect(pacer.rested(gathering: count, at: Self.interval) == (count >= TurnPacer.worthwhile))
        let delay = pacer.takeTurn(at: Self.interval)
        #expect(delay == (count >= TurnPacer.worthwhile ? Self.interval : 0))
    }

    @Test("A loop that turns less often than that never waits, and saves up one burst at most")
    func idle() {
        var pacer = TurnPacer(now: 0)
        var now: Int64 = 0
        for _ in 0..<1000 {
            now += Self.interval
            #expect(pacer.takeTurn(at: now) == 0)
        }
        now += 1_000_000_000_000
        // Those that were saved up, and the one that is due.
        let delays = (0..<TurnPacer.burst + 2).map { _ in pacer.takeTurn(at: now) }
        #expect(delays.dropLast().allSatisfy { $0 == 0 })
        #expect(delays.last == Self.interval)
    }
}

@Suite("Pacing of an event loop", .timeLimit(.minutes(1)))
struct LoopPacingTests {
    @Test("A loop that always has something to do gets busy, and one that has rested is not")
    func paces() async throws {
        let pairs = (0..<4).map { _ in SocketPair() }
        defer { for pair in pairs { pair.close() } }
        let (wasBusyFirst, isBusyAfterRest): (Bool, Bool) = try await onLoop { loop, done in
            let handler = Handler()
            var isFirst = true
            var wasBusyFirst = false
            var registrations: [Registration] = []
            // A socket with room is ready in each turn; a machine that is too slow to turn that often would go on until the time limit.
            handler.onReady = { _ in
                if isFirst { wasBusyFirst = loop.isBusy }
                isFirst = false
                guard loop.isBusy, !registrations.isEmpty else { return }
                for registration in registrations { loop.deregister(registration) }
                registrations = []
                loop.schedule(after: .milliseconds(100), handler)
            }
            handler.onTimer = { done((wasBusyFirst, loop.isBusy)) }
            registrations = try pairs.map { try loop.register($0.left, interest: .writable, handler: handler) }
        }
        #expect(!wasBusyFirst)
        #expect(!isBusyAfterRest)
    }

    @Test("One descriptor that is always ready, as that of a long answer is, makes no loop busy")
    func bulk() async throws {
        let pair = SocketPair()
        defer { pair.close() }
        let wasBusy: Bool = try await onLoop { loop, done in
            let handler = Handler()
            var turns = 0
            var wasBusy = false
            let registration = try loop.register(pair.left, interest: .writable, handler: handler)
            handler.onReady = { _ in
                turns += 1
                if loop.isBusy { wasBusy = true }
                guard turns == 200 else { return }
                loop.deregister(registration)
                done(wasBusy)
            }
        }
        #expect(!wasBusy)
    }
}
