import FoundationEssentials
import Samples
import ServerSentEvents
import Testing

extension EndToEnd {
    @Suite("The same binary serves by every way of starting it")
    struct Transports {
        private static func environment(_ directory: TemporaryDirectory) -> [String: String] {
            ["ARETE_STATE": "\(directory.path)/state", "ARETE_SAMPLE": "1"]
        }

        @Test("As a CGI program it answers one request on standard output, and the next process goes on from the store")
        func cgi() async throws {
            let directory = try TemporaryDirectory()
            let program = try Checkout.program()
            let ask = { @Sendable (method: String, path: String, more: [String: String]) in
                let request = ["GATEWAY_INTERFACE": "CGI/1.1", "REQUEST_METHOD": method, "PATH_INFO": path]
                let variables = Self.environment(directory).merging(request) { $1 }.merging(more) { $1 }
                let outcome = try await Program.run([program, "serve"], environment: variables)
                #expect(outcome.exitCode == 0)
                return outcome.text
            }
            let stream = try await ask("GET", "/optimization/stream/123", [:])
            let parts = stream.split(separator: "\r\n\r\n", maxSplits: 1)
            try #require(parts.count == 2)
            #expect(parts[0].hasPrefix("Status: 200"))
            #expect(parts[0].contains("text/event-stream"))
            let events = try Self.events(String(parts[1]))
            #expect(events.first?.json["message"] == "Analyzing resume...")
            #expect(events.last?.type == "complete")
            let ids = events.map(\.id)
            Session.expectRising(ids)
            // Another process, the same run.
            let rest = try await ask("GET", "/optimization/stream/123", ["HTTP_LAST_EVENT_ID": ids[ids.count / 2]])
            let restIDs = try Self.events(String(try #require(rest.split(separator: "\r\n\r\n", maxSplits: 1).last)))
                .map(\.id)
            #expect(restIDs == Array(ids[(ids.count / 2 + 1)...]))
            let absent = try await ask("GET", "/resumes/AAAAAAAAAAAAAAAAAAAAAA", [:])
            #expect(absent.hasPrefix("Status: 404"))
            #expect(absent.contains("application/problem+json"))
            let query = try await ask("GET", "/cover-letter/stream/123", ["QUERY_STRING": "job=AAAAAAAAAAAAAAAAAAAAAA"])
            #expect(query.hasPrefix("Status: 404"))
            let head = try await ask("HEAD", "/resumes/123", [:])
            #expect(head.hasPrefix("Status: 200"))
            #expect(head.hasSuffix("\r\n\r\n"))
        }

        @Test("Under spawn-fcgi the listening socket is descriptor 0")
        func spawnFCGI() async throws {
            let directory = try TemporaryDirectory()
            let socket = "\(directory.path)/socket"
            try await Daemon.run(
                ["spawn-fcgi", "-n", "-s", socket, "-M", "0660", "--", try Checkout.program(), "serve"],
                environment: Self.environment(directory),
                log: "\(directory.path)/log",
                readyFile: socket
            ) {
                try await WebServer.run(locations: Self.location(socket)) { try await Self.expectSession($0) }
            }
        }

        @Test("With authenticated users, a document and its runs are its owner's alone, and nobody is anonymous")
        func owners() async throws {
            let directory = try TemporaryDirectory()
            let socket = "\(directory.path)/socket"
            let variables = Self.environment(directory).merging(["ARETE_TRUST_REMOTE_USER": "1"]) { $1 }
            try await Daemon.run(
                ["spawn-fcgi", "-n", "-s", socket, "-M", "0660", "--", try Checkout.program(), "serve"],
                environment: variables,
                log: "\(directory.path)/log",
                readyFile: socket
            ) {
                // Stands for nginx's auth_basic: the name is what the test says.
                let user = "fastcgi_param REMOTE_USER $http_x_test_user;"
                try await WebServer.run(locations: Self.location(socket, user)) { server in
                    let robin = ["X-Test-User": "robin"]
                    let posted = try await Curl.run(
                        "\(server.http)/resumes",
                        headers: robin.merging(["Content-Type": "application/pdf"]) { $1 },
                        body: ResumePages.singleColumn()
                    )
                    let id = try #require(posted.json["id"].string)
                    let record = try await Curl.stream("\(server.http)/resumes/stream/\(id)", headers: robin)
                    #expect(record.types.last == "complete")
                    let run = try #require(record.run)
                    for headers in [["X-Test-User": "sam"], ["X-Test-User": ""], [:], ["Remote-User": "robin"]] {
                        for path in [
                            "/resumes/\(id)", "/resumes/stream/\(id)", "/optimization/stream/\(id)",
                            "/resumes/runs/\(run)",
                        ] {
                            #expect(
                                try await Curl.get(server.http + path, headers: headers).status == 404,
                                "\(headers) \(path)"
                            )
                        }
                        let stolen = headers.merging(["Last-Event-ID": record.ids[0]]) { $1 }
                        #expect(
                            try await Curl.get("\(server.http)/resumes/stream/\(id)", headers: stolen).status == 404
                        )
                        for path in ["/resumes/\(id)", "/resumes/runs/\(run)"] {
                            let answer = try await Curl.run(server.http + path, method: "DELETE", headers: headers)
                            #expect(answer.status == 404, "\(headers) \(path)")
                        }
                    }
                    // A password that a browser sends by itself does not let another site delete.
                    let forged = robin.merging(["Sec-Fetch-Site": "cross-site", "Origin": "https://example.com"]) { $1 }
                    let deletion = try await Curl.run("\(server.http)/resumes/\(id)", method: "DELETE", headers: forged)
                    #expect(deletion.status == 400)
                    #expect(try await Curl.get("\(server.http)/resumes/\(id)", headers: robin).status == 200)
                    #expect(
                        try await Curl.run("\(server.http)/resumes/\(id)", method: "DELETE", headers: robin).status
                            == 204
                    )
                }
            }
        }

        @Test("Under fcgiwrap it is a CGI program behind nginx, and takes an upload")
        func fcgiwrap() async throws {
            let directory = try TemporaryDirectory()
            let socket = "\(directory.path)/socket"
            try await Daemon.run(
                ["fcgiwrap", "-s", "unix:\(socket)"],
                environment: Self.environment(directory).merging(["PATH": Checkout.searchPath]) { $1 },
                log: "\(directory.path)/log",
                readyFile: socket
            ) {
                let script = "#!/bin/sh\nexec '\(try Checkout.program())' serve\n"
                let file = try directory.write(Array(script.utf8), to: "arete.cgi", permissions: 0o755)
                let location = Self.location(
                    socket,
                    "fastcgi_param SCRIPT_FILENAME \(file); fastcgi_param PATH_INFO $uri; fastcgi_param GATEWAY_INTERFACE CGI/1.1;"
                )
                try await WebServer.run(locations: location) { try await Self.expectSession($0) }
            }
        }

        private static func location(_ socket: String, _ more: String = "") -> String {
            """
            client_max_body_size 11m;
            location / {
                include \(Checkout.root)/nginx/arete-params.conf; \(more)
                fastcgi_pass unix:\(socket); fastcgi_buffering off;
            }
            """
        }

        private static func expectSession(_ server: WebServer) async throws {
            Session.expectWhole(
                try await Curl.stream("\(server.http)/optimize/stream/123"),
                of: "optimization",
                isFullHead: false
            )
            let answer = try await Curl.run(
                "\(server.http)/resumes",
                headers: ["Content-Type": "application/pdf"],
                body: ResumePages.twoColumns()
            )
            #expect(answer.status == 201, "\(answer.text)")
            let id = try #require(answer.json["id"].string)
            let whole = try await Curl.stream("\(server.http)/resumes/stream/\(id)")
            Session.expectWhole(whole, of: "resumes", isFullHead: false)
            let middle = whole.ids.count / 2
            let rest = try await Curl.stream("\(server.http)/resumes/stream/\(id)", after: whole.ids[middle])
            #expect(rest.ids == Array(whole.ids[(middle + 1)...]))
            #expect(try await Curl.run("\(server.http)/resumes/\(id)", method: "DELETE").status == 204)
            #expect(try await Curl.get("\(server.http)/resumes/\(id)").status == 404)
        }

        private static func events(_ text: String) throws -> [ReceivedEvent] {
            var parser = EventStreamParser()
            var parsed: [ParsedEvent] = []
            let bytes = Array(text.utf8)
            try parser.feed(bytes.span, onEvent: { parsed.append($0) })
            return try parsed.map { ReceivedEvent(id: $0.lastEventID, json: try JSON($0.data), arrival: .now) }
        }
    }
}
