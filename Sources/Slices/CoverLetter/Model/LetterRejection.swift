import Evidence

/// Why a paragraph of a model is not sent; its name is counted in `complete`.
enum LetterRejection: Error, Equatable {
    /// A sentence says something that the resume does not.
    case unsupported(ClaimVerifier.Unsupported.Kind)
    /// A sentence puts words of the resume together to something that it does not say.
    case unsupportedStatement
    /// A sentence claims something of the person, and no line of the resume has anything to do with it.
    case noEvidence
    /// Quoted words stand in no document.
    case quoteNotVerbatim
    /// It takes over what a document orders or a posting tells, or hides something.
    case document(DocumentGuard.Violation)
    /// It has a place to fill in that nobody knows.
    case unknownPlaceholder
    /// It is of no kind that was asked for.
    case unknownKind
    /// Its place in the letter is behind, or the letter is full.
    case outOfPlace
    /// The letter has it already.
    case duplicate
    /// It has no words.
    case incomplete
    /// It is longer than a paragraph.
    case tooLong

    /// Its name in the counts.
    var name: String {
        switch self {
        case .unsupported(let kind): "unsupported_\(kind.rawValue)"
        case .unsupportedStatement: "unsupported_statement"
        case .noEvidence: "no_evidence"
        case .quoteNotVerbatim: "quote_not_verbatim"
        case .document(let violation): violation.rawValue
        case .unknownPlaceholder: "unknown_placeholder"
        case .unknownKind: "unknown_kind"
        case .outOfPlace: "out_of_place"
        case .duplicate: "duplicate"
        case .incomplete: "incomplete"
        case .tooLong: "too_long"
        }
    }
}
