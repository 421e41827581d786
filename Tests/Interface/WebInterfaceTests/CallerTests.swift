import Documents
import FastCGI
import Runs
import Testing

@testable import WebInterface

@Suite("A caller")
struct CallerTests {
    private func request(_ method: String = "GET", _ others: [(name: String, value: String)] = []) throws -> Request {
        try #require(Request(variables: [("REQUEST_METHOD", method), ("REQUEST_URI", "/")] + others, body: .bytes([])))
    }

    @Test("is nobody in particular where names are not trusted", arguments: ["alice", ""])
    func untrusted(name: String) throws {
        let request = try request("POST", [("REMOTE_USER", name), ("HTTP_SEC_FETCH_SITE", "cross-site")])
        #expect(try Caller(request, trustsRemoteUser: false).owner == .anonymous)
    }

    @Test("is who a trusted server says", arguments: ["alice", " ", "anonymous", "\u{301}alice", "a\u{0}b"])
    func trusted(name: String) throws {
        #expect(try Caller(request("GET", [("REMOTE_USER", name)]), trustsRemoteUser: true).owner == .user(name))
    }

    @Test("pays by its name where that is trusted, else by its address")
    func payer() throws {
        let fields = [(name: "REMOTE_USER", value: "alice"), (name: "REMOTE_ADDR", value: "2001:db8:1:2::3")]
        let request = try request("GET", fields)
        #expect(try Caller(request, trustsRemoteUser: true).payer == Payer(user: "alice"))
        #expect(try Caller(request, trustsRemoteUser: false).payer == Payer(address: "2001:db8:1:2::4"))
    }

    @Test("without an address shares the limits of all who have none")
    func noAddress() throws {
        let payer = try Caller(request(), trustsRemoteUser: false).payer
        #expect(payer == Payer(address: ""))
    }

    @Test(
        "is refused where a trusted server does not say who it is, or not in UTF-8",
        arguments: [nil, "", "\u{FFFD}", "al\u{FFFD}ce"]
    )
    func nameless(name: String?) throws {
        let request = try request("GET", name.map { [("REMOTE_USER", $0)] } ?? [])
        #expect { try Caller(request, trustsRemoteUser: true) } throws: { ($0 as? Failure)?.code == .notFound }
    }

    @Test(
        "may change things from our own pages only",
        arguments: ["POST", "DELETE", "GET", "HEAD", "PUT"],
        [
            (nil, true), ("same-origin", true), ("none", true), ("cross-site", false), ("same-site", false),
            ("x", false),
            ("Same-Origin", false),
        ]
    )
    func forgery(method: String, site: (value: String?, isOurs: Bool)) throws {
        let fields = site.value.map { [(name: "HTTP_SEC_FETCH_SITE", value: $0)] } ?? []
        let request = try request(method, [("REMOTE_USER", "alice")] + fields)
        if site.isOurs || method == "GET" || method == "HEAD" {
            #expect(try Caller(request, trustsRemoteUser: true).owner == .user("alice"))
        } else {
            #expect { try Caller(request, trustsRemoteUser: true) } throws: { ($0 as? Failure)?.code == .badRequest }
        }
    }

    @Test(
        "of a browser that names its origin alone may change things from our own host only, whatever its port",
        arguments: [
            (nil, "arete.test", true), (nil, nil, true), ("https://arete.test", "arete.test", true),
            ("https://arete.test:8443", "arete.test", true), ("https://arete.test", "arete.test:8443", true),
            ("http://ARETE.test", "arete.TEST", true), ("http://[::1]:8000", "[::1]", true),
            ("http://[::1]", "[::1]", true), ("https://other.test", "arete.test", false),
            ("https://arete.test.other.test", "arete.test", false),
            ("https://other.test:arete.test", "arete.test", false),
            ("https://arete.test@other.test", "arete.test", false), ("http://[::2]:8000", "[::1]", false),
            ("http://[::1]", "[:", false), ("null", "null", false), ("arete.test", "arete.test", false),
            ("https://arete.test", nil, false), ("https://arete.test", "", false),
        ] as [(String?, String?, Bool)],
        ["POST", "DELETE"]
    )
    func origin(fields: (origin: String?, host: String?, isOurs: Bool), method: String) throws {
        let origin = fields.origin.map { [(name: "HTTP_ORIGIN", value: $0)] } ?? []
        let host = fields.host.map { [(name: "HTTP_HOST", value: $0)] } ?? []
        let named = [(name: "REMOTE_USER", value: "alice")] + origin + host
        #expect(try Caller(request("GET", named), trustsRemoteUser: true).owner == .user("alice"))
        if fields.isOurs {
            #expect(try Caller(request(method, named), trustsRemoteUser: true).owner == .user("alice"))
        } else {
            let request = try request(method, named)
            #expect { try Caller(request, trustsRemoteUser: true) } throws: { ($0 as? Failure)?.code == .badRequest }
            #expect(try Caller(request, trustsRemoteUser: false).owner == .anonymous)
        }
        // Where a browser says both, the more exact one counts.
        let exact = try request(method, named + [("HTTP_SEC_FETCH_SITE", "same-origin")])
        #expect(try Caller(exact, trustsRemoteUser: true).owner == .user("alice"))
    }

    @Test(
        "wants an event stream where its Accept names one",
        arguments: [
            ("text/event-stream", true), ("TEXT/Event-Stream", true), ("text/html, text/event-stream", true),
            ("text/html,text/event-stream;q=0.1", true), (" text/event-stream ; q=1.0 ,*/*", true), ("*/*", false),
            ("text/*", false),
            ("", false), (nil, false), ("application/json", false), ("text/event-stream;q=0", false),
            ("text/event-stream; q=0.000", false), ("text/event-streams", false), ("text/event-stream;q=x", true),
            (",,,", false),
            ("text/html;a=text/event-stream", false), ("text/event-stream;charset=utf-8", true),
        ]
    )
    func accept(field: String?, isWanted: Bool) throws {
        let request = try request("GET", field.map { [("HTTP_ACCEPT", $0)] } ?? [])
        #expect(Caller.wantsEventStream(request) == isWanted)
    }
}
