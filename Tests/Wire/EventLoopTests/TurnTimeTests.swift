import EventLoop
import Testing

@Suite("The time of a turn", .timeLimit(.minutes(1)))
struct TurnTimeTests {
    @Test("is how long it worked, without what it waited before")
    func work() async throws {
        let (busy, idle) = (Duration.milliseconds(5), Duration.milliseconds(20))
        let start = ContinuousClock.now
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
        let elapsed = ContinuousClock.now - start
        let times = told.map { Duration.nanoseconds($0) }
        #expect(times.allSatisfy { $0 >= .zero })
        #expect(times.max() ?? .zero >= busy)
        #expect(times.reduce(.zero, +) <= elapsed - idle)
    }
}
