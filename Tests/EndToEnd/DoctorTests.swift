import FakeModelSupport
import FoundationEssentials
import Testing

extension EndToEnd {
    @Suite("arete doctor says in words what is wrong, and the status says whether anything is", .deployment)
    struct Doctor {
        /// Asks the doctor.
        private static func ask(
            _ arguments: [String] = [],
            _ environment: [String: String] = [:]
        ) async throws -> Program.Outcome {
            try await Program.run([try Checkout.program(), "doctor"] + arguments, environment: environment)
        }

        /// The lines that are not well.
        private static func complaints(_ outcome: Program.Outcome) -> [Substring] {
            outcome.text.split(separator: "\n").filter { !$0.hasPrefix("ok ") }
        }

        // MARK: A site

        /// A silence as short as can be; nginx's settings are made as much shorter.
        private static let short = ["--silence", "1"]

        @Test("A site that is well is told so, with and without TLS, also under /api")
        func well() async throws {
            let deployment = try Deployment.current()
            let plain = try await Self.ask([deployment.http] + Self.short)
            #expect(plain.exitCode == 0 && Self.complaints(plain).isEmpty, "\(plain.text)")
            let trust = ["ARETE_CA_FILE": "\(deployment.state)/tls.pem"]
            let secure = try await Self.ask(["\(deployment.https)/api/"] + Self.short, trust)
            #expect(secure.exitCode == 0 && Self.complaints(secure).isEmpty, "\(secure.text)")
            #expect(secure.text.contains("all streams of a browser share one connection"))
        }

        /// A setting of nginx that spoils something, and what the doctor says of it.
        struct Spoiled: Sendable, CustomTestStringConvertible {
            let setting: String
            let other: String
            var file = "arete-responders.conf"
            var isSecure = false
            let words: [String]

            var testDescription: String { "\(setting) is \(other)" }
        }

        private static let settings = [
            Spoiled(
                setting: "gzip                 off;",
                other: "gzip on; gzip_types text/event-stream;",
                words: ["problem  streams: it is compressed (gzip)"]
            ),
            Spoiled(
                setting: "fastcgi_read_timeout 60s;",
                other: "fastcgi_read_timeout 1s;",
                words: ["problem  streams: it was cut off in a silence no longer than the heartbeat"]
            ),
            Spoiled(
                setting: "ssl http2",
                other: "ssl",
                file: "arete-site.conf",
                isSecure: true,
                words: ["problem  HTTP/2: only HTTP/1.1 is offered"]
            ),
            Spoiled(
                setting: "/jobs.sock",
                other: "/nothing.sock",
                file: "arete-http.conf",
                words: ["problem  streams of jobs: nginx gets no answer of the responder (502)"]
            ),
            Spoiled(
                setting: "include snippets/arete-locations.conf;",
                other: "",
                file: "arete-site.conf",
                words: ["problem  streams: there is nothing (404)"]
            ),
        ]

        @Test("Each setting of nginx that spoils a stream has its own words", arguments: settings)
        func spoiled(_ spoiled: Spoiled) async throws {
            let deployment = try Deployment.current()
            try await deployment.withNginx(spoiled.setting, spoiled.other, in: spoiled.file) {
                let outcome = try await Self.ask(
                    [spoiled.isSecure ? deployment.https : deployment.http] + Self.short,
                    ["ARETE_CA_FILE": "\(deployment.state)/tls.pem"]
                )
                let complaints = Self.complaints(outcome)
                #expect(complaints.count == 1, "\(outcome.text)")
                #expect(spoiled.words.contains { complaints.first?.hasPrefix($0) == true }, "\(outcome.text)")
                #expect(outcome.exitCode == 1)
            }
        }

        @Test("A buffer between is found, though every event comes in the end")
        func buffered() async throws {
            let deployment = try Deployment.current()
            try await deployment.withNginx("fastcgi_buffering    off;", "fastcgi_buffering on;") {
                // As long as the responder's word counts, nothing is held back.
                #expect(try await Self.ask([deployment.http] + Self.short).exitCode == 0)
                try await deployment.withNginx("X-Accel-Redirect X-Accel-Expires", "X-Accel-Redirect X-Accel-Buffering")
                {
                    let outcome = try await Self.ask([deployment.http] + Self.short)
                    #expect(outcome.exitCode == 1)
                    #expect(
                        Self.complaints(outcome).contains {
                            $0.hasPrefix("problem  streams: something holds events back")
                        },
                        "\(outcome.text)"
                    )
                }
            }
        }

        @Test("A certificate that no browser would take, and a site that is not there, end it at once")
        func unreached() async throws {
            let deployment = try Deployment.current()
            let untrusted = try await Self.ask([deployment.https])
            #expect(untrusted.exitCode == 1 && untrusted.text.hasPrefix("problem  site: the certificate"))
            let absent = try await Self.ask(["http://127.0.0.1:\(try Ports.free(1)[0])"])
            #expect(absent.exitCode == 1 && absent.text.hasPrefix("problem  site: nothing answers"))
        }

        @Test("A clock that goes wrong is told", arguments: [-100, 100])
        func clock(skew: Int64) async throws {
            let deployment = try Deployment.current()
            let clock = try await WallClock()
            try clock.jump(skew)
            let outcome = try await Self.ask([deployment.http] + Self.short, clock.environment)
            #expect(outcome.exitCode == 1)
            // A date has whole seconds, and a loaded machine takes some until it is read.
            let words = (95...105).map {
                "problem  clock: the site's is \($0) s \(skew > 0 ? "behind" : "ahead of") this one"
            }
            let complaints = Self.complaints(outcome)
            #expect(complaints.count == 1, "\(outcome.text)")
            #expect(words.contains { complaints.first?.hasPrefix($0) == true }, "\(outcome.text)")
        }

        @Test("Where users log in it needs a field, which a file may hold")
        func login() async throws {
            try await Deployment.run(Deployment.Options(users: .passwords(["alice"]))) { deployment in
                let stranger = try await Self.ask([deployment.http] + Self.short)
                #expect(stranger.exitCode == 1 && stranger.text.contains("it asks who you are (401)"))
                let field = "Authorization: Basic \(Data("alice:alice".utf8).base64EncodedString())"
                #expect(try await Self.ask([deployment.http, "-H", field] + Self.short).exitCode == 0)
                let file = try deployment.directory.write(Array("\(field)\n".utf8), to: "field")
                #expect(try await Self.ask([deployment.http, "--header", "@\(file)"] + Self.short).exitCode == 0)
            }
        }

        @Test(
            "What cannot be meant is an error of the command line",
            arguments: [
                ["example.com"], ["ftp://example.com"], ["http://localhost", "--silence", "0"],
                ["http://localhost", "-H", "nothing"], ["http://localhost", "-H", "@/nonexistent"],
                ["http://localhost", "--silence", "61"],
            ]
        )
        func usage(arguments: [String]) async throws {
            #expect(try await Self.ask(arguments).exitCode == 64)
        }

        // MARK: A host

        @Test("A host that is well is told so")
        func wellHost() async throws {
            let deployment = try Deployment.current()
            let outcome = try await Self.ask(["--sockets", deployment.state], ["ARETE_STATE": deployment.state])
            #expect(outcome.exitCode == 0, "\(outcome.text)")
            // A clock that nothing keeps right is this machine's matter.
            #expect(Self.complaints(outcome).allSatisfy { $0.hasPrefix("warning  clock") }, "\(outcome.text)")
            for slice in Deployment.slices { #expect(outcome.text.contains("ok       socket \(slice): ")) }
        }

        @Test(
            "Each thing that a responder lacks has its own words",
            arguments: [
                (["ARETE_LEASE": "never"], "settings: no responder starts: ARETE_LEASE"),
                (["PATH": "/nonexistent"], "documents: pdftotext is in no directory of PATH"),
                (["ARETE_EXTRACT_SOCKET": "/nonexistent"], "documents: nothing may be reached at /nonexistent"),
                (["ARETE_STORE_MAX": "1K"], "store: it is full, uploads are refused"),
                (["ARETE_STATE": "/dev/null"], "store: /dev/null cannot be used by user "),
                (
                    ["ARETE_MODEL": "openai/a", "ARETE_OPENAI_API_KEY": "k"],
                    "settings: no responder starts: anybody could"
                ),
            ]
        )
        func lacking(environment: [String: String], words: String) async throws {
            let deployment = try Deployment.current()
            let outcome = try await Self.ask(
                ["--sockets", deployment.state],
                ["ARETE_STATE": deployment.state].merging(environment) { $1 }
            )
            #expect(outcome.exitCode == 1)
            #expect(Self.complaints(outcome).contains { $0.hasPrefix("problem  \(words)") }, "\(outcome.text)")
        }

        @Test("A store is not made by being looked for")
        func noStore() async throws {
            let deployment = try Deployment.current()
            let path = "\(deployment.directory.path)/none"
            let outcome = try await Self.ask(["--sockets", deployment.state], ["ARETE_STATE": path])
            #expect(outcome.exitCode == 0 && outcome.text.contains("warning  store: there is none in \(path) yet"))
            #expect(!FileManager.default.fileExists(atPath: path))
        }

        @Test(
            "A model is asked, and what its server denies is told without the key",
            arguments: [
                (nil, nil, "ok       model anthropic/claude-haiku-5-5: it answers"),
                (401, nil, "problem  model anthropic/claude-haiku-5-5: the key is refused (status 401"),
                (403, nil, "problem  model anthropic/claude-haiku-5-5: the key may not use this model (status 403"),
                (
                    404, nil,
                    "problem  model anthropic/claude-haiku-5-5: the server has no model of this name, or its base URL leads to another path (status 404"
                ),
                (529, nil, "warning  model anthropic/claude-haiku-5-5: it has too much to do just now (status 529"),
                (nil, "http://127.0.0.1:1", "problem  model anthropic/claude-haiku-5-5: the server cannot be reached"),
            ] as [(Int?, String?, String)]
        )
        func model(status: Int?, address: String?, words: String) async throws {
            let deployment = try Deployment.current()
            let key = "sk-ant-doctor-canary-2209"
            try await FakeModelProcess.run { model in
                if let status { try model.play([["status": .number(Double(status))]]) }
                let outcome = try await Self.ask(
                    ["--sockets", deployment.state],
                    [
                        "ARETE_STATE": deployment.state, "ARETE_MODEL": "anthropic/claude-haiku-5-5",
                        "ARETE_PUBLIC": "1", "ARETE_ANTHROPIC_API_KEY": key,
                        "ARETE_ANTHROPIC_BASE_URL": address ?? model.base,
                    ]
                )
                #expect(outcome.text.contains("\n\(words)"), "\(outcome.text)")
                #expect(outcome.exitCode == (words.hasPrefix("problem") ? 1 : 0))
                #expect(!outcome.text.contains(key) && !outcome.errors.contains(key))
                #expect(try model.requests().count == (address == nil ? 1 : 0))
            }
        }
    }
}
