import Documents
import FoundationEssentials
import Runs
import Testing

@Suite("What a request without a cursor gets")
struct RunPolicyTests {
    /// One row of the table: everything the decision depends on.
    struct Situation: CustomTestStringConvertible {
        let state: RunState
        let isOwnedElsewhere: Bool
        let fresh: Bool
        let isRetryable: Bool
        /// Seconds since the run ended; `nil` where it has no end.
        let age: TimeInterval?

        var testDescription: String {
            "\(state) elsewhere: \(isOwnedElsewhere) fresh: \(fresh) retryable: \(isRetryable) age: \(age ?? -1)"
        }

        /// All there are.
        static let all: [Situation] = RunState.allCases.flatMap { state in
            [false, true].flatMap { elsewhere in
                [false, true].flatMap { fresh in
                    [false, true].flatMap { retryable in
                        [nil, -1, 0, 9.999, 10, 3600].map { age in
                            Situation(
                                state: state,
                                isOwnedElsewhere: elsewhere,
                                fresh: fresh,
                                isRetryable: retryable,
                                age: age
                            )
                        }
                    }
                }
            }
        }

        /// `design.md` section 2, rules 2 and 3, written down once more.
        var expected: RunPolicy.Decision {
            switch (state, isOwnedElsewhere, fresh) {
            case (.queued, true, _), (.running, true, _): .elsewhere
            case (.queued, false, false), (.running, false, false), (.suspended, _, false): .resume
            // A dead process's run is as good as suspended, whatever its row says.
            case (.queued, false, true), (.running, false, true), (.suspended, _, true): .start
            case (.complete, _, false), (.stopped, _, false): .replay
            case (.complete, _, true), (.stopped, _, true), (.failed, _, true): .start
            case (.failed, _, false): isRetryable && !(0..<10).contains(age ?? .infinity) ? .start : .replay
            }
        }
    }

    private let now = Date(timeIntervalSinceReferenceDate: 800_000_000)
    private let question = Question(
        slice: .resumes,
        resume: DocumentID(),
        job: nil,
        engine: "rules/1",
        owner: .anonymous
    )

    @Test("No run: a new one", arguments: [false, true], [false, true])
    func startsWhereThereIsNone(isOwnedElsewhere: Bool, fresh: Bool) {
        let decision = RunPolicy.decide(last: nil, isOwnedElsewhere: isOwnedElsewhere, fresh: fresh, now: now)
        #expect(decision == .start)
    }

    @Test("Every state, owned or not, fresh or not, before and after the delay", arguments: Situation.all)
    func decides(_ situation: Situation) {
        let last = RunRecord(
            id: RunID(),
            question: question,
            state: situation.state,
            attempt: 3,
            ended: situation.age.map { now - $0 },
            isRetryable: situation.isRetryable
        )
        let decision = RunPolicy.decide(
            last: last,
            isOwnedElsewhere: situation.isOwnedElsewhere,
            fresh: situation.fresh,
            now: now
        )
        #expect(decision == situation.expected)
    }

    @Test("The table is whole")
    func tableIsWhole() {
        #expect(Situation.all.count == RunState.allCases.count * 8 * 6)
        #expect(RunPolicy.retryDelay == 10)
    }

    @Test("A state is terminal exactly where nothing follows", arguments: RunState.allCases)
    func terminalStates(_ state: RunState) {
        #expect(state.isTerminal == [.complete, .failed, .stopped].contains(state))
    }
}
