/// How often something happened in the last while, in a few slots of time.
///
/// Pure, and of constant size however often it happens.
struct RollingCount: Sendable {
    private let slotWidth: Duration
    private var slots: [Int]
    private var origin: ContinuousClock.Instant?
    /// The number of the newest slot, counted from `origin` on.
    private var newest = 0

    /// Counts over a window; what leaves it leaves by the slot.
    init(window: Duration, slots: Int) {
        slotWidth = window / slots
        self.slots = Array(repeating: 0, count: slots)
    }

    /// It happened.
    mutating func add(at now: ContinuousClock.Instant) {
        advance(to: now)
        slots[newest % slots.count] += 1
    }

    /// How often it happened in the window that ends now.
    mutating func sum(at now: ContinuousClock.Instant) -> Int {
        advance(to: now)
        return slots.reduce(0, +)
    }

    private mutating func advance(to now: ContinuousClock.Instant) {
        guard let origin else {
            origin = now
            return
        }
        let current = Int((now - origin) / slotWidth)
        guard current > newest else { return }
        // Beyond a whole turn all slots are empty already.
        for slot in (newest + 1)...max(newest + 1, min(current, newest + slots.count)) { slots[slot % slots.count] = 0 }
        newest = current
    }
}
