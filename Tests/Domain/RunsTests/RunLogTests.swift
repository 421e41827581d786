import Documents
import ServerSentEvents
import Testing

@testable import Runs

@Suite("Run log")
struct RunLogTests {
    private let run = RunID()

    private func status(_ text: String) -> RunEvent { .status(RunStatus(text)) }
    private func position(_ attempt: Int, _ sequence: Int) -> EventPosition {
        EventPosition(attempt: attempt, sequence: sequence)
    }

    private func events(in bytes: some Collection<UInt8>) -> [String] {
        var parser = EventStreamParser()
        var events: [String] = []
        do {
            let bytes = Array(bytes)
            try parser.feed(bytes.span) {
                events.append("\($0.lastEventID.split(separator: ".").dropFirst().joined(separator: ".")) \($0.text)")
            }
        } catch {
            Issue.record(error)
        }
        return events
    }

    @Test func aCommittedEventIsHiddenUntilItIsStored() {
        var log = RunLog(run: run, stored: [])
        let stored = log.append(status("one"), attempt: 1)
        #expect(stored?.position == position(1, 1))
        #expect(log.visibleEnd == 0)
        #expect(log.lastVisiblePosition == nil)
        log.stored(through: position(1, 1))
        #expect(log.visibleEnd == log.bytes.count)
        #expect(log.lastVisiblePosition == position(1, 1))
        #expect(events(in: log.bytes) == [#"1.1 {"type":"status","message":"one"}"#])
    }

    @Test func aDraftIsVisibleAtOnceButNeverBeforeWhatIsNotStored() {
        var log = RunLog(run: run, stored: [])
        #expect(log.append(.delta(item: "p1", text: "a"), attempt: 1) == nil)
        let first = log.visibleEnd
        #expect(first == log.bytes.count)
        _ = log.append(status("one"), attempt: 1)
        #expect(log.append(.delta(item: "p1", text: "b"), attempt: 1) == nil)
        #expect(log.visibleEnd == first)
        log.stored(through: position(1, 2))
        #expect(log.visibleEnd == log.bytes.count)
        #expect(events(in: log.bytes).count == 3)
    }

    @Test func storingInPartsShowsInParts() {
        var log = RunLog(run: run, stored: [])
        var ends: [Int] = []
        for number in 1...5 {
            _ = log.append(status("\(number)"), attempt: 1)
            ends.append(log.bytes.count)
        }
        for number in 1...5 {
            log.stored(through: position(1, number))
            #expect(log.visibleEnd == ends[number - 1])
        }
        // What is stored already may be said again.
        log.stored(through: position(1, 2))
        #expect(log.visibleEnd == ends[4])
    }

    @Test func aCursorFindsExactlyTheRest() {
        let stored = [(1, 1), (1, 2), (1, 5), (2, 6), (2, 7), (4, 8)].map { attempt, sequence in
            StoredEvent(position: position(attempt, sequence), json: Array(#"{"n":\#(sequence)}"#.utf8))
        }
        let log = RunLog(run: run, stored: stored)
        for attempt in 0...5 {
            for sequence in 0...10 {
                let offset = log.offset(after: position(attempt, sequence))
                let rest = stored.filter { $0.position > position(attempt, sequence) }
                #expect(
                    events(in: log.bytes[offset...])
                        == rest.map { "\($0.position.attempt).\($0.position.sequence) {\"n\":\($0.position.sequence)}" }
                )
            }
        }
    }

    @Test func theBoundaryIsTheEndOfTheEventAnOffsetIsIn() {
        let stored = (1...3).map { StoredEvent(position: position(1, $0), json: Array("{}".utf8)) }
        let log = RunLog(run: run, stored: stored)
        let ends = [0] + (1...3).map { log.offset(after: position(1, $0)) }
        for offset in 0...log.bytes.count {
            #expect(log.boundary(from: offset) == ends.first { $0 >= offset })
        }
    }

    @Test func adoptingDropsWhatWasNotStoredAndTakesWhatIs() {
        var log = RunLog(run: run, stored: [StoredEvent(position: position(1, 1), json: Array("{}".utf8))])
        _ = log.append(status("lost"), attempt: 1)
        log.adopt([
            StoredEvent(position: position(1, 1), json: Array("{}".utf8)),
            StoredEvent(position: position(2, 2), json: Array(#"{"type":"stopped"}"#.utf8)),
        ])
        #expect(events(in: log.bytes) == ["1.1 {}", #"2.2 {"type":"stopped"}"#])
        #expect(log.visibleEnd == log.bytes.count)
        #expect(log.lastPosition == position(2, 2))
    }

    @Test func aContinuationCountsOn() {
        var log = RunLog(run: run, stored: [StoredEvent(position: position(1, 3), json: Array("{}".utf8))])
        let stored = log.append(status("next"), attempt: 2)
        #expect(stored?.position == position(2, 4))
    }
}
