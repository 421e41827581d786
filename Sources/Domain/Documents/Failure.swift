/// The stable name of something that went wrong, as clients see it.
///
/// The closed set of `design.md` section 2. What a code means in HTTP is decided in one file of `WebInterface`.
package enum FailureCode: String, Sendable, Codable, CaseIterable {
    case notFound = "not_found"
    case badRequest = "bad_request"
    case methodNotAllowed = "method_not_allowed"
    case tooLarge = "too_large"
    case unsupportedType = "unsupported_type"
    case empty
    case corruptFile = "corrupt_file"
    case passwordRequired = "password_required"
    case noTextLayer = "no_text_layer"
    case tooLittleText = "too_little_text"
    case extractionTimeout = "extraction_timeout"
    case postingTooShort = "posting_too_short"
    case modelTimeout = "model_timeout"
    case modelUnavailable = "model_unavailable"
    case modelRefused = "model_refused"
    case modelOutputInvalid = "model_output_invalid"
    case budgetExceeded = "budget_exceeded"
    case storeUnavailable = "store_unavailable"
    case storageFull = "storage_full"
    case deleted
    case `internal`
}

/// What a reader is told when something cannot be done: a stable code, one sentence, and whether trying again helps.
///
/// `message` is one of our own sentences. It never holds text of a document, a prompt, a model or a secret.
package struct Failure: Error, Sendable, Equatable {
    /// The stable code.
    package let code: FailureCode
    /// One sentence for a person.
    package let message: String
    /// Whether the same request may succeed later, unchanged.
    package let isRetryable: Bool

    /// A posting with fewer words than any real one.
    package static let postingTooShort = Failure(
        .postingTooShort,
        "This posting is too short to analyze. Please paste its whole text."
    )

    /// There is nothing to see: unknown, another owner's, expired or deleted, which cannot be told apart.
    package static let notFound = Failure(.notFound, "There is nothing at this address, or it is no longer there.")

    /// Something of ours went wrong that has no code of its own; it tells nothing of itself.
    package static let internalError = Failure(.internal, "Something went wrong on our side.", isRetryable: true)

    /// No model answered in time; its words are contract (`design.md` section 2).
    package static let modelTimeout = Failure(.modelTimeout, "LLM timeout", isRetryable: true)

    /// No model can be reached, or all have too much to do.
    package static let modelUnavailable = Failure(
        .modelUnavailable,
        "The language model is not available right now. Please try again in a moment.",
        isRetryable: true
    )

    /// A model does not take the request as it is, so asking again does not help.
    package static let modelRequestRejected = Failure(
        .modelUnavailable,
        "The language model could not work on this document."
    )

    /// The models declined.
    package static let modelRefused = Failure(.modelRefused, "The language model declined to work on this document.")

    /// What the models wrote cannot be used.
    package static let modelOutputInvalid = Failure(
        .modelOutputInvalid,
        "The language model gave an answer that could not be used. Please try again.",
        isRetryable: true
    )

    /// The owner or the process has used what it may use in a day.
    package static let budgetExceeded = Failure(
        .budgetExceeded,
        "Today's limit for the language model is reached. Please try again tomorrow.",
        isRetryable: true
    )

    /// Whether it says that the store takes nothing now, which passes.
    package var isOfTheStore: Bool {
        code == .storeUnavailable || code == .storageFull
    }

    /// A failure with its own sentence.
    package init(_ code: FailureCode, _ message: String, isRetryable: Bool = false) {
        self.code = code
        self.message = message
        self.isRetryable = isRetryable
    }
}
