import Documents
import FoundationEssentials
import HTTPTypes
import Testing

@testable import WebInterface

@Suite("A failure")
struct FailureStatusTests {
    /// The table of `design.md` section 2.
    private static let table: [FailureCode: Int] = [
        .notFound: 404, .badRequest: 400, .methodNotAllowed: 405, .tooLarge: 413, .unsupportedType: 415, .empty: 400,
        .corruptFile: 422, .passwordRequired: 422, .noTextLayer: 422, .tooLittleText: 422, .extractionTimeout: 422,
        .postingTooShort: 422, .modelTimeout: 504, .modelUnavailable: 503, .modelRefused: 502, .modelOutputInvalid: 502,
        .budgetExceeded: 429, .storeUnavailable: 503, .storageFull: 507, .deleted: 410, .internal: 500,
    ]

    @Test("has the contract's status as problem details", arguments: FailureCode.allCases, [true, false])
    func status(code: FailureCode, isRetryable: Bool) throws {
        let status = try #require(Self.table[code])
        let answer = Answer(Failure(code, "A \"sentence\".", isRetryable: isRetryable))
        #expect(answer.response.status.code == status)
        #expect(answer.response.headerFields[.contentType] == "application/problem+json")
        #expect(answer.response.headerFields[.cacheControl] == "no-store")
        #expect(answer.response.headerFields[.retryAfter] == (isRetryable ? "10" : nil))
        guard case .object(let members) = try JSONPassage(answer.body) else { return #expect(Bool(false), "no object") }
        #expect(Set(members.keys) == ["type", "title", "status", "code", "detail", "retryable"])
        guard case .string(code.rawValue) = members["code"], case .integer(status) = members["status"],
            case .string("A \"sentence\".") = members["detail"], case .bool(isRetryable) = members["retryable"],
            case .string("about:blank") = members["type"], case .string(let title) = members["title"]
        else { return #expect(Bool(false), "unexpected members") }
        #expect(!title.isEmpty)
    }
}

@Suite("JSON that is passed on")
struct JSONPassageTests {
    @Test(
        "stays what it is",
        arguments: [
            "null", "true", "false", "0", "-1", "9223372036854775807", "1.5", "-0.25", "\"\"", #""a\"b\\c\n\u0000""#,
            "[]", "{}", "[[],{}]",
            #"{"a":[1,2.5,"x",null,true],"b":{"":{}}}"#, #""é\#u{1F600}""#, "[0,1,true,false]", #"{"1":1}"#,
        ]
    )
    func roundTrip(text: String) throws {
        let passage = try JSONPassage(Array(text.utf8))
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let encoded = String(decoding: try encoder.encode(passage), as: UTF8.self)
        #expect(encoded == text)
    }

    @Test("is JSON", arguments: ["", "{", "nul", "{\"a\"}", "\u{FEFF}x", "1 2"])
    func malformed(text: String) {
        #expect(throws: (any Error).self) { try JSONPassage(Array(text.utf8)) }
    }
}
