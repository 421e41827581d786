import CLinux

/// A thread's epoll loop: readiness of descriptors, timers, and jobs from other threads.
///
/// One turn is: wait; call the handlers of the descriptors that are ready; call the timers that are due; run the jobs and
/// calls that were there when the turn began; then the calls for the end of the turn. What is added during a turn
/// waits for the next one, and `epoll_wait` hands out ready descriptors in rotation, so neither a busy descriptor
/// nor a chatty job starves the rest. A loop that is always busy turns less often and does more in each turn (`TurnPacer`).
///
/// An ordinary class: a test makes one, starts it and stops it. `LoopActor` is bound to one for the process.
///
/// - Important: Everything but `execute`, `enqueue`, `stop` and `isInLoop` is for the loop's own thread only, and traps elsewhere.
///
/// Sendable because its mutable state is touched on its own thread only, which every entry checks, but for
/// the inbox, which has a lock.
package final class EventLoop: SerialExecutor, @unchecked Sendable {
    /// What a loop does once.
    package typealias Call = @Sendable () -> Void
    /// Gets the nanoseconds that a turn has worked.
    package typealias TurnCall = @Sendable (Int64) -> Void

    let poller: Poller
    private let inbox = Lock<Inbox>(Inbox())
    private let thread = LoopThread()

    // The loop's own thread only.
    private var timers = TimerHeap()
    private var pacer = TurnPacer(now: 0)
    private var local: [Work] = []
    private var working: [Work] = []
    private var endOfTurn: [Observation] = []
    private var ending: [Observation] = []
    private var cachedNow = ContinuousClock.now
    /// What the timers' nanoseconds are counted from.
    private let origin = ContinuousClock.now
    private var isStopping = false
    /// When this turn's events were collected, in the timers' nanoseconds.
    private var turnStart: Int64 = 0
    private var onTurn: TurnCall?
    /// Whether this turn was put off, and rightly: it found more to do.
    package private(set) var isBusy = false

    /// One thing to run.
    private enum Work {
        case job(UnownedJob)
        case call(Call)
    }

    /// Who is told that a turn ends.
    private struct Observation {
        let observer: any TurnObserver
        /// The slot of the handler that asked; `nil` where none runs.
        let slot: Int?
    }

    /// What other threads leave for the loop.
    private struct Inbox {
        var work: [Work] = []
        /// A wake-up was written and not yet consumed: no second one is needed.
        var isAwake = false
        var isStopping = false
    }

    /// Makes a loop that does not run yet.
    ///
    /// - Throws: `EventLoopError` where the kernel gives no epoll or eventfd.
    package init() throws(EventLoopError) {
        poller = try Poller()
    }

    /// Runs the loop on a new thread.
    ///
    /// - Parameter name: At most 15 bytes.
    package func start(threadNamed name: String) {
        LoopThread.detach(named: name) { self.run() }
    }

    /// Runs the loop on the calling thread until `stop()`.
    package func run() {
        thread.bind()
        turnStart = nanoseconds(.now)
        while !isStopping { turn() }
        thread.unbind()
    }

    /// Ends the loop after its current turn; from any thread.
    package func stop() {
        let mustWake = inbox.withLock { inbox in
            inbox.isStopping = true
            defer { inbox.isAwake = true }
            return !inbox.isAwake
        }
        if mustWake { poller.wake() }
    }

    /// Whether the caller is on the loop's thread.
    package var isInLoop: Bool {
        thread.isCurrent
    }

    /// Traps unless the caller is on the loop's thread.
    @inline(__always)
    package func preconditionInLoop() {
        precondition(thread.isCurrent, "this must be called on the event loop's thread")
    }

    /// The time at which this turn's events were collected: cheap, and the same for all of a turn.
    package var now: ContinuousClock.Instant {
        cachedNow
    }

    // MARK: Descriptors

    /// Watches a descriptor, level-triggered.
    ///
    /// - Parameters:
    ///   - descriptor: Stays the caller's: deregister before closing it.
    ///   - interest: What to call for. `.peerClosed` and errors are always reported.
    ///   - handler: Kept until `deregister`.
    /// - Returns: The registration, which `modify` and `deregister` take.
    /// - Throws: `EventLoopError` where epoll refuses the descriptor.
    package func register(
        _ descriptor: CInt,
        interest: Readiness,
        handler: any ReadinessHandler
    ) throws(EventLoopError) -> Registration {
        preconditionInLoop()
        return try poller.register(descriptor, interest: interest, handler: handler)
    }

    /// Changes what a registration is called for.
    package func modify(_ registration: Registration, interest: Readiness) throws(EventLoopError) {
        preconditionInLoop()
        try poller.modify(registration, interest: interest)
    }

    /// Ends a registration; its handler is not called again, not even for what was collected in this turn.
    package func deregister(_ registration: Registration) {
        preconditionInLoop()
        poller.deregister(registration)
    }

    // MARK: Memory

    /// Notes an object that every event of a stream needs, where there are thousands of streams.
    ///
    /// The processor fetches it before the handler is called again that runs now, or for which the turn is ended now (`WorkingSet`); elsewhere
    /// this does nothing. Whoever is on the way of each token says so of itself, once for each event where that is easy. Who does not is slower,
    /// and never wrong; nor is an observer of the turn's end that several handlers share, which notes for the one that asked.
    ///
    /// - Parameters:
    ///   - object: The object.
    ///   - count: How many of its bytes, from the first on, where it keeps what every event needs.
    package func uses(_ object: AnyObject, count: Int) {
        preconditionInLoop()
        poller.note { $0.insert(object, count: count) }
    }

    /// Notes the elements of an array and what the array itself needs, likewise.
    ///
    /// Inlined into its callers, which know what their arrays hold: to find that out at run time takes a thousand instructions an array.
    @inlinable
    package func uses<Element>(elements: [Element]) {
        // Safe because of the pointer only the address is kept, which is never read.
        unsafe elements.withUnsafeBytes { unsafe uses(storage: $0) }
    }

    /// Notes the elements of an array where the array stores them, likewise.
    @usableFromInline func uses(storage elements: UnsafeRawBufferPointer) {
        preconditionInLoop()
        poller.note { unsafe $0.insert(elements: elements) }
    }

    /// Notes memory that is not Swift's, likewise.
    package func uses(_ address: UnsafeRawPointer, count: Int) {
        preconditionInLoop()
        poller.note { unsafe $0.insert(address, count: count) }
    }

    // MARK: Timers

    /// Calls a handler once at a time; the loop's timers are monotonic.
    ///
    /// - Returns: A token that `cancel` takes.
    @discardableResult
    package func schedule(at deadline: ContinuousClock.Instant, _ handler: any TimerHandler) -> TimerToken {
        preconditionInLoop()
        return timers.insert(deadline: nanoseconds(deadline), handler: handler)
    }

    /// Calls a handler once after a while.
    @discardableResult
    package func schedule(after delay: Duration, _ handler: any TimerHandler) -> TimerToken {
        schedule(at: .now + delay, handler)
    }

    /// Forgets a timer; one that has fired is forgotten already.
    package func cancel(_ token: TimerToken) {
        preconditionInLoop()
        timers.remove(token)
    }

    // MARK: Work

    /// Runs a call on the loop in a later turn; from any thread.
    package func execute(_ call: @escaping Call) {
        add(.call(call))
    }

    /// Tells an observer when the current turn ends, once for each call.
    ///
    /// This is how everything that one turn appends leaves in one write.
    package func atEndOfTurn(_ observer: any TurnObserver) {
        preconditionInLoop()
        endOfTurn.append(Observation(observer: observer, slot: poller.current))
    }

    /// Has each turn from now on tell how long it worked, and what became ready meanwhile waited; rests are not a part of it.
    ///
    /// Told when the next turn begins, with a time that is looked at anyway: it costs a turn the call alone, and an event nothing.
    package func observeTurns(_ call: @escaping TurnCall) {
        preconditionInLoop()
        onTurn = call
    }

    package func enqueue(_ job: consuming ExecutorJob) {
        add(.job(UnownedJob(job)))
    }

    package func isIsolatingCurrentContext() -> Bool? {
        thread.isCurrent
    }

    package func checkIsolated() {
        preconditionInLoop()
    }

    private func add(_ work: Work) {
        if thread.isCurrent {
            local.append(work)
            return
        }
        let mustWake = inbox.withLock { inbox in
            inbox.work.append(work)
            defer { inbox.isAwake = true }
            return !inbox.isAwake
        }
        if mustWake { poller.wake() }
    }

    // MARK: One turn

    private func turn() {
        let hasWork = !local.isEmpty || !endOfTurn.isEmpty
        let end = nanoseconds(.now)
        onTurn?(end - turnStart)
        let hasRested = !hasWork && pace(at: end)
        let timeout: PollTimeout =
            if hasWork {
                .now
            } else if let deadline = timers.nextDeadline {
                .after(nanoseconds: deadline - (hasRested ? nanoseconds(.now) : end))
            } else {
                .forever
            }
        let wasWoken = poller.poll(timeout)
        cachedNow = .now
        let now = nanoseconds(cachedNow)
        turnStart = now
        isBusy = hasRested && pacer.rested(gathering: poller.collected, at: now)
        // Taken before the handlers run, so that what they add waits for the next turn.
        swap(&local, &working)
        if wasWoken { takeInbox() }
        poller.dispatch()
        let made = timers.made
        while let handler = timers.popDue(at: now, madeUpTo: made) { handler.timerFired() }
        for work in working { perform(work) }
        working.removeAll(keepingCapacity: true)
        swap(&endOfTurn, &ending)
        for observation in ending {
            poller.call(for: observation.slot) { observation.observer.turnEnded() }
        }
        ending.removeAll(keepingCapacity: true)
    }

    /// Rests until the next turn is due.
    ///
    /// - Returns: Whether it was not due.
    private func pace(at now: Int64) -> Bool {
        let delay = pacer.takeTurn(at: now)
        guard delay > 0 else { return false }
        poller.rest(nanoseconds: delay)
        return true
    }

    private func nanoseconds(_ instant: ContinuousClock.Instant) -> Int64 {
        let (seconds, attoseconds) = origin.duration(to: instant).components
        // A deadline beyond a century is one that never comes.
        guard seconds < 3_000_000_000 else { return .max }
        return seconds * 1_000_000_000 + attoseconds / 1_000_000_000
    }

    private func takeInbox() {
        inbox.withLock { inbox in
            working.append(contentsOf: inbox.work)
            inbox.work.removeAll(keepingCapacity: inbox.work.count < 4096)
            inbox.isAwake = false
            isStopping = inbox.isStopping
        }
    }

    private func perform(_ work: Work) {
        switch work {
        case .job(let job): unsafe job.runSynchronously(on: asUnownedSerialExecutor())
        case .call(let call): call()
        }
    }
}
