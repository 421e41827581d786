import EventLoop
import FakeModelSupport
import Glibc
import PrometheusSupport
import Samples
import Testing

extension Host {
    /// Where letters are written by the fake model, and nothing is refused for being too much.
    func useModel(_ model: FakeModelProcess) async throws {
        try await must("cat > /etc/arete/credentials/anthropic_api_key", input: "test")
        try await must(
            "cat > /etc/arete/cover-letter.environment; systemctl restart arete@cover-letter.service",
            input: """
                ARETE_MODEL=anthropic/first
                ARETE_ANTHROPIC_BASE_URL=\(model.base)
                ARETE_PUBLIC=1
                ARETE_RUNS_PER_OWNER=1000
                ARETE_RUNS=1000
                ARETE_TOKENS_PER_DAY=0
                """
        )
    }

    /// A resume of its own and a posting, stored from an address of its own, since an address may store only so many.
    ///
    /// - Returns: The path of their letter.
    func letter(_ number: Int, _ word: String) async throws -> StreamClient {
        let site = "http://127.0.0.1:\(otherSite)/api"
        let from = ["--interface", "127.0.2.\(1 + number % 200)"]
        let text = SampleResume.text + "\nLanguages\nGerman, \(word)\n"
        let headers = ["Content-Type": "text/plain"]
        let resume = try await Curl.run("\(site)/resumes", headers: headers, body: Array(text.utf8), arguments: from)
        let job = try await Curl.run(
            "\(site)/jobs",
            headers: headers,
            body: Array(SamplePosting.text.utf8),
            arguments: from
        )
        let id = try #require(resume.json["id"].string, "\(resume.text)")
        let path = "/api/cover-letter/stream/\(id)?job=\(try #require(job.json["id"].string, "\(job.text)"))"
        return StreamClient(port: otherSite, path: path, resume: id, word: word)
    }
}

extension EndToEnd {
    @Suite(
        "A host under load",
        .enabled(if: Host.isPossible, "only root can boot a host (`make test` as root makes what it needs)"),
        .host
    )
    struct Load {
        /// 500 readers, ten of each letter.
        private static let letterCount = 50
        private static let readersOfEach = 10

        private final class Flag: Sendable {
            private let lock = Lock(false)

            var isSet: Bool { lock.withLock { $0 } }

            func set() { lock.withLock { $0 = true } }
        }

        @Test("All four services restarted under 500 streams and uploads: nobody is refused, each stream is whole")
        func restart() async throws {
            let (host, model) = (try Host.current(), try FakeModelProcess.current())
            try await host.useModel(model)
            try model.play(ProvingGround.answers())
            let undisturbed = try await host.letter(0, "Undisturbed")
            let expected = try await onOwnThread { try undisturbed.follow() }
            try #require(expected.terminalCount == 1 && expected.torn.isEmpty && expected.repeated.isEmpty)
            // Slow enough to be in the middle when the services end.
            let slow = try ProvingGround.answers(gates: ["pieces": [6]], times: Self.letterCount)
            try model.play(slow)
            let letters = try await (0..<Self.letterCount).asyncMap { try await host.letter($0, "Loaded\($0)") }
            let gates = try model.log().count { $0.event == "gate" }
            let reading = Task {
                try await withThrowingTaskGroup(of: (Int, JoinedStream).self) { group in
                    for (number, letter) in letters.enumerated() {
                        for _ in 0..<Self.readersOfEach {
                            var client = letter
                            // A hundred streams an address are what nginx lets through.
                            client.source = 0x7f00_0300 + UInt32(number / 5)
                            let mine = client
                            group.addTask { (number, try await onOwnThread { try mine.follow() }) }
                        }
                    }
                    return try await group.reduce(into: [(Int, JoinedStream)]()) { $0.append($1) }
                }
            }
            try await model.wait(for: "gate", count: gates + Self.letterCount)
            let isOver = Flag()
            let calls = Task {
                var statuses: [Int: Int] = [:]
                var number = 0
                while !isOver.isSet {
                    let from = ["--interface", "127.0.4.\(1 + number % 200)"]
                    let site = "http://127.0.0.1:\(host.otherSite)/api"
                    for (path, body) in [("resumes", SampleResume.text), ("jobs", SamplePosting.text)] {
                        let answer = try await Curl.run(
                            "\(site)/\(path)",
                            headers: ["Content-Type": "text/plain"],
                            body: Array(body.utf8),
                            arguments: from
                        )
                        statuses[answer.status, default: 0] += 1
                    }
                    number += 1
                }
                return statuses
            }
            defer { isOver.set() }
            // A responder begins with its first request.
            for slice in Deployment.slices { _ = try await Curl.get("\(host.health)/\(slice)/readyz") }
            let processes = try await Deployment.slices.asyncMap { try await host.process(of: $0) }
            // The gates say that each letter has a reader; all of them are to be there.
            try await Deadline.until("readers") {
                let page = try MetricsPage(try await Curl.get("\(host.health)/cover-letter/metrics").body)
                let readers = page["arete_viewers", ["slice": "cover-letter"]]
                return readers == Double(Self.letterCount * Self.readersOfEach)
            }
            try await host.must("systemctl restart 'arete@*.service'")
            let after = try await Deployment.slices.asyncMap { try await host.process(of: $0) }
            #expect(zip(processes, after).allSatisfy { $0 != $1 })
            // Where the process has ended, nobody waits at its gate any more; those of the next one write on.
            try? model.releaseAll()
            let joined = try await reading.value
            isOver.set()
            var report = ProofReport()
            for (number, stream) in joined { report.add(stream, expected: expected, of: "letter \(number)") }
            print(report.line("four services restarted under load"))
            #expect(report.faults == [])
            #expect(report.terminals == (1, 1))
            // Each of them was there before and after.
            #expect(report.connections >= 2 * joined.count)
            let statuses = try await calls.value
            #expect(Set(statuses.keys) == [201], "\(statuses)")
            #expect((statuses[201] ?? 0) > 4, "hardly anybody called")
            #expect(try await host.must("systemctl is-system-running") == "running")
        }

        @Test("Twenty EventSources of one page are live at once over HTTP/2, where HTTP/1.1 has six")
        func twentyStreams() async throws {
            let (host, model) = (try Host.current(), try FakeModelProcess.current())
            try await host.useModel(model)
            try model.play(ProvingGround.answers(gates: ["pieces": [6]], times: 20))
            let letters = try await (0..<20).asyncMap { try await host.letter($0, "Twenty\($0)") }
            let gates = try model.log().count { $0.event == "gate" }
            try await Browser.run { browser in
                try await browser.open("\(host.https)/")
                let urls = JSON.array(letters.map { .string(String($0.path.dropFirst("/api".count))) })
                try await browser.evaluate(
                    """
                    window.shown = arguments[0].map(() => []);
                    arguments[0].forEach((url, number) => {
                      const source = new EventSource(url);
                      source.onmessage = ({ data }) => {
                        const { type } = JSON.parse(data);
                        shown[number].push(type);
                        if (type === "complete") source.close();
                        document.body.dataset.live = shown.filter((types) => types.includes("delta")).length;
                        document.body.dataset.ended = shown.filter((types) => types.at(-1) === "complete").length;
                      };
                    });
                    """,
                    [urls]
                )
                // Each has a word of its model's, which has not written the next one yet.
                try await browser.wait(until: "document.body.dataset.live === '20'")
                #expect(try await browser.evaluate("return document.body.dataset.ended") == "0")
                try await model.wait(for: "gate", count: gates + 20)
                try model.releaseAll()
                try await browser.wait(until: "document.body.dataset.ended === '20'")
                let protocols = try await browser.evaluate(
                    "return performance.getEntriesByType('navigation').map((entry) => entry.nextHopProtocol)"
                )
                #expect(protocols == ["h2"])
            }
        }
    }
}
