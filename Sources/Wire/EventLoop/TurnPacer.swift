/// Lets the turns of a busy loop be fewer and larger, as network cards moderate their interrupts.
///
/// What thousands of streams need is in no cache by the time one of them is served again, but the code that serves them is, and so is
/// the process: a turn that finds forty streams ready costs far less than forty turns, for us and for whoever reads us. A token
/// bucket: a loop with little to do waits for nothing, and a busy one takes what others send 250 times a second, which adds 2 ms to it on average. A
/// rest that gathers next to nothing was in vain, as it is where one reader takes a long answer piece by piece: the next burst is free.
struct TurnPacer {
    /// How many turns may follow each other at once: more than a request has steps.
    static let burst: Int64 = 16
    /// How many ready descriptors make a rest worth while.
    static let worthwhile = 4
    /// The nanoseconds from turn to turn of a busy loop, and the most that a rest adds to a token's age.
    ///
    /// Measured at 1,000 streams of 10 tokens a second, some forty ready in a turn; 6 ms bring the oldest tokens near the limit of 10 ms.
    static let interval: Int64 = 4_000_000

    /// When the next turn may begin; a turn that begins later saves its time up, for `burst` turns at most.
    private var next: Int64

    /// A pacer of a loop that has rested.
    init(now: Int64) {
        next = now - Self.burst * Self.interval
    }

    /// Takes a turn.
    ///
    /// - Parameter now: The time, in nanoseconds.
    /// - Returns: How many nanoseconds it is to wait.
    mutating func takeTurn(at now: Int64) -> Int64 {
        let start = max(next, now - Self.burst * Self.interval)
        next = start + Self.interval
        return max(0, start - now)
    }

    /// Says what came of a rest.
    ///
    /// - Parameters:
    ///   - count: How many descriptors were ready behind it.
    ///   - now: The time, in nanoseconds.
    /// - Returns: Whether it was worth while.
    mutating func rested(gathering count: Int, at now: Int64) -> Bool {
        guard count < Self.worthwhile else { return true }
        self = TurnPacer(now: now)
        return false
    }
}
