import FakeModelSupport
import FoundationEssentials
import Glibc
import Samples
import Testing

extension EndToEnd {
    /// People come and go for a long time; what a process holds afterwards is what it held before.
    @Suite("After a long day nothing has grown")
    struct Soak {
        /// Seconds: some in every test run, as many as `make soak` says in a long one.
        private static let length =
            ProcessInfo.processInfo.environment["ARETE_SOAK"].flatMap(Int.init).map { Duration.seconds($0) }
            ?? .seconds(16)

        /// What a process holds.
        private struct Holdings: CustomStringConvertible {
            let kibibytes: Int
            /// The database's files not counted.
            let descriptors: Int
            /// How often the database's files are open.
            let database: Int
            let threads: Int

            init(_ process: ProcessEntry) throws {
                kibibytes = try process.residentKiB()
                let open = try process.openDescriptors()
                database = open.count { $0.contains("/arete.sqlite") }
                descriptors = open.count - database
                threads = try process.threadCount()
            }

            var description: String { "\(kibibytes) KiB, \(descriptors)+\(database) descriptors, \(threads) threads" }
        }

        /// How often a process may have the database's files open: a writer, GRDB's five readers, which it opens only when so many ask at
        /// once, and a watcher, each with the file, its log and its index.
        private static let databaseLimit = 7 * 3

        /// What the system's libraries may open once, at some first use that the morning did not have; each visit's leak would be far more.
        private static let madeOnce = 2

        /// The slices whose processes live from the beginning to the end; letters' are killed meanwhile.
        private static let steady = ["resumes", "jobs", "optimization"]

        @Test("Uploads, streams, readers that leave, stops, deletions and crashes")
        func soak() async throws {
            try await ProvingGround.run(["ARETE_LEASE": "1"]) { ground in
                // What is made once is made, and what grows to its usual size has done so.
                try await Self.live(ground, for: Self.length / 4, named: "Morning")
                let before = try await Self.holdings(ground)
                let visits = try await Self.live(ground, for: Self.length * 3 / 4, named: "Day")
                #expect(visits > 0)
                for (slice, (first, process)) in before {
                    // A timer or a thread of the system's may still be about to end.
                    try await Deadline.until("the rest of \(slice)") {
                        let now = try Holdings(process)
                        return now.descriptors <= first.descriptors + Self.madeOnce
                            && now.database <= Self.databaseLimit
                            && now.threads <= first.threads
                    }
                    let now = try Holdings(process)
                    print("soak: \(slice), \(visits) visits: \(first), then \(now)")
                    // Pages of the allocator's come and go; what leaks with each visit would be more, in a long run by far.
                    #expect(now.kibibytes - first.kibibytes < max(16 * 1024, first.kibibytes / 5), "\(slice)")
                    #expect(try ground.deployment.responder(of: slice).id == process.id, "\(slice) has crashed")
                }
            }
        }

        private static func holdings(_ ground: ProvingGround) async throws -> [String: (Holdings, ProcessEntry)] {
            var all: [String: (Holdings, ProcessEntry)] = [:]
            for slice in steady {
                let process = try ground.deployment.responder(of: slice)
                all[slice] = (try Holdings(process), process)
            }
            return all
        }

        /// Eight people at once, one visit after the other, and a crash of the letters' process from time to time.
        ///
        /// - Returns: How many visits there were.
        @discardableResult
        private static func live(_ ground: ProvingGround, for length: Duration, named name: String) async throws -> Int
        {
            let end = ContinuousClock.now + length
            return try await withThrowingTaskGroup(of: Int.self) { group in
                for person in 0..<8 {
                    group.addTask {
                        var count = 0
                        while ContinuousClock.now < end {
                            try await visit(ground, "\(name)\(person)x\(count)", kind: person + count)
                            count += 1
                        }
                        return count
                    }
                }
                group.addTask {
                    while ContinuousClock.now < end {
                        try await Task.sleep(for: length / 6)
                        try await ground.crash()
                    }
                    return 0
                }
                return try await group.reduce(0, +)
            }
        }

        /// One person: stores two documents, reads some of their streams in one way or another, and deletes them.
        private static func visit(_ ground: ProvingGround, _ word: String, kind: Int) async throws {
            let letter = try await ground.letter(word, isFresh: false)
            let site = ground.deployment.http
            let job = String(letter.path.split(separator: "=").last ?? "")
            switch kind % 4 {
            case 0:
                // All of it, however often the process is killed meanwhile.
                let joined = try await onOwnThread { try letter.follow() }
                #expect(joined.terminalCount == 1 && joined.repeated.isEmpty && joined.torn.isEmpty, "\(joined)")
            case 1:
                // Leaves in the middle.
                _ = try await onOwnThread {
                    try letter.read(after: nil, cut: .init(bytes: 300 + 97 * (kind % 23), isAbrupt: kind % 8 == 1))
                }
            case 2:
                for (slice, path) in Deployment.streams(resume: letter.resume, job: job) where slice != "cover-letter" {
                    #expect(try await Curl.stream(site + path).types.last == "complete", "\(slice)")
                }
            default:
                // Stops what another reads.
                async let read = onOwnThread { try letter.read(after: nil) }
                if let run = try await Curl.stream(site + letter.path, until: { $0.json["run"] != .null }).run {
                    _ = try await Curl.run("\(site)/cover-letter/runs/\(run)", method: "DELETE")
                }
                _ = try await read
            }
            for path in ["resumes/\(letter.resume)", "jobs/\(job)"] {
                #expect(try await Curl.run("\(site)/\(path)", method: "DELETE").status == 204)
            }
        }
    }
}
