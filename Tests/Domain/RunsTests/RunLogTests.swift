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

    /// The visible events as a reader gets them.
    private func events(in log: borrowing RunLog, from offset: Int = 0) -> [String] {
        var bytes: [UInt8] = []
        for index in offset..<log.visibleCount {
            #expect(log.appendFrame(index, from: 0, room: .max, to: &bytes))
        }
        var parser = EventStreamParser()
        var events: [String] = []
        do {
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
        #expect(log.visibleCount == 0)
        #expect(log.lastVisiblePosition == nil)
        log.stored(through: position(1, 1))
        #expect(log.visibleCount == 1)
        #expect(log.lastVisiblePosition == position(1, 1))
        #expect(events(in: log) == [#"1.1 {"type":"status","message":"one"}"#])
    }

    @Test func aDraftIsVisibleAtOnceButNeverBeforeWhatIsNotStored() {
        var log = RunLog(run: run, stored: [])
        #expect(log.append(.delta(item: "p1", text: "a"), attempt: 1) == nil)
        #expect(log.visibleCount == 1)
        _ = log.append(status("one"), attempt: 1)
        #expect(log.append(.delta(item: "p1", text: "b"), attempt: 1) == nil)
        #expect(log.visibleCount == 1)
        log.stored(through: position(1, 2))
        #expect(log.visibleCount == 3)
        #expect(events(in: log).count == 3)
    }

    @Test func theFirstTextOfAnItemIsStored() {
        var log = RunLog(run: run, stored: [])
        let first = RunEvent.delta(item: "p1", text: "a", isFirst: true)
        #expect(log.append(first, attempt: 1) == StoredEvent(position: position(1, 1), json: first.json))
        _ = log.append(.delta(item: "p1", text: "b"), attempt: 1)
        #expect(log.visibleCount == 0)
        log.stored(through: position(1, 1))
        #expect(
            events(in: log) == [
                #"1.1 {"type":"delta","item":"p1","text":"a"}"#, #"1.2 {"type":"delta","item":"p1","text":"b"}"#,
            ]
        )
    }

    /// Each further text is the event that `append` would have made of it, whatever stands before it.
    @Test func furtherTextsAreOfTheirItems() {
        var whole = RunLog(run: run, stored: [])
        var further = RunLog(run: run, stored: [])
        func both(_ event: RunEvent, attempt: Int = 1) {
            _ = whole.append(event, attempt: attempt)
            _ = further.append(event, attempt: attempt)
        }
        func drafts(_ item: String, _ texts: String..., attempt: Int = 1) {
            for text in texts {
                _ = whole.append(.delta(item: item, text: text), attempt: attempt)
                further.appendDraft(item: item, text: Array(text.utf8), attempt: attempt)
            }
        }
        both(.delta(item: "p1", text: "a", isFirst: true))
        drafts("p1", "b", "\"c\"\n", "é€😀\u{1}\\\u{7F}")
        both(.delta(item: "p2", text: "d", isFirst: true))
        drafts("p1", "e", "f")
        drafts("p2", "g", "h")
        both(status("one"))
        drafts("p2", "i", "j")
        drafts("p2", "k", attempt: 2)
        both(.reset(item: "p2"), attempt: 2)
        drafts("p2", "l", attempt: 2)
        let last = position(2, 21)
        whole.stored(through: last)
        further.stored(through: last)
        #expect(events(in: further) == events(in: whole))
        #expect(events(in: further).count == 15)
    }

    @Test func storingInPartsShowsInParts() {
        var log = RunLog(run: run, stored: [])
        for number in 1...5 { _ = log.append(status("\(number)"), attempt: 1) }
        for number in 1...5 {
            log.stored(through: position(1, number))
            #expect(log.visibleCount == number)
        }
        // What is stored already may be said again.
        log.stored(through: position(1, 2))
        #expect(log.visibleCount == 5)
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
                    events(in: log, from: offset)
                        == rest.map { "\($0.position.attempt).\($0.position.sequence) {\"n\":\($0.position.sequence)}" }
                )
            }
        }
    }

    /// Whatever is left out at the beginning and however little room there is, the parts make up the frame.
    @Test(
        arguments: [
            RunEvent.status(RunStatus("Caf\u{e9} \"quoted\"\n")), .delta(item: "p1", text: " w\u{f6}rd\n\\"),
            .delta(item: "a \"b\"", text: "x", isFirst: true), .stopped,
        ]
    )
    func aFrameInPartsIsTheFrame(event: RunEvent) {
        var log = RunLog(run: run, stored: [])
        _ = log.append(.delta(item: "other", text: "before"), attempt: 12)
        _ = log.append(event, attempt: 12)
        log.stored(through: position(12, 2))
        let frame = event.frame(id: "\(run.text).12.2")
        for room in 0...frame.count {
            for skipped in 0..<frame.count {
                var bytes: [UInt8] = [1]
                let isWhole = log.appendFrame(1, from: skipped, room: room, to: &bytes)
                #expect(bytes.dropFirst().elementsEqual(frame.dropFirst(skipped).prefix(bytes.count - 1)))
                #expect(isWhole == (bytes.count - 1 == frame.count - skipped))
                #expect(isWhole || bytes.count - 1 >= room)
            }
        }
    }

    @Test func adoptingDropsWhatWasNotStoredAndTakesWhatIs() {
        var log = RunLog(run: run, stored: [StoredEvent(position: position(1, 1), json: Array("{}".utf8))])
        _ = log.append(status("lost"), attempt: 1)
        log.adopt([
            StoredEvent(position: position(1, 1), json: Array("{}".utf8)),
            StoredEvent(position: position(2, 2), json: Array(#"{"type":"stopped"}"#.utf8)),
        ])
        #expect(events(in: log) == ["1.1 {}", #"2.2 {"type":"stopped"}"#])
        #expect(log.visibleCount == 2)
        #expect(log.lastPosition == position(2, 2))
    }

    @Test func aContinuationCountsOnAlsoAfterADraftThatIsNotShown() {
        let draft = RunEvent.delta(item: "p1", text: "a", isFirst: true).json
        var log = RunLog(
            run: run,
            stored: [
                StoredEvent(position: position(1, 3), json: Array("{}".utf8)),
                StoredEvent(position: position(1, 4), json: draft),
            ]
        )
        #expect(log.visibleCount == 1)
        let stored = log.append(status("next"), attempt: 2)
        #expect(stored?.position == position(2, 5))
    }

    /// 1,000 streams of 300 tokens each have to fit: `design.md` section 6.
    @Test func aTokenTakesLittleMemory() {
        var log = RunLog(run: run, stored: [])
        for number in 0..<300 {
            _ = log.append(.delta(item: "p\(number / 60)", text: " word\(number % 10)"), attempt: 1)
        }
        #expect(log.visibleCount == 300)
        #expect(log.size <= 12 << 10)
    }
}
