import Glibc
import Samples
import Testing

extension EndToEnd {
    @Suite("Where a login service says who asks, each user has documents and limits of its own")
    struct Login {
        /// A service that takes the name in a cookie for the truth, and knows somebody without a name.
        private static let service = """
            location = /verify {
                if ($cookie_user = "") { return 401; }
                if ($cookie_user = "banned") { return 403; }
                if ($cookie_user = "nameless") { return 204; }
                add_header X-User $cookie_user;
                return 204;
            }
            """

        private static func cookie(_ user: String, _ others: [String: String] = [:]) -> [String: String] {
            others.merging(["Cookie": "user=\(user)"]) { $1 }
        }

        @Test("Documents belong to whom the service names, whatever the client says; its silence lets nobody in")
        func users() async throws {
            try await WebServer.run(locations: Self.service) { login in
                let options = Deployment.Options(users: .login("\(login.http)/verify"))
                try await Deployment.run(options) { deployment in
                    try await Self.expectConfiguration(of: deployment)
                    let text = Array(SampleResume.text.utf8)
                    let headers = Self.cookie("alice")
                    let resume = try await deployment.upload(text, name: "r.txt", type: "text/plain", headers: headers)
                    let url = "\(deployment.http)/resumes/\(resume)"
                    #expect(try await Curl.get(url, headers: headers).status == 200)
                    let claim = ["X-User": "alice", "Remote-User": "alice", "REMOTE_USER": "alice"]
                    for (user, status, code) in [
                        ("bob", 404, "not_found"), ("nameless", 404, "not_found"), ("banned", 403, "forbidden"),
                        ("", 401, "unauthorized"),
                    ] {
                        for method in ["GET", "DELETE"] {
                            let headers = Self.cookie(user, claim)
                            let answer = try await Curl.run(url, method: method, headers: headers)
                            #expect(answer.status == status, "\(method) \(user)")
                            #expect(answer.json["code"].string == code, "\(method) \(user)")
                            let stream = "\(deployment.http)/resumes/stream/\(resume)"
                            let record = try await Curl.stream(stream, as: .browser, headers: headers)
                            // What waiting does not change is no "Reconnecting...".
                            #expect(record.status == (status == 404 ? 200 : status), "\(user)")
                            #expect(record.types == (status == 404 ? ["error"] : []), "\(user)")
                        }
                    }
                    try await Self.expectLimit(of: deployment)
                    let stream = "\(deployment.http)/resumes/stream/\(resume)"
                    let record = try await Curl.stream(stream, as: .browser, headers: headers)
                    #expect(record.types.last == "complete")
                    // Not even its location can be asked by a client.
                    #expect(try await Curl.get("\(deployment.http)/arete/login", headers: headers).status == 404)
                }
            }
        }

        /// Expects that nginx takes the configuration without a word.
        static func expectConfiguration(of deployment: Deployment) async throws {
            let prefix = "\(deployment.state)/nginx"
            let command = ["nginx", "-t", "-q", "-e", "stderr", "-p", prefix, "-c", "\(prefix)/nginx.conf"]
            let outcome = try await Program.run(command, environment: [:])
            #expect(outcome.exitCode == 0)
            #expect(outcome.errors == "")
        }

        /// Expects that a limit counts users, who have one address.
        private static func expectLimit(of deployment: Deployment) async throws {
            try await deployment.withNginx("limit_conn           arete_streams 100", "limit_conn arete_streams 1") {
                let responder = try deployment.responder(of: "resumes")
                kill(responder.id, SIGSTOP)
                defer { kill(responder.id, SIGCONT) }
                let first = try RawConnection(port: deployment.port)
                first.send("GET /resumes/stream/x HTTP/1.1\r\nHost: localhost\r\nCookie: user=alice\r\n\r\n")
                let url = "\(deployment.http)/jobs/stream/x"
                try await Deadline.until("the first stream") {
                    try await Curl.get(url, headers: cookie("alice")).status == 429
                }
                #expect(try await Curl.get(url, headers: cookie("bob")).status == 404)
                _ = first  // until here
            }
        }

        @Test("A service that is away makes a browser come back, and lets nobody in")
        func away() async throws {
            let options = Deployment.Options(users: .login("http://127.0.0.1:\(try Ports.free(1)[0])/verify"))
            try await Deployment.run(options) { deployment in
                let url = "\(deployment.http)/resumes/stream/123"
                #expect(try await Curl.get(url).status == 500)
                let record = try await Curl.stream(url, as: .browser)
                #expect(record.status == 200)
                #expect(record.messages == ["Reconnecting..."])
            }
        }
    }
}
