import Documents
import FoundationEssentials
import LanguageModels
import Runs
import Testing

extension StoreConformance {
    /// Appending, its fence and its order.
    static let committing: [Check] = [
        Check("Events are kept in the order of their positions") { stores in
            let store = stores.first
            let run = try await store.start()
            #expect(try await store.commit(run.record, 2...50))
            #expect(try await store.commit(run.record, 60...160))
            #expect(try await store.commit(run.record, 161...161, state: .suspended))
            let resumed = try await stores.second.resume(run.record, now: Sample.now).snapshot(.resumed)
            #expect(resumed.record.attempt == 2)
            #expect(try await stores.second.commit(resumed.record, 162...170, state: .complete))
            let read = try #require(try await store.snapshot(of: run.record.id))
            let expected =
                ([1] + Array(2...50) + Array(60...161)).map { EventPosition(attempt: 1, sequence: $0) }
                + (162...170).map { EventPosition(attempt: 2, sequence: $0) }
            #expect(read.events.map(\.position) == expected)
            #expect(
                read.events.dropFirst().allSatisfy { event in
                    event.json == Sample.event(event.position.attempt, event.position.sequence).json
                }
            )
            #expect(read.record.state == .complete)
            #expect(read.record.ended == Sample.now)
        },
        Check("Another attempt than the run's is refused, and nothing of it is stored") { stores in
            let store = stores.first
            let run = try await store.start()
            #expect(try await store.commit(run.record, 2...2, state: .suspended))
            let claimed = try await stores.second.resume(run.record, now: Sample.now).snapshot(.resumed)
            #expect(try await store.commit([store.append(run.record, 3...9, state: .complete)]) == [.refused])
            var ahead = claimed.record
            ahead.attempt += 1
            #expect(try await store.commit([store.append(ahead, 3...9)]) == [.refused])
            #expect(try await store.snapshot(of: run.record.id) == claimed)
            #expect(try await stores.second.commit(claimed.record, 3...3))
        },
        Check("What models used adds up over all attempts, and with an append that is refused it is not counted") {
            stores in
            let run = try await stores.first.start()
            #expect(run.record.usage == nil)
            var usage = ModelUsage()
            (usage.inputTokens, usage.outputTokens, usage.cacheReadTokens) = (100, 7, 60)
            var append = stores.first.append(run.record, 2...2)
            append.usage = usage
            #expect(try await stores.first.commit([append]) == [.stored])
            // Sequences that do not rise.
            #expect(try await stores.first.commit([append]) == [.refused])
            usage.isEstimated = true
            append = RunAppend(
                run: run.record.id,
                attempt: 1,
                events: [],
                state: .suspended,
                usage: usage,
                now: Sample.now
            )
            #expect(try await stores.first.commit([append]) == [.stored])
            let resumed = try await stores.second.resume(run.record, now: Sample.now).snapshot(.resumed)
            #expect(resumed.record.usage?.inputTokens == 200 && resumed.record.usage?.outputTokens == 14)
            #expect(resumed.record.usage?.cacheReadTokens == 120 && resumed.record.usage?.isEstimated == true)
            #expect(try await stores.first.commit([append]) == [.refused])
            #expect(try await stores.second.commit(resumed.record, 3...3, state: .complete))
            #expect(try await stores.first.snapshot(of: run.record.id)?.record.usage == resumed.record.usage)
        },
        Check("A run that has ended takes nothing more") { stores in
            for state in RunState.allCases where state.isTerminal {
                let run = try await stores.first.start()
                #expect(try await stores.first.commit(run.record, 2...2, state: state))
                let late = stores.first.append(run.record, 3...3, state: state)
                #expect(try await stores.first.commit([late]) == [.refused])
                let read = try await stores.first.snapshot(of: run.record.id)
                #expect(read?.events.count == 2)
                #expect(read?.record.state == state)
            }
        },
        Check("Sequences that do not rise are refused, and nothing of their append is stored") { stores in
            let store = stores.first
            let run = try await store.start()
            let other = try await store.start()
            #expect(try await store.commit(run.record, 2...5))
            for (turn, sequences) in [1...1, 3...9, 5...6].enumerated() {
                let neighbour = store.append(other.record, turn + 2...turn + 2)
                let appends = [store.append(run.record, sequences, state: .complete), neighbour]
                #expect(try await store.commit(appends) == [.refused, .stored])
            }
            var falling = store.append(run.record, 6...8)
            falling.events.swapAt(1, 2)
            #expect(try await store.commit([falling]) == [.refused])
            let read = try await store.snapshot(of: run.record.id)
            #expect(read?.events.map(\.position.sequence) == [1, 2, 3, 4, 5])
            #expect(read?.record.state == .running)
            #expect(try await store.commit(run.record, 6...6, state: .suspended))
            // The next attempt goes on where the one before has ended.
            let resumed = try await stores.second.resume(run.record, now: Sample.now).snapshot(.resumed)
            #expect(try await !stores.second.commit(resumed.record, 6...7))
            #expect(try await stores.second.commit(resumed.record, 7...7))
        },
        Check("A refused append does not harm the others of its transaction") { stores in
            let store = stores.first
            var runs: [RunSnapshot] = []
            for slice in SliceName.allCases { runs.append(try await store.start(slice)) }
            let stopped = try await store.stop(runs[1].record.id, terminal: Sample.stopped, now: Sample.now)
            let appends =
                runs.map { store.append($0.record, 2...4) }
                + [
                    RunAppend(
                        run: RunID(),
                        attempt: 1,
                        events: [Sample.event(1, 1)],
                        state: .running,
                        now: Sample.now
                    )
                ]
            let ended = RunAppend.Outcome.ended(try #require(stopped))
            #expect(try await store.commit(appends) == [.stored, ended, .stored, .stored, .gone])
            for (index, run) in runs.enumerated() {
                #expect(try await store.snapshot(of: run.record.id)?.events.count == (index == 1 ? 2 : 4))
            }
            #expect(try await store.commit([]) == [])
        },
        Check("A commit may change the state alone") { stores in
            let run = try await stores.first.start()
            let pause = RunAppend(run: run.record.id, attempt: 1, events: [], state: .suspended, now: Sample.now)
            #expect(try await stores.first.commit([pause]) == [.stored])
            let read = try await stores.second.snapshot(of: run.record.id)
            #expect(read?.record.state == .suspended)
            #expect(read?.events == run.events)
            #expect(read?.record.ended == nil)
        },
    ]
}
