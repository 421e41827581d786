import Documents
import FoundationEssentials
import HTTPTypes

// The one place where a failure's code becomes a status (the table of `design.md` section 2).

extension FailureCode {
    /// The status of problem details with this code.
    var status: HTTPResponse.Status {
        switch self {
        case .notFound: .notFound
        case .badRequest, .empty: .badRequest
        case .methodNotAllowed: .methodNotAllowed
        case .tooLarge: .contentTooLarge
        case .unsupportedType: .unsupportedMediaType
        case .corruptFile, .passwordRequired, .noTextLayer, .tooLittleText, .extractionTimeout, .postingTooShort:
            .unprocessableContent
        case .modelTimeout: .gatewayTimeout
        case .modelUnavailable, .storeUnavailable: .serviceUnavailable
        case .modelRefused, .modelOutputInvalid: .badGateway
        case .budgetExceeded: .tooManyRequests
        case .storageFull: HTTPResponse.Status(code: 507, reasonPhrase: "Insufficient Storage")
        case .deleted: .gone
        case .internal: .internalServerError
        }
    }
}

/// The body of an `application/problem+json` answer (RFC 9457), with our stable `code`.
struct ProblemDetails: Encodable {
    let type = "about:blank"
    let title: String
    let status: Int
    let code: String
    let detail: String
    let retryable: Bool

    /// The problem that a failure is.
    init(_ failure: Failure) {
        title = failure.code.status.reasonPhrase
        status = failure.code.status.code
        code = failure.code.rawValue
        detail = failure.message
        retryable = failure.isRetryable
    }

    private enum CodingKeys: String, CodingKey {
        case type, title, status, code, detail, retryable
    }
}
