import FakeModelSupport
import FoundationEssentials
import Glibc
import PrometheusSupport
import Samples
import Testing

extension Deployment {
    /// The page of metrics of a slice's process, read strictly.
    ///
    /// - Throws: `MetricsPage.Fault` where it is none.
    func metrics(_ slice: String) async throws -> MetricsPage {
        let answer = try await Curl.get("\(health)/\(slice)/metrics")
        #expect(answer.status == 200)
        #expect(answer.head["content-type"] == "text/plain; version=0.0.4; charset=utf-8")
        return try MetricsPage(answer.body)
    }
}

extension EndToEnd {
    @Suite(
        "The page of metrics says what was done",
        .models("anthropic/first,openai/second", environment: ["ARETE_LEASE": "0"])
    )
    struct Metrics {
        /// How much two pages differ in a sample; one that is not there yet counts as 0.
        private static func rise(
            _ pages: (before: MetricsPage, after: MetricsPage),
            _ name: String,
            _ labels: [String: String] = [:]
        ) -> Double {
            (pages.after[name, labels] ?? 0) - (pages.before[name, labels] ?? 0)
        }

        @Test("of a letter, to the event and the token")
        func letter() async throws {
            let (deployment, model) = (try Deployment.current(), try FakeModelProcess.current())
            let url = try await Model.letter(deployment)
            let pieces = ModelAnswer.pieces(try Model.paragraphs())
            try model.play([
                ["match": ["model": "first"], "status": 529],
                ["match": ["model": "second"], "pieces": pieces, "gates": ["pieces": [8]]],
            ])
            let before = try await deployment.metrics("cover-letter")
            let requests = try model.requests().count
            var during: MetricsPage?
            let record = try await Curl.stream(url) { event in
                guard during == nil, event.type == "delta" else { return false }
                during = try await deployment.metrics("cover-letter")
                try model.release(try model.requests().count)
                return false
            }
            try #require(record.types.last == "complete")
            let calls = try model.requests().dropFirst(requests).count
            let slice = ["slice": "cover-letter"]

            let live = try #require(during)
            #expect(live["arete_viewers", slice] == 1)
            #expect(live["arete_runs", ["slice": "cover-letter", "state": "running"]] == 1)
            #expect(live["arete_queue_length"] == 0)

            let pages = (before, try await deployment.metrics("cover-letter"))
            let deltas = record.events.filter { $0.type == "delta" }
            let firsts = Set(deltas.compactMap { $0.json["item"].string }).count
            let committed = record.events.count - deltas.count + firsts
            #expect(pages.1["arete_viewers", slice] == 0)
            #expect(pages.1["arete_runs", ["slice": "cover-letter", "state": "running"]] == 0)
            #expect(Self.rise(pages, "arete_events_sent_total", slice) == Double(record.events.count))
            #expect(Self.rise(pages, "arete_drafts_total", slice) == Double(deltas.count))
            #expect(Self.rise(pages, "arete_events_committed_total", slice) == Double(committed))
            // The first one was stored with the run itself.
            #expect(Self.rise(pages, "arete_store_commit_events_sum") == Double(committed - 1))
            #expect(Self.rise(pages, "arete_store_commit_seconds_count") > 0)
            #expect(Self.rise(pages, "arete_store_commit_failures_total") == 0)
            for state in ["complete", "stopped", "suspended"] {
                let labels = ["slice": "cover-letter", "state": state, "code": "none"]
                #expect(Self.rise(pages, "arete_runs_ended_total", labels) == (state == "complete" ? 1 : 0))
            }

            let (first, second) = (["model": "anthropic/first"], ["model": "openai/second"])
            #expect(
                Self.rise(pages, "arete_model_calls_total", ["model": "openai/second", "outcome": "finished"]) == 1
            )
            #expect(
                Self.rise(pages, "arete_model_calls_total", ["model": "anthropic/first", "outcome": "overloaded"])
                    == Double(calls - 1)
            )
            #expect(Self.rise(pages, "arete_model_first_text_seconds_count", second) == 1)
            #expect(Self.rise(pages, "arete_model_first_text_seconds_count", first) == 0)
            #expect(Self.rise(pages, "arete_model_call_seconds_count", second) == 1)
            let usage = try #require(record.events.last?.json["data"]["usage"])
            for (name, member) in [("input", "inputTokens"), ("output", "outputTokens")] {
                let counted = [first, second].reduce(0) {
                    $0 + Self.rise(pages, "arete_model_\(name)_tokens_total", $1)
                }
                #expect(counted == Double(try #require(usage[member].integer)))
            }
            // The journal joins the calls to the run by what stands for its id.
            try await Deadline.until("the lines of the run and of its calls") {
                let log = String(decoding: try Data(contentsOf: URL(filePath: deployment.log)), as: UTF8.self)
                let lines = log.split(separator: "\n").map { $0.split(separator: " ") }
                let ended = lines.last { $0.contains("slice=cover-letter") && $0.contains("state=complete") }
                guard let run = ended?.first(where: { $0.hasPrefix("run=") }) else { return false }
                return calls == lines.count { $0.contains(run) && $0.suffix(2) == ["model", "call"] }
            }
            let stream = ["route": "/cover-letter/stream/{id}", "method": "GET", "status": "200"]
            #expect(Self.rise(pages, "arete_http_requests_total", stream) == 1)
            #expect(Self.rise(pages, "arete_event_loop_turn_seconds_count") > 0)
            #expect(Self.rise(pages, "arete_event_loop_turn_seconds_sum") > 0)
        }

        @Test("of the process as the kernel says it")
        func process() async throws {
            let deployment = try Deployment.current()
            let page = try await deployment.metrics("resumes")
            let responder = try deployment.responder(of: "resumes")
            // The loop's, three that accept, and the main one; those of the pools come and go.
            #expect(page["process_threads"] ?? 0 >= 5)
            let resident = try #require(page["process_resident_memory_bytes"]) / 1024
            #expect(abs(resident - Double(try responder.residentKiB())) < resident / 2)
            #expect(try #require(page["process_virtual_memory_bytes"]) > resident * 1024)
            #expect(page["process_open_fds"] ?? 0 >= Double(try responder.openSockets()))
            #expect(page["process_max_fds"] ?? 0 > page["process_open_fds"] ?? .infinity)
            #expect(page["process_cpu_seconds_total"] ?? 0 > 0)
            let start = try #require(page["process_start_time_seconds"])
            #expect((0...3600).contains(Date.now.timeIntervalSince1970 - start))
            #expect(page["arete_store_size_bytes"] ?? 0 >= 4096)
            #expect(page["arete_store_limit_bytes"] == Double(5 << 30))
            // Nobody has asked a model in this process.
            #expect(page["arete_model_usable", ["model": "anthropic/first"]] == 1)
        }

        @Test("of what was refused, by route, status and code, with few series whoever asks for what")
        func refusals() async throws {
            let deployment = try Deployment.current()
            let before = try await deployment.metrics("jobs")
            for path in ["/jobs/unknown", "/jobs/a/b/c", "/jobs/%ff", "/jobs/canary?x=canary", "/jobs/x%0aarete 1"] {
                for method in ["GET", "DELETE", "CANARY", "PURGE"] {
                    _ = try await Curl.run("\(deployment.http)\(path.replacing(" ", with: "%20"))", method: method)
                }
            }
            _ = try await Curl.stream("\(deployment.http)/jobs/stream/unknown", as: .browser)
            let pages = (before, try await deployment.metrics("jobs"))
            #expect(
                Self.rise(
                    pages,
                    "arete_http_requests_total",
                    ["route": "/jobs/{id}", "method": "GET", "status": "404"]
                ) == 2
            )
            #expect(
                Self.rise(
                    pages,
                    "arete_http_requests_total",
                    ["route": "/jobs/{id}", "method": "other", "status": "405"]
                ) == 4
            )
            #expect(Self.rise(pages, "arete_errors_total", ["code": "method_not_allowed"]) == 4)
            #expect(Self.rise(pages, "arete_errors_total", ["code": "not_found"]) >= 5)
            let series = try #require(pages.1.families["arete_http_requests_total"]).samples
            #expect(series.count < 20)
        }

        @Test("and has no word of a person, no id and no name")
        func nothingOfAPerson() async throws {
            let (deployment, model) = (try Deployment.current(), try FakeModelProcess.current())
            let url = try await Model.letter(deployment)
            try model.play([["pieces": ModelAnswer.pieces(try Model.paragraphs())]])
            let record = try await Curl.stream(url)
            let ids = try [#require(record.run)] + url.split { "/?=".contains($0) }.map(String.init)
            for slice in Deployment.slices {
                let page = try await Curl.get("\(deployment.health)/\(slice)/metrics").text
                for word in ids.filter({ $0.count >= 16 }) + ["Robin", "robin", "Example", "127.0.0.1", "localhost"] {
                    #expect(!page.contains(word), "\(word)")
                }
            }
        }

        @Test("Where the time of an answer went is told to the origins that may read, and of no refusal")
        func serverTiming() async throws {
            let deployment = try Deployment.current()
            let headers = ["Origin": "http://localhost:5173"]
            for (path, isThere) in [
                ("/resumes/123", true), ("/optimization/stream/123", true), ("/resumes/unknown", false),
                ("/optimization/stream/unknown", false),
            ] {
                let answer = try await Curl.get(deployment.http + path, headers: headers)
                #expect((answer.head["server-timing"]?.hasPrefix("store;dur=") == true) == isThere, "\(path)")
                #expect((answer.head["server-timing"] == nil) == !isThere, "\(path)")
                #expect(answer.head["access-control-expose-headers"]?.contains("Server-Timing") == true)
            }
        }

        @Test("to this machine alone", arguments: Deployment.slices)
        func loopback(_ slice: String) async throws {
            let deployment = try Deployment.current()
            let page = try await deployment.metrics(slice)
            #expect(page.names.first == "arete_runs")
            #expect(page.families.count >= 18)
            #expect(try await Curl.run("\(deployment.health)/\(slice)/metrics", method: "HEAD").status == 200)
            for address in [deployment.http, deployment.https] {
                for path in [
                    "/\(slice)/metrics", "/api/\(slice)/metrics", "/\(slice)/metrics/", "/\(slice)/metrics?x=1",
                ] {
                    let answer = try await Curl.get(address + path)
                    #expect(answer.status == 404, "\(address)\(path)")
                    #expect(!answer.text.contains("arete_"))
                }
            }
        }
    }

    @Suite("Readiness says which part is missing, by its name alone")
    struct ReadinessOfParts {
        /// Who denies itself to every call, so that one is enough.
        private static func deny(_ deployment: Deployment, _ model: FakeModelProcess) async throws {
            try model.play([["status": 401]])
            _ = try await Curl.stream(try await Model.letter(deployment))
        }

        @Test("the models, where all of them deny themselves", .models("anthropic/only"))
        func models() async throws {
            let deployment = try Deployment.current()
            let url = "\(deployment.health)/cover-letter/readyz"
            #expect(try await Curl.get(url).json == ["status": "ready"])
            try await Self.deny(deployment, try FakeModelProcess.current())
            let answer = try await Curl.get(url)
            #expect(answer.status == 503)
            #expect(answer.json == ["status": "not ready", "parts": ["models"]])
            let page = try await deployment.metrics("cover-letter")
            #expect(page["arete_model_usable", ["model": "anthropic/only"]] == 0)
            #expect(page["arete_errors_total", ["code": "model_unavailable"]] == 1)
            // What the other processes know is theirs.
            #expect(try await Curl.get("\(deployment.health)/jobs/readyz").status == 200)
            // Nobody was asked for any of this.
            #expect(try FakeModelProcess.current().requests().count == 1)
        }

        @Test(
            "not the models, where the rules stand in for them",
            .models("anthropic/only", environment: ["ARETE_FALLBACK_RULES": "1"])
        )
        func rules() async throws {
            let deployment = try Deployment.current()
            try await Self.deny(deployment, try FakeModelProcess.current())
            #expect(try await Curl.get("\(deployment.health)/cover-letter/readyz").json == ["status": "ready"])
            let page = try await deployment.metrics("cover-letter")
            #expect(page["arete_model_usable", ["model": "anthropic/only"]] == 0)
        }

        @Test("the extraction, where its program is not in the PATH, and only for who reads resumes")
        func extraction() async throws {
            let directory = try TemporaryDirectory()
            for (slice, path, status) in [
                ("resumes", directory.path, 503), ("jobs", directory.path, 200), ("resumes", Checkout.searchPath, 200),
            ] {
                let environment = [
                    "ARETE_STATE": "\(directory.path)/state", "GATEWAY_INTERFACE": "CGI/1.1", "REQUEST_METHOD": "GET",
                    "PATH_INFO": "/\(slice)/readyz", "PATH": path,
                ]
                let program = [try Checkout.program(), "serve", "--slice", slice]
                let answer = try await Program.run(program, environment: environment).text
                #expect(answer.hasPrefix("Status: \(status) "), "\(answer)")
                #expect(answer.contains(#""parts":["extraction"]"#) == (status == 503))
            }
        }
    }

    @Suite("The log in the journal")
    struct Journal {
        @Test("has levels for times, and nginx's name of each request")
        func journal() async throws {
            let directory = try TemporaryDirectory()
            let (socket, log) = ("\(directory.path)/socket", "\(directory.path)/log")
            // Stands for the journal: the stream that the variable names.
            try directory.write([], to: "log")
            var status = stat()
            try #require(unsafe stat(log, &status) == 0)
            try await Daemon.run(
                [try Checkout.program(), "serve", "--listen", socket],
                environment: [
                    "ARETE_STATE": "\(directory.path)/state", "ARETE_SAMPLE": "1",
                    "JOURNAL_STREAM": "\(status.st_dev):\(status.st_ino)",
                ],
                log: log,
                readyFile: socket
            ) {
                let location = """
                    location / {
                        include \(Checkout.root)/nginx/arete-params.conf;
                        add_header X-Request $request_id always;
                        fastcgi_pass unix:\(socket); fastcgi_buffering off;
                    }
                    """
                try await WebServer.run(locations: location) { server in
                    let record = try await Curl.stream("\(server.http)/optimize/stream/123")
                    let absent = try await Curl.get("\(server.http)/resumes/unknown")
                    let text = String(decoding: try Data(contentsOf: URL(filePath: log)), as: UTF8.self)
                    let lines = text.split(separator: "\n")
                    #expect(lines.allSatisfy { $0.hasPrefix("<6>arete: ") }, "\(text)")
                    for head in [record.head, absent.head] {
                        let id = try #require(head["x-request"])
                        #expect(lines.count { $0.contains("request=\(id) ") && $0.contains("] request") } == 1)
                    }
                    #expect(!text.contains(try #require(record.run)))
                    #expect(lines.contains { $0.contains("] run ended") && $0.contains("run=") })
                }
            }
        }
    }
}
