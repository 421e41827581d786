import EventLoop

/// Calls something again and again.
@LoopActor
final class Pinger: TimerHandler {
    private let interval: Duration
    private let call: @LoopActor () -> Void
    private var timer: TimerToken?

    /// Begins.
    init(every interval: Duration, _ call: @escaping @LoopActor () -> Void) {
        self.interval = interval
        self.call = call
        timer = LoopActor.loop.schedule(after: interval, self)
    }

    func timerFired() {
        timer = LoopActor.loop.schedule(after: interval, self)
        call()
    }

    /// Ends.
    func stop() {
        if let timer { LoopActor.loop.cancel(timer) }
        timer = nil
    }
}
