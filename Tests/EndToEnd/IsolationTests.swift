import FoundationEssentials
import Glibc
import Samples
import Testing

/// Ten users behind one address.
private enum UsersOfOneAddress {
    static let names = (0..<10).map { "user\($0)" }
}

extension EndToEnd {
    @Suite(
        "Where nginx asks for a password, each user has documents, runs and limits of its own",
        .deployment(.init(isGated: true, users: .passwords(["alice", "bob"] + UsersOfOneAddress.names)))
    )
    struct Isolation {
        /// Ids that belong to somebody, or to nobody.
        struct Belongings: Sendable {
            var resume = unknownID()
            var job = unknownID()
            /// A run of each slice that is over.
            var runs: [String: String] = Dictionary(uniqueKeysWithValues: Deployment.slices.map { ($0, unknownID()) })
            /// A run of `resumes` that is under way.
            var liveRun = unknownID()
            /// The id of an event of the resume's first stream.
            var cursor = "\(unknownID()).1.2"
        }

        /// An id as ours are, of nothing.
        private static func unknownID() -> String {
            String((0..<26).map { _ in "0123456789ABCDEFGHJKMNPQRSTVWXYZ".randomElement() ?? "0" })
        }

        /// The header by which a client says who it is.
        static func credentials(_ user: String, password: String? = nil) -> [String: String] {
            ["Authorization": "Basic \(Data("\(user):\(password ?? user)".utf8).base64EncodedString())"]
        }

        typealias Path = @Sendable (_ theirs: Belongings, _ own: Belongings) -> String

        /// How each operation of `openapi.json` is tried on what is another's.
        ///
        /// None where it names nothing that belongs to anybody; what an upload makes is what the others are tried on.
        static let attempts: [String: [Path]] = [
            "POST /resumes": [], "POST /jobs": [], "GET /openapi.json": [], "GET /{slice}/stream/probe": [],
            "GET /resumes/{id}": [
                { theirs, _ in "/resumes/\(theirs.resume)" }, { theirs, _ in "/resumes/\(theirs.job)" },
            ],
            "DELETE /resumes/{id}": [{ theirs, _ in "/resumes/\(theirs.resume)" }],
            "GET /jobs/{id}": [{ theirs, _ in "/jobs/\(theirs.job)" }, { theirs, _ in "/jobs/\(theirs.resume)" }],
            "DELETE /jobs/{id}": [{ theirs, _ in "/jobs/\(theirs.job)" }],
            "GET /resumes/stream/{resume_id}": [
                { theirs, _ in "/resumes/stream/\(theirs.resume)" },
                { theirs, _ in "/resumes/stream/\(theirs.resume)?fresh=1" },
                { theirs, _ in "/resumes/stream/\(theirs.resume)?last_event_id=\(theirs.cursor)" },
                { theirs, own in "/resumes/stream/\(own.resume)?last_event_id=\(theirs.cursor)" },
            ],
            "GET /jobs/stream/{job_id}": [
                { theirs, _ in "/jobs/stream/\(theirs.job)" },
                { theirs, own in "/jobs/stream/\(own.job)?last_event_id=\(theirs.cursor)" },
            ],
            "GET /optimization/stream/{resume_id}": both("/optimization"),
            "GET /optimize/stream/{resume_id}": both("/optimize"),
            "GET /cover-letter/stream/{resume_id}": both("/cover-letter"),
            "GET /{slice}/runs/{run}": runs,
            "DELETE /{slice}/runs/{run}": runs,
        ]

        /// A stream of two documents, of which either or both are another's.
        private static func both(_ prefix: String) -> [Path] {
            [
                { theirs, _ in "\(prefix)/stream/\(theirs.resume)" },
                { theirs, _ in "\(prefix)/stream/\(theirs.resume)?job=\(theirs.job)" },
                { theirs, own in "\(prefix)/stream/\(theirs.resume)?job=\(own.job)" },
                { theirs, own in "\(prefix)/stream/\(own.resume)?job=\(theirs.job)" },
                { theirs, own in "\(prefix)/stream/\(own.resume)?job=\(own.job)&last_event_id=\(theirs.cursor)" },
            ]
        }

        private static let runs: [Path] =
            Deployment.slices.map { slice in { theirs, _ in "/\(slice)/runs/\(theirs.runs[slice] ?? "")" } }
            + [{ theirs, _ in "/resumes/runs/\(theirs.liveRun)" }, { theirs, _ in "/jobs/runs/\(theirs.liveRun)" }]

        /// The operations of the description as it is served.
        private static func operations(_ deployment: Deployment) async throws -> Set<String> {
            let description = try await Curl.get("\(deployment.http)/openapi.json", headers: credentials("bob")).json
            return Set(
                description["paths"].members.flatMap { path, item in
                    item.members.keys.filter { $0 != "parameters" }.map { "\($0.uppercased()) \(path)" }
                }
            )
        }

        /// Stores a resume and a posting of a user, and reads all streams of them.
        private static func belongings(of user: String, _ deployment: Deployment) async throws -> Belongings {
            var belongings = Belongings()
            let headers = credentials(user)
            let text = Array(SampleResume.text.utf8)
            belongings.resume = try await deployment.upload(text, name: "r.txt", type: "text/plain", headers: headers)
            belongings.job = try await deployment.post(SamplePosting.text, headers: headers)
            let streams = Deployment.streams(resume: belongings.resume, job: belongings.job)
            for (slice, path) in streams {
                let record = try await Curl.stream(deployment.http + path, headers: headers)
                #expect(record.types.last == "complete")
                let run = try #require(record.run)
                belongings.runs[slice] = run
                if slice == "resumes" { belongings.cursor = record.ids[1] }
            }
            return belongings
        }

        /// What a client could tell two answers apart by.
        private static func face(_ answer: Curl.Answer) -> String {
            let fields = answer.head.fields.filter { !["date", "server-timing"].contains($0.name) }
            return "\(answer.status)\n" + fields.map { "\($0.name): \($0.value)\n" }.joined() + "\n" + answer.text
        }

        @Test("Another's id is answered as an unknown one is, to the byte, on every route and by every method")
        func isolation() async throws {
            let deployment = try Deployment.current()
            #expect(try await Self.operations(deployment) == Set(Self.attempts.keys))
            var alice = try await Self.belongings(of: "alice", deployment)
            let bob = try await Self.belongings(of: "bob", deployment)
            var pages = PDFBuilder()
            for _ in 0..<12 {
                pages.addPage((0..<40).map { .init(72, 72 + 16 * Double($0), "Line \($0), with some ordinary words") })
            }
            let held = try await deployment.upload(pages.build(), headers: Self.credentials("alice"))
            // A run of hers is under way the whole time, and no request of his ends it.
            let (announcements, announcement) = AsyncStream.makeStream(of: String.self)
            async let live = Curl.stream(
                "\(deployment.http)/resumes/stream/\(held)",
                headers: Self.credentials("alice"),
                // It outlasts hundreds of his requests, one after the other.
                arguments: ["--max-time", "600"]
            ) { event in
                if event.isFirstPage { announcement.yield("") }
                if let run = event.json["run"].string { announcement.yield(run) }
                return false
            }
            var isHeld = false
            for await run in announcements {
                if run.isEmpty { isHeld = true } else { alice.liveRun = run }
                if isHeld { break }
            }
            let nobody = Belongings()
            for (operation, paths) in Self.attempts.sorted(by: { $0.key < $1.key }) {
                let method = String(operation.prefix { $0 != " " })
                for path in paths {
                    for method in method == "GET" ? ["GET", "HEAD"] : [method] {
                        for accept in ["*/*", "text/event-stream"] {
                            try await Self.expectNoDifference(
                                method,
                                path(alice, bob),
                                path(nobody, bob),
                                accept: accept,
                                to: "bob",
                                deployment
                            )
                        }
                    }
                }
            }
            deployment.gate?.letPass(1)
            #expect(try await live.types.last == "complete")
            let headers = Self.credentials("alice")
            for path in ["/resumes/\(alice.resume)", "/jobs/\(alice.job)", "/resumes/\(held)"] {
                #expect(try await Curl.get(deployment.http + path, headers: headers).status == 200, "\(path)")
            }
            for (slice, run) in alice.runs {
                let answer = try await Curl.get("\(deployment.http)/\(slice)/runs/\(run)", headers: headers)
                #expect(answer.json["state"] == "complete", "\(slice)")
            }
        }

        private static func expectNoDifference(
            _ method: String,
            _ theirs: String,
            _ unknown: String,
            accept: String,
            to user: String,
            _ deployment: Deployment
        ) async throws {
            for prefix in ["", "/api"] {
                let headers = credentials(user).merging(["Accept": accept]) { $1 }
                let (theirs, unknown) = (deployment.http + prefix + theirs, deployment.http + prefix + unknown)
                let first = try await Curl.run(theirs, method: method, headers: headers)
                let second = try await Curl.run(unknown, method: method, headers: headers)
                #expect(face(first) == face(second), "\(method) \(theirs) \(accept)")
                #expect(first.exitCode == 0)
                #expect(first.status < 500)
                #expect(!first.text.contains("alice"))
            }
        }

        @Test("Nobody gets in without a password, by whatever header; a preflight needs none")
        func passwords() async throws {
            let deployment = try Deployment.current()
            let alice = try await Self.belongings(of: "alice", deployment)
            let description = try await Curl.get(
                "\(deployment.http)/openapi.json",
                headers: Self.credentials("bob")
            ).json
            let names = ["Remote-User", "X-Remote-User", "X-User", "REMOTE_USER", "X-Forwarded-User", "From"]
            let claims = Dictionary(uniqueKeysWithValues: names.map { ($0, "alice") })
            let paths = Self.attempts.keys.sorted().flatMap { operation in
                (Self.attempts[operation] ?? []).map { (operation.prefix { $0 != " " }, $0(alice, alice)) }
            }
            for (method, path) in paths + [
                ("POST", "/resumes"), ("POST", "/jobs"), ("GET", "/"), ("GET", "/openapi.json"),
            ] {
                for headers in [
                    [:], claims, Self.credentials("alice", password: "bob"), Self.credentials("nobody"),
                    claims.merging(["Accept": "text/event-stream"]) { $1 },
                ] {
                    let answer = try await Curl.run(deployment.http + path, method: String(method), headers: headers)
                    #expect(answer.status == 401, "\(method) \(path)")
                    #expect(answer.head["www-authenticate"]?.hasPrefix("Basic") == true, "\(method) \(path)")
                    guard path != "/", path != "/openapi.json" else { continue }
                    #expect(answer.mediaType == "application/problem+json", "\(method) \(path)")
                    #expect(answer.json["code"] == "unauthorized", "\(method) \(path)")
                    Contract.expectDescribed(answer, String(method), path, description)
                }
            }
            // The headers make nobody another one.
            let headers = Self.credentials("bob").merging(claims) { own, _ in own }
            #expect(try await Curl.get("\(deployment.http)/resumes/\(alice.resume)", headers: headers).status == 404)
            let preflight = try await Curl.run("\(deployment.http)/resumes/\(alice.resume)", method: "OPTIONS")
            #expect(preflight.status == 204)
            #expect(try await Curl.get("\(deployment.health)/resumes/readyz").status == 200)
            // The sample is nobody's.
            #expect(try await Curl.get("\(deployment.http)/resumes/123", headers: headers).status == 404)
        }

        @Test("A browser that sends the password by itself changes nothing for another site")
        func forgery() async throws {
            let deployment = try Deployment.current()
            let alice = try await Self.belongings(of: "alice", deployment)
            let credentials = Self.credentials("alice")
            for forged in [
                ["Sec-Fetch-Site": "cross-site"], ["Sec-Fetch-Site": "same-site"], ["Origin": "https://evil.example"],
                ["Origin": "null"], ["Sec-Fetch-Site": "cross-site", "Origin": deployment.http],
                ["Origin": "https://evil.example", "X-Forwarded-Host": "evil.example"],
            ] {
                let headers = credentials.merging(forged) { $1 }
                for (method, path) in [
                    ("POST", "/resumes"), ("POST", "/jobs"), ("DELETE", "/resumes/\(alice.resume)"),
                    ("DELETE", "/jobs/\(alice.job)"), ("DELETE", "/resumes/runs/\(alice.runs["resumes"] ?? "")"),
                ] {
                    let answer = try await Curl.run(deployment.http + path, method: method, headers: headers)
                    #expect(answer.status == 400, "\(method) \(path) \(forged)")
                    #expect(answer.json["code"] == "bad_request")
                }
                let read = try await Curl.get("\(deployment.http)/resumes/\(alice.resume)", headers: headers)
                #expect(read.status == 200)
                // Nor may a page of another origin see anything that the password opens.
                #expect(read.head["access-control-allow-credentials"] == nil)
            }
            for own in [
                ["Sec-Fetch-Site": "same-origin", "Origin": deployment.http], ["Origin": deployment.http], [:],
            ] {
                let headers = credentials.merging(own) { $1 }
                let job = try await deployment.post(SamplePosting.text, headers: headers)
                let answer = try await Curl.run("\(deployment.http)/jobs/\(job)", method: "DELETE", headers: headers)
                #expect(answer.status == 204)
            }
        }

        @Test("Ten users behind one address with two streams each do not disturb each other; a third of one is refused")
        func streams() async throws {
            let deployment = try Deployment.current()
            try await deployment.withNginx("limit_conn           arete_streams 100", "limit_conn arete_streams 2") {
                let responder = try deployment.responder(of: "resumes")
                var connections: [RawConnection] = []
                let text = Array(SampleResume.text.utf8)
                var resumes: [String: String] = [:]
                for user in UsersOfOneAddress.names {
                    let headers = Self.credentials(user)
                    resumes[user] = try await deployment.upload(
                        text,
                        name: "r.txt",
                        type: "text/plain",
                        headers: headers
                    )
                }
                // None of them is answered, so all are open at once.
                kill(responder.id, SIGSTOP)
                defer { kill(responder.id, SIGCONT) }
                for user in UsersOfOneAddress.names + UsersOfOneAddress.names {
                    let connection = try RawConnection(port: deployment.port)
                    let fields = Self.credentials(user).map { "\($0.key): \($0.value)\r\n" }.joined()
                    connection.send(
                        "GET /resumes/stream/\(resumes[user] ?? "") HTTP/1.1\r\nHost: localhost\r\n\(fields)\r\n"
                    )
                    connections.append(connection)
                }
                for user in UsersOfOneAddress.names {
                    let url = "\(deployment.http)/jobs/stream/AAAAAAAAAAAAAAAAAAAAAA"
                    try await Deadline.until("two streams of \(user)") {
                        try await Curl.run(url, method: "GET", headers: Self.credentials(user)).status == 429
                    }
                    let browser = try await Curl.stream(url, as: .browser, headers: Self.credentials(user))
                    #expect(browser.messages == ["Reconnecting..."])
                }
                // Who has none is not counted with them, and a name without its password counts for nobody.
                let url = "\(deployment.http)/jobs/stream/AAAAAAAAAAAAAAAAAAAAAA"
                #expect(try await Curl.get(url, headers: Self.credentials("bob")).status == 404)
                #expect(try await Curl.get(url, headers: Self.credentials("bob", password: "x")).status == 401)
                kill(responder.id, SIGCONT)
                for connection in connections {
                    #expect(String(decoding: connection.read(64), as: UTF8.self).hasPrefix("HTTP/1.1 200"))
                }
            }
        }

        @Test("A user's flood of uploads is that user's: neither the others pay for it, nor who only uses the name")
        func uploadFlood() async throws {
            let deployment = try Deployment.current()
            try await deployment.withNginx("rate=1000r/s", "rate=1r/m", in: "arete-http.conf") {
                let site = deployment.http
                let stranger = try await Limits.flood(site, headers: Self.credentials("bob", password: "x"))
                #expect(stranger.allSatisfy { $0 == 401 || $0 == 429 })
                let statuses = try await Limits.flood(site, headers: Self.credentials("alice"))
                // Her last upload before counts, too.
                #expect((30...35).contains(statuses.count { $0 == 201 }))
                #expect(statuses.allSatisfy { $0 == 201 || $0 == 429 })
                #expect(statuses.last == 429)
                #expect(try await Limits.flood(site, 20, headers: Self.credentials("bob")).allSatisfy { $0 == 201 })
            }
        }

        @Test("Guessing a password meets its limit: of the address, whatever name is tried, and a stream survives it")
        func guessing() async throws {
            let deployment = try Deployment.current()
            let (setting, other) = ("zone=arete_passwords:10m rate=1000r/s", "zone=arete_passwords:10m rate=1r/m")
            // What was counted before is forgotten at the rate of before.
            #expect(try await Curl.get("\(deployment.http)/", headers: Self.credentials("bob")).status == 200)
            try await deployment.withNginx(setting, other, in: "arete-http.conf") {
                let url = "\(deployment.http)/resumes/123"
                let statuses = try await Self.guess(url, 320)
                // What comes at once, and what a minute gives beside it on a slow machine.
                #expect((300...305).contains(statuses.count { $0 == 401 }))
                #expect(statuses.allSatisfy { $0 == 401 || $0 == 429 })
                #expect(statuses.last == 429)
                let headers = Self.credentials("bob")
                for path in ["/resumes/123", "/jobs"] {
                    let method = path == "/jobs" ? "POST" : "GET"
                    let refused = try await Curl.run(deployment.http + path, method: method, headers: headers)
                    #expect(refused.status == 429)
                    #expect(refused.mediaType == "application/problem+json")
                    #expect(refused.json["code"] == "rate_limited")
                    #expect(refused.head["retry-after"] != nil)
                }
                let stream = "\(deployment.http)/resumes/stream/123"
                let record = try await Curl.stream(stream, as: .browser, headers: headers)
                #expect(record.status == 200)
                #expect(record.messages == ["Reconnecting..."])
                // Who tries none is asked for one.
                #expect(try await Curl.get(url).status == 401)
            }
            let page = try await Curl.get("\(deployment.http)/", headers: Self.credentials("bob"))
            #expect(page.status == 200)
        }

        /// Tries one wrong password after the other, over one connection.
        ///
        /// - Returns: The statuses.
        private static func guess(_ url: String, _ count: Int) async throws -> [Int] {
            let options = ["-s", "-u", "alice:wrong", "-o", "/dev/null", "-w", "%{http_code}\n"]
            let outcome = try await Program.run(["curl"] + options + ["\(url)?[1-\(count)]"], environment: [:])
            return outcome.text.split(separator: "\n").compactMap { Int($0) }
        }
    }
}
