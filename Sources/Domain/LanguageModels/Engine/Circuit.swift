/// Whether a model is asked at all: not for a while after it said that it has too much to do, failed often, or denied itself.
///
/// A denial (a wrong key, an unknown model, no money) is cured by an operator, whom no signal of this process tells of it: so the model is
/// probed again after minutes, at most an hour. A gateway that refuses one request with a 403 costs a model a minute.
///
/// Pure: `now` is an argument. `llm-protocols.md` 4.2.
struct Circuit: Sendable {
    /// Whether a call may begin.
    enum Admission: Equatable {
        /// It may; as a probe, on whose answer the others wait.
        case admitted(isProbe: Bool)
        /// It may not; worth asking again then.
        case refused(until: ContinuousClock.Instant)
    }

    /// What a call says of its model.
    enum Result: Equatable {
        /// It works.
        case success
        /// It does not.
        case failure
        /// It has too much to do, for as long as it says.
        case limited(Duration?)
        /// It would deny itself to every call.
        case denied
        /// Nothing: we ended the call, or the request was at fault.
        case nothing
    }

    private enum State {
        /// Calls go through. Next: `open`.
        case closed
        /// None does before a time. Next: `halfOpen`.
        case open(until: ContinuousClock.Instant)
        /// One does, to see. Next: `closed` or `open`.
        case halfOpen(isProbing: Bool)
    }

    /// Why it is opened for longer and longer.
    private enum Cause {
        /// It fails too often, or as a probe.
        case failure
        /// It denies itself.
        case denial

        /// For how long it is opened first.
        var firstTime: Duration { self == .failure ? .seconds(10) : .seconds(60) }
        /// For how long at most.
        var longestTime: Duration { self == .failure ? .seconds(60) : .seconds(3600) }
    }

    private var state = State.closed
    private var cause = Cause.failure
    /// How often it was opened for this cause in a row since it was last closed.
    private var openings = 0
    private var calls = RollingCount(window: .seconds(60), slots: 6)
    private var failures = RollingCount(window: .seconds(60), slots: 6)

    /// Fewer calls a minute say nothing.
    private static let leastCalls = 5
    /// After a rate limit that names no time.
    private static let limitedTime = Duration.seconds(5)
    /// A server that names a longer time is asked again then all the same.
    private static let longestLimitedTime = Duration.seconds(3600)
    /// When to ask again where a probe is under way.
    private static let probeTime = Duration.seconds(1)

    /// What `admit` would say, without a probe being begun.
    func admission(at now: ContinuousClock.Instant) -> Admission {
        switch state {
        case .closed: .admitted(isProbe: false)
        case .open(let until): now < until ? .refused(until: until) : .admitted(isProbe: true)
        case .halfOpen(isProbing: true): .refused(until: now + Self.probeTime)
        case .halfOpen(isProbing: false): .admitted(isProbe: true)
        }
    }

    /// A call wants to begin; each that is admitted must end.
    mutating func admit(at now: ContinuousClock.Instant) -> Admission {
        let admission = admission(at: now)
        if admission == .admitted(isProbe: true) { state = .halfOpen(isProbing: true) }
        return admission
    }

    /// The first text of a call's answer has come: what a probe is to find out, long before its end.
    mutating func answered(isProbe: Bool) {
        if isProbe, case .halfOpen = state { close() }
    }

    /// A call has ended.
    mutating func ended(_ result: Result, isProbe: Bool, at now: ContinuousClock.Instant) {
        let isDecidedByProbe = if isProbe, case .halfOpen = state { true } else { false }
        switch result {
        case .nothing:
            if isDecidedByProbe { state = .halfOpen(isProbing: false) }
        case .success:
            calls.add(at: now)
            if isDecidedByProbe { close() }
        case .failure:
            calls.add(at: now)
            failures.add(at: now)
            if isDecidedByProbe || isTooOften(at: now) { open(at: now, because: .failure) }
        case .limited(let time):
            calls.add(at: now)
            failures.add(at: now)
            open(until: now + min(max(time ?? Self.limitedTime, .zero), Self.longestLimitedTime))
        case .denied:
            switch state {
            // Calls that were under way together say the same thing once.
            case .open: open(until: now + Cause.denial.firstTime)
            case .halfOpen where !isDecidedByProbe: break
            case .closed, .halfOpen: open(at: now, because: .denial)
            }
        }
    }

    private mutating func isTooOften(at now: ContinuousClock.Instant) -> Bool {
        guard case .closed = state else { return false }
        let calls = calls.sum(at: now)
        return calls >= Self.leastCalls && failures.sum(at: now) * 2 > calls
    }

    /// Opens it for twice as long as the time before, where that was for the same cause.
    private mutating func open(at now: ContinuousClock.Instant, because cause: Cause) {
        if cause != self.cause { (self.cause, openings) = (cause, 0) }
        open(until: now + min(cause.firstTime * (1 << min(openings, 8)), cause.longestTime))
        openings += 1
    }

    /// Opens it, unless it is open for longer already.
    private mutating func open(until time: ContinuousClock.Instant) {
        if case .open(let other) = state, other > time { return }
        state = .open(until: time)
    }

    private mutating func close() {
        self = Circuit()
    }
}
