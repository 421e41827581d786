import EventLoop
import FakeModelSupport
import FoundationEssentials
import Glibc
import Testing

extension EndToEnd {
    @Suite("Whatever happens to the processes, the store or the clock, the reader has every event once")
    struct Disturbances {
        /// Proves something on a ground of its own, and tells the report.
        static func prove(
            _ what: String,
            _ environment: [String: String] = [:],
            stateSize: String? = nil,
            _ body: @escaping @Sendable (ProvingGround, _ expected: JoinedStream) async throws -> ProofReport
        ) async throws {
            try await ProvingGround.run(environment, stateSize: stateSize) { ground in
                let letter = try await ground.letter("Undisturbed")
                let expected = try await onOwnThread { try letter.follow() }
                try #require(expected.terminalCount == 1 && expected.torn.isEmpty && expected.repeated.isEmpty)
                let report = try await body(ground, expected)
                print(report.line(what))
                #expect(report.faults == [])
                #expect(report.lost == 0 && report.repeated == 0 && report.invented == 0)
                #expect(report.terminals == (1, 1))
            }
        }

        @Test("Processes killed, paused and reloaded, the store locked")
        func processes() async throws {
            try await Self.prove("processes and store") { ground, expected in
                var report = ProofReport()
                for (number, disturbance) in Disturbance.all.enumerated() {
                    report.add(try await ground.disturb(disturbance, expected: expected, number: number))
                }
                return report
            }
        }

        @Test("A responder paused for longer than a heartbeat lasts and than nginx waits")
        func pausedForLong() async throws {
            try await Self.prove("a long pause") { ground, expected in
                let pause = Disturbance(what: "a long pause") { ground, _ in
                    let responder = try ground.deployment.responder(of: "cover-letter")
                    kill(responder.id, SIGSTOP)
                    defer { kill(responder.id, SIGCONT) }
                    try ground.model.releaseAll()
                    // It has waited as long for this one as for the letter, which it has given up before.
                    let run = "\(ground.deployment.http)/cover-letter/runs/AAAAAAAAAAAAAAAAAAAAAA"
                    #expect(try await Curl.run(run, method: "GET").status == 504)
                }
                // 15 s is the heartbeat.
                return try await ground.deployment.withNginx("fastcgi_read_timeout 60s", "fastcgi_read_timeout 18s") {
                    try await ground.disturb(pause, expected: expected, number: 0)
                }
            }
        }

        @Test("A responder killed at any instant of a letter")
        func anyInstant() async throws {
            try await Self.prove("kill -9 at any instant") { ground, expected in
                // Half a second, in which each piece is a moment of its own.
                try ground.model.play(ProvingGround.answers(tokensPerSecond: 70))
                let count = ProofExtent.isFull ? 60 : 4
                var report = ProofReport()
                for number in 0..<count {
                    let letter = try await ground.letter("Instant\(number)")
                    async let joined = onOwnThread { try letter.follow() }
                    // The instant is what is tried, so it is a time.
                    try await Task.sleep(for: .milliseconds(500 * number / count))
                    try await ground.crash()
                    report.add(try await joined, expected: expected, of: "instant \(number)")
                }
                return report
            }
        }

        @Test("A run that waits for its turn, and the one it waits for, outlive their process")
        func queued() async throws {
            try await Self.prove("kill -9 with a queue", ["ARETE_RUNS": "1"]) { ground, expected in
                let waiting = try await ground.letter("Waiting", isFresh: false)
                let queued = Lock<String?>(nil)
                let first = Disturbance(what: "kill -9 with a queue") { ground, _ in
                    // Its viewer leaves it where it is.
                    let record = try await Curl.stream(ground.deployment.http + waiting.path) {
                        $0.json["stage"] == "queued"
                    }
                    #expect(record.events.last?.json["position"].integer == 1)
                    queued.withLock { $0 = record.run }
                    try await ground.crash()
                }
                var report = try await ground.disturb(first, expected: expected, number: 0)
                // Without a cursor: its run is there, and no other one is begun.
                let other = try await onOwnThread { try waiting.follow() }
                #expect(other.run.map(String.init) == queued.withLock(\.self))
                report.add(other, expected: expected, of: "queued")
                return report
            }
        }

        @Test("A disk that is full for a while", .enabled(if: geteuid() == 0, "mounting needs root"))
        func fullDisk() async throws {
            try await Self.prove("a full disk", stateSize: "8m") { ground, expected in
                let filling = Disturbance(what: "a full disk") { ground, _ in
                    let filler = "\(ground.deployment.state)/filler"
                    #expect(try Self.fill(filler) > 0)
                    let ready = "\(ground.deployment.health)/cover-letter/readyz"
                    try await Deadline.until("red readiness") { try await Curl.get(ready).status == 503 }
                    try ground.model.releaseAll()
                    let log = URL(filePath: ground.deployment.log)
                    try await Deadline.until("suspension") {
                        String(decoding: try Data(contentsOf: log), as: UTF8.self).split(separator: "\n").contains {
                            $0.contains("run ended") && $0.contains("storage_full")
                        }
                    }
                    try FileManager.default.removeItem(atPath: filler)
                }
                return try await ground.disturb(filling, expected: expected, number: 0)
            }
        }

        /// Writes a file until there is no room for more.
        ///
        /// - Returns: Its size.
        private static func fill(_ path: String) throws -> Int {
            let file = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
            defer { close(file) }
            let page = [UInt8](repeating: 7, count: 4096)
            var size = 0
            while true {
                let count = unsafe page.withUnsafeBytes { unsafe write(file, $0.baseAddress, $0.count) }
                guard count > 0 else {
                    guard errno == ENOSPC else { throw CocoaError(.fileWriteUnknown) }
                    return size
                }
                size += count
            }
        }

        /// When a document would expire that is stored now.
        private static func expiry(_ deployment: Deployment) async throws -> Date {
            let job = try await deployment.post(SamplePosting.text)
            let expires = try await Curl.get("\(deployment.http)/jobs/\(job)").json["expires"].string
            return try Date(#require(expires), strategy: .iso8601)
        }

        @Test("A wall clock that jumps a day ahead, and two back")
        func clock() async throws {
            let clock = try await WallClock()
            try await Self.prove("the wall clock", clock.environment) { ground, expected in
                var report = ProofReport()
                for (number, seconds) in [86_400, -86_400].enumerated() {
                    let jump = Disturbance(what: "a jump to \(seconds) s") { ground, _ in
                        let before = try await Self.expiry(ground.deployment)
                        try clock.jump(Int64(seconds))
                        // The responders live in another time indeed.
                        let after = try await Self.expiry(ground.deployment)
                        #expect(abs(after.timeIntervalSince(before)) > 80_000)
                    }
                    report.add(try await ground.disturb(jump, expected: expected, number: number))
                    let crash = Disturbance(what: "a crash there") { ground, _ in try await ground.crash() }
                    report.add(try await ground.disturb(crash, expected: expected, number: 10 + number))
                }
                return report
            }
        }
    }
}
