import Documents
import Runs
import Testing

@Suite("Event ids and cursors")
struct EventIDTests {
    private static let run = "7Q2MK4ABCDEFGHJKMNPQRSTVWX"

    @Test("What is written is what is read", arguments: [(1, 1), (1, 12), (2, 1), (9, 900_000), (Int.max, Int.max)])
    func roundTrip(attempt: Int, sequence: Int) throws {
        let run = try #require(RunID(Self.run))
        let id = EventID(run: run, position: EventPosition(attempt: attempt, sequence: sequence))
        #expect(id.text == "\(Self.run).\(attempt).\(sequence)")
        #expect(EventID(id.text) == id)
        #expect(Cursor(id.text) == .event(id))
    }

    @Test("New runs have different names that survive the wire")
    func newNames() {
        let names = (0..<1000).map { _ in RunID().text }
        #expect(Set(names).count == 1000)
        for name in names { #expect(EventID("\(name).1.1")?.run.text == name) }
    }

    @Test(
        "Anything that is not exactly such an id is malformed",
        arguments: [
            "", " ", ".", "..", "...", "a", "a.1", "a.1.", "a..1", ".1.1", "a.1.1.", "a.1.1.1", ".a.1.1",
            "a.0.1", "a.1.0", "a.-1.1", "a.1.-1", "a.+1.1", "a.1.+1", "a.01.1", "a.1.01", "a. 1.1", "a.1.1 ",
            " a.1.1", "a.1.1\n", "a.1.1\u{0}", "a\u{0}.1.1", "a.1.1\r\nid: b", "a.1,0.1", "a.1e3.1", "a.0x1.1",
            "a.1_000.1", "a.١.1", "a.1.１", "a.1\u{301}.1", "é.1.1", "a b.1.1", "a/b.1.1", "../etc.1.1", "a%2E1.1",
            "a.9223372036854775808.1", "a.1.9223372036854775808", "a.1.99999999999999999999999999",
            "a'; DROP TABLE run; --.1.1", "\u{feff}a.1.1", "a\u{200b}.1.1", "a．1．1", "Refused", "refused ", "refused.1",
        ]
    )
    func malformed(_ text: String) {
        #expect(EventID(text) == nil)
        #expect(Cursor(text) == .malformed)
    }

    @Test("A run's name has 1 to 64 characters", arguments: [0, 1, 63, 64, 65, 1000])
    func lengths(_ count: Int) {
        let name = String(repeating: "a", count: count)
        #expect((EventID("\(name).1.1") != nil) == (1...64).contains(count))
        #expect((RunID(name) != nil) == (1...64).contains(count))
    }

    @Test("A long hostile id is refused", arguments: ["a", ".", "1", ".1", "a.1.1.", "\u{301}"])
    func long(_ unit: String) {
        #expect(Cursor(String(repeating: unit, count: 1_000_000)) == .malformed)
        #expect(Cursor("a.1." + String(repeating: "1", count: 1_000_000)) == .malformed)
    }

    @Test("Any byte in the place of any other makes the id another one or none")
    func everyByteEverywhere() throws {
        let text = "ab.12.34"
        for index in text.utf8.indices {
            for byte in UInt8.min...UInt8.max {
                var bytes = Array(text.utf8)
                bytes[text.utf8.distance(from: text.utf8.startIndex, to: index)] = byte
                let changed = String(decoding: bytes, as: UTF8.self)
                if let id = EventID(changed) { #expect(id.text == changed) }
            }
        }
    }

    @Test("An error without a run has an id of its own")
    func refusal() {
        #expect(Cursor(Cursor.refusalText) == .refusal)
        #expect(EventID(Cursor.refusalText) == nil)
    }

    @Test("A later attempt comes after every event of an earlier one")
    func order() {
        let positions = [(1, 1), (1, 2), (1, 900), (2, 1), (2, 3), (10, 1)]
            .map { EventPosition(attempt: $0, sequence: $1) }
        #expect(positions.reversed().sorted() == positions)
        for (index, position) in positions.enumerated() {
            #expect(positions.count { $0 < position } == index)
        }
    }
}
