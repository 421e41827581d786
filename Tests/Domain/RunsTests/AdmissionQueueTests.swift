import Runs
import Testing

@Suite("The queue of metered runs")
struct AdmissionQueueTests {
    private let payers = ["a", "b", "c"].map { Payer(user: $0) }

    /// All that can be admitted now.
    private func admit(_ queue: inout AdmissionQueue) -> [RunID] {
        var runs: [RunID] = []
        while let run = queue.admitNext() { runs.append(run) }
        return runs
    }

    private func next(_ queue: inout AdmissionQueue) -> RunID? {
        queue.admitNext()
    }

    private func enter(_ queue: inout AdmissionQueue, _ run: RunID, _ payer: Payer) -> Bool {
        queue.enter(run, payer)
    }

    @Test func firstInIsFirstOut() {
        var queue = AdmissionQueue(RunLimits(perPayer: 2, total: 10))
        let runs = (0..<5).map { _ in RunID() }
        for run in runs { #expect(enter(&queue, run, payers[0])) }
        #expect(queue.order == runs)
        #expect(admit(&queue) == Array(runs[..<2]))
        #expect(queue.order == Array(runs[2...]))
        queue.leave(runs[1])
        #expect(admit(&queue) == [runs[2]])
        queue.leave(runs[3])
        queue.leave(runs[0])
        #expect(admit(&queue) == [runs[4]])
        #expect(queue.waitingCount == 0)
    }

    @Test func payersTakeTurns() {
        var queue = AdmissionQueue(RunLimits(perPayer: 100, total: 1))
        let busy = RunID()
        #expect(enter(&queue, busy, payers[2]))
        #expect(next(&queue) == busy)
        let many = (0..<4).map { _ in RunID() }
        for run in many { #expect(enter(&queue, run, payers[0])) }
        let few = (0..<2).map { _ in RunID() }
        for run in few { #expect(enter(&queue, run, payers[1])) }
        let expected = [many[0], few[0], many[1], few[1], many[2], many[3]]
        #expect(queue.order == expected)
        var last = busy
        for run in expected {
            #expect(next(&queue) == nil)
            queue.leave(last)
            #expect(next(&queue) == run)
            last = run
        }
    }

    @Test func aPayerAtItsLimitHoldsNobodyElseUp() {
        var queue = AdmissionQueue(RunLimits(perPayer: 1, total: 2))
        let runs = (0..<4).map { _ in RunID() }
        for run in runs[..<3] { #expect(enter(&queue, run, payers[0])) }
        #expect(enter(&queue, runs[3], payers[1]))
        #expect(admit(&queue) == [runs[0], runs[3]])
        queue.leave(runs[3])
        #expect(admit(&queue) == [])
        queue.leave(runs[0])
        #expect(admit(&queue) == [runs[1]])
    }

    @Test func whoIsUnknownChangesNothingAndNobodyEntersTwice() {
        var queue = AdmissionQueue(RunLimits(perPayer: 1, total: 1, waiting: 2))
        let runs = (0..<4).map { _ in RunID() }
        queue.leave(RunID())
        #expect(enter(&queue, runs[0], payers[0]))
        #expect(next(&queue) == runs[0])
        #expect(!enter(&queue, runs[0], payers[1]))
        #expect(enter(&queue, runs[1], payers[0]))
        #expect(enter(&queue, runs[2], payers[1]))
        #expect(!enter(&queue, runs[1], payers[1]))
        // Nobody waits beyond the bound.
        #expect(!enter(&queue, runs[3], payers[2]))
        queue.leave(runs[1])
        queue.leave(runs[1])
        #expect(enter(&queue, runs[3], payers[2]))
        queue.leave(runs[0])
        queue.leave(runs[0])
        #expect(admit(&queue) == [runs[2]])
    }

    /// Whatever comes and goes: the limits hold, nobody is admitted twice or forgotten, and the order is who waits.
    @Test func theLimitsHoldInAnyOrderOfThings() {
        var random = Steps(state: 1)
        for _ in 0..<50 {
            let limits = RunLimits(perPayer: random.next(1...3), total: random.next(1...4), waiting: random.next(1...6))
            var queue = AdmissionQueue(limits)
            var waiting: [RunID: Payer] = [:]
            var active: [RunID: Payer] = [:]
            for _ in 0..<200 {
                switch random.next(0...3) {
                case 0, 1:
                    let (run, payer) = (RunID(), payers[random.next(0...2)])
                    #expect(enter(&queue, run, payer) == (waiting.count < limits.waiting))
                    if waiting.count < limits.waiting { waiting[run] = payer }
                case 2:
                    let all = (Array(waiting.keys) + Array(active.keys)).sorted { $0.text < $1.text }
                    guard !all.isEmpty else { continue }
                    let run = all[random.next(0...all.count - 1)]
                    queue.leave(run)
                    (waiting[run], active[run]) = (nil, nil)
                default:
                    guard let run = queue.admitNext() else {
                        let isFree = active.count < limits.total
                        let mayGo = waiting.values.contains { payer in
                            active.values.count { $0 == payer } < limits.perPayer
                        }
                        #expect(!isFree || !mayGo)
                        continue
                    }
                    active[run] = waiting.removeValue(forKey: run)
                    #expect(active[run] != nil)
                }
                #expect(active.count <= limits.total)
                #expect(payers.allSatisfy { payer in active.values.count { $0 == payer } <= limits.perPayer })
                #expect(Set(queue.order) == Set(waiting.keys) && queue.order.count == waiting.count)
                #expect(queue.waitingCount == waiting.count)
            }
        }
    }

    /// Numbers that are the same in every run of the tests.
    private struct Steps {
        var state: UInt64

        mutating func next(_ range: ClosedRange<Int>) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return range.lowerBound + Int(state >> 33) % range.count
        }
    }
}
