import Testing

@testable import LanguageModels

private let start = ContinuousClock.now

private func at(_ seconds: Double) -> ContinuousClock.Instant {
    start + .seconds(seconds)
}

@Suite("Circuit of a model")
struct CircuitTests {
    private func opened() -> Circuit {
        var circuit = Circuit()
        for _ in 0..<5 { circuit.ended(.failure, isProbe: false, at: at(0)) }
        return circuit
    }

    @Test func opensWhenMoreThanHalfOfFiveCallsFail() {
        var circuit = Circuit()
        for result in [Circuit.Result.success, .success, .failure, .failure] {
            circuit.ended(result, isProbe: false, at: at(0))
            #expect(circuit.admit(at: at(0)) == .admitted(isProbe: false))
        }
        var half = circuit
        half.ended(.success, isProbe: false, at: at(0))
        #expect(half.admit(at: at(0)) == .admitted(isProbe: false))
        circuit.ended(.failure, isProbe: false, at: at(0))
        #expect(circuit.admit(at: at(0)) == .refused(until: at(10)))
    }

    @Test func fourFailuresSayNothingAndOldOnesAreForgotten() {
        var circuit = Circuit()
        for _ in 0..<4 { circuit.ended(.failure, isProbe: false, at: at(0)) }
        #expect(circuit.admit(at: at(1)) == .admitted(isProbe: false))
        circuit.ended(.failure, isProbe: false, at: at(61))
        #expect(circuit.admit(at: at(61)) == .admitted(isProbe: false))
    }

    @Test func whatWeEndedIsNoFailure() {
        var circuit = Circuit()
        for _ in 0..<100 { circuit.ended(.nothing, isProbe: false, at: at(0)) }
        circuit.ended(.failure, isProbe: false, at: at(0))
        #expect(circuit.admit(at: at(0)) == .admitted(isProbe: false))
    }

    @Test func oneProbeGoesThroughAndItsTextClosesTheCircuit() {
        var circuit = opened()
        #expect(circuit.admit(at: at(9.9)) == .refused(until: at(10)))
        #expect(circuit.admit(at: at(10)) == .admitted(isProbe: true))
        #expect(circuit.admit(at: at(10)) == .refused(until: at(11)))
        circuit.answered(isProbe: false)
        #expect(circuit.admit(at: at(10)) == .refused(until: at(11)))
        circuit.answered(isProbe: true)
        #expect(circuit.admit(at: at(10)) == .admitted(isProbe: false))
        // What failed before is forgotten.
        circuit.ended(.failure, isProbe: true, at: at(10))
        #expect(circuit.admit(at: at(10)) == .admitted(isProbe: false))
    }

    @Test func aProbeThatFailsOpensItForLonger() {
        var circuit = opened()
        var now = 10.0
        for seconds in [20.0, 40, 60, 60] {
            #expect(circuit.admit(at: at(now)) == .admitted(isProbe: true))
            circuit.ended(.failure, isProbe: true, at: at(now))
            #expect(circuit.admit(at: at(now)) == .refused(until: at(now + seconds)))
            now += seconds
        }
        #expect(circuit.admit(at: at(now)) == .admitted(isProbe: true))
        circuit.ended(.success, isProbe: true, at: at(now))
        for _ in 0..<5 { circuit.ended(.failure, isProbe: false, at: at(now)) }
        #expect(circuit.admit(at: at(now)) == .refused(until: at(now + 10)))
    }

    @Test func aProbeThatWeEndedLeavesItToTheNextOne() {
        var circuit = opened()
        #expect(circuit.admit(at: at(10)) == .admitted(isProbe: true))
        circuit.ended(.nothing, isProbe: true, at: at(10))
        #expect(circuit.admit(at: at(10)) == .admitted(isProbe: true))
    }

    @Test func callsFromBeforeDecideNothingWhileItIsOpen() {
        var circuit = opened()
        circuit.ended(.success, isProbe: false, at: at(1))
        circuit.ended(.failure, isProbe: false, at: at(9))
        #expect(circuit.admit(at: at(9)) == .refused(until: at(10)))
        #expect(circuit.admit(at: at(10)) == .admitted(isProbe: true))
        circuit.ended(.failure, isProbe: false, at: at(10))
        circuit.ended(.success, isProbe: false, at: at(10))
        #expect(circuit.admit(at: at(10)) == .refused(until: at(11)))
    }

    @Test func aRateLimitOpensItAtOnceForAsLongAsItSays() {
        var circuit = Circuit()
        circuit.ended(.limited(nil), isProbe: false, at: at(0))
        #expect(circuit.admit(at: at(0)) == .refused(until: at(5)))
        circuit.ended(.limited(.seconds(30)), isProbe: false, at: at(0))
        #expect(circuit.admit(at: at(0)) == .refused(until: at(30)))
        circuit.ended(.limited(.seconds(1)), isProbe: false, at: at(0))
        #expect(circuit.admit(at: at(29)) == .refused(until: at(30)))
        #expect(circuit.admit(at: at(30)) == .admitted(isProbe: true))
        circuit.ended(.limited(.seconds(1e12)), isProbe: true, at: at(30))
        #expect(circuit.admit(at: at(30)) == .refused(until: at(3630)))
        circuit = Circuit()
        circuit.ended(.limited(.seconds(-9)), isProbe: false, at: at(0))
        #expect(circuit.admit(at: at(0)) == .admitted(isProbe: true))
    }
}

@Suite("Circuit of a model that denies itself")
struct DenialTests {
    @Test func opensAtOnceAndForLongerWithEachProbe() {
        var circuit = Circuit()
        circuit.ended(.denied, isProbe: false, at: at(0))
        #expect(circuit.admit(at: at(59)) == .refused(until: at(60)))
        var now = 60.0
        for minutes in [2.0, 4, 8, 16, 32, 60, 60] {
            #expect(circuit.admit(at: at(now)) == .admitted(isProbe: true))
            circuit.ended(.denied, isProbe: true, at: at(now))
            #expect(circuit.admit(at: at(now)) == .refused(until: at(now + 60 * minutes)))
            now += 60 * minutes
        }
        #expect(circuit.admit(at: at(now)) == .admitted(isProbe: true))
        circuit.answered(isProbe: true)
        circuit.ended(.denied, isProbe: false, at: at(now))
        #expect(circuit.admit(at: at(now)) == .refused(until: at(now + 60)))
    }

    @Test func callsThatWereUnderWayTogetherOpenItOnce() {
        var circuit = Circuit()
        for _ in 0..<20 { circuit.ended(.denied, isProbe: false, at: at(0)) }
        #expect(circuit.admit(at: at(1)) == .refused(until: at(60)))
        #expect(circuit.admit(at: at(60)) == .admitted(isProbe: true))
        circuit.ended(.denied, isProbe: true, at: at(60))
        #expect(circuit.admit(at: at(61)) == .refused(until: at(180)))
    }

    @Test func countsFromItsOwnFirstTimeAfterOtherFailures() {
        var circuit = Circuit()
        for _ in 0..<5 { circuit.ended(.failure, isProbe: false, at: at(0)) }
        var now = 10.0
        // Twice more by failure, then denied twice, then by failure again.
        let probes: [(Circuit.Result, Double)] = [
            (.failure, 20), (.failure, 40), (.denied, 60), (.denied, 120), (.failure, 10), (.denied, 60),
        ]
        for (result, seconds) in probes {
            #expect(circuit.admit(at: at(now)) == .admitted(isProbe: true))
            circuit.ended(result, isProbe: true, at: at(now))
            #expect(circuit.admit(at: at(now)) == .refused(until: at(now + seconds)))
            now += seconds
        }
    }

    @Test func outlastsARateLimit() {
        var circuit = Circuit()
        circuit.ended(.limited(nil), isProbe: false, at: at(0))
        circuit.ended(.denied, isProbe: false, at: at(1))
        circuit.ended(.limited(nil), isProbe: false, at: at(2))
        #expect(circuit.admit(at: at(10)) == .refused(until: at(61)))
    }
}

@Suite("Retry budget of all requests")
struct RetryBudgetTests {
    @Test(arguments: [(0, 5), (9, 5), (10, 6), (100, 15)]) func isATenthAndFive(_ requests: Int, repeats: Int) {
        var health = ModelHealth(models: 1)
        for _ in 0..<requests { health.requestBegan(at: at(0)) }
        let answers = (0..<200).map { _ in health.admit(0, isRepeat: true, at: at(1)) }
        #expect(answers.count { $0 == .yes(isProbe: false) } == repeats)
        #expect(answers.last == .no)
        #expect(health.admit(0, isRepeat: false, at: at(1)) == .yes(isProbe: false))
        #expect(health.admit(0, isRepeat: true, at: at(11)) == .yes(isProbe: false))
    }

    @Test func whatACircuitRefusesCostsNothing() {
        var health = ModelHealth(models: 1)
        health.ended(0, .failed(ModelFailure(.rateLimited, .retry(after: nil))), isProbe: false, at: at(0))
        for _ in 0..<50 { #expect(health.admit(0, isRepeat: true, at: at(1)) == .later(at(5))) }
        #expect(health.admit(0, isRepeat: true, at: at(5)) == .yes(isProbe: true))
    }

    @Test func aModelThatIsNotThereIsNotAsked() {
        var health = ModelHealth(models: 1)
        #expect(health.admit(1, isRepeat: false, at: at(0)) == .no)
        #expect(health.admit(-1, isRepeat: false, at: at(0)) == .no)
    }
}

@Suite("Rolling count")
struct RollingCountTests {
    @Test func forgetsBySlots() {
        var count = RollingCount(window: .seconds(10), slots: 10)
        count.add(at: at(0))
        count.add(at: at(0.9))
        count.add(at: at(5))
        #expect(count.sum(at: at(9.9)) == 3)
        #expect(count.sum(at: at(10)) == 1)
        #expect(count.sum(at: at(15)) == 0)
        count.add(at: at(1_000_000))
        #expect(count.sum(at: at(1_000_009)) == 1)
        #expect(count.sum(at: at(5)) == 1)
    }
}
