import Testing

@testable import EventLoop

private final class Named: TimerHandler {
    let name: Int
    init(_ name: Int) { self.name = name }
    func timerFired() {}
}

@Suite("Timer heap")
struct TimerHeapTests {
    private let start: Int64 = 1000

    private func names(_ heap: inout TimerHeap, until now: Int64) -> [Int] {
        var names: [Int] = []
        while let handler = heap.popDue(at: now) as? Named { names.append(handler.name) }
        return names
    }

    @Test func givesNothingBeforeItsTime() {
        var heap = TimerHeap()
        _ = heap.insert(deadline: start + 1, handler: Named(1))
        #expect(heap.popDue(at: start) == nil)
        #expect(heap.nextDeadline == start + 1)
        #expect(names(&heap, until: start + 1) == [1])
        #expect(heap.nextDeadline == nil)
    }

    @Test func aTimerMadeLaterWaitsWhereTheCallerSaysSo() {
        var heap = TimerHeap()
        _ = heap.insert(deadline: start, handler: Named(1))
        let made = heap.made
        _ = heap.insert(deadline: start, handler: Named(2))
        #expect((heap.popDue(at: start, madeUpTo: made) as? Named)?.name == 1)
        #expect(heap.popDue(at: start, madeUpTo: made) == nil)
        #expect(names(&heap, until: start) == [2])
    }

    @Test func equalDeadlinesKeepTheirOrder() {
        var heap = TimerHeap()
        for name in 0..<50 { _ = heap.insert(deadline: start, handler: Named(name)) }
        #expect(names(&heap, until: start) == Array(0..<50))
    }

    @Test func aTokenOfAFiredTimerTakesNothingOut() {
        var heap = TimerHeap()
        let token = heap.insert(deadline: start, handler: Named(1))
        _ = heap.popDue(at: start)
        _ = heap.insert(deadline: start, handler: Named(2))
        heap.remove(token)
        #expect(names(&heap, until: start) == [2])
    }

    /// Against a sorted array, over thousands of pseudo-random inserts, removals and pops.
    @Test(arguments: 0..<20) func behavesAsASortedListDoes(seed: Int) {
        var random = UInt64(seed) &* 0x9e37_79b9_7f4a_7c15 | 1
        func next(_ bound: Int) -> Int {
            random ^= random << 13
            random ^= random >> 7
            random ^= random << 17
            return Int(random % UInt64(bound))
        }
        var heap = TimerHeap()
        var model: [(deadline: Int, order: Int, token: TimerToken)] = []
        var made = 0
        var now = 0
        for _ in 0..<2000 {
            switch next(4) {
            case 0, 1:
                let deadline = now + next(100)
                made += 1
                let token = heap.insert(deadline: start + Int64(deadline), handler: Named(made))
                model.append((deadline, made, token))
            case 2 where !model.isEmpty:
                heap.remove(model.remove(at: next(model.count)).token)
            default:
                now += next(30)
                let due = model.filter { $0.deadline <= now }.sorted {
                    ($0.deadline, $0.order) < ($1.deadline, $1.order)
                }
                model.removeAll { $0.deadline <= now }
                #expect(names(&heap, until: start + Int64(now)) == due.map(\.order))
            }
            #expect(heap.count == model.count)
        }
    }
}
