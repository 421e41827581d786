import Testing

@testable import Runs

@Suite("What earlier attempts have left")
struct RunHistoryTests {
    private func history(_ events: RunEvent...) -> RunHistory {
        RunHistory(
            events.enumerated().map { index, event in
                StoredEvent(position: EventPosition(attempt: 1, sequence: index + 1), json: event.json)
            }
        )
    }

    @Test func itemsAndStatusesAreKnown() throws {
        let items = try [RunItem.numbered(1), .numbered(2)]
        let status = RunEvent.status(RunStatus("a"))
        let history = history(status, .item(items[0]), .status(RunStatus("b")), .item(items[1]))
        #expect(history.items == items)
        #expect(history.statuses == [status.json, RunEvent.status(RunStatus("b")).json])
        #expect(history.openDrafts == [])
    }

    @Test func aDraftIsOpenUntilItsItemOrItsReset() throws {
        let first = RunEvent.delta(item: "s1", text: "a", isFirst: true)
        let other = RunEvent.delta(item: "s \"2\"", text: "b", isFirst: true)
        #expect(history(first).openDrafts == ["s1"])
        #expect(history(first, other).openDrafts == ["s1", "s \"2\""])
        #expect(history(first, other, .reset(item: "s1")).openDrafts == ["s \"2\""])
        #expect(history(first, other, .item(try .numbered(1))).openDrafts == ["s \"2\""])
        #expect(history(first, other, .reset()).openDrafts == [])
        #expect(history(first, .reset(item: "s1"), first, first).openDrafts == ["s1"])
    }

    @Test(arguments: ["", "{}", "[", #"{"type":"delta"}"#, #"{"type":"delta","item":1}"#, #"{"type":"section"}"#])
    func whatNobodyWroteLeavesNothing(json: String) {
        let history = RunHistory([
            StoredEvent(position: EventPosition(attempt: 1, sequence: 1), json: Array(json.utf8))
        ])
        #expect(history.items == [] && history.openDrafts == [] && history.statuses == [])
    }
}
