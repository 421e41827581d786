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
        /// The answer is whole, and its transfer does not end.
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
    /// Whether the model thinks first.
    private var hasThought = false

    /// A clock at the start of a call.
    init(_ limits: CallLimits, started: ContinuousClock.Instant) {
        self.limits = limits
        self.started = started
        lastByte = started
        lastText = started
    }

    /// The head came.
    mutating func headReceived(at now: ContinuousClock.Instant) {
        head = now
        lastByte = now
    }

    /// Bytes of the body came.
    ///
    /// - Returns: Whether the next deadline may be earlier than it was.
    mutating func bytesReceived(at now: ContinuousClock.Instant, hadText: Bool, answer: Answer) -> Bool {
        lastByte = now
        hasThought = hasThought || answer.hasThought
        var isNewPhase = false
        if hadText {
            lastText = now
            if firstText == nil {
                firstText = now
                isNewPhase = true
            }
        }
        if ended == nil, answer.isEnded {
            ended = now
            isNewPhase = true
        }
        return isNewPhase
    }

    /// The next deadline, and the limit that it is of.
    var next: (deadline: ContinuousClock.Instant, limit: Limit) {
        if let ended { return (ended + limits.ending, .ending) }
        var next = (deadline: started + limits.total, limit: Limit.total)
        func consider(_ deadline: ContinuousClock.Instant, _ limit: Limit) {
            if deadline < next.deadline { next = (deadline, limit) }
        }
        if firstText != nil {
            consider(lastText + limits.stall, .stall)
        } else {
            let patience = hasThought ? limits.firstTextAfterThought : limits.firstText
            consider(started + patience, .firstText)
        }
        if head == nil {
            consider(started + limits.head, .head)
        } else {
            consider(lastByte + limits.silence, .silence)
        }
        return next
    }
}
