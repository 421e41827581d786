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
    /// Too much of it was malformed, or it had no item.
    case invalid
    /// The call failed.
    case failed(ModelFailure)
}
