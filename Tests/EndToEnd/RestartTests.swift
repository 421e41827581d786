import FakeModelSupport
import FoundationEssentials
import Glibc
import PrometheusSupport
import Subprocess
import Synchronization
import SystemPackage
import Testing

extension EndToEnd {
    /// As `systemctl restart arete@cover-letter.service` does: the listening socket stays, and the next process begins when the last one has ended.
    @Suite("A restart under a socket that stays refuses nobody and loses nothing")
    struct Restart {
        private final class Flag: Sendable {
            let isSet = Atomic(false)
        }

        /// Sends short requests, one after the other in each of four threads, while a body says so.
        ///
        /// - Parameters:
        ///   - client: What sends them.
        ///   - body: Gets what ends them: a responder must be there until all are answered.
        /// - Returns: How many were answered with which status.
        /// - Throws: What a call or the body throws.
        private static func whileCalling(
            _ client: StreamClient,
            _ body: @Sendable (_ end: @escaping @Sendable () async throws -> Void) async throws -> Void
        ) async throws -> [Int: Int] {
            let isOver = Flag()
            let calls = Task {
                try await withThrowingTaskGroup(of: [Int: Int].self) { group in
                    for _ in 0..<4 {
                        group.addTask {
                            try await onOwnThread {
                                var statuses: [Int: Int] = [:]
                                while !isOver.isSet.load(ordering: .relaxed) {
                                    statuses[try client.read(after: nil).status, default: 0] += 1
                                }
                                return statuses
                            }
                        }
                    }
                    return try await group.reduce(into: [:]) { $0.merge($1, uniquingKeysWith: +) }
                }
            }
            // Also where the body throws.
            defer { isOver.isSet.store(true, ordering: .relaxed) }
            try await body {
                isOver.isSet.store(true, ordering: .relaxed)
                _ = try await calls.value
            }
            return try await calls.value
        }

        /// Runs one responder on a listening socket until the body returns; then it is told to end, as systemd does.
        private static func serve<Value: Sendable>(
            _ socket: CInt,
            _ ground: ProvingGround,
            _ body: @Sendable () async throws -> Value
        ) async throws -> Value {
            var environment = ground.environment
            environment["ARETE_STATE"] = ground.deployment.state
            environment["ARETE_PUBLIC"] = "1"
            let variables = environment.map { (Environment.Key(stringLiteral: $0.key), $0.value as String?) }
            let outcome = try await Subprocess.run(
                .path(FilePath(try Checkout.program())),
                arguments: ["serve", "--slice", "cover-letter"],
                environment: .inherit.updating(Dictionary(uniqueKeysWithValues: variables)),
                input: .fileDescriptor(FileDescriptor(rawValue: socket), closeAfterSpawningProcess: false),
                output: .discarded,
                error: .discarded
            ) { execution in
                let result: Result<Value, any Error>
                do {
                    result = .success(try await body())
                } catch {
                    result = .failure(error)
                }
                try execution.send(signal: .terminate)
                return result
            }
            #expect(outcome.terminationStatus == .exited(0))
            return try outcome.closureResult.get()
        }

        @Test("Every short request is answered by a responder, and every letter goes on, five restarts long")
        func restarts() async throws {
            try await ProvingGround.run { ground in
                let undisturbed = try await ground.letter("Undisturbed")
                let expected = try await onOwnThread { try undisturbed.follow() }
                try #require(expected.terminalCount == 1 && expected.torn.isEmpty && expected.repeated.isEmpty)
                let path = "\(ground.deployment.state)/cover-letter.sock"
                try FileManager.default.removeItem(atPath: path)
                let (socket, _) = try Sockets.listen(at: .path(path))
                defer { close(socket) }
                let unknown = "/cover-letter/runs/AAAAAAAAAAAAAAAAAAAAAAAAAA"
                let caller = StreamClient(port: ground.deployment.port, path: unknown, resume: "", word: "")
                let statuses = try await Self.whileCalling(caller) { end in
                    var report = ProofReport()
                    for number in 0..<5 {
                        try ground.model.play(ProvingGround.answers(gates: ["pieces": [6]]))
                        let letter = try await ground.letter("Restarted\(number)")
                        let request = try ground.model.requests().count + 1
                        let reading = Task { try await onOwnThread { try letter.follow() } }
                        try await Self.serve(socket, ground) {
                            _ = try await ground.model.wait(for: "gate", of: request)
                        }
                        // The gate belongs to a call that has ended with its process.
                        try? ground.model.releaseAll()
                        let joined = try await Self.serve(socket, ground) {
                            let joined = try await reading.value
                            if number == 4 { try await end() }
                            return joined
                        }
                        report.add(joined, expected: expected, of: "restart \(number)")
                    }
                    print(report.line("restarts"))
                    #expect(report.faults == [])
                    #expect(report.terminals == (1, 1))
                }
                #expect(Set(statuses.keys) == [404], "\(statuses)")
                #expect((statuses[404] ?? 0) >= 20, "hardly anybody called")
            }
        }

        @Test("A responder that ends sends its readers away at the end of an event, and not all for the same time")
        func farewell() async throws {
            try await ProvingGround.run { ground in
                try ground.model.play(ProvingGround.answers(gates: ["pieces": [6]]))
                let letter = try await ground.letter("Farewell")
                let url = ground.deployment.http + letter.path
                let texts = try await withThrowingTaskGroup(of: String.self) { group in
                    for _ in 0..<12 { group.addTask { try await Curl.get(url).text } }
                    try await ground.model.wait(for: "gate", of: 1)
                    let responder = try ground.deployment.responder(of: "cover-letter")
                    // Eleven joined the run of the first: all of them read it, which is more than that they are connected.
                    try await Deadline.until("readers") {
                        let page = try await ground.deployment.metrics("cover-letter")
                        return page["arete_viewers", ["slice": "cover-letter"]] == 12
                    }
                    kill(responder.id, SIGTERM)
                    return try await group.reduce(into: [String]()) { $0.append($1) }
                }
                var times: Set<Int> = []
                for text in texts {
                    let last = try #require(text.ranges(of: "\n\nretry: ").last)
                    let rest = text[last.upperBound...]
                    let digits = rest.prefix { $0.isNumber }
                    let time = try #require(Int(digits))
                    #expect((1000...5000).contains(time))
                    times.insert(time)
                    let farewell = #"data: {"type":"status","message":"Reconnecting..."}"#
                    #expect(rest.dropFirst(digits.count) == "\n\n\(farewell)\n\n")
                }
                #expect(times.count > 1)
            }
        }
    }
}
