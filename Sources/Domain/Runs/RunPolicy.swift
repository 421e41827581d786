package import FoundationEssentials

/// What a request without a cursor gets, decided from the question's last run alone (`design.md` section 2, rules 2 and 3).
///
/// Pure, and called inside a store's transaction, so that every store decides alike.
package enum RunPolicy {
    /// What to do.
    package enum Decision: Sendable, Equatable {
        /// There is no run to show: a new one.
        case start
        /// Nobody works on the run: claim it with the next attempt and go on after its committed events.
        case resume
        /// It has ended: show it again.
        case replay
        /// Another living process works on it.
        case elsewhere
    }

    /// How long a retryable failure is shown again before a new run may be started: a reconnecting browser comes back every 2 s.
    package static let retryDelay: TimeInterval = 10

    /// Decides.
    ///
    /// - Parameters:
    ///   - last: The newest run of the question.
    ///   - isOwnedElsewhere: Whether a living process other than the asking one owns it.
    ///   - fresh: Whether the client asked for a new run. It counts only where none is live.
    ///   - now: The time.
    /// - Returns: What to do.
    package static func decide(last: RunRecord?, isOwnedElsewhere: Bool, fresh: Bool, now: Date) -> Decision {
        guard let last else { return .start }
        switch last.state {
        case .queued, .running:
            return isOwnedElsewhere ? .elsewhere : fresh ? .start : .resume
        case .suspended:
            return fresh ? .start : .resume
        case .complete, .stopped:
            return fresh ? .start : .replay
        case .failed:
            // A clock that was set back makes no failure last.
            let age = now.timeIntervalSince(last.ended ?? .distantPast)
            let isOver = last.isRetryable && !(0..<retryDelay).contains(age)
            return fresh || isOver ? .start : .replay
        }
    }
}
