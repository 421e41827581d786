import EventLoop
import Testing

@Suite("The time of a turn", .timeLimit(.minutes(1)))
struct TurnTimeTests {
    @Test("is how long it worked, without what it waited before")
    func work() async throws {
        let (busy, idle) = (Duration.milliseconds(5), Duration.milliseconds(20))
        var isWithoutWait = false
        // The best of ten: a turn lasts for as long as its thread is preempted, and what is left to wait is the shorter.
        for _ in 0..<10 where !isWithoutWait {
            let start = ContinuousClock.now
            let times = try await Self.turns(working: busy, after: idle)
            let elapsed = ContinuousClock.now - start
            #expect(times.allSatisfy { $0 >= .zero })
            #expect(times.max() ?? .zero >= busy)
            isWithoutWait = times.reduce(.zero, +) <= elapsed - idle
        }
        #expect(isWithoutWait)
    }

    /// What the turns of a loop tell that waits and then works.
    private static func turns(working busy: Duration, after idle: Duration) async throws -> [Duration] {
        let turns = Lock<[Int64]>([])
        let told: [Int64] = try await onLoop { loop, done in
            loop.observeTurns { nanoseconds in turns.withLock { $0.append(nanoseconds) } }
            let handler = Handler()
            handler.onTimer = {
                let end = ContinuousClock.now + busy
                while ContinuousClock.now < end {}
                // The turn is told when the next one begins.
                loop.execute { done(turns.withLock { $0 }) }
            }
            loop.schedule(after: idle, handler)
        }
        return told.map { Duration.nanoseconds($0) }
    }
}
