import FastCGISupport
import Testing

@Suite("Where names are trusted", .timeLimit(.minutes(1)))
struct OwnerIsolationTests {
    private static let unknown = "00000000000000000000000000"

    @Test(
        "another user's id is answered as an unknown one is, byte for byte, on every route",
        arguments: [[], ["text/event-stream"]]
    )
    func isolation(accept: [String]) async throws {
        let site = try await Site(trustsRemoteUser: true)
        let resume = try await site.create("resumes", user: "alice").dropFirst("/resumes/".count)
        let job = try await site.create("jobs", user: "alice").dropFirst("/jobs/".count)
        let mine = try await site.create("resumes", user: "bob").dropFirst("/resumes/".count)
        let stream = try await site.reply("GET", "/resumes/stream/\(resume)", user: "alice")
        let cursor = try #require(stream.ids.last)
        let run = cursor.prefix { $0 != "." }
        let routes: [(String, String, Substring)] = [
            ("GET", "/resumes/*", resume), ("HEAD", "/resumes/*", resume), ("DELETE", "/resumes/*", resume),
            ("GET", "/jobs/*", job), ("DELETE", "/jobs/*", job), ("GET", "/resumes/*", job), ("GET", "/jobs/*", resume),
            ("GET", "/resumes/stream/*", resume), ("GET", "/resumes/stream/*?last_event_id=\(cursor)", resume),
            ("GET", "/jobs/stream/*", job), ("GET", "/optimization/stream/*", resume),
            ("GET", "/optimize/stream/*", resume),
            ("GET", "/optimization/stream/\(mine)?job=*", job), ("GET", "/cover-letter/stream/*?job=\(job)", resume),
            ("GET", "/cover-letter/stream/\(mine)?job=*", job), ("GET", "/resumes/runs/*", run),
            ("DELETE", "/resumes/runs/*", run),
            ("HEAD", "/resumes/runs/*", run),
        ]
        for (method, path, id) in routes {
            let fields: KeyValuePairs = ["Accept": accept.first ?? "*/*"]
            let theirs = try await site.reply(method, path.replacing("*", with: id), fields, user: "bob")
            let unknown = try await site.reply(method, path.replacing("*", with: Self.unknown), fields, user: "bob")
            #expect(theirs == unknown, "\(method) \(path)")
            #expect(theirs.isEnded)
            #expect(theirs.status == (path.contains("stream") && !accept.isEmpty ? 200 : 404), "\(method) \(path)")
        }
        #expect(try await site.reply("GET", "/resumes/\(resume)", user: "alice").status == 200)
        #expect(try await site.reply("GET", "/resumes/runs/\(run)", user: "alice").status == 200)
    }

    @Test("a request without one is refused", arguments: [nil, ""])
    func nameless(user: String?) async throws {
        let site = try await Site(trustsRemoteUser: true)
        let resume = try await site.create("resumes", user: "alice")
        #expect(try await site.reply("POST", "/resumes", user: user, body: "a").status == 404)
        #expect(try await site.reply("GET", resume, user: user).status == 404)
        #expect(try await site.reply("DELETE", resume, user: user).status == 404)
    }
}
