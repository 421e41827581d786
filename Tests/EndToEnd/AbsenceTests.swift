import FastCGISupport
import FoundationEssentials
import Glibc
import Samples
import Testing

extension EndToEnd {
    @Suite("A responder that is away is told by nginx, so that browsers come back and programs know", .deployment)
    struct Absence {
        /// When a browser comes back to a responder that is away.
        static let absence = Duration.seconds(1)...Duration.seconds(5)
        private static let origin = "http://localhost:5173"

        /// Expects what makes a browser come back, with the cursor that it has, from any page that may read.
        private static func expectReconnection(at url: String, within waits: ClosedRange<Duration>) async throws {
            for cursor in [nil, "x"] {
                let record = try await Curl.stream(url, after: cursor, as: .browser, headers: ["Origin": origin])
                #expect(record.status == 200)
                #expect(record.events.map(\.json) == [["type": "status", "message": "Reconnecting..."]])
                #expect(!record.text.contains("id:"))
                #expect(waits.contains(try #require(record.retry)))
                #expect(record.head["access-control-allow-origin"] == origin)
                #expect(record.head["content-type"]?.hasPrefix("text/event-stream") == true)
                #expect(record.head["cache-control"] == "no-cache, no-store, no-transform")
            }
        }

        /// Expects the true status, as problem details.
        private static func expectProblem(
            _ status: ClosedRange<Int>,
            _ code: JSON,
            _ method: String,
            _ url: String,
            headers: [String: String] = [:]
        ) async throws {
            let fields = headers.merging(["Origin": origin]) { own, _ in own }
            let answer = try await Curl.run(url, method: method, headers: fields)
            #expect(status.contains(answer.status), "\(method) \(url)")
            #expect(answer.mediaType == "application/problem+json", "\(method) \(url)")
            #expect(answer.head["access-control-allow-origin"] == origin)
            #expect(answer.head["retry-after"] != nil)
            guard method != "HEAD" else { return }
            #expect(answer.json["code"] == code)
            #expect(answer.json["status"].integer == answer.status)
        }

        @Test("A responder that is stopped while a request is on its way takes it when it goes on")
        func stopped() async throws {
            let deployment = try Deployment.current()
            // As nginx does, but the first byte comes late: the responder waits for it when it is stopped.
            let responder = try deployment.responder(of: "jobs")
            let sockets = try responder.openSockets()
            let peer = try Peer(to: "\(deployment.state)/jobs.sock")
            try await Deadline.until("its connection") { try responder.openSockets() > sockets }
            for signal in [SIGSTOP, SIGCONT] {
                kill(responder.id, signal)
                try await Deadline.until("signal \(signal)") { try responder.isStopped() == (signal == SIGSTOP) }
            }
            #expect(await peer.send(Exchange("GET", "/jobs/AAAAAAAAAAAAAAAAAAAAAA").bytes))
            #expect(String(decoding: try await peer.reply().output, as: UTF8.self).hasPrefix("Status: 404"))
        }

        @Test("An EventSource gets 200 and an id-less status; everything else its true status; both with CORS")
        func away() async throws {
            let deployment = try Deployment.current()
            try FileManager.default.removeItem(atPath: "\(deployment.state)/optimization.sock")
            for path in ["/optimization/stream/123", "/optimize/stream/123", "/api/optimization/stream/123"] {
                try await Self.expectReconnection(at: deployment.http + path, within: Self.absence)
            }
            let run = "/optimization/runs/AAAAAAAAAAAAAAAAAAAAAA"
            for (method, path) in [("GET", "/optimize/stream/123"), ("GET", run), ("DELETE", run), ("HEAD", run)] {
                try await Self.expectProblem(502...503, "unavailable", method, deployment.http + path)
            }
            // An EventSource's Accept makes no deletion look as if it worked, and no other path a stream.
            let browser = ["Accept": "text/event-stream"]
            for (method, path) in [("DELETE", run), ("GET", run), ("HEAD", "/optimize/stream/123")] {
                try await Self.expectProblem(502...503, "unavailable", method, deployment.http + path, headers: browser)
            }
            // The other processes know nothing of it.
            #expect(try await Curl.stream("\(deployment.http)/resumes/stream/123").types.last == "complete")
            try await deployment.crash("optimization")
            Session.expectWhole(try await Curl.stream("\(deployment.http)/optimization/stream/123"), of: "optimization")
        }

        @Test("So is one that takes a request and dies, or answers nothing for too long")
        func silent() async throws {
            let deployment = try Deployment.current()
            let url = "\(deployment.http)/optimization/stream/123"
            let socket = "\(deployment.state)/optimization.sock"
            try FileManager.default.removeItem(atPath: socket)
            let hangingUp = """
                import socket, sys
                listener = socket.socket(socket.AF_UNIX)
                listener.bind(sys.argv[1])
                listener.listen(64)
                print("ready", flush=True)
                while True:
                    connection, _ = listener.accept()
                    connection.recv(65536)
                    connection.close()
                """
            try await Daemon.run(
                ["python3", "-c", hangingUp, socket],
                log: "\(deployment.directory.path)/hanging-up.log",
                isReady: { $0 == "ready" }
            ) { _ in
                try await Self.expectReconnection(at: url, within: Self.absence)
                try await Self.expectProblem(502...502, "unavailable", "GET", url)
            }
            try await deployment.crash("optimization")
            try await deployment.withNginx("fastcgi_read_timeout 60s", "fastcgi_read_timeout 1s") {
                let responder = try deployment.responder(of: "optimization")
                kill(responder.id, SIGSTOP)
                defer { kill(responder.id, SIGCONT) }
                try await Self.expectReconnection(at: url, within: Self.absence)
                try await Self.expectProblem(504...504, "unavailable", "GET", url)
            }
            Session.expectWhole(try await Curl.stream(url), of: "optimization")
        }

        @Test("A browser with too many streams comes back later; programs are told 429; only streams are counted")
        func tooManyStreams() async throws {
            let deployment = try Deployment.current()
            let job = try await deployment.post(SamplePosting.text)
            let url = "\(deployment.http)/jobs/stream/\(job)"
            try await deployment.withNginx("limit_conn           arete_streams 100", "limit_conn arete_streams 1") {
                let responder = try deployment.responder(of: "resumes")
                kill(responder.id, SIGSTOP)
                defer { kill(responder.id, SIGCONT) }
                // It takes the only place, without an answer.
                let first = try RawConnection(port: deployment.port)
                first.send("GET /resumes/stream/123 HTTP/1.1\r\nHost: localhost\r\n\r\n")
                try await Deadline.until("the first stream") { try await Curl.run(url, method: "GET").status == 429 }
                try await Self.expectReconnection(at: url, within: .seconds(10)...Duration.seconds(20))
                try await Self.expectProblem(429...429, "rate_limited", "GET", url)
                #expect(try await Curl.get("\(deployment.http)/jobs/\(job)").status == 200)
                _ = first  // until here
            }
            #expect(try await Curl.stream(url, as: .browser).types.last == "complete")
        }

        @Test("What nginx itself refuses is problem details too")
        func nginxRefusals() async throws {
            let deployment = try Deployment.current()
            let unknown = try await Curl.get(
                "\(deployment.http)/api/nothing",
                headers: ["Origin": "http://localhost:5173"]
            )
            #expect(unknown.status == 404)
            #expect(unknown.mediaType == "application/problem+json")
            #expect(unknown.json["code"] == "not_found")
            #expect(unknown.head["access-control-allow-origin"] == "http://localhost:5173")
            let tooLarge = try await Curl.run(
                "\(deployment.http)/resumes",
                headers: ["Content-Type": "application/pdf"],
                body: [UInt8](repeating: 32, count: 12 << 20)
            )
            #expect(tooLarge.status == 413)
            #expect(tooLarge.json["code"] == "too_large")
            // No path of a stream of ours: an EventSource would ask for ever.
            let nothing = try await Curl.run(
                "\(deployment.http)/api/nothing/stream/1",
                method: "GET",
                headers: ["Accept": "text/event-stream"]
            )
            #expect(nothing.status == 404)
            #expect(nothing.json["code"] == "not_found")
        }

        @Test(
            "A second instance at a living one's socket is an error and takes nothing; the socket is for the group only"
        )
        func socketTheft() async throws {
            let deployment = try Deployment.current()
            let socket = "\(deployment.state)/jobs.sock"
            let attributes = try FileManager.default.attributesOfItem(atPath: socket)
            #expect(attributes[.posixPermissions] as? Int == 0o660)
            let thief = try await Program.run(
                [try Checkout.program(), "serve", "--slice", "jobs", "--listen", socket],
                environment: ["ARETE_STATE": "\(deployment.directory.path)/other"]
            )
            #expect(thief.exitCode == 78)
            let job = try await deployment.post(SamplePosting.text)
            #expect(try await Curl.stream("\(deployment.http)/jobs/stream/\(job)").types.last == "complete")
        }
    }
}
