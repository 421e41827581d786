import Testing

extension EndToEnd {
    /// Cuts each of the three connections of a letter's way after each of its bytes, and joins what the client then has.
    @Suite("The cut-anywhere proof: wherever a connection is cut, the reader has every event once")
    struct Cuts {
        /// Who cuts.
        enum Side: String, CaseIterable, Sendable {
            /// The client; nobody then reads the run until it comes back, which is long before its lease ends.
            case client = "the client's connection"
            /// nginx and the responder; with no lease, so that the run is suspended at once and continued by the next viewer.
            case responder = "nginx's connection, no lease"
            /// The model and the responder.
            case model = "the model's connection"
        }

        /// How many letters are written at once: enough that waiting for the model's second attempt costs no time.
        private static let workers = 12
        /// Cuts of each side that `make test` tries.
        private static let sampleSize = 48

        @Test("of the answer", arguments: Side.allCases)
        func cutAnywhere(_ side: Side) async throws {
            try await ProvingGround.run(side == .responder ? ["ARETE_LEASE": "0"] : [:]) { ground in
                let relay = side == .responder ? try ground.relay(to: "cover-letter") : ground.modelRelay
                defer { if side == .responder { relay.close() } }
                // Each worker has its own letter, so none joins another's run.
                let letters = try await (0..<Self.workers).asyncMap { try await ground.letter("Marker\(100 + $0)") }
                let expected = try await onOwnThread { try letters[0].follow() }
                try #require(expected.terminalCount == 1 && expected.torn.isEmpty && expected.repeated.isEmpty)
                let length =
                    side == .client
                    ? try await onOwnThread { try letters[0].read(after: nil).count } : relay.longestAnswer
                let points = ProofExtent.sample(0..<length, of: Self.sampleSize)
                let report = try await withThrowingTaskGroup(of: ProofReport.self) { group in
                    for (number, letter) in letters.enumerated() {
                        let mine = points.enumerated().filter { $0.offset % Self.workers == number }.map(\.element)
                        group.addTask {
                            try await onOwnThread {
                                try Self.cut(letter, at: mine, side, relay, expected)
                            }
                        }
                    }
                    return try await group.reduce(into: ProofReport()) { $0.add($1) }
                }
                print(report.line(side.rawValue))
                #expect(report.faults == [])
                #expect(report.cuts == points.count)
                // Each was one indeed, but for the last bytes of an answer whose numbers have a digit less.
                if side == .client {
                    #expect(report.connections == 2 * points.count)
                } else {
                    #expect(relay.cutCount >= points.count - (ProofExtent.isFull ? 64 : 0))
                }
                #expect(report.lost == 0 && report.repeated == 0 && report.invented == 0)
                #expect(report.terminals == (1, 1))
            }
        }

        private static func cut(
            _ letter: StreamClient,
            at points: [Int],
            _ side: Side,
            _ relay: Relay,
            _ expected: JoinedStream
        ) throws -> ProofReport {
            var report = ProofReport()
            for point in points {
                // A model that fails in half of its calls would be left alone for a while.
                if side == .model { for _ in 0..<2 { _ = try letter.follow() } }
                let cut = Relay.Cut(bytes: point, isAbrupt: point % 2 == 1)
                if side != .client { relay.cut(side == .model ? letter.word : letter.resume, cut) }
                let joined = try letter.follow(cut: side == .client ? cut : nil)
                // Without a lease the run is suspended.
                report.add(joined, expected: expected, of: "cut at \(point)", keepsRun: side != .responder)
            }
            return report
        }
    }
}
