import FoundationEssentials
import Samples
import Testing

extension EndToEnd {
    @Suite("A responder that is away is told by nginx, so that browsers come back and programs know", .deployment)
    struct Absence {
        @Test("An EventSource gets 200 and an id-less status; everything else its true status; both with CORS")
        func away() async throws {
            let deployment = try Deployment.current()
            let origin = "http://localhost:5173"
            try FileManager.default.removeItem(atPath: "\(deployment.state)/optimization.sock")
            for path in ["/optimization/stream/123", "/optimize/stream/123", "/api/optimization/stream/123"] {
                let record = try await Curl.stream(deployment.http + path, as: .browser, headers: ["Origin": origin])
                #expect(record.status == 200)
                #expect(record.events.map(\.json) == [["type": "status", "message": "Reconnecting..."]])
                #expect(!record.text.contains("id:"))
                let retry = try #require(record.retry)
                #expect((Duration.seconds(1)...Duration.seconds(5)).contains(retry))
                #expect(record.head["access-control-allow-origin"] == origin)
                #expect(record.head["content-type"]?.hasPrefix("text/event-stream") == true)
                #expect(record.head["cache-control"] == "no-cache, no-store, no-transform")
                // The cursor that the browser has stays its own.
                #expect(try await Curl.stream(deployment.http + path, after: "x", as: .browser).status == 200)
            }
            let run = "/optimization/runs/AAAAAAAAAAAAAAAAAAAAAA"
            for (method, path) in [("GET", "/optimize/stream/123"), ("GET", run), ("DELETE", run), ("HEAD", run)] {
                let answer = try await Curl.run(deployment.http + path, method: method, headers: ["Origin": origin])
                #expect([502, 503].contains(answer.status), "\(method) \(path)")
                #expect(answer.mediaType == "application/problem+json", "\(method) \(path)")
                #expect(answer.head["access-control-allow-origin"] == origin)
                #expect(answer.head["retry-after"] != nil)
                if method != "HEAD" {
                    #expect(answer.json["code"] == "unavailable")
                    #expect(answer.json["status"].integer == answer.status)
                }
            }
            // An EventSource's Accept does not make a deletion look as if it worked.
            let deletion = try await Curl.run(
                deployment.http + run,
                method: "DELETE",
                headers: ["Accept": "text/event-stream"]
            )
            #expect([502, 503].contains(deletion.status))
            // The other processes know nothing of it.
            #expect(try await Curl.stream("\(deployment.http)/resumes/stream/123").types.last == "complete")
            try await deployment.crash("optimization")
            Session.expectWhole(try await Curl.stream("\(deployment.http)/optimization/stream/123"), of: "optimization")
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
