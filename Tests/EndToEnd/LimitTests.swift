import Testing

extension EndToEnd {
    @Suite(
        "What strangers could use up has a limit",
        .deployment(.init(environment: ["ARETE_STORE_MAX": "8M"], proxy: "127.0.0.1"))
    )
    struct Limits {
        @Test("A flood of uploads from one address gets 429 and leaves everything else as it is")
        func uploadFlood() async throws {
            let deployment = try Deployment.current()
            try await deployment.withNginx("rate=1000r/s", "rate=1r/m", in: "arete-http.conf") {
                let statuses = try await Self.flood(deployment.http)
                // What comes at once, less what came before, and what a minute gives beside it on a slow machine.
                #expect((30...35).contains(statuses.count { $0 == 201 }))
                #expect(statuses.allSatisfy { $0 == 201 || $0 == 429 })
                #expect(statuses.last == 429)
                let refused = try await Curl.run("\(deployment.http)/jobs", method: "POST")
                #expect(refused.mediaType == "application/problem+json")
                #expect(refused.json["code"] == "rate_limited")
                #expect(refused.head["retry-after"] != nil)
                #expect(try await Curl.get("\(deployment.http)/resumes/123").status == 200)
                #expect(try await Curl.stream("\(deployment.http)/resumes/stream/123").types.last == "complete")
            }
            #expect(try await Self.flood(deployment.http, 1) == [201])
        }

        /// Posts as fast as one client can, over one connection.
        ///
        /// - Returns: The statuses.
        static func flood(_ site: String, _ count: Int = 40, headers: [String: String] = [:]) async throws -> [Int] {
            let fields = headers.merging(["Content-Type": "text/plain"]) { own, _ in own }
            let options =
                fields.flatMap { ["-H", "\($0.key): \($0.value)"] } + ["--data-binary", "A posting of few words."]
            let outcome = try await Program.run(
                ["curl", "-s", "-o", "/dev/null", "-w", "%{http_code}\n"] + options + ["\(site)/jobs?[1-\(count)]"],
                environment: [:]
            )
            return outcome.text.split(separator: "\n").compactMap { Int($0) }
        }

        @Test("Behind a proxy a limit is of the client that the proxy names, and nobody names itself")
        func proxy() async throws {
            let deployment = try Deployment.current()
            try await Login.expectConfiguration(of: deployment)
            try await deployment.withNginx("rate=1000r/s", "rate=1r/m", in: "arete-http.conf") {
                let header = "X-Forwarded-For"
                let first = try await Self.flood(deployment.http, headers: [header: "198.51.100.1"])
                #expect((30...35).contains(first.count { $0 == 201 }))
                // The proxy has added the last one; what is before is the client's own word.
                let again = try await Self.flood(deployment.http, headers: [header: "198.51.100.7, 198.51.100.1"])
                #expect(again.count { $0 == 201 } < 5)
                let second = try await Self.flood(deployment.http, headers: [header: "198.51.100.2"])
                #expect((30...35).contains(second.count { $0 == 201 }))
            }
        }

        @Test("An upload into a full store gets 507; what is there goes on, and a deletion makes room")
        func fullStore() async throws {
            let deployment = try Deployment.current()
            let resume = Array(SampleResume.text.utf8)
            let large = resume + [UInt8](repeating: UInt8(ascii: "\n"), count: 1 << 20)
            var stored = [try await deployment.upload(resume, name: "r.txt", type: "text/plain")]
            var refused: Curl.Answer?
            while refused == nil, stored.count < 10 {
                let answer = try await deployment.send(large, name: "r.txt", type: "text/plain")
                if let id = answer.json["id"].string { stored.append(id) } else { refused = answer }
            }
            #expect(stored.count > 2)
            let answer = try #require(refused)
            #expect(answer.status == 507)
            #expect(answer.mediaType == "application/problem+json")
            #expect(answer.json["code"] == "storage_full")
            #expect(answer.json["retryable"] == true)
            let record = try await Curl.stream("\(deployment.http)/resumes/stream/\(stored[0])", as: .browser)
            #expect(record.types.last == "complete")
            for slice in Deployment.slices {
                #expect(try await Curl.get("\(deployment.health)/\(slice)/readyz").status == 200, "\(slice)")
            }
            for id in stored.dropFirst() {
                #expect(try await Curl.run("\(deployment.http)/resumes/\(id)", method: "DELETE").status == 204)
            }
            #expect(try await deployment.send(large, name: "r.txt", type: "text/plain").status == 201)
        }

        @Test("A model's key that anybody could spend keeps a responder from starting, in one line without the key")
        func keyOfStrangers() async throws {
            let directory = try TemporaryDirectory()
            let key = "sk-CANARY-of-a-key"
            let model = ["ARETE_MODEL": "anthropic/claude-haiku-5-5", "ARETE_ANTHROPIC_API_KEY": key]
            let start = { @Sendable (others: [String: String]) in
                try await Program.run(
                    [try Checkout.program(), "serve", "--listen", "\(directory.path)/absent/socket"],
                    environment: model.merging(["ARETE_STATE": "\(directory.path)/state"]) { $1 }.merging(others) { $1 }
                )
            }
            let refused = try await start([:])
            #expect(refused.exitCode == 78)
            #expect(refused.errors.contains("ARETE_TRUST_REMOTE_USER=1"))
            #expect(refused.errors.contains("ARETE_PUBLIC=1"))
            #expect(refused.errors.split(separator: "\n").count == 1)
            #expect(!refused.errors.contains(key))
            // It comes as far as its socket, whose directory is missing.
            for variable in ["ARETE_TRUST_REMOTE_USER", "ARETE_PUBLIC"] {
                let started = try await start([variable: "1"])
                #expect(started.exitCode == 78)
                #expect(!started.errors.contains("ARETE_PUBLIC"))
                #expect(!started.errors.contains(key))
            }
            // No stranger asks in a terminal.
            let file = try directory.write(Array(SampleResume.text.utf8), to: "resume.txt")
            let unreachable = ["ARETE_ANTHROPIC_BASE_URL": "http://127.0.0.1:1", "ARETE_FALLBACK_RULES": "1"]
            let command = try await Program.run(
                [try Checkout.program(), "parse", file],
                environment: model.merging(unreachable) { $1 }
            )
            #expect(command.exitCode == 0)
        }
    }
}
