import FoundationEssentials
import HTTPTransfer
import HTTPTypes
import Testing

@testable import Doctor

@Suite("What a site's answers say")
struct SiteExaminationTests {
    private static let pauses = [0, 2, 2, 15]

    private static func address(_ text: String) throws -> SiteAddress {
        try #require(SiteAddress(text))
    }

    private static func response(
        _ status: Int,
        _ fields: [String: String] = [:],
        _ body: String = #"{"info":{"title":"Arete"}}"#
    ) -> TimedResponse {
        var head = HTTPResponse(status: .init(code: status))
        for (name, value) in fields {
            if let name = HTTPField.Name(name) { head.headerFields[name] = value }
        }
        return TimedResponse(head: head, pieces: [(.zero, Array(body.utf8))])
    }

    private static func stream(
        _ times: [Double] = [0, 2, 4, 19],
        end: Double = 19,
        with: [String: String] = [:],
        error: HTTPTransferError? = nil
    ) -> TimedResponse {
        var response = response(200, ["Content-Type": "text/event-stream"].merging(with) { $1 })
        response.error = error
        response.pieces = zip(times, pauses).map { time, pause in
            (.seconds(time), Array("data: {\"type\":\"probe\",\"after\":\(pause)}\n\n".utf8))
        }
        response.end = .seconds(end)
        return response
    }

    // MARK: The way to nginx

    @Test(
        "The version of HTTP is one for all streams, or the reason for which the seventh waits",
        arguments: [
            ("https://a", true, Finding.Verdict.ok), ("https://a", false, .problem), ("http://a", false, .problem),
            ("http://localhost:8000", false, .ok), ("http://127.0.0.1", false, .ok), ("http://[::1]:8000", false, .ok),
            ("http://LOCALHOST:80", false, .ok), ("http://localhost.example.com", false, .problem),
            ("http://127.example.com", false, .problem), ("http://127.0.0", false, .problem),
        ]
    )
    func version(address: String, isHTTP2: Bool, verdict: Finding.Verdict) throws {
        var response = Self.response(200, ["Content-Type": "application/json"])
        response.isHTTP2 = isHTTP2
        let findings = SiteExamination.reached(response, try Self.address(address))
        #expect(findings.count == 3)
        #expect(findings[1].verdict == verdict)
    }

    @Test(
        "A clock that differs by more than five seconds is told with its side",
        arguments: [
            (0, Finding.Verdict.ok, "agree"), (5, .ok, "agree"), (-5, .ok, "agree"), (6, .problem, "6 s ahead"),
            (-6, .problem, "6 s behind"), (86_400, .problem, "86400 s ahead"),
        ]
    )
    func clock(skew: Int, verdict: Finding.Verdict, words: String) throws {
        let now = try Date("2026-11-29T01:00:00Z", strategy: .iso8601)
        let fields = ["Content-Type": "application/json", "Date": "Sun, 29 Nov 2026 01:00:00 GMT"]
        var response = Self.response(200, fields)
        response.date = now - TimeInterval(skew)
        let findings = SiteExamination.reached(response, try Self.address("https://a"))
        #expect(findings.last?.verdict == verdict)
        #expect(findings.last?.text.contains(words) == true)
    }

    @Test(
        "What a cache has kept for a while is no slow clock, and an age that is none is not believed",
        arguments: [
            ("600", Finding.Verdict.ok), ("0", .problem), ("inf", .problem), ("99999999999999999999", .problem),
        ]
    )
    func age(age: String, verdict: Finding.Verdict) throws {
        var response = Self.response(200, ["Date": "Sun, 29 Nov 2026 01:00:00 GMT", "Age": age])
        response.date = try Date("2026-11-29T01:10:00Z", strategy: .iso8601)
        let findings = SiteExamination.reached(response, try Self.address("https://a"))
        #expect(findings.last?.verdict == verdict)
    }

    @Test("A site without a date, or with a broken one, is a warning", arguments: [nil, "", "yesterday"])
    func noClock(date: String?) throws {
        var fields = ["Content-Type": "application/json"]
        fields["Date"] = date
        let findings = SiteExamination.reached(Self.response(200, fields), try Self.address("https://a"))
        #expect(findings.last?.verdict == .warning)
    }

    @Test(
        "Each status that is not the contract's says what to do",
        arguments: [
            (301, "to https://b/api: ask"), (308, "to https://b/api: ask"), (401, "--header"), (403, "rule"),
            (404, "snippets"),
            (429, "limit"), (500, "500"), (502, "responder"), (503, "responder"), (504, "responder"), (418, "418"),
        ]
    )
    func statuses(status: Int, word: String) throws {
        let response = Self.response(status, ["Location": "https://b/api/openapi.json?state=secret"])
        let findings = SiteExamination.reached(response, try Self.address("https://a"))
        #expect(findings.map(\.verdict) == [.problem])
        #expect(findings.first?.text.contains(word) == true)
        #expect(SiteExamination.judged(response, silence: 15).map(\.verdict) == [.problem])
    }

    @Test(
        "A redirect to no address of a site is not repeated",
        arguments: ["", "/login?next=secret", "javascript:alert(1)", "https://a\u{1B}[31m/", "https://user:word@b/"]
    )
    func redirects(location: String) throws {
        let findings = SiteExamination.reached(
            Self.response(302, ["Location": location]),
            try Self.address("https://a")
        )
        #expect(findings.map(\.text) == ["it leads to another address: ask there"])
    }

    @Test("Another program's page is not taken for Arete")
    func otherProgram() throws {
        let findings = SiteExamination.reached(
            Self.response(200, ["Content-Type": "application/json"], #"{"info":{"title":"FastAPI"}}"#),
            try Self.address("https://a")
        )
        #expect(findings.map(\.verdict) == [.problem])
    }

    @Test(
        "A connection that fails says why, and nothing else is told",
        arguments: [
            HTTPTransferError.badAddress, .cannotConnect, .untrustedPeer, .timedOut, .brokenOff, .library(code: 56),
            .library(code: 77),
        ]
    )
    func failures(error: HTTPTransferError) throws {
        var response = TimedResponse()
        response.error = error
        let findings = SiteExamination.reached(response, try Self.address("https://a"))
        #expect(findings.map(\.verdict) == [.problem])
        #expect(SiteExamination.judged(response, silence: 15).map(\.verdict) == [.problem])
    }

    // MARK: The streams

    @Test("A stream that is well says so, whatever its small delays were")
    func well() {
        let findings = SiteExamination.judged(Self.stream(), silence: 15)
        #expect(findings.map(\.verdict) == [.ok])
        #expect(SiteExamination.judged(Self.stream([0.3, 2.1, 4.2, 19.4]), silence: 15) == findings)
    }

    @Test("Each thing between that spoils a stream has its own words")
    func spoiled() {
        let table: [(TimedResponse, [(Finding.Verdict, String)])] = [
            (Self.stream([19, 19, 19, 19]), [(.problem, "fastcgi_buffering")]),
            (Self.stream(with: ["Content-Encoding": "gzip"]), [(.problem, "gzip off")]),
            (Self.stream([0, 2, 4], end: 14), [(.problem, "silence no longer than the heartbeat")]),
            (Self.stream([], end: 14), [(.problem, "before its first event")]),
            (Self.stream([0, 2, 4], end: 19.02), [(.problem, "silence no longer than the heartbeat")]),
            (Self.stream([0, 2, 4], end: 34), [(.warning, "silence longer than the heartbeat")]),
            (Self.stream([0, 2, 4], end: 49, error: .timedOut), [(.problem, "in time")]),
            (Self.stream(with: ["Content-Encoding": "br"]), [(.problem, "compressed (br)")]),
            (Self.stream(with: ["Content-Encoding": "\u{1B}[31mx"]), [(.problem, "compressed (mx)")]),
            (Self.stream(with: ["Content-Type": "text/html"]), [(.problem, "no event stream")]),
            (Self.stream([4, 4, 4], end: 14), [(.problem, "fastcgi_buffering"), (.problem, "silence no longer")]),
        ]
        for (response, expected) in table {
            let findings = SiteExamination.judged(response, silence: 15)
            #expect(findings.map(\.verdict) == expected.map(\.0))
            for (finding, (_, word)) in zip(findings, expected) { #expect(finding.text.contains(word)) }
        }
    }

    // MARK: Addresses

    @Test(
        "An address is a scheme, an authority and a path before each route",
        arguments: [
            ("https://example.com", "https://example.com"), ("https://example.com/", "https://example.com"),
            ("HTTPS://example.com:8443/api/", "https://example.com:8443/api"),
            ("http://127.0.0.1:8000//", "http://127.0.0.1:8000"), ("http://[::1]:8000/api", "http://[::1]:8000/api"),
        ]
    )
    func addresses(text: String, description: String) {
        #expect(SiteAddress(text)?.description == description)
    }

    @Test(
        "What is no such address is none",
        arguments: [
            "", "example.com", "ftp://example.com", "https://", "https:///api", "https://user@example.com",
            "https://user:word@example.com", "https://example.com?x=1", "https://example.com#x", "http:", "/api",
            "https://exa mple.com",
        ]
    )
    func noAddresses(text: String) {
        #expect(SiteAddress(text) == nil)
    }
}
