import HTTPTypes
import Testing

@testable import HTTPTransfer

@Suite("A head from its lines")
struct ResponseHeadParserTests {
    /// What the lines lead to, up to the first that leads somewhere.
    private func read(_ lines: [String]) -> ResponseHeadParser.Step {
        var parser = ResponseHeadParser()
        for line in lines {
            let step = parser.receive(Array(line.utf8))
            guard step == .more else { return step }
        }
        return .more
    }

    @Test(arguments: ["HTTP/1.1 200 OK\r\n", "HTTP/1.0 200\r\n", "HTTP/2 200 \r\n", "HTTP/1.1 200 Very fine indeed\n"])
    func theFormsOfAStatusLine(_ line: String) {
        #expect(read([line, "\r\n"]) == .head(HTTPResponse(status: .ok)))
    }

    @Test(arguments: [
        "HTTP/1.1\r\n", "HTTP/1.1 \r\n", "HTTP/1.1 20\r\n", "HTTP/1.1 2000 OK\r\n", "HTTP/1.1 099 OK\r\n",
        "HTTP/1.1 -20 OK\r\n", "HTTP/1.1 +20 OK\r\n", "HTTP/1.1 2x0 OK\r\n", "HTTPS 200 OK\r\n", "X-A: b\r\n", "\r\n",
        "",
    ])
    func whatIsNone(_ line: String) {
        #expect(read([line]) == .malformed)
    }

    @Test func fieldsAreTrimmedAndRepeatedOnesKept() throws {
        let name = try #require(HTTPField.Name("X-A"))
        let head = read(["HTTP/1.1 200 OK\r\n", "X-A:  b c\t \r\n", "x-a:d\r\n", "X-A:\r\n", "\r\n"])
        var expected = HTTPFields()
        for value in ["b c", "d", ""] { expected.append(HTTPField(name: name, value: value)) }
        #expect(head == .head(HTTPResponse(status: .ok, headerFields: expected)))
    }

    @Test(arguments: ["no colon\r\n", ": b\r\n", "X A: b\r\n", " folded: b\r\n", "X\u{e9}: b\r\n", "\u{0}: b\r\n"])
    func aLineThatIsNoFieldIsLeftOut(_ line: String) {
        #expect(read(["HTTP/1.1 200 OK\r\n", line, "\r\n"]) == .head(HTTPResponse(status: .ok)))
    }

    @Test func aValueMayHoldAnyBytes() throws {
        var parser = ResponseHeadParser()
        #expect(parser.receive(Array("HTTP/1.1 200 OK\r\n".utf8)) == .more)
        #expect(parser.receive(Array("Server: ".utf8) + [0xFF, 0x00, 0x80, 0x0D, 0x41] + Array("\r\n".utf8)) == .more)
        guard case .head(let response) = parser.receive(Array("\r\n".utf8)) else {
            Issue.record("no head")
            return
        }
        let value = try #require(response.headerFields[.server])
        #expect(!value.utf8.contains(0) && !value.utf8.contains(0x0D))
    }

    @Test func informationalHeadsAreForgotten() {
        let lines = [
            "HTTP/1.1 100 Continue\r\n", "X-A: b\r\n", "\r\n", "HTTP/1.1 103 Early Hints\r\n", "Link: c\r\n", "\r\n",
            "HTTP/1.1 404 Not Found\r\n", "\r\n",
        ]
        #expect(read(lines) == .head(HTTPResponse(status: .notFound)))
        #expect(read(Array(lines[..<6])) == .more)
    }

    @Test func aProtocolThatNobodyAskedForIsMalformed() {
        #expect(read(["HTTP/1.1 101 Switching Protocols\r\n", "Upgrade: x\r\n", "\r\n"]) == .malformed)
    }

    @Test func trailersAreIgnoredUpToTheLimits() {
        var parser = ResponseHeadParser()
        _ = parser.receive(Array("HTTP/1.1 200 OK\r\n".utf8))
        _ = parser.receive(Array("\r\n".utf8))
        #expect(parser.isComplete)
        for _ in 2..<ResponseHeadParser.maximumLines { #expect(parser.receive(Array("X: y\r\n".utf8)) == .more) }
        #expect(parser.receive(Array("X: y\r\n".utf8)) == .malformed)
    }

    @Test func theLimitsAreInclusive() {
        let status = "HTTP/1.1 200 OK\r\n"
        let room = ResponseHeadParser.maximumBytes - status.utf8.count - 2
        let field = "X: " + String(repeating: "y", count: room - 5) + "\r\n"
        #expect(read([status, field]) == .more)
        #expect(read([status, field, "\r\n"]) != .malformed)
        #expect(read([status, "X" + field, "\r\n"]) == .malformed)
        let fields = Array(repeating: "X: y\r\n", count: ResponseHeadParser.maximumLines - 2)
        #expect(read([status] + fields + ["\r\n"]) != .malformed)
        #expect(read([status, "X: y\r\n"] + fields + ["\r\n"]) == .malformed)
    }
}
