import Documents
import Testing

@testable import TextExtraction

@Suite struct ExtractionGateTests {
    /// Something that is waited for and can be let go.
    private actor Latch {
        private var isOpen = false
        private var waiting: [CheckedContinuation<Void, Never>] = []

        func wait() async {
            if !isOpen { await withCheckedContinuation { waiting.append($0) } }
        }

        func open() {
            isOpen = true
            for continuation in waiting { continuation.resume() }
            waiting = []
        }
    }

    private actor Log {
        private(set) var entries: [Int] = []

        func append(_ entry: Int) {
            entries.append(entry)
        }
    }

    private func wait(for count: Int, at gate: ExtractionGate) async {
        while await gate.waitingCount != count { await Task.yield() }
    }

    @Test func letsThemInAsTheyCame() async throws {
        let (gate, latch, log) = (ExtractionGate(places: 1), Latch(), Log())
        let first = Task { try await gate.pass { await latch.wait() } }
        var others: [Task<Void, any Error>] = []
        for number in 0..<5 {
            // The first one holds the place before anybody else asks.
            if number == 0 { while await gate.freeCount != 0 { await Task.yield() } }
            others.append(Task { try await gate.pass { await log.append(number) } })
            await wait(for: number + 1, at: gate)
        }
        await latch.open()
        for task in [first] + others { try await task.value }
        #expect(await log.entries == [0, 1, 2, 3, 4])
        #expect(await gate.freeCount == 1)
    }

    @Test func forgetsWhoeverGivesUp() async throws {
        let (gate, latch) = (ExtractionGate(places: 1), Latch())
        let first = Task { try await gate.pass { await latch.wait() } }
        while await gate.freeCount != 0 { await Task.yield() }
        let second = Task { try await gate.pass {} }
        await wait(for: 1, at: gate)
        second.cancel()
        await #expect(throws: CancellationError.self) { try await second.value }
        #expect(await gate.waitingCount == 0)
        await latch.open()
        try await first.value
        try await gate.pass {}
        #expect(await gate.freeCount == 1)
    }

    @Test func isLeftAlsoByAnError() async throws {
        let gate = ExtractionGate(places: 1)
        await #expect(throws: ExtractionFailure.self) { try await gate.pass { throw ExtractionFailure.timeout } }
        #expect(await gate.freeCount == 1)
    }

    @Test func turnsAwayWhenTooManyWait() async throws {
        let (gate, latch) = (ExtractionGate(places: 1, mostWaiting: 1), Latch())
        let first = Task { try await gate.pass { await latch.wait() } }
        while await gate.freeCount != 0 { await Task.yield() }
        let second = Task { try await gate.pass {} }
        await wait(for: 1, at: gate)
        let failure = await #expect(throws: Failure.self) { try await gate.pass {} }
        #expect(failure?.isRetryable == true)
        await latch.open()
        try await first.value
        try await second.value
    }
}
