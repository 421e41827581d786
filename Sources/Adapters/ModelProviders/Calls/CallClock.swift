/// The timers of one call as one: when the next of them is due, and which it is.
///
/// Pure: times are arguments. A byte moves an instant and no timer: whoever fires asks again, and finds a later deadline.
struct CallClock: Sendable {
    /// Which limit was passed.
    enum Limit: String, Sendable {
        case head = "timeout_head"
        case firstText = "timeout_first_text"
        case silence = "timeout_silence"
        case stall = "timeout_stall"
        case total = "timeout_total"
        /// The answer is whole, or its head says that there is none, and its transfer does not end.
        case ending
    }

    /// The start of the call.
    let started: ContinuousClock.Instant
    private let limits: CallLimits
    private(set) var head: ContinuousClock.Instant?
    private(set) var firstText: ContinuousClock.Instant?
    private var lastByte: ContinuousClock.Instant
    private var lastText: ContinuousClock.Instant
    private var ended: ContinuousClock.Instant?
    /// Whether the model thinks first, as far as it was seen or is to be expected.
    private var hasThought: Bool

    /// A clock at the start of a call.
    init(_ limits: CallLimits, started: ContinuousClock.Instant) {
        self.limits = limits
        self.started = started
        lastByte = started
        lastText = started
        hasThought = limits.thinksUnseen
    }

    /// The head came.
    ///
    /// - Parameters:
    ///   - now: The time.
    ///   - isError: Whether it says all by itself: of the body only details are to come, for which nobody waits long.
    mutating func headReceived(at now: ContinuousClock.Instant, isError: Bool) {
        head = now
        lastByte = now
        if isError { ended = now }
    }

    /// The request is sent once more, within the limits of the call.
    mutating func requestRepeated() {
        head = nil
        ended = nil
    }

    /// Bytes of the body came.
    ///
    /// - Returns: Whether the next deadline may be earlier than it was.
    mutating func bytesReceived(
        at now: ContinuousClock.Instant,
        hadText: Bool,
        hasThought: Bool,
        isEnded: Bool
    ) -> Bool {
        lastByte = now
        self.hasThought = self.hasThought || hasThought
        var isNewPhase = false
        if hadText {
            lastText = now
            if firstText == nil {
                firstText = now
                isNewPhase = true
            }
        }
        if isEnded, ended == nil {
            ended = now
            isNewPhase = true
        }
        return isNewPhase
    }

    /// The next deadline, and the limit that it is of.
    var next: (deadline: ContinuousClock.Instant, limit: Limit) {
        if let ended { return (ended + limits.ending, .ending) }
        let total = hasThought ? limits.longest : limits.total
        var next = (deadline: started + total, limit: Limit.total)
        func consider(_ deadline: ContinuousClock.Instant, _ limit: Limit) {
            if deadline < next.deadline { next = (deadline, limit) }
        }
        if firstText != nil {
            consider(lastText + limits.stall, .stall)
        } else {
            let patience = hasThought ? limits.firstTextAfterThought : limits.firstText
            // Of two that end together it tells more.
            if patience <= total { next = (started + patience, .firstText) }
        }
        // Whoever thinks unseen may be silent until the first text, and hold back the head as long.
        if firstText == nil, limits.thinksUnseen { return next }
        if head == nil {
            consider(started + limits.head, .head)
        } else {
            consider(lastByte + limits.silence, .silence)
        }
        return next
    }
}
