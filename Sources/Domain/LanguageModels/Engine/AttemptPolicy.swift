import Documents

/// What follows on the end of an attempt, for one request (`llm-protocols.md` 4.2).
///
/// Pure: `now` is an argument, and what other requests found out is in `ModelHealth`. The engine performs what it says.
struct AttemptPolicy: Sendable {
    /// What to do.
    enum Decision: Equatable {
        /// Ask this model now.
        case ask(model: Int, isProbe: Bool)
        /// Call `waited` after this time.
        case wait(Duration)
        /// The answer is over; what is missing of it, and why.
        case end(partial: String?)
        /// There is no answer.
        case fail(Failure)
    }

    /// A model to ask.
    private struct Candidate {
        var model: Int
        var notBefore: ContinuousClock.Instant?
    }

    private let policy: ModelPolicy
    private let deadline: ContinuousClock.Instant
    /// Whether anything of the answer is committed, be it by an earlier request.
    private var hasAnything: Bool
    /// Whom to ask next, in this order.
    private var candidates: [Candidate] = []
    private var asked: Set<Int> = []
    private var repeated: Set<Int> = []
    private var current: Int?
    private var isContinuing = false
    private var hasRefused = false
    private var wasInvalid = false
    private var lastEnd: AttemptEnd?
    /// Until when one waits for an open circuit.
    private var patienceEnd: ContinuousClock.Instant

    /// A request that begins.
    ///
    /// - Parameters:
    ///   - policy: Its times.
    ///   - hasAnything: Whether an earlier request has committed items.
    ///   - now: The time.
    init(_ policy: ModelPolicy, hasAnything: Bool, now: ContinuousClock.Instant) {
        self.policy = policy
        self.hasAnything = hasAnything
        deadline = now + policy.requestLimit
        patienceEnd = now + policy.patience
    }

    /// The request begins.
    mutating func began(at now: ContinuousClock.Instant, health: inout ModelHealth) -> Decision {
        health.requestBegan(at: now)
        candidates = health.models.map { Candidate(model: $0) }
        return choose(at: now, health: &health)
    }

    /// The time of a `wait` is over.
    mutating func waited(at now: ContinuousClock.Instant, health: inout ModelHealth) -> Decision {
        choose(at: now, health: &health)
    }

    /// The time of the whole request is over.
    mutating func expired(hasCommitted: Bool) -> Decision {
        hasAnything = hasAnything || hasCommitted
        lastEnd = .failed(ModelFailure(.timeout, .giveUp))
        return conclude()
    }

    /// An attempt has ended, which `health` was told before.
    ///
    /// - Parameters:
    ///   - end: How.
    ///   - hasCommitted: Whether this request has committed an item, in this attempt or before.
    ///   - now: The time.
    ///   - random: From 0 to 1.
    ///   - health: What is known of the models.
    /// - Returns: What to do.
    mutating func ended(
        _ end: AttemptEnd,
        hasCommitted: Bool,
        at now: ContinuousClock.Instant,
        random: Double,
        health: inout ModelHealth
    ) -> Decision {
        lastEnd = end
        hasAnything = hasAnything || hasCommitted
        patienceEnd = now + policy.patience
        guard let current, end != .whole else { return conclude() }
        let delay = delay(after: end, random: random)
        let again = Candidate(model: current, notBefore: now + delay)
        let others = health.models.filter { $0 != current }
        let isAlone = !others.contains { health.isUsable($0, at: patienceEnd) }
        // Those that are out are candidates still.
        let isLast = !candidates.contains { health.isUsable($0.model, at: patienceEnd) }
        let goesOn =
            hasCommitted
            ? continues(after: end, again: again, others: others.map { Candidate(model: $0) })
            : startsOver(after: end, again: again, delay: delay, isAlone: isAlone, isLast: isLast)
        return goesOn ? choose(at: now, health: &health) : conclude()
    }

    // MARK: Whom to ask

    /// Nothing is committed: the same question to the same model once more, or to the next one.
    ///
    /// `isAlone`: no other model can be asked; `isLast`: none that was not asked yet.
    private mutating func startsOver(
        after end: AttemptEnd,
        again: Candidate,
        delay: Duration,
        isAlone: Bool,
        isLast: Bool
    ) -> Bool {
        switch end {
        case .whole:
            return false
        case .refused:
            // One other model may see it otherwise.
            defer { hasRefused = true }
            return !hasRefused
        case .truncated, .incomplete, .invalid:
            defer { wasInvalid = true }
            if isLast { candidates.append(again) }
            return !wasInvalid
        case .failed(let failure):
            let isFirst = !repeated.contains(again.model)
            switch failure.remedy {
            case .retry:
                // A limit of its rate, where no time was named, has opened its circuit: another model is free now.
                let isLimited = failure == ModelFailure(.rateLimited, .retry(after: nil))
                let isSoon = delay <= policy.longestDelayBeforeFallback && !isLimited
                if isFirst, isSoon {
                    candidates.insert(again, at: 0)
                } else if isFirst, isLast {
                    candidates.append(again)
                }
            case .fallBack:
                // Where no other model can be asked, the same one is better than none; a timeout was long enough.
                let isWorthIt = isAlone && failure.reason != .timeout && delay <= policy.patience
                if isFirst, isWorthIt { candidates.append(again) }
            case .elsewhere, .disable: break
            case .giveUp: return false
            }
            return true
        }
    }

    /// Something is committed: one more question, for the remaining items.
    private mutating func continues(after end: AttemptEnd, again: Candidate, others: [Candidate]) -> Bool {
        guard !isContinuing else { return false }
        isContinuing = true
        switch end {
        case .whole, .refused:
            return false
        case .truncated, .incomplete:
            // It works, and it has the documents in its cache.
            candidates = [again] + others
        case .invalid:
            candidates = others + [again]
        case .failed(let failure):
            switch failure.remedy {
            case .giveUp: return false
            case .elsewhere, .disable: candidates = others
            case .retry, .fallBack: candidates = others + [again]
            }
        }
        return true
    }

    private func delay(after end: AttemptEnd, random: Double) -> Duration {
        guard case .failed(let failure) = end else { return .zero }
        switch failure.remedy {
        case .retry(let time?), .fallBack(let time?), .elsewhere(let time?):
            return min(max(time, .zero), policy.requestLimit)
        default: return policy.delay(repeats: repeated.count, random: random)
        }
    }

    private mutating func choose(at now: ContinuousClock.Instant, health: inout ModelHealth) -> Decision {
        var earliest: ContinuousClock.Instant?
        for (index, candidate) in candidates.enumerated() {
            if let notBefore = candidate.notBefore, notBefore > now {
                // Never beyond the time of the whole request.
                guard notBefore < deadline else { continue }
                return .wait(notBefore - now)
            }
            let isRepeat = asked.contains(candidate.model)
            switch health.admit(candidate.model, isRepeat: isRepeat, at: now) {
            case .no: continue
            case .later(let time): earliest = min(earliest ?? time, time)
            case .yes(let isProbe):
                candidates.remove(at: index)
                current = candidate.model
                asked.insert(candidate.model)
                if isRepeat { repeated.insert(candidate.model) }
                return .ask(model: candidate.model, isProbe: isProbe)
            }
        }
        guard let earliest, earliest <= patienceEnd, earliest < deadline else { return conclude() }
        return .wait(max(earliest - now, .zero))
    }

    // MARK: The end

    private func conclude() -> Decision {
        if lastEnd == .whole { return .end(partial: nil) }
        return hasAnything ? .end(partial: reason) : .fail(failure)
    }

    private var reason: String {
        switch lastEnd {
        case .truncated: "max_tokens"
        case .whole, .incomplete: "incomplete"
        case .refused: "refused"
        case .invalid: "malformed"
        case .failed(let failure): failure.reason.rawValue
        case nil: "unavailable"
        }
    }

    private var failure: Failure {
        if hasRefused { return .modelRefused }
        switch lastEnd {
        case .refused: return .modelRefused
        case .whole, .truncated, .incomplete, .invalid: return .modelOutputInvalid
        case .failed(let failure):
            switch (failure.reason, failure.remedy) {
            case (.timeout, _): return .modelTimeout
            case (_, .giveUp): return .modelRequestRejected
            default: return .modelUnavailable
            }
        case nil: return .modelUnavailable
        }
    }
}
