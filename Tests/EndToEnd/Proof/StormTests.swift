import FakeModelSupport
import Glibc
import Testing

extension EndToEnd {
    @Suite("When all come back at once")
    struct ReconnectStorm {
        /// How many come back: as the issue says, and fewer in every test run.
        private static let readerCount = ProofExtent.isFull ? 5000 : 500
        /// Runs under way, and as many that have ended.
        private static let runCount = ProofExtent.isFull ? 100 : 10

        @Test("After a crash each reader gets the rest of its run, whether that had ended or goes on")
        func storm() async throws {
            try Self.raiseFileLimit()
            try await ProvingGround.run(["ARETE_LEASE": "60"]) { ground in
                let (ended, open) = try await Self.letters(ground)
                let runs = ended + open
                let readers = try await onOwnThread { try runs.map { ($0, try Self.firstID(of: $0)) } }
                try await ground.model.wait(for: "gate", count: Self.runCount)
                try await ground.crash()
                let all = (0..<Self.readerCount).map { readers[$0 % readers.count] }
                let (everybody, announcement) = AsyncStream.makeStream(of: Void.self)
                let reading = Task {
                    try await onOwnThread {
                        defer { announcement.finish() }
                        var storm = Storm(all.map { Storm.Reader(client: $0.0, cursor: $0.1) })
                        try storm.run { announcement.finish() }
                        return storm.readers.map { ($0.client.word, $0.firstEvent, $0.response) }
                    }
                }
                // The runs that go on do so for as long as readers come.
                for await _ in everybody {}
                try await ground.model.wait(for: "gate", count: 2 * Self.runCount)
                try ground.model.releaseAll()
                let after = try await reading.value
                var shown: [String: [String?]] = [:]
                for (word, _, response) in after {
                    let part = try StreamClient.Part(response)
                    #expect(part.events.last?.json["type"] == "complete")
                    let ids = part.events.map(\.id)
                    // All readers of a run are told the same.
                    #expect(shown[word, default: ids] == ids)
                    shown[word] = ids
                }
                #expect(shown.count == runs.count)
                let times = after.compactMap(\.1).sorted()
                #expect(times.count == Self.readerCount)
                let (median, worst) = (times[times.count / 2], times[times.count * 99 / 100])
                print(
                    "proof: \(times.count) readers back at once on \(runs.count) runs, first event p50 \(median), p99 \(worst)"
                )
                // The bar is for the optimized program, which `make prove` takes.
                if ProofExtent.isFull { #expect(worst <= .seconds(2)) }
            }
        }

        /// Letters that have ended, and letters that wait in the middle of a draft.
        private static func letters(_ ground: ProvingGround) async throws -> (
            ended: [StreamClient], open: [StreamClient]
        ) {
            let ended = try await (0..<runCount).asyncMap { try await ground.letter("Ended\($0)", isFresh: false) }
            for letter in ended { _ = try await onOwnThread { try letter.follow() } }
            // Twice: before the crash and after it.
            try ground.model.play(ProvingGround.answers(gates: ["pieces": [6]], times: 2 * runCount))
            return (ended, try await (0..<runCount).asyncMap { try await ground.letter("Open\($0)", isFresh: false) })
        }

        /// The id of a run's first event; its reader leaves then.
        private static func firstID(of client: StreamClient) throws -> String {
            let connection = try StreamConnection(client, after: nil)
            while connection.read() {
                if let id = try StreamClient.Part(connection.bytes).events.first?.id { return id }
            }
            throw Deadline.Missed(description: "no event of \(client.path)")
        }

        /// Each reader is a descriptor of this process.
        private static func raiseFileLimit() throws {
            var limit = rlimit()
            guard unsafe getrlimit(__rlimit_resource_t(7), &limit) == 0 else { return }
            limit.rlim_cur = limit.rlim_max
            _ = unsafe setrlimit(__rlimit_resource_t(7), &limit)
            try #require(Int(limit.rlim_cur) > readerCount + 1000, "too few files may be open for this test")
        }
    }
}
