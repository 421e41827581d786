import FoundationEssentials
import HTTPTransfer
import HTTPTypes
import LanguageModels
import Testing

@testable import ModelProviders

/// `llm-protocols.md` 6.2, point 5: every status of 1.5 in both dialects, with and without advice.
@Suite("What a failure means")
struct FailureTests {
    static let now = Date(timeIntervalSince1970: 1_795_430_838)

    static func failure(_ status: Int, _ body: String, _ fields: [(String, String)] = []) -> ModelFailure? {
        var head = HTTPResponse(status: .init(code: status), headerFields: [.contentType: "application/json"])
        for (name, value) in fields { if let name = HTTPField.Name(name) { head.headerFields[name] = value } }
        let failures = ModelProvider.allCases.map { provider -> ModelFailure? in
            var reader = ResponseReader(provider)
            reader.read(head)
            reader.read(Array(body.utf8).span) { _ in Issue.record("an error has no text") }
            guard case .failed(let failure) = reader.end(nil, now: now, onText: { _ in }).outcome else { return nil }
            return failure
        }
        // Either dialect may come from a server that was asked in the other one.
        guard Set(failures.map { "\(String(describing: $0))" }).count == 1, let failure = failures[0] else {
            return nil
        }
        return failure
    }

    static func anthropic(_ type: String, code: String? = nil, message: String = "Words.") -> String {
        let details = code.map { #","details":{"error_code":"\#($0)"}"# } ?? ""
        return #"{"type":"error","error":{"type":"\#(type)","message":"\#(message)"\#(details)},"request_id":"req_1"}"#
    }

    static func openAI(_ type: String?, code: String = "null", message: String = "Words.") -> String {
        let type = type.map { "\"\($0)\"" } ?? "null"
        return #"{"error":{"message":"\#(message)","type":\#(type),"param":null,"code":\#(code)}}"#
    }

    /// A status, its bodies in both dialects, and what it means without any advice and with `retry-after: 7`.
    static let statuses: [(Int, [String], ModelFailure.Reason, ModelFailure.Remedy, ModelFailure.Remedy)] = [
        (400, [anthropic("invalid_request_error"), openAI("invalid_request_error")], .rejected, .giveUp, .giveUp),
        (401, [anthropic("authentication_error"), openAI("invalid_request_error")], .denied, .disable, .disable),
        (402, [anthropic("billing_error"), openAI(nil)], .denied, .disable, .disable),
        (403, [anthropic("permission_error"), openAI(nil, code: "403")], .denied, .disable, .disable),
        (
            404, [anthropic("not_found_error"), openAI("not_found_error", code: "\"model_not_found\"")], .denied,
            .disable, .disable
        ),
        (
            408, ["", anthropic("request_timeout"), openAI(nil)], .timeout, .retry(after: nil),
            .fallBack(after: .seconds(7))
        ),
        (409, [anthropic("conflict_error"), openAI(nil)], .server, .retry(after: nil), .fallBack(after: .seconds(7))),
        (413, [anthropic("request_too_large"), openAI(nil), "<html>"], .rejected, .giveUp, .giveUp),
        (422, [openAI("validation_error")], .rejected, .giveUp, .giveUp),
        (
            429, [anthropic("rate_limit_error"), openAI("throttling_error", code: "\"429\""), #"{"error":"slow"}"#],
            .rateLimited, .retry(after: nil), .fallBack(after: .seconds(7))
        ),
        (
            500, [anthropic("api_error"), openAI(nil, code: "500")], .server, .retry(after: nil),
            .fallBack(after: .seconds(7))
        ),
        (
            502, ["<html>", "", anthropic("api_error"), openAI("server_error")], .server, .retry(after: nil),
            .fallBack(after: .seconds(7))
        ),
        (
            503, ["", anthropic("api_error"), openAI("server_error")], .server, .retry(after: nil),
            .fallBack(after: .seconds(7))
        ),
        (
            504, [anthropic("timeout_error"), openAI("timeout"), ""], .timeout, .retry(after: nil),
            .fallBack(after: .seconds(7))
        ),
        (
            529, [anthropic("overloaded_error"), openAI(nil, code: "529")], .overloaded, .fallBack(after: nil),
            .fallBack(after: .seconds(7))
        ),
        (302, [""], .malformed, .fallBack(after: nil), .fallBack(after: .seconds(7))),
    ]

    @Test("a status", arguments: statuses)
    func status(
        _ status: Int,
        _ bodies: [String],
        _ reason: ModelFailure.Reason,
        _ plain: ModelFailure.Remedy,
        _ advised: ModelFailure.Remedy
    ) {
        for body in bodies {
            #expect(Self.failure(status, body) == ModelFailure(reason, plain))
            #expect(Self.failure(status, body, [("Retry-After", "7")]) == ModelFailure(reason, advised))
        }
    }

    @Test(
        "money is no matter of time",
        arguments: [
            (429, anthropic("rate_limit_error", code: "enforced_spend_limit_reached")),
            (429, anthropic("rate_limit_error", code: "contract_spend_limit_reached")),
            (402, anthropic("billing_error", code: "linked_organization_disabled")),
            (400, anthropic("invalid_request_error", message: "You have reached your specified API usage limits.")),
            (429, openAI("insufficient_quota", code: "\"insufficient_quota\"")),
            (429, openAI(nil, code: "\"credit_balance_exhausted\"")),
            (429, openAI(nil, code: "\"project_spend_limit_exceeded\"")),
            (429, openAI(nil, code: "\"organization_usage_limit_exceeded\"")),
        ]
    )
    func money(_ status: Int, _ body: String) {
        #expect(Self.failure(status, body) == ModelFailure(.denied, .disable))
        #expect(Self.failure(status, body, [("x-should-retry", "false")]) == ModelFailure(.denied, .disable))
        // The server's own word wins, as with the official clients.
        #expect(Self.failure(status, body, [("x-should-retry", "true")]) == ModelFailure(.denied, .retry(after: nil)))
    }

    @Test func aSpendLimitWithATimeIsARateLimit() {
        let body = Self.anthropic("rate_limit_error", code: "enforced_spend_limit_reached")
        let expected = ModelFailure(.rateLimited, .retry(after: .seconds(1)))
        #expect(Self.failure(429, body, [("retry-after", "1")]) == expected)
    }

    @Test(
        "traps of proxies",
        arguments: [
            (400, openAI("no_db_connection", code: "\"400\"", message: "No connected db."), .denied, .disable),
            (400, openAI(nil, code: "\"400\"", message: "No connected db."), .denied, .disable),
            (
                400, openAI("invalid_request_error", message: "/chat: Invalid model name passed in model=x."), .denied,
                .disable
            ),
            (400, openAI(nil, code: "\"context_length_exceeded\""), .rejected, .elsewhere(after: nil)),
            (503, openAI(nil, code: "\"server_is_overloaded\""), .overloaded, .fallBack(after: nil)),
            (503, openAI(nil, code: "\"slow_down\""), .rateLimited, .fallBack(after: nil)),
            (429, anthropic("rate_limit_error", code: "ramp_limit_exceeded"), .rateLimited, .fallBack(after: nil)),
            (500, anthropic("overloaded_error"), .overloaded, .fallBack(after: nil)),
            (400, #"{"object":"error","message":"no","type":"BadRequestError","code":400}"#, .rejected, .giveUp),
        ] as [(Int, String, ModelFailure.Reason, ModelFailure.Remedy)]
    )
    func traps(_ status: Int, _ body: String, _ reason: ModelFailure.Reason, _ remedy: ModelFailure.Remedy) {
        #expect(Self.failure(status, body) == ModelFailure(reason, remedy))
    }

    @Test(
        "an error in the middle is judged by its type",
        arguments: [
            ("overloaded_error", .overloaded, .fallBack(after: nil)), ("api_error", .server, .retry(after: nil)),
            ("rate_limit_error", .rateLimited, .retry(after: nil)), ("timeout_error", .timeout, .retry(after: nil)),
            ("invalid_request_error", .rejected, .giveUp), ("authentication_error", .denied, .disable),
            ("billing_error", .denied, .disable), ("a_new_error", .server, .retry(after: nil)),
        ] as [(String, ModelFailure.Reason, ModelFailure.Remedy)]
    )
    func midstream(_ type: String, _ reason: ModelFailure.Reason, _ remedy: ModelFailure.Remedy) {
        let body = "event: error\ndata: \(Self.anthropic(type))\n\n"
        for provider in ModelProvider.allCases {
            let ending = Reading(.stream, [Array(body.utf8)[...]], provider).ending
            #expect(ending?.outcome == .failed(ModelFailure(reason, remedy)))
            #expect(ending?.errorType == type)
        }
    }

    @Test(
        "advice, the finer word first",
        arguments: [
            ([("retry-after-ms", "250"), ("retry-after", "9")], .milliseconds(250)),
            ([("retry-after", "1.5")], .seconds(1.5)),
            ([("retry-after", "Mon, 23 Nov 2026 10:47:28 GMT")], .seconds(10)),
            ([("retry-after", "Mon, 23 Nov 2026 10:47:08 GMT")], .zero),
            ([("llm_provider-retry-after", "1")], .seconds(1)),
            ([("retry-after", "3"), ("llm_provider-retry-after", "1")], .seconds(3)),
            ([("retry-after-ms", "x"), ("retry-after", "2")], .seconds(2)), ([("retry-after", "soon")], nil),
            ([("retry-after", "-1")], nil), ([("retry-after", "nan")], nil), ([("retry-after", "inf")], nil),
            ([("retry-after", "1e300")], .seconds(86_400)), ([("retry-after", "Mon, 99 Foo 2026 10:47:08 GMT")], nil),
            ([], nil),
        ] as [([(String, String)], Duration?)]
    )
    func advice(_ values: [(String, String)], _ expected: Duration?) {
        var fields = HTTPFields()
        for (name, value) in values { if let name = HTTPField.Name(name) { fields[name] = value } }
        #expect(RetryAdvice(fields, now: Self.now).after == expected)
    }

    @Test func theServersWordOnRetryingWins() {
        let busy = Self.anthropic("rate_limit_error")
        #expect(Self.failure(429, busy, [("x-should-retry", "false")])?.remedy == .elsewhere(after: nil))
        #expect(
            Self.failure(529, "", [("x-should-retry", "false"), ("retry-after", "9")])?.remedy
                == .elsewhere(after: .seconds(9))
        )
        #expect(Self.failure(529, "", [("x-should-retry", "true")])?.remedy == .fallBack(after: nil))
        #expect(Self.failure(400, "", [("x-should-retry", "false")])?.remedy == .giveUp)
        #expect(Self.failure(400, "", [("x-should-retry", "true")])?.remedy == .retry(after: nil))
        #expect(
            Self.failure(404, "", [("x-should-retry", "true"), ("retry-after", "1")])?.remedy
                == .retry(after: .seconds(1))
        )
        #expect(Self.failure(404, "", [("x-should-retry", "yes")])?.remedy == .disable)
    }

    @Test func anErrorIsReadUpToItsLimit() {
        let sentence = String(repeating: "x", count: 100_000)
        let expected = ModelFailure(.overloaded, .fallBack(after: nil))
        #expect(Self.failure(529, Self.anthropic("overloaded_error", message: sentence)) == expected)
    }

    @Test func aServersWordsAreFitForALog() {
        #expect(ResponseReader.label("overloaded_error") == "overloaded_error")
        for text in ["", "two words", "a\nb", "é", String(repeating: "x", count: 129)] {
            #expect(ResponseReader.label(text) == nil)
        }
    }

    @Test(
        "a transfer that fails",
        arguments: [
            (.cannotConnect, .connection, .retry(after: nil)), (.brokenOff, .connection, .retry(after: nil)),
            (.timedOut, .timeout, .fallBack(after: nil)), (.badAddress, .denied, .disable),
            (.untrustedPeer, .connection, .fallBack(after: nil)),
            (.library(code: 2), .connection, .fallBack(after: nil)),
        ] as [(HTTPTransferError, ModelFailure.Reason, ModelFailure.Remedy)]
    )
    func transfers(_ error: HTTPTransferError, _ reason: ModelFailure.Reason, _ remedy: ModelFailure.Remedy) {
        #expect(ModelFailure(transfer: error) == ModelFailure(reason, remedy))
        // After the protocol's end it no longer matters.
        let body = "data: \(AnswerDecoderTests.finish)\n\n"
        #expect(Reading(.stream, [Array(body.utf8)[...]], .openai, error: error).ending?.outcome == .finished)
    }
}
