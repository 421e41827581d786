/// How an attempt ended, as the policy sees it.
enum AttemptEnd: Sendable, Equatable {
    /// Its end marker was seen.
    case whole
    /// Cut at a limit of tokens.
    case truncated
    /// It ended as if it were whole, without its end marker.
    case incomplete
    /// The model refused.
    case refused
    /// Too much of it was malformed, all of it was, or it had no item.
    case invalid
    /// The call failed.
    case failed(ModelFailure)
}

extension AttemptEnd {
    /// What is wrong with an answer that its server sees nothing wrong with, in a word for the log.
    var flaw: String? {
        switch self {
        case .incomplete: "no_end_marker"
        case .invalid: "malformed_items"
        case .whole, .truncated, .refused, .failed: nil
        }
    }
}
