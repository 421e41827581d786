import Documents
import FastCGISupport
import FoundationEssentials
import InMemoryLogging
import Logging
import Runs
import SQLiteStore
import Testing

@testable import WebInterface

@Suite("The web interface", .timeLimit(.minutes(1)))
struct WebInterfaceTests {
    private func members(_ reply: Reply) throws -> JSONPassage {
        try JSONPassage(reply.body)
    }

    @Test("streams a run: head, retry, the first status, the items, one terminal event")
    func stream() async throws {
        let site = try await Site()
        let resume = try await site.create("resumes")
        let reply = try await site.reply("GET", resume.replacing("/resumes", with: "/resumes/stream"))
        #expect(
            reply.stableHead == [
                "Status: 200 OK", "Content-Type: text/event-stream", "Cache-Control: no-cache, no-store, no-transform",
                "Vary: Accept, Origin", "X-Accel-Buffering: no",
            ]
        )
        #expect(reply.text.hasPrefix("retry: 2000\n\nid: "))
        #expect(reply.events.first?.hasPrefix(#"{"type":"status","message":"Beginning...","run":""#) == true)
        #expect(reply.events.dropFirst().first?.hasPrefix(#"{"type":"finding","data":{"#) == true)
        #expect(reply.events.last?.hasPrefix(#"{"type":"complete""#) == true)
        #expect(reply.ids.count == reply.events.count)
        #expect(reply.isEnded)
    }

    @Test("answers a cursor at the end with 204, and one that it does not know with a reset")
    func cursors() async throws {
        let directory = temporaryDirectory()
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let site = try await Site(store: SQLiteStore(directory: directory))
        let path = try await site.create("resumes").replacing("/resumes", with: "/resumes/stream")
        let whole = try await site.reply("GET", path)
        let ids = whole.ids
        let last = try #require(ids.last)
        #expect(try await site.reply("GET", path, ["Last-Event-ID": last]).status == 204)
        #expect(try await site.reply("GET", path + "?last_event_id=" + last).status == 204)
        for (index, id) in ids.enumerated().dropLast() {
            let rest = try await site.reply("GET", path, ["Last-Event-ID": id])
            #expect(rest.events == Array(whole.events.dropFirst(index + 1)))
        }
        let reset = try await site.reply("GET", path, ["Last-Event-ID": "nonsense"])
        #expect(reset.events == [#"{"type":"reset"}"#] + whole.events)
    }

    @Test("tells a browser an error by an event with an id that ends it, and everyone else by its status")
    func errors() async throws {
        let site = try await Site()
        let path = "/resumes/stream/unknown"
        let event = try await site.reply("GET", path, ["Accept": "text/event-stream"])
        #expect(event.status == 200)
        #expect(event["Content-Type"] == "text/event-stream")
        #expect(event.events.count == 1)
        #expect(event.events.first?.hasPrefix(#"{"type":"error","code":"not_found","message":""#) == true)
        let id = try #require(event.ids.first)
        // With that id an existing document's stream ends, too.
        let known = try await site.create("resumes").replacing("/resumes", with: "/resumes/stream")
        #expect(try await site.reply("GET", known, ["Accept": "text/event-stream", "Last-Event-ID": id]).status == 204)
        let problem = try await site.reply("GET", path)
        #expect(problem.status == 404)
        #expect(problem["Content-Type"] == "application/problem+json")
        #expect(problem.text.contains(#""code":"not_found""#))
    }

    @Test(
        "tells a browser of a stream's broken address by an event, too",
        arguments: [
            "/optimization/stream/x?job=a&job=b", "/api/optimize/stream/%ff", "/resumes/stream/x?%", "/jobs/stream/%00",
        ]
    )
    func brokenStream(path: String) async throws {
        let site = try await Site()
        let event = try await site.reply("GET", path, ["Accept": "text/event-stream"])
        #expect(event.status == 200)
        #expect(event["Content-Type"] == "text/event-stream")
        #expect(event.events.count == 1)
        #expect(event.events.first?.hasPrefix(#"{"type":"error","code":"bad_request","message":""#) == true)
        #expect(try await site.reply("GET", path).status == 400)
        #expect(try await site.reply("DELETE", path, ["Accept": "text/event-stream"]).status == 400)
    }

    @Test("sends a browser away while the store is, so that it comes back, with its cursor where it has one")
    func storeAway() async throws {
        let site = try await Site()
        let path = try await site.create("resumes").replacing("/resumes/", with: "/resumes/stream/")
        let accept: KeyValuePairs = ["Accept": "text/event-stream"]
        let cursor = try #require(try await site.reply("GET", path, accept).ids.first)
        site.store.close()
        for headers in [accept, ["Accept": "text/event-stream", "Last-Event-ID": cursor]] {
            let away = try await site.reply("GET", path, headers)
            #expect(away.status == 200)
            #expect(away.text.hasPrefix("retry: "))
            #expect(away.ids.isEmpty)
            #expect(away.events.count == 1)
            #expect(away.events.first?.contains("Reconnecting...") == true)
        }
        #expect(try await site.reply("GET", path, ["Last-Event-ID": cursor]).status == 503)
    }

    @Test("tells a run's own failure by its last event, whoever reads", arguments: ["text/event-stream", "*/*"])
    func failedRun(accept: String) async throws {
        let site = try await Site(failure: Failure(.noTextLayer, "There is no text in it."))
        let path = try await site.create("resumes").replacing("/resumes", with: "/resumes/stream")
        let reply = try await site.reply("GET", path, ["Accept": accept])
        #expect(reply.status == 200)
        #expect(
            reply.events.last
                == #"{"type":"error","code":"no_text_layer","message":"There is no text in it.","retryable":false}"#
        )
        #expect(try await site.reply("GET", path, ["Last-Event-ID": try #require(reply.ids.last)]).status == 204)
    }

    @Test("stops a run in progress for all who read it")
    func stopping() async throws {
        let site = try await Site(isHeld: true)
        let path = try await site.create("resumes").replacing("/resumes", with: "/resumes/stream")
        let readers = [try site.server.connect(), try site.server.connect()]
        for reader in readers {
            await reader.send(Exchange("GET", path).bytes)
            let reply = try await reader.receive { $0.events.count >= 2 }
            let run = try #require(reply.ids.first).prefix { $0 != "." }
            guard reader === readers[1] else { continue }
            #expect(try await site.reply("DELETE", "/resumes/runs/\(run)").status == 204)
        }
        for reader in readers {
            let reply = try await reader.reply()
            #expect(reply.events.last == #"{"type":"stopped"}"#)
            #expect(reply.isEnded)
        }
    }

    @Test("starts nothing for a prefetch", arguments: ["Sec-Purpose", "Purpose"])
    func prefetch(field: String) async throws {
        let site = try await Site()
        let resume = try await site.create("resumes")
        let path = resume.replacing("/resumes", with: "/resumes/stream")
        #expect(try await site.reply("GET", path, [field: "prefetch;prerender"]).status == 400)
        #expect(try await site.reply("GET", resume).text.contains(#""runs":[]"#))
    }

    @Test(
        "names the methods of an address that does not answer this one",
        arguments: [
            ("GET", "/resumes", "POST"), ("PUT", "/jobs", "POST"), ("POST", "/resumes/x", "GET, HEAD, DELETE"),
            ("HEAD", "/resumes/stream/x", "GET"), ("POST", "/resumes/stream/x", "GET"),
            ("POST", "/resumes/runs/x", "GET, HEAD, DELETE"),
            ("DELETE", "/resumes/healthz", "GET, HEAD"), ("get", "/resumes/x", "GET, HEAD, DELETE"),
            ("OPTIONS", "/resumes", "POST"),
        ]
    )
    func methods(method: String, path: String, allowed: String) async throws {
        let reply = try await Site().reply(method, path)
        #expect(reply.status == 405)
        #expect(reply["Allow"] == allowed)
    }

    @Test("links under the prefix of the request", arguments: ["", "/api"])
    func links(prefix: String) async throws {
        let site = try await Site()
        let created = try await site.reply("POST", prefix + "/resumes", body: "text")
        #expect(created.status == 201)
        let path = try #require(created["Location"])
        let id = path.dropFirst((prefix + "/resumes/").count)
        for (name, link) in [
            ("self", path), ("stream", "\(prefix)/resumes/stream/\(id)"),
            ("optimization", "\(prefix)/optimization/stream/\(id)"),
            ("cover-letter", "\(prefix)/cover-letter/stream/\(id)"),
        ] {
            #expect(created.text.contains(#""\#(name)":"\#(link)""#))
        }
        #expect(try await site.reply("GET", path).text.contains(#""self":"\#(path)""#))
    }

    @Test("answers HEAD as GET, without the body")
    func head() async throws {
        let site = try await Site()
        let path = try await site.create("jobs")
        let get = try await site.reply("GET", path)
        let head = try await site.reply("HEAD", path)
        #expect(head.stableHead == get.stableHead)
        #expect(head.body.isEmpty)
        #expect(!get.body.isEmpty)
    }

    @Test("deletes a document once, and stops a run as often as asked")
    func deletion() async throws {
        let site = try await Site()
        let resume = try await site.create("resumes")
        let stream = try await site.reply("GET", resume.replacing("/resumes", with: "/resumes/stream"))
        let run = "/resumes/runs/" + (try #require(stream.ids.first).prefix { $0 != "." })
        let shape = try await site.reply("GET", run)
        guard case .object(let members) = try members(shape) else { return #expect(Bool(false), "no object") }
        #expect(Set(members.keys) == ["run", "state", "items", "lastEventId", "terminal"])
        for _ in 0..<2 { #expect(try await site.reply("DELETE", run).status == 204) }
        let again = try await site.reply("GET", run)
        #expect(again.stableHead == shape.stableHead)
        #expect(again.body == shape.body)
        #expect(try await site.reply("DELETE", resume).status == 204)
        for path in [resume, run] { #expect(try await site.reply("GET", path).status == 404) }
        #expect(try await site.reply("DELETE", resume).status == 404)
    }

    @Test("knows only the slices of its process, and says whether it is ready")
    func process() async throws {
        let site = try await Site(isReady: false, slices: [.jobs])
        #expect(try await site.reply("POST", "/resumes", body: "a").status == 404)
        #expect(try await site.reply("POST", "/jobs", body: "a").status == 201)
        #expect(try await site.reply("GET", "/jobs/healthz").status == 200)
        let ready = try await site.reply("GET", "/jobs/readyz")
        #expect(ready.status == 503)
        #expect(ready["Retry-After"] == "10")
    }

    @Test("says how its process is to a caller without a name", arguments: ["healthz", "readyz"])
    func namelessHealth(name: String) async throws {
        let site = try await Site(trustsRemoteUser: true)
        #expect(try await site.reply("GET", "/jobs/\(name)").status == 200)
        #expect(try await site.reply("HEAD", "/jobs/\(name)").status == 200)
    }

    @Test("writes no id, no name and no text to its log")
    func log() async throws {
        let site = try await Site(trustsRemoteUser: true)
        let resume = try await site.create("resumes", user: "alice")
        let stream = try await site.reply("GET", resume.replacing("/resumes", with: "/resumes/stream"), user: "alice")
        let run = try #require(stream.ids.first).prefix { $0 != "." }
        _ = try await site.reply("GET", "/resumes/runs/\(run)", user: "alice")
        _ = try await site.reply("GET", "/resumes/stream/%0aSecret", user: "alice")
        _ = try await site.reply("DELETE", resume, user: "alice")
        _ = try await site.reply("SECRET", "/Secret?Secret=1", ["Accept": "Secret"], user: "alice")
        let lines = site.log.entries.map { "\($0.message) \($0.metadata)" }
        #expect(lines.count >= 6)
        let id = String(resume.dropFirst("/resumes/".count))
        for line in lines {
            for secret in [id, String(run), "alice", "Secret", "SECRET"] { #expect(!line.contains(secret)) }
        }
    }
}
