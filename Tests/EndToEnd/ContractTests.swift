import FoundationEssentials
import Samples
import Testing

extension EndToEnd {
    @Suite("openapi.json describes what is really answered", .deployment)
    struct Contract {
        /// The description as it is served.
        private static func description(_ deployment: Deployment) async throws -> JSON {
            let answer = try await Curl.get(
                "\(deployment.http)/openapi.json",
                headers: ["Origin": "http://localhost:5173"]
            )
            #expect(answer.status == 200)
            #expect(answer.mediaType == "application/json")
            #expect(answer.head["access-control-allow-origin"] == "http://localhost:5173")
            #expect(try await Curl.get("\(deployment.http)/api/openapi.json").body == answer.body)
            return answer.json
        }

        /// The operation for a request; `null` where none is described.
        private static func operation(_ description: JSON, _ method: String, _ path: String) -> JSON {
            let segments = path.prefix { $0 != "?" }.split(separator: "/")
            let paths = description["paths"].members.filter { template, _ in
                let parts = template.split(separator: "/")
                return parts.count == segments.count
                    && zip(parts, segments).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
            }
            // Of two that fit, the one with fewer places for anything is meant.
            let best = paths.min { $0.key.count { $0 == "{" } < $1.key.count { $0 == "{" } }
            return best?.value[method.lowercased()] ?? .null
        }

        /// Expects that an answer is described, in its status, its media type and its body.
        static func expectDescribed(
            _ answer: Curl.Answer,
            _ method: String,
            _ path: String,
            _ description: JSON
        ) {
            let schema = Schema(of: description)
            let operation = operation(description, method, path)
            #expect(operation != .null, "\(method) \(path)")
            let response = schema.resolve(operation["responses"]["\(answer.status)"])
            #expect(response != .null, "\(method) \(path): \(answer.status)")
            guard !answer.body.isEmpty else {
                #expect(response["content"] == .null, "\(method) \(path): \(answer.status)")
                return
            }
            let content = response["content"][answer.mediaType ?? ""]
            #expect(content != .null, "\(method) \(path): \(answer.mediaType ?? "")")
            #expect(schema.faults(in: answer.json, by: content["schema"]) == [], "\(method) \(path)")
            for (name, _) in response["headers"].members where name != "Retry-After" {
                #expect(answer.head[name] != nil, "\(method) \(path): \(name)")
            }
        }

        @Test("Each refusal of the table is there, with its status and its problem details", arguments: Routes.refusals)
        func refusals(_ row: Routes.Row) async throws {
            let deployment = try Deployment.current()
            let description = try await Self.description(deployment)
            // An address that is none of the interface's is not described there.
            guard Self.operation(description, row.method, row.path) != .null else {
                return #expect(row.status == 404)
            }
            let answer = try await Curl.run(
                deployment.http + row.path,
                method: row.method,
                headers: row.type.map { ["Content-Type": $0] } ?? [:],
                body: row.body
            )
            Self.expectDescribed(answer, row.method, row.path, description)
        }

        @Test("Documents, runs and every event of the four streams have the forms that it says")
        func answers() async throws {
            let deployment = try Deployment.current()
            let description = try await Self.description(deployment)
            let schema = Schema(of: description)
            let job = try await Curl.run(
                "\(deployment.http)/jobs",
                headers: ["Content-Type": "text/plain"],
                body: Array(SamplePosting.text.utf8)
            )
            Self.expectDescribed(job, "POST", "/jobs", description)
            let jobID = try #require(job.json["id"].string)
            for bytes in [
                ResumePages.singleColumn(), ResumePages.twoColumns(), Array(SampleResume.text.utf8),
                HostileDocuments.imageOnly(),
            ] {
                let type = bytes.starts(with: Array("%PDF".utf8)) ? "application/pdf" : "text/plain"
                let resume = try await Curl.run(
                    "\(deployment.http)/resumes",
                    headers: ["Content-Type": type],
                    body: bytes
                )
                Self.expectDescribed(resume, "POST", "/resumes", description)
                let id = try #require(resume.json["id"].string)
                for (slice, path) in Deployment.streams(resume: id, job: jobID) {
                    let record = try await Curl.stream(deployment.http + path)
                    for event in record.events {
                        #expect(
                            schema.faults(in: event.json, by: ["$ref": "#/components/schemas/Event"]) == [],
                            "\(slice) \(event.type)"
                        )
                    }
                    let run = "/\(slice)/runs/\(try #require(record.run))"
                    Self.expectDescribed(try await Curl.get(deployment.http + run), "GET", run, description)
                    Self.expectDescribed(
                        try await Curl.run(deployment.http + run, method: "DELETE"),
                        "DELETE",
                        run,
                        description
                    )
                    let reset = try await Curl.stream(deployment.http + path, after: "unknown").events[0]
                    #expect(schema.faults(in: reset.json, by: ["$ref": "#/components/schemas/Event"]) == [])
                    let atEnd = try await Curl.get(
                        deployment.http + path,
                        headers: ["Last-Event-ID": record.ids.last ?? ""]
                    )
                    Self.expectDescribed(atEnd, "GET", path, description)
                }
                for path in ["/resumes/\(id)", "/jobs/\(jobID)"] {
                    Self.expectDescribed(try await Curl.get(deployment.http + path), "GET", path, description)
                }
                Self.expectDescribed(
                    try await Curl.run("\(deployment.http)/resumes/\(id)", method: "DELETE"),
                    "DELETE",
                    "/resumes/\(id)",
                    description
                )
            }
        }

        @Test("What nginx answers by itself is there too")
        func nginxAnswers() async throws {
            let deployment = try Deployment.current()
            let description = try await Self.description(deployment)
            let tooLarge = try await Curl.run(
                "\(deployment.http)/resumes",
                headers: ["Content-Type": "application/pdf"],
                body: [UInt8](repeating: 32, count: 12 << 20)
            )
            Self.expectDescribed(tooLarge, "POST", "/resumes", description)
            try FileManager.default.removeItem(atPath: "\(deployment.state)/cover-letter.sock")
            let path = "/cover-letter/stream/123"
            Self.expectDescribed(try await Curl.get(deployment.http + path), "GET", path, description)
            let record = try await Curl.stream(deployment.http + path, as: .browser)
            for event in record.events {
                #expect(
                    Schema(of: description).faults(in: event.json, by: ["$ref": "#/components/schemas/Event"]) == []
                )
            }
            try await deployment.crash("cover-letter")
        }

        @Test("Every route of the contract is described, and every reference leads somewhere")
        func complete() async throws {
            let description = try await Self.description(try Deployment.current())
            for (method, path) in [
                ("POST", "/resumes"), ("POST", "/jobs"), ("GET", "/resumes/x"), ("GET", "/jobs/x"),
                ("DELETE", "/resumes/x"),
                ("DELETE", "/jobs/x"), ("GET", "/resumes/stream/x"), ("GET", "/jobs/stream/x"),
                ("GET", "/optimization/stream/x"), ("GET", "/optimize/stream/x"), ("GET", "/cover-letter/stream/x"),
                ("GET", "/optimization/runs/x"), ("DELETE", "/cover-letter/runs/x"), ("GET", "/openapi.json"),
            ] {
                #expect(Self.operation(description, method, path) != .null, "\(method) \(path)")
            }
            let schema = Schema(of: description)
            func references(_ value: JSON) -> [JSON] {
                let own = value["$ref"].string == nil ? [] : [value]
                return own + (value.elements + Array(value.members.values)).flatMap(references)
            }
            let all = references(description)
            #expect(all.count > 100)
            for reference in all { #expect(schema.resolve(reference) != .null, "\(reference)") }
        }
    }
}
