import Documents
import Runs
import Testing

@testable import WebInterface

@Suite("A route")
struct RouteTests {
    private static let id = "7Q2MABCDEFGHJKMNPQRSTVWXYZ"

    private func route(_ path: String) -> Route? {
        Target(uri: path).flatMap { Route(segments: $0.segments) }
    }

    @Test("is found for each path of the contract, also under /api", arguments: ["", "/api"])
    func contract(prefix: String) throws {
        let id = try #require(DocumentID(rawValue: Self.id))
        let run = try #require(RunID(Self.id))
        #expect(route(prefix + "/resumes") == .documents(.resume))
        #expect(route(prefix + "/jobs") == .documents(.job))
        #expect(route(prefix + "/resumes/\(Self.id)") == .document(.resume, id))
        #expect(route(prefix + "/jobs/\(Self.id)") == .document(.job, id))
        for slice in SliceName.allCases {
            #expect(route(prefix + "/\(slice.rawValue)/stream/\(Self.id)") == .stream(slice, id))
            #expect(route(prefix + "/\(slice.rawValue)/stream/probe") == .probe(slice))
            #expect(route(prefix + "/\(slice.rawValue)/runs/\(Self.id)") == .run(slice, run))
            #expect(route(prefix + "/\(slice.rawValue)/healthz") == .health)
            #expect(route(prefix + "/\(slice.rawValue)/readyz") == .readiness)
            #expect(route(prefix + "/\(slice.rawValue)/metrics") == .metrics)
        }
        #expect(route(prefix + "/optimize/stream/\(Self.id)") == .stream(.optimization, id))
        #expect(route(prefix + "/optimize/runs/\(Self.id)") == .run(.optimization, run))
    }

    @Test(
        "is none for anything else",
        arguments: [
            "/", "/api", "/resume", "/Resumes", "/resumes/", "/resumes//", "//resumes", "/optimization",
            "/cover-letter", "/healthz",
            "/optimization/x", "/cover-letter/x", "/resumes/stream", "/resumes/runs/", "/resumes/runs/a.b",
            "/resumes/stream/a/b",
            "/resumes/x/y", "/metrics", "/resumes/metrics/x", "/resumes/..", "/resumes/.",
            "/resumes/a%2Fb", "/resumes/a%20b", "/resumes/caf%C3%A9",
            "/resumes/a'--",
            "/coverLetter/stream/x", "/api/api/resumes", "/openapi.json", "/resumes/stream/x/", "/unknown/stream/x",
            "/resumes/" + String(repeating: "a", count: 65), "/resumes/runs/" + String(repeating: "a", count: 65),
        ]
    )
    func unknown(path: String) {
        // Two of these are documents of those names.
        if path == "/resumes/stream" { return #expect(route(path) != nil) }
        #expect(route(path) == nil)
    }

    @Test(
        "of a stream is found where its id can be none, so that a browser is told by an event",
        arguments: [
            "", "a.b", "a%2Fb", "%F0%9F%98%80", "../x".replacing("/", with: "%2F"), String(repeating: "a", count: 65),
        ]
    )
    func hostileStream(id: String) {
        #expect(route("/resumes/stream/\(id)") == .stream(.resumes, nil))
    }

    @Test(
        "of a stream is seen in a target that cannot be decoded",
        arguments: [
            ("/resumes/stream/x", true), ("/api/optimize/stream/x?job=a&job=b", true), ("/jobs/stream/%ff", true),
            ("/cover-letter/stream/", true), ("/resumes/stream/a/b", true), ("/resumes/stream/a/b/c/d/e/f", true),
            ("/resumes/stream/\u{301}", true), ("/resumes/stream", false), ("/resumes/%ff/x", false),
            ("/resumes/x?/stream/y", false), ("/resumes?/stream/y", false), ("/unknown/stream/x", false),
            ("/api/api/resumes/stream/x", false), ("//resumes/stream/x", false), ("resumes/stream/x", false),
            ("", false), ("/", false), ("?", false), ("/api", false), ("*", false),
        ]
    )
    func undecodedStream(uri: String, isStream: Bool) {
        #expect(Route.isStream(uri: uri) == isStream)
    }

    @Test("answers these methods and names no id in a log")
    func methods() throws {
        let id = DocumentID()
        let run = try #require(RunID(Self.id))
        let table: [(Route, [Method], SliceName?, String)] = [
            (.documents(.resume), [.post], .resumes, "/resumes"), (.documents(.job), [.post], .jobs, "/jobs"),
            (.document(.resume, id), [.get, .head, .delete], .resumes, "/resumes/{id}"),
            (.document(.job, id), [.get, .head, .delete], .jobs, "/jobs/{id}"),
            (.stream(.coverLetter, id), [.get], .coverLetter, "/cover-letter/stream/{id}"),
            (.probe(.jobs), [.get], .jobs, "/jobs/stream/probe"),
            (.run(.optimization, run), [.get, .head, .delete], .optimization, "/optimization/runs/{run}"),
            (.health, [.get, .head], nil, "/{slice}/healthz"), (.readiness, [.get, .head], nil, "/{slice}/readyz"),
            (.metrics, [.get, .head], nil, "/{slice}/metrics"),
        ]
        for (route, methods, slice, pattern) in table {
            #expect(route.methods == methods)
            #expect(route.slice == slice)
            #expect(route.pattern == pattern)
        }
    }
}
