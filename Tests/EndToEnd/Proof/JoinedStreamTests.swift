import Testing

/// The judge of the proof must see what it looks for.
@Suite("What the proof would find")
struct JoinedStreamTests {
    /// What one connection brings: events with their ids, which stand for the client's cursor after each.
    private static func part(_ events: [(String?, JSON)], status: Int = 200) -> StreamClient.Part {
        StreamClient.Part(status: status, count: 0, events: events.map { (id: $0.0, json: $0.1) })
    }

    private static func joined(_ parts: [(String?, JSON)]...) -> JoinedStream {
        var joined = JoinedStream()
        for events in parts { joined.add(part(events)) }
        return joined
    }

    private static let begin: (String?, JSON) = ("R.1.1", ["type": "status", "message": "Begin", "run": "R"])
    private static let away: JSON = ["type": "status", "message": "Reconnecting..."]
    private static func delta(_ number: Int, _ text: String, attempt: Int = 1) -> (String?, JSON) {
        ("R.\(attempt).\(number)", ["type": "delta", "item": "p1", "text": .string(text)])
    }
    private static func item(_ number: Int, _ text: String, attempt: Int = 1) -> (String?, JSON) {
        ("R.\(attempt).\(number)", ["type": "paragraph", "data": ["id": "p1", "text": .string(text)]])
    }
    private static func end(_ number: Int, attempt: Int = 1) -> (String?, JSON) {
        (
            "R.\(attempt).\(number)",
            ["type": "complete", "data": ["text": "Done", "elapsedMs": .number(Double(number))]]
        )
    }

    private static let whole = joined([begin, delta(2, "One "), delta(3, "two "), item(4, "One two three."), end(5)])

    private static func report(_ other: JoinedStream) -> ProofReport {
        var report = ProofReport()
        report.add(other, expected: whole, of: "test")
        return report
    }

    @Test("Nothing, where connections, attempts and resets lie between the same events")
    func same() {
        let other = Self.joined(
            [Self.begin, Self.delta(2, "One ")],
            [("R.1.2", Self.away)],
            [(nil, Self.away)],
            [
                ("R.2.3", ["type": "reset", "item": "p1"]), Self.delta(4, "One two ", attempt: 2),
                Self.item(5, "One two three.", attempt: 2), Self.end(6, attempt: 2),
            ]
        )
        let report = Self.report(other)
        #expect(report.faults == [])
        #expect(report.lost == 0 && report.repeated == 0 && report.invented == 0)
        #expect(report.terminals == (1, 1))
    }

    @Test("A lost event, a lost piece of a draft, and a draft that nothing closes")
    func lost() {
        #expect(Self.report(Self.joined([Self.begin, Self.end(5)])).lost == 1)
        let torn = Self.joined([Self.begin, Self.delta(3, "two "), Self.item(4, "One two three."), Self.end(5)])
        #expect(Self.report(torn).lost == 1)
        #expect(torn.gapCount == 1 && Self.whole.gapCount == 0)
        // The last piece: what came is the beginning of the item all the same.
        let short = Self.joined([Self.begin, Self.delta(2, "One "), Self.item(4, "One two three."), Self.end(5)])
        #expect(Self.report(short).lost == 0)
        var kept = ProofReport()
        kept.add(short, expected: Self.whole, of: "test", keepsRun: true)
        #expect(kept.lost == 1 && kept.faults.count == 1)
        let continued = Self.joined([Self.begin, Self.item(2, "One two three.", attempt: 2), Self.end(3, attempt: 2)])
        var suspended = ProofReport()
        suspended.add(continued, expected: Self.whole, of: "test", keepsRun: true)
        #expect(suspended.lost == 0 && suspended.faults.count == 1)
        let open = Self.joined([
            Self.begin, Self.item(2, "One two three."), ("R.1.3", ["type": "delta", "item": "p2", "text": "x"]),
            Self.end(5),
        ])
        #expect(Self.report(open).lost == 1)
        var early = Self.joined([Self.begin])
        early.add(Self.part([], status: 204))
        #expect(!early.torn.isEmpty)
    }

    @Test("An event that comes again: with its id, with an older one, and with one of its own")
    func repeated() {
        let again = Self.joined(
            [Self.begin, Self.item(4, "One two three.")],
            [Self.item(4, "One two three."), Self.end(5)]
        )
        #expect(Self.report(again).repeated == 1)
        let older = Self.joined([Self.begin, Self.item(4, "One two three.")], [Self.begin, Self.end(5)])
        #expect(Self.report(older).repeated == 1)
        let anew = Self.joined([
            Self.begin, Self.item(3, "One two three."), Self.item(4, "One two three."), Self.end(5),
        ])
        #expect(Self.report(anew).invented == 1)
    }

    @Test("An invented event, another order, another run, and a second end")
    func invented() {
        let other = Self.joined([Self.begin, Self.item(3, "One two four."), Self.end(5)])
        #expect(Self.report(other).invented == 1 && Self.report(other).lost == 1)
        let order = Self.joined([Self.item(1, "One two three."), ("R.1.2", Self.begin.1), Self.end(5)])
        #expect(Self.report(order).invented == 1)
        let run = Self.joined([Self.begin, ("S.1.2", Self.item(2, "One two three.").1), Self.end(5)])
        #expect(!run.torn.isEmpty)
        #expect(
            Self.report(Self.joined([Self.begin, Self.item(3, "One two three."), Self.end(4), Self.end(5)])).terminals
                == (2, 2)
        )
    }
}
