import FakeModelSupport
import FoundationEssentials
import Glibc
import Testing

/// One way to disturb a letter that waits in the middle of its first paragraph.
struct Disturbance: Sendable, CustomTestStringConvertible {
    /// What is done, as the report says it.
    let what: String
    /// Whether the run's process goes on with it: drafts are exact then, too.
    var keepsRun = false
    /// Where the model waits meanwhile.
    var gates: JSON = ["pieces": [6]]
    /// Does it; afterwards the model goes on.
    let act: @Sendable (_ ground: ProvingGround, _ letter: StreamClient) async throws -> Void

    var testDescription: String { what }

    /// The pieces of the model's answer: the envelope, the first paragraph's head, its 18 words, its end, a comma, the second paragraph.
    ///
    /// A gate stands before a piece, counted from 0: before 22, the second paragraph's head, the model has only ended the first one.
    private static let middle: JSON = ["pieces": [6]]
    private static let betweenItems: JSON = ["pieces": [22]]
    private static let inSecond: JSON = ["pieces": [24]]
    private static let beforeHead: JSON = ["headers": true]
    private static let beforeEnd: JSON = ["pieces": [31]]

    /// All of them that one deployment can take, one after the other.
    static let all: [Disturbance] = [
        Disturbance(what: "kill -9 before the model's answer", gates: beforeHead) { ground, _ in
            try await ground.crash()
        },
        Disturbance(what: "kill -9 in a draft", gates: middle) { ground, _ in try await ground.crash() },
        Disturbance(what: "kill -9 between two paragraphs", gates: betweenItems) { ground, letter in
            // The first one has not only been written: it is stored.
            let record = try await Curl.stream(ground.deployment.http + letter.path) { $0.type == "paragraph" }
            #expect(record.types.last == "paragraph")
            try await ground.crash()
        },
        Disturbance(what: "kill -9 in the second paragraph", gates: inSecond) { ground, _ in try await ground.crash() },
        Disturbance(what: "kill -9 while the end is being stored", gates: beforeEnd) { ground, letter in
            let run = try await ground.run(of: letter)
            try await ground.whileStoreIsLocked {
                let calls = try ground.finishedCalls()
                try ground.model.releaseAll()
                // Its responder has the whole answer, and when nothing in it moves any more the run's end waits for the store.
                try await Deadline.until("the answer's end") { try ground.finishedCalls() > calls }
                let responder = try ground.deployment.responder(of: "cover-letter")
                try await Deadline.until("rest") { try responder.isAtRest() }
                #expect(try await ground.state(of: run) == "running")
                try await ground.crash(answers: false)
            }
        },
        Disturbance(what: "kill -9 while the run is being stopped", gates: middle) { ground, letter in
            let run = try await ground.run(of: letter)
            try await ground.whileStoreIsLocked {
                async let stop = Curl.run("\(ground.deployment.http)/cover-letter/runs/\(run)", method: "DELETE")
                // The model's call ends in the same turn in which the request arrives: then the store is being told.
                try await ground.model.wait(for: "closed", of: try ground.model.requests().count)
                try await ground.crash(answers: false)
                #expect(try await stop.status != 204)
            }
        },
        Disturbance(what: "kill -9 twice") { ground, _ in
            try await ground.crash()
            try await ground.crash()
        },
        Disturbance(what: "kill -9 of nginx's workers", keepsRun: true) { ground, _ in
            for worker in try ground.deployment.nginx().children() { kill(worker.id, SIGKILL) }
        },
        Disturbance(what: "nginx -s reload", keepsRun: true) { ground, _ in
            let master = try ground.deployment.nginx()
            let old = Set(try master.children().map(\.id))
            kill(master.id, SIGHUP)
            try await Deadline.until("new workers") { !Set(try master.children().map(\.id)).subtracting(old).isEmpty }
        },
        Disturbance(what: "SIGTERM of the responder") { ground, _ in
            let old = try ground.deployment.responder(of: "cover-letter")
            kill(old.id, SIGTERM)
            try await ground.restarted(after: old.id)
        },
        Disturbance(what: "SIGTERM of the responder while the store is locked") { ground, _ in
            let old = try ground.deployment.responder(of: "cover-letter")
            try await ground.whileStoreIsLocked {
                kill(old.id, SIGTERM)
                // `TimeoutStopSec` of its unit: then it would be killed.
                try await Deadline.until("its end", within: .seconds(30)) {
                    try ground.deployment.responder(of: "cover-letter").id != old.id
                }
            }
            try await ground.restarted(after: old.id)
        },
        Disturbance(what: "the responder paused", keepsRun: true) { ground, _ in
            let responder = try ground.deployment.responder(of: "cover-letter")
            kill(responder.id, SIGSTOP)
            try ground.model.releaseAll()
            try await ground.model.wait(for: "ended", of: try ground.model.requests().count)
            kill(responder.id, SIGCONT)
        },
        Disturbance(what: "nginx paused", keepsRun: true) { ground, _ in
            let workers = try ground.deployment.nginx().children()
            for worker in workers { kill(worker.id, SIGSTOP) }
            try ground.model.releaseAll()
            try await ground.model.wait(for: "ended", of: try ground.model.requests().count)
            for worker in workers { kill(worker.id, SIGCONT) }
        },
        Disturbance(what: "the store locked for a moment", keepsRun: true) { ground, _ in
            try await ground.whileStoreIsLocked {
                try ground.model.releaseAll()
                try await ground.model.wait(for: "ended", of: try ground.model.requests().count)
            }
        },
        Disturbance(what: "the store locked beyond its patience") { ground, _ in
            try await ground.whileStoreIsLocked {
                try ground.model.releaseAll()
                let ready = "\(ground.deployment.health)/cover-letter/readyz"
                try await Deadline.until("red readiness") { try await Curl.get(ready).status == 503 }
            }
        },
    ]
}

extension ProvingGround {
    /// Writes a letter, disturbs it in the middle, and compares it with an undisturbed one.
    func disturb(_ disturbance: Disturbance, expected: JoinedStream, number: Int) async throws -> ProofReport {
        let letter = try await letter("Disturbed\(number)")
        try model.play(Self.answers(gates: disturbance.gates))
        let request = try model.requests().count + 1
        async let joined = onOwnThread { try letter.follow() }
        try await model.wait(for: "gate", of: request)
        try await disturbance.act(self, letter)
        // Where the disturbance has ended the call, nobody waits at the gate any more.
        try? model.releaseAll()
        var report = ProofReport()
        report.add(
            try await joined,
            expected: expected,
            of: disturbance.what,
            keepsRun: disturbance.keepsRun
        )
        return report
    }

    /// Kills the responder of letters, which is then started again.
    ///
    /// - Parameter answers: Whether to wait until it answers; it cannot while its store is locked.
    /// - Throws: `Deadline.Missed` where none comes.
    func crash(answers: Bool = true) async throws {
        let old = try deployment.responder(of: "cover-letter").id
        kill(old, SIGKILL)
        if answers { try await restarted(after: old) }
    }

    /// Waits until another responder is in the place of one that has ended.
    func restarted(after old: pid_t) async throws {
        try await Deadline.until("restart") { try deployment.responder(of: "cover-letter").id != old }
        try await Deadline.until("answer") {
            try await Curl.get("\(deployment.health)/cover-letter/readyz").status == 200
        }
    }

    /// How many calls to a model the responders have read to their end.
    func finishedCalls() throws -> Int {
        let log = String(decoding: try Data(contentsOf: URL(filePath: deployment.log)), as: UTF8.self)
        return log.split(separator: "\n").count { $0.contains("model call") && $0.contains("outcome=finished") }
    }

    /// The run that a letter's stream shows.
    func run(of letter: StreamClient) async throws -> String {
        let record = try await Curl.stream(deployment.http + letter.path) { $0.json["run"] != .null }
        return try #require(record.run)
    }

    /// Does something while another process holds the store's lock for writing.
    func whileStoreIsLocked(_ body: @Sendable () async throws -> Void) async throws {
        let program = """
            import os, signal, sqlite3, sys
            store = sqlite3.connect(sys.argv[1], isolation_level=None, timeout=60)
            store.execute("BEGIN IMMEDIATE")
            signal.signal(signal.SIGUSR1, lambda *_: store.execute("ROLLBACK"))
            print("locked", os.getpid(), flush=True)
            while True: signal.pause()
            """
        let lock = ["python3", "-c", program, "\(deployment.state)/arete.sqlite"]
        let log = "\(deployment.directory.path)/lock.log"
        try await Daemon.run(lock, log: log, isReady: { $0.hasPrefix("locked") }) { ready in
            let holder = try #require(pid_t(ready.filter(\.isNumber)))
            // The way to the holder's end takes longer on a loaded machine than a responder's patience may last.
            defer { kill(holder, SIGUSR1) }
            try await body()
        }
    }
}
