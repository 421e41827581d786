import Documents

/// Why a document was not read: one of the codes that end an extraction.
///
/// It carries nothing of the document. `ProcessTextExtractor` turns it into the sentence that a person sees.
struct ExtractionFailure: Error, Equatable {
    /// `corrupt_file`, `password_required`, `no_text_layer`, `too_little_text` or `extraction_timeout`.
    let code: FailureCode
    /// Whether the same document may be read the next time.
    var isRetryable = false

    /// The child went without a word: killed from outside, or by the document, which cannot be told apart.
    static let childLost = Self(code: .corruptFile, isRetryable: true)
    /// A damaged file, or one that holds far more than a document of its kind should.
    static let corruptFile = Self(code: .corruptFile)
    /// Encrypted, and the empty password does not open it.
    static let passwordRequired = Self(code: .passwordRequired)
    /// Pictures of text.
    static let noTextLayer = Self(code: .noTextLayer)
    /// Some text, but too little to be a resume.
    static let tooLittleText = Self(code: .tooLittleText)
    /// A limit of CPU time or of the wall clock was met.
    static let timeout = Self(code: .extractionTimeout)
}
