import Documents
import FastCGISupport
import Runs
import Testing

@testable import WebInterface

@Suite("What is seen of the web interface from outside", .timeLimit(.minutes(1)))
struct ObservationTests {
    @Test("shows the page of metrics, to a caller without a name, too")
    func metrics() async throws {
        let site = try await Site(trustsRemoteUser: true, slices: [.jobs])
        let page = try await site.reply("GET", "/jobs/metrics")
        #expect(page.status == 200)
        #expect(page["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8")
        #expect(page.text == "counted 1\n")
        #expect(try await site.reply("HEAD", "/jobs/metrics").status == 200)
        #expect(try await site.reply("DELETE", "/jobs/metrics").status == 405)
    }

    @Test("names the parts that are not ready, and nothing else")
    func readiness() async throws {
        let reply = try await Site(isReady: false).reply("GET", "/jobs/readyz")
        #expect(reply.status == 503)
        #expect(reply["Content-Type"] == "application/json")
        #expect(reply.text == #"{"parts":["store","models"],"status":"not ready"}"# + "\n")
        #expect(try await Site().reply("GET", "/jobs/readyz").text == #"{"status":"ready"}"# + "\n")
    }

    @Test("tells where the time of a document, a run and a stream's head went")
    func serverTiming() async throws {
        let site = try await Site()
        let created = try await site.reply("POST", "/resumes", body: "text")
        let path = try #require(created["Location"])
        let stream = try await site.reply("GET", path.replacing("/resumes", with: "/resumes/stream"))
        let run = "/resumes/runs/" + (try #require(stream.ids.first).prefix { $0 != "." })
        let replies = [
            created, stream, try await site.reply("GET", path), try await site.reply("HEAD", path),
            try await site.reply("GET", run), try await site.reply("DELETE", run), try await site.reply("DELETE", path),
        ]
        for reply in replies {
            let field = try #require(reply["Server-Timing"])
            let match = try #require(field.wholeMatch(of: /store;dur=(\d+\.\d{3}), total;dur=(\d+\.\d{3})/), "\(field)")
            let (store, total) = (try #require(Double(match.1)), try #require(Double(match.2)))
            #expect(store <= total)
        }
    }

    @Test(
        "does not tell how long a refusal took: another's document must not be told from none",
        arguments: [
            ("GET", "/resumes/x"), ("DELETE", "/resumes/x"), ("GET", "/resumes/runs/x"), ("GET", "/resumes/stream/x"),
            ("POST", "/jobs"), ("PUT", "/jobs"), ("GET", "/jobs/healthz"), ("GET", "/jobs/readyz"),
            ("GET", "/jobs/metrics"),
        ]
    )
    func noTiming(method: String, path: String) async throws {
        let site = try await Site(trustsRemoteUser: true)
        let mine = try await site.create("resumes", user: "alice")
        let path = path.replacing("/x", with: "/" + mine.dropFirst("/resumes/".count))
        for accept in ["*/*", "text/event-stream"] {
            #expect(try await site.reply(method, path, ["Accept": accept], user: "eve")["Server-Timing"] == nil)
        }
    }

    @Test("tells of each request its route, its method, its status and why it failed")
    func reports() async throws {
        let site = try await Site()
        let path = try await site.create("resumes")
        _ = try await site.reply("GET", path.replacing("/resumes", with: "/resumes/stream"))
        _ = try await site.reply("GET", "/resumes/stream/unknown", ["Accept": "text/event-stream"])
        _ = try await site.reply("GET", "/resumes/stream/unknown")
        _ = try await site.reply("PROPFIND", path)
        _ = try await site.reply("GET", "/nothing/of/ours")
        #expect(site.count("/resumes", "POST", 201) == 1)
        #expect(site.count("/resumes/stream/{id}", "GET", 200) == 1)
        #expect(site.count("/resumes/stream/{id}", "GET", 200, .notFound) == 1)
        #expect(site.count("/resumes/stream/{id}", "GET", 404, .notFound) == 1)
        #expect(site.count("/resumes/{id}", "other", 405, .methodNotAllowed) == 1)
        #expect(site.count("-", "GET", 404, .notFound) == 1)
    }
}
