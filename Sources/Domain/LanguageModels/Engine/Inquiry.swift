import EventLoop

/// One request for items: its attempts one after another, each a call whose text a scanner reads.
///
/// Performs what its `AttemptPolicy` says. From a model's delta to the receiver all is synchronous.
@LoopActor
final class Inquiry: ModelCallDelegate, TimerHandler {
    /// A call under way.
    ///
    /// A class, because it is looked at several times for each delta, and to look at a part of an optional struct copies the whole of it.
    private final class Attempt {
        var hasText = false
        var scanner = ItemScanner()
        let model: Int
        let isProbe: Bool
        let call: any ModelCall
        /// Whether an item of it was committed.
        var hasCommitted = false
        /// Whether an item has begun that is not yet whole.
        var isDrafting = false
        /// Whether nothing but the report is still to come.
        var isEnding = false

        init(model: Int, isProbe: Bool, call: any ModelCall) {
            self.model = model
            self.isProbe = isProbe
            self.call = call
        }

        /// How it ends where its end marker was seen: with malformed items and none that was committed it is no answer.
        var endOfWhole: AttemptEnd {
            scanner.malformedCount > 0 && !hasCommitted ? .invalid : .whole
        }
    }

    // First what every delta needs, so that it lies together.
    private var attempt: Attempt?
    private let receiver: any GeneratedItemReceiver
    private let engine: ModelEngine
    private let request: ModelRequest
    private let deadline: ContinuousClock.Instant
    private var policy: AttemptPolicy
    private var timer: TimerToken?
    private var continuation: CheckedContinuation<Generation, any Error>?
    private var isOver = false
    private var generation = Generation(engines: [], malformed: 0, partial: nil)
    /// All that is committed, by earlier requests too.
    private var committed: [GeneratedItem]
    /// The same by what they say.
    private var said: [String: [GeneratedItem]] = [:]
    private var hasCommitted = false

    /// A request that has not begun.
    init(
        _ request: ModelRequest,
        committed: [GeneratedItem],
        receiver: any GeneratedItemReceiver,
        engine: ModelEngine
    ) {
        let now = LoopActor.loop.now
        self.engine = engine
        self.request = request
        self.receiver = receiver
        self.committed = committed
        said = Dictionary(grouping: committed, by: \.identity)
        deadline = now + engine.policy.requestLimit
        policy = AttemptPolicy(engine.policy, hasAnything: !committed.isEmpty, now: now)
    }

    /// Asks the first model.
    func begin(_ continuation: CheckedContinuation<Generation, any Error>) {
        self.continuation = continuation
        guard !isOver else { return finish(.failure(CancellationError())) }
        perform(policy.began(at: LoopActor.loop.now, health: &engine.health))
    }

    /// The task that asks is cancelled; from any thread.
    nonisolated func taskCancelled() {
        if LoopActor.loop.isInLoop {
            LoopActor.assumeIsolated { cancel() }
        } else {
            LoopActor.loop.execute { LoopActor.assumeIsolated { self.cancel() } }
        }
    }

    private func cancel() {
        guard !isOver else { return }
        // Before anything else: what follows may look again.
        isOver = true
        abandon(.cancelled, end: nil)
        finish(.failure(CancellationError()))
    }

    // MARK: The call

    func modelCall(received text: [UInt8]) {
        guard let attempt else { return }
        LoopActor.loop.uses(self, count: 64)
        LoopActor.loop.uses(attempt, count: 384)
        if !attempt.hasText { textBegan(attempt) }
        var events: [ItemScanner.Event] = []
        attempt.scanner.scan(text, into: &events)
        for event in events {
            handle(event)
            // Whoever gets an item may end the request.
            guard self.attempt != nil else { break }
        }
        guard self.attempt != nil else { return }
        if attempt.scanner.isComplete {
            endMarkerSeen(attempt)
        } else if attempt.scanner.isInvalid {
            abandon(.failed(ModelFailure(.malformed, .fallBack(after: nil))), end: .invalid)
            decide(after: .invalid)
        }
    }

    func modelCall(ended report: ModelCallReport) {
        guard let attempt else { return }
        let end: AttemptEnd =
            switch report.outcome {
            case .refused: .refused
            // Nothing is missing, whatever became of the connection.
            case _ where attempt.scanner.isComplete: attempt.endOfWhole
            case .finished: .incomplete
            case .truncated: .truncated
            case .failed(let failure): .failed(failure)
            case .cancelled: .failed(ModelFailure(.connection, .retry(after: nil)))
            }
        close(attempt, report, end: end)
        decide(after: end)
    }

    private func textBegan(_ attempt: Attempt) {
        attempt.hasText = true
        engine.health.answered(attempt.model, isProbe: attempt.isProbe)
    }

    private func endMarkerSeen(_ attempt: Attempt) {
        guard !attempt.isEnding else { return }
        attempt.isEnding = true
        schedule(at: min(deadline, LoopActor.loop.now + engine.policy.longestEnd))
    }

    private func handle(_ event: ItemScanner.Event) {
        switch event {
        case .began(let head):
            attempt?.isDrafting = true
            receiver.itemBegan(head)
        case .text(let text):
            receiver.itemContinued(text)
        case .item(let item):
            itemEnded(item)
        case .malformed:
            generation.malformed += 1
            dropDraft()
        }
    }

    private func itemEnded(_ item: GeneratedItem) {
        guard let current = attempt else { return }
        let identity = item.identity
        let isRepeated = said[identity]?.contains(where: item.repeats) ?? false
        guard !isRepeated else { return dropDraft() }
        attempt?.isDrafting = false
        guard receiver.itemEnded(item) else { return }
        hasCommitted = true
        current.hasCommitted = true
        committed.append(item)
        said[identity, default: []].append(item)
        let name = engine.models[current.model].name
        if !generation.engines.contains(name) { generation.engines.append(name) }
    }

    private func dropDraft() {
        guard attempt?.isDrafting == true else { return }
        attempt?.isDrafting = false
        receiver.itemAborted()
    }

    // MARK: The end of an attempt

    /// Ends the call ourselves; `end` is `nil` where that says nothing of the model.
    private func abandon(_ outcome: ModelOutcome, end: AttemptEnd?, errorType: String? = nil) {
        guard let attempt else { return }
        var report = attempt.call.cancel()
        (report.outcome, report.errorType) = (outcome, errorType)
        close(attempt, report, end: end)
    }

    private func close(_ ended: Attempt, _ report: ModelCallReport, end: AttemptEnd?) {
        let isDrafting = attempt?.isDrafting == true
        attempt = nil
        cancelTimer()
        var report = report
        report.errorType = report.errorType ?? end?.flaw
        engine.health.ended(ended.model, end, isProbe: ended.isProbe, at: LoopActor.loop.now)
        engine.report(engine.models[ended.model].name, report, receiver.requester)
        if isDrafting { receiver.itemAborted() }
        receiver.callEnded(usage: report.usage)
    }

    private func decide(after end: AttemptEnd) {
        guard !isOver else { return }
        perform(
            policy.ended(
                end,
                hasCommitted: hasCommitted,
                at: LoopActor.loop.now,
                random: engine.random(),
                health: &engine.health
            )
        )
    }

    // MARK: What the policy says

    private func perform(_ decision: AttemptPolicy.Decision) {
        switch decision {
        case .ask(let model, let isProbe):
            ask(model, isProbe: isProbe)
        case .wait(let time):
            schedule(at: LoopActor.loop.now + time)
        case .end(let partial):
            generation.partial = partial
            finish(.success(generation))
        case .fail(let failure):
            finish(.failure(failure))
        }
    }

    private func ask(_ model: Int, isProbe: Bool) {
        let call = engine.models[model].call(request.continuing(after: committed), delegate: self)
        attempt = Attempt(model: model, isProbe: isProbe, call: call)
        schedule(at: deadline)
    }

    private func finish(_ result: Result<Generation, any Error>) {
        isOver = true
        cancelTimer()
        continuation.take()?.resume(with: result)
    }

    // MARK: Time

    nonisolated func timerFired() {
        LoopActor.assumeIsolated {
            timer = nil
            guard !isOver else { return }
            guard let attempt else {
                return perform(policy.waited(at: LoopActor.loop.now, health: &engine.health))
            }
            if attempt.isEnding {
                let end = attempt.endOfWhole
                abandon(.finished, end: end)
                return decide(after: end)
            }
            // Not the model's failure: its own timers are shorter, and other attempts took their part.
            abandon(.failed(ModelFailure(.timeout, .giveUp)), end: nil, errorType: "timeout_request")
            guard !isOver else { return }
            perform(policy.expired(hasCommitted: hasCommitted))
        }
    }

    private func schedule(at time: ContinuousClock.Instant) {
        cancelTimer()
        timer = LoopActor.loop.schedule(at: time, self)
    }

    private func cancelTimer() {
        if let timer = timer.take() { LoopActor.loop.cancel(timer) }
    }
}
