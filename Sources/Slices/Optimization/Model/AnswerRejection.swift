import Evidence

/// Why an item of a model is not shown; its name is counted in `complete`.
enum AnswerRejection: Error, Equatable {
    /// The change breaks a rule of `resume-domain.md` B4.
    case change(Rejection)
    /// Its explanation or question says something that no source does.
    case unsupportedText
    /// It speaks of a way to reach somebody.
    case contactData
    /// It passes on an instruction to whoever screens resumes, or out of a posting.
    case instruction
    /// It has a character that nobody sees, or that looks like another one.
    case hiddenText
    /// It is of no kind that was asked for.
    case unknownKind
    /// It would do something that was not asked for.
    case unknownAction
    /// It lacks what its kind needs.
    case incomplete
    /// It is longer than anybody reads.
    case tooLong
    /// There are more before it than anybody reads.
    case tooMany

    /// Its name in the counts.
    var name: String {
        switch self {
        case .change(let rejection): rejection.rawValue
        case .unsupportedText: "unsupported_text"
        case .contactData: "contact_data"
        case .instruction: "instruction"
        case .hiddenText: "hidden_text"
        case .unknownKind: "unknown_kind"
        case .unknownAction: "unknown_action"
        case .incomplete: "incomplete"
        case .tooLong: "too_long"
        case .tooMany: "too_many"
        }
    }
}
