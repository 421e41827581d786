import Documents
import EventLoop
import FoundationEssentials
import RunSupport
import Runs
import SQLiteStore
import Testing

@LoopActor
@Suite("Drafts and continuations", .timeLimit(.minutes(1)))
struct RunDraftTests {
    @Test func anItemIsShownWhileItIsWritten() async throws {
        let fixture = try await EngineFixture { run in
            for text in ["Led", " a", "", " team"] { run.draft(item: "s1", text: text) }
            run.emit(try .numbered(1))
            run.draft(item: "s2", text: "x")
            run.reset(item: "s2")
            run.reset(item: "s2")
            run.reset(item: "never")
            return summary
        }
        let sink = try await fixture.read()
        await sink.wait { $0.isFinished }
        #expect(
            sink.types == ["status", "delta", "delta", "delta", "suggestion", "delta", "reset", "complete"]
        )
        #expect(sink.events[2].json == #"{"type":"delta","item":"s1","text":" a"}"#)
        // Every cursor among drafts gets exactly the rest, while the process lives.
        for (index, event) in sink.events.enumerated().dropLast() {
            let rest = try await fixture.read(event.id)
            await rest.wait { $0.isFinished }
            #expect(rest.events.map(\.id) == sink.events.dropFirst(index + 1).map(\.id))
        }
    }

    @Test func draftsBesideTheFirstOfAnItemNeverMeetTheStore() async throws {
        let gate = Gate()
        let fixture = try await EngineFixture { run in
            run.draft(item: "s1", text: "a")
            await gate.pass()
            for _ in 0..<100 { run.draft(item: "s1", text: "b") }
            await gate.pass()
            throw Failure(.modelTimeout, "LLM timeout", isRetryable: true)
        }
        let sink = try await fixture.read()
        await sink.wait { $0.types.count == 2 }
        let commits = fixture.store.commits
        gate.open()
        await sink.wait { $0.isFinished }
        #expect(sink.types.count == 1 + 101 + 1)
        #expect(fixture.store.commits == commits + 1)
        let id = try #require(EventID(sink.events[0].id)).run
        #expect(try await fixture.store.snapshot(of: id)?.events.count == 3)
    }

    /// What a page shows: items and drafts, as `event-stream.js` applies events.
    private func shown(_ events: [(id: String, json: String)]) throws -> (items: [String], drafts: [String: String]) {
        struct Event: Decodable {
            struct Item: Decodable { let id: String }
            let type: String
            let item: String?
            let text: String?
            let data: Item?
        }
        var items: [String] = []
        var drafts: [String: String] = [:]
        for event in events {
            let event = try JSONDecoder().decode(Event.self, from: Data(event.json.utf8))
            switch event.type {
            case "delta": if let item = event.item { drafts[item, default: ""] += event.text ?? "" }
            case "reset": if let item = event.item { drafts[item] = nil } else { (items, drafts) = ([], [:]) }
            case "suggestion":
                if let id = event.data?.id {
                    items.append(id)
                    drafts[id] = nil
                }
            default: break
            }
        }
        return (items, drafts)
    }

    /// The process dies, or leaves the run, while an item is written; the next attempt writes it anew under the same or another id.
    @Test(arguments: [false, true], ["s2", "other"])
    func aDraftThatWasCutOffIsDroppedBeforeTheNextAttemptWrites(isCrash: Bool, next: String) async throws {
        let store = try SQLiteStore.inMemory()
        let gate = Gate()
        let first = try await EngineFixture(on: store) { run in
            run.emit(try .numbered(1))
            run.draft(item: "s2", text: "Half of")
            run.draft(item: "s2", text: " a sent")
            await gate.pass()
            return summary
        }
        defer { gate.open() }
        let before = try await first.read()
        await before.wait { $0.types.count == 4 }
        if !isCrash { await first.engine.releaseAll() }
        let held = Gate()
        let committed = Lock<[RunItem]>([])
        let second = try await EngineFixture(on: store) { run in
            committed.withLock { $0 = run.committed }
            run.draft(item: next, text: "New")
            await held.pass()
            run.draft(item: next, text: " text")
            run.emit(try RunItem(.suggestion, id: next, text: "New text", ["a": 1]))
            return summary
        }
        // From the last event, from a draft in the middle, and from the start.
        let cursors = [before.events[3].id, before.events[2].id, before.events[1].id]
        var readers: [RecordingSink] = []
        for cursor in cursors { readers.append(try await second.read(cursor, of: first.resume)) }
        let fresh = try await second.read(of: first.resume)
        await readers[0].wait { $0.types.last == "delta" }
        let seen = before.events.prefix(4)
        #expect(try shown(seen + readers[0].events).drafts == [next: "New"])
        held.open()
        for (index, reader) in readers.enumerated() {
            await reader.wait { $0.isFinished }
            #expect(reader.types == ["reset", "delta", "delta", "suggestion", "complete"])
            #expect(reader.events[0].json == #"{"type":"reset","item":"s2"}"#)
            let whole = try shown(seen.prefix(4 - index) + reader.events)
            #expect(whole.items == ["s1", next] && whole.drafts.isEmpty)
            let ids = (seen.prefix(4 - index) + reader.events).compactMap { EventID($0.id)?.position }
            #expect(zip(ids, ids.dropFirst()).allSatisfy { $0 < $1 })
        }
        await fresh.wait { $0.isFinished }
        #expect(fresh.types == ["status", "suggestion", "reset", "delta", "delta", "suggestion", "complete"])
        #expect(committed.withLock { $0 } == [try .numbered(1)])
    }

    @Test func aThirdAttemptDropsOnlyWhatIsStillOpen() async throws {
        let store = try SQLiteStore.inMemory()
        let gate = Gate()
        defer { gate.open() }
        let first = try await EngineFixture(on: store) { run in
            run.draft(item: "s1", text: "a")
            await gate.pass()
            return summary
        }
        let one = try await first.read()
        await one.wait { $0.types.count == 2 }
        let second = try await EngineFixture(on: store) { run in
            run.draft(item: "s9", text: "b")
            await gate.pass()
            return summary
        }
        let two = try await second.read(one.events[1].id, of: first.resume)
        await two.wait { $0.types.count == 2 }
        let third = try await EngineFixture(on: store, items(1))
        let three = try await third.read(two.events[1].id, of: first.resume)
        await three.wait { $0.isFinished }
        #expect(three.events.map(\.json).first == #"{"type":"reset","item":"s9"}"#)
        #expect(three.types == ["reset", "suggestion", "complete"])
    }

    @Test func anItemIsKnownByItsKindAndIDWhateverItsWords() async throws {
        let store = try SQLiteStore.inMemory()
        let gate = Gate()
        let first = try await EngineFixture(on: store) { run in
            run.status(RunStatus("Thinking."))
            run.emit(try .numbered(1, text: "in the words of the first attempt"))
            run.emit(try .numbered(1, text: "twice"))
            await gate.pass()
            return summary
        }
        defer { gate.open() }
        let before = try await first.read()
        await before.wait { $0.types.count == 3 }
        let second = try await EngineFixture(on: store) { run in
            run.status(RunStatus("Thinking."))
            run.draft(item: "s1", text: "drafted again")
            run.emit(try .numbered(1, text: "in other words"))
            run.emit(try RunItem(.finding, id: "s1", text: "another kind", ["x": 1]))
            run.emit(try .numbered(2))
            return summary
        }
        let rest = try await second.read(before.events[2].id, of: first.resume)
        await rest.wait { $0.isFinished }
        #expect(rest.types == ["finding", "suggestion", "complete"])
    }
}
