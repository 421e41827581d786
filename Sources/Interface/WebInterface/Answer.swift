import Documents
import FoundationEssentials
import HTTPTypes

/// A whole answer: status, fields and body.
struct Answer: Sendable {
    var response: HTTPResponse
    var body: [UInt8] = []
    /// Why it is none of the good ones; for the log.
    var failure: Failure?

    /// An answer without a body.
    init(_ status: HTTPResponse.Status) {
        response = HTTPResponse(status: status)
        // Whatever it says, it is about one person's documents.
        response.headerFields[.cacheControl] = "no-store"
    }

    /// An answer with a JSON body.
    init(_ status: HTTPResponse.Status = .ok, json: some Encodable) throws {
        self.init(status)
        response.headerFields[.contentType] = "application/json"
        body = try Self.encode(json)
    }

    /// A page of metrics in Prometheus' text format.
    init(metrics page: [UInt8]) {
        self.init(.ok)
        response.headerFields[.contentType] = "text/plain; version=0.0.4; charset=utf-8"
        body = page
    }

    /// Problem details.
    init(_ failure: Failure) {
        self.init(failure.code.status)
        self.failure = failure
        response.headerFields[.contentType] = "application/problem+json"
        do {
            body = try Self.encode(ProblemDetails(failure))
        } catch {
            // Strings and numbers always encode.
            preconditionFailure("problem details do not encode")
        }
        if failure.isRetryable { response.headerFields[.retryAfter] = "10" }
    }

    private static func encode(_ value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .iso8601
        return Array(try encoder.encode(value)) + [UInt8(ascii: "\n")]
    }
}
