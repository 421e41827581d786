import Samples
import Testing

extension EndToEnd {
    @Suite("Every route answers as the contract says, under each of its names", .deployment)
    struct Routes {
        /// One request and what it gets.
        struct Row: Sendable, CustomTestStringConvertible {
            var method = "GET"
            var path: String
            var type: String?
            var body: [UInt8]?
            var status: Int
            var code: String?
            /// What a client with `Accept: text/event-stream` gets, where that differs.
            var isStream = false

            var testDescription: String { "\(method) \(path.prefix(60)): \(status)" }
        }

        private static let unknown = "AAAAAAAAAAAAAAAAAAAAAA"

        static let refusals: [Row] = [
            Row(path: "/resumes/\(unknown)", status: 404, code: "not_found"),
            Row(path: "/jobs/\(unknown)", status: 404, code: "not_found"),
            Row(path: "/resumes/no+id", status: 404, code: "not_found"),
            Row(path: "/resumes/stream/\(unknown)", status: 404, code: "not_found", isStream: true),
            Row(path: "/jobs/stream/\(unknown)", status: 404, code: "not_found", isStream: true),
            Row(path: "/optimization/stream/\(unknown)", status: 404, code: "not_found", isStream: true),
            Row(path: "/optimize/stream/\(unknown)", status: 404, code: "not_found", isStream: true),
            Row(path: "/optimize/stream/123?job=\(unknown)", status: 404, code: "not_found", isStream: true),
            Row(path: "/cover-letter/stream/123?job=\(unknown)", status: 404, code: "not_found", isStream: true),
            Row(path: "/cover-letter/stream/123", status: 400, code: "bad_request", isStream: true),
            Row(path: "/resumes/stream/%ff", status: 400, code: "bad_request"),
            Row(path: "/resumes/runs/\(unknown)", status: 404, code: "not_found"),
            Row(path: "/optimization/runs/\(unknown)", status: 404, code: "not_found"),
            Row(path: "/resumes/stream", status: 404, code: "not_found"),
            Row(path: "/resumes/a/b/c", status: 404, code: "not_found"),
            Row(method: "DELETE", path: "/resumes/\(unknown)", status: 404, code: "not_found"),
            Row(method: "DELETE", path: "/jobs/\(unknown)", status: 404, code: "not_found"),
            Row(method: "DELETE", path: "/jobs/runs/\(unknown)", status: 404, code: "not_found"),
            Row(method: "POST", path: "/resumes", type: "application/pdf", body: [], status: 400, code: "empty"),
            Row(
                method: "POST",
                path: "/resumes",
                type: "application/zip",
                body: Array("PK\u{3}\u{4}no".utf8),
                status: 415,
                code: "unsupported_type"
            ),
            Row(
                method: "POST",
                path: "/resumes",
                type: "multipart/form-data; boundary=x",
                body: Array("--y".utf8),
                status: 400,
                code: "bad_request"
            ),
            Row(
                method: "POST",
                path: "/resumes",
                type: "multipart/form-data",
                body: Array("--y".utf8),
                status: 400,
                code: "bad_request"
            ),
            Row(
                method: "POST",
                path: "/jobs",
                type: "application/json",
                body: Array("{\"title\":1}".utf8),
                status: 400,
                code: "bad_request"
            ),
            Row(
                method: "POST",
                path: "/jobs",
                type: "application/json",
                body: Array("{\"text\":\"\"}".utf8),
                status: 400,
                code: "empty"
            ),
            Row(
                method: "POST",
                path: "/jobs",
                type: "application/pdf",
                body: Array("%PDF-1.4".utf8),
                status: 415,
                code: "unsupported_type"
            ),
            Row(
                method: "POST",
                path: "/jobs",
                type: "text/plain",
                body: [UInt8](repeating: 97, count: 256 << 10 + 1),
                status: 413,
                code: "too_large"
            ),
        ]

        @Test(
            "What is not there, not allowed or not understood is problem details, under /api too",
            arguments: refusals
        )
        func refusal(_ row: Row) async throws {
            let deployment = try Deployment.current()
            for prefix in ["", "/api"] {
                let answer = try await Curl.run(
                    deployment.http + prefix + row.path,
                    method: row.method,
                    headers: row.type.map { ["Content-Type": $0] } ?? [:],
                    body: row.body
                )
                #expect(answer.status == row.status)
                #expect(answer.mediaType == "application/problem+json")
                #expect(answer.json["code"].string == row.code)
                #expect(answer.json["status"].integer == row.status)
                #expect(answer.json["detail"].string?.isEmpty == false)
                #expect(answer.json["type"] == "about:blank")
            }
        }

        @Test(
            "A browser is told the same by one event of a stream, whose id then gets 204",
            arguments: refusals.filter(\.isStream)
        )
        func refusalOfAStream(_ row: Row) async throws {
            let deployment = try Deployment.current()
            let record = try await Curl.stream(deployment.http + row.path, as: .browser)
            #expect(record.status == 200)
            #expect(record.types == ["error"])
            #expect(record.events.first?.json["code"].string == row.code)
            #expect(record.events.first?.json["retryable"] == false)
            let id = try #require(record.ids.first)
            #expect(!id.isEmpty)
            let again = try await Curl.stream(deployment.http + row.path, after: id, as: .browser)
            #expect(again.status == 204)
        }

        static let methods: [(path: String, allowed: Set<String>)] = [
            ("/resumes", ["POST"]),
            ("/jobs", ["POST"]),
            ("/resumes/123", ["GET", "HEAD", "DELETE"]),
            ("/jobs/123", ["GET", "HEAD", "DELETE"]),
            ("/resumes/stream/123", ["GET"]),
            ("/jobs/stream/123", ["GET"]),
            ("/optimization/stream/123", ["GET"]),
            ("/optimize/stream/123", ["GET"]),
            ("/cover-letter/stream/123", ["GET"]),
            ("/optimization/runs/\(unknown)", ["GET", "HEAD", "DELETE"]),
        ]

        @Test("Every other method is 405, and Allow lists those that there are", arguments: methods)
        func methodNotAllowed(_ path: String, _ allowed: Set<String>) async throws {
            let deployment = try Deployment.current()
            for method in ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "PROPFIND"] where !allowed.contains(method)
            {
                let answer = try await Curl.run(deployment.http + path, method: method)
                #expect(answer.status == 405, "\(method)")
                let list = (answer.head["allow"] ?? "").filter { $0 != " " }.split(separator: ",").map { String($0) }
                #expect(Set(list) == allowed)
                if method != "HEAD" { #expect(answer.json["code"].string == "method_not_allowed") }
            }
        }

        @Test("nginx answers a preflight for every route, with the origin that asks", arguments: methods)
        func preflight(_ path: String, _ allowed: Set<String>) async throws {
            let deployment = try Deployment.current()
            let answer = try await Curl.run(
                deployment.http + path,
                method: "OPTIONS",
                headers: ["Origin": "http://localhost:5173", "Access-Control-Request-Method": "DELETE"]
            )
            #expect(answer.status == 204)
            #expect(answer.head["access-control-allow-origin"] == "http://localhost:5173")
            #expect(answer.head["access-control-allow-methods"] == "GET, HEAD, POST, DELETE")
            #expect(answer.head["access-control-allow-headers"]?.contains("Last-Event-ID") == true)
        }

        @Test("An origin that is not allowed gets no permission")
        func foreignOrigin() async throws {
            let deployment = try Deployment.current()
            let answer = try await Curl.get(
                "\(deployment.http)/resumes/123",
                headers: ["Origin": "https://example.com"]
            )
            #expect(answer.status == 200)
            #expect(answer.head["access-control-allow-origin"] == nil)
        }

        @Test(
            "A stored document says where it is and where its streams are, with the prefix that was asked",
            arguments: ["", "/api"]
        )
        func created(_ prefix: String) async throws {
            let deployment = try Deployment.current()
            let base = deployment.http + prefix
            let resume = try await Curl.run(
                "\(base)/resumes",
                headers: ["Content-Type": "application/pdf"],
                body: ResumePages.singleColumn()
            )
            #expect(resume.status == 201)
            let id = try #require(resume.json["id"].string)
            #expect(resume.head["location"] == "\(prefix)/resumes/\(id)")
            #expect(resume.json["expires"].string != nil)
            #expect(
                resume.json["links"] == [
                    "self": .string("\(prefix)/resumes/\(id)"),
                    "stream": .string("\(prefix)/resumes/stream/\(id)"),
                    "optimization": .string("\(prefix)/optimization/stream/\(id)"),
                    "cover-letter": .string("\(prefix)/cover-letter/stream/\(id)"),
                ]
            )
            let shown = try await Curl.get("\(base)/resumes/\(id)")
            #expect(shown.status == 200)
            #expect(shown.json["id"].string == id)
            #expect(shown.json["links"] == resume.json["links"])
            #expect(shown.head["cache-control"] == "no-store")
            let head = try await Curl.run("\(base)/resumes/\(id)", method: "HEAD")
            #expect(head.status == 200)
            #expect(head.body.isEmpty)
            let job = try await Curl.run(
                "\(base)/jobs",
                headers: ["Content-Type": "application/json"],
                body: Array(
                    "{\"title\":\"Engineer\",\"text\":\"\(SamplePosting.text.prefix(200).filter { !$0.isNewline })\"}"
                        .utf8
                )
            )
            #expect(job.status == 201)
            let jobID = try #require(job.json["id"].string)
            #expect(job.json["links"]["stream"].string == "\(prefix)/jobs/stream/\(jobID)")
            for (path, id) in [("resumes", id), ("jobs", jobID)] {
                #expect(try await Curl.run("\(base)/\(path)/\(id)", method: "DELETE").status == 204)
                #expect(try await Curl.run("\(base)/\(path)/\(id)", method: "DELETE").status == 404)
                #expect(try await Curl.get("\(base)/\(path)/\(id)").status == 404)
                #expect(try await Curl.get("\(base)/\(path)/stream/\(id)").status == 404)
            }
        }

        @Test("The form of a browser, the raw body and the text of a pasted resume are all taken")
        func uploads() async throws {
            let deployment = try Deployment.current()
            let docx = WordBuilder(paragraphs: ResumePages.lines).build()
            let word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
            let text = Array(ResumePages.lines.joined(separator: "\n").utf8)
            for (bytes, type, name) in [
                (ResumePages.twoColumns(), "application/pdf", "a.pdf"), (docx, word, "a.docx"),
                (text, "text/plain", "a.txt"), (text, "text/markdown", "a.md"),
            ] {
                #expect(try await deployment.send(bytes, name: name, type: type).status == 201)
                // The type is found from the bytes: what a form says of it is no matter.
                let raw = try await Curl.run("\(deployment.http)/resumes", headers: ["Content-Type": type], body: bytes)
                #expect(raw.status == 201, "\(raw.text)")
            }
        }

        @Test("Health and readiness of each process are for this machine alone", arguments: Deployment.slices)
        func health(_ slice: String) async throws {
            let deployment = try Deployment.current()
            for probe in ["healthz", "readyz"] {
                let inside = try await Curl.get("\(deployment.health)/\(slice)/\(probe)")
                #expect(inside.status == 200)
                let outside = try await Curl.get("\(deployment.http)/\(slice)/\(probe)")
                #expect(outside.status == 404)
            }
        }

        @Test("HTTP/2 over TLS serves the same")
        func http2() async throws {
            let deployment = try Deployment.current()
            let answer = try await Curl.run("\(deployment.https)/resumes/123", arguments: ["--http2"])
            #expect(answer.status == 200)
            #expect(answer.json["id"] == "123")
        }
    }
}
