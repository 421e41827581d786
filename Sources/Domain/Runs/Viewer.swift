package import EventLoop
import ServerSentEvents

/// One response that reads a run: a cursor into its log, and nothing queued.
@LoopActor
package final class Viewer: TimerHandler {
    /// What a reader is told of the time after which it comes back, first of all.
    private static let retry: Duration = .seconds(2)
    /// The most that one turn writes to one viewer: what a response takes without blocking.
    private static let chunk = 8000

    private let sink: any EventSink
    /// After this long without a byte a comment keeps proxies from cutting the stream; nginx waits for at least three.
    private let heartbeat: Duration
    /// Held while it is read, also where the engine has forgotten it; `stop` breaks the cycle.
    private var run: Run?
    /// The next byte of the log to write.
    private var cursor: Int
    /// Bytes of this viewer alone, which go before the rest of the log: `retry` and perhaps a `reset`, a comment, a last word.
    private var own: [UInt8] = []
    /// Where the log ends for this viewer, once it ends, and what goes after it.
    private var ending: (limit: Int, trailer: [UInt8])?
    private var lastWrite = LoopActor.loop.now
    private var timer: TimerToken?

    /// A viewer that has seen the log up to an offset.
    ///
    /// `Run.add` starts it.
    package init(sink: any EventSink, cursor: Int, resets: Bool, heartbeat: Duration = .seconds(15)) {
        self.sink = sink
        self.cursor = cursor
        self.heartbeat = heartbeat
        EventStreamEncoder.append(retry: Self.retry, to: &own)
        if resets { own += RunEvent.reset().frame() }
    }

    func start(in run: Run) {
        self.run = run
        timer = LoopActor.loop.schedule(after: heartbeat, self)
        flush()
    }

    /// The sink has room again.
    package func sinkWritable() {
        flush()
    }

    /// The reader has gone: the cursor is removed, and nothing else happens.
    package func sinkClosed() {
        stop()
    }

    /// Writes what is visible, at most one chunk; the rest follows in later turns, so that a long replay starves nobody.
    func flush() {
        guard let run else { return }
        let limit = ending?.limit ?? run.log.visibleEnd
        if own.isEmpty, cursor == limit, let trailer = ending?.trailer {
            own = trailer
            ending?.trailer = []
        }
        let bytes = run.log.bytes
        let end = min(limit, cursor + Self.chunk - own.count)
        if own.isEmpty {
            if cursor < end { count(written: sink.write(bytes.span.extracting(cursor..<end))) }
        } else {
            let first = own + bytes[cursor..<max(cursor, end)]
            count(written: sink.write(first.span))
        }
        guard own.isEmpty, cursor == limit, ending?.trailer.isEmpty != false else { return sink.notifyWhenWritable() }
        guard ending != nil else { return }
        stop()
        sink.finish()
    }

    /// Reads to the end of the log, then the trailer, and leaves.
    func end(trailer: [UInt8] = []) {
        guard let run else { return }
        ending = (run.log.visibleEnd, trailer)
        flush()
    }

    /// Leaves at the end of the event that is being written, after the trailer.
    func breakOff(trailer: [UInt8]) {
        guard let run else { return }
        ending = (run.log.boundary(from: cursor), trailer)
        flush()
    }

    package func timerFired() {
        timer = nil
        guard let run else { return }
        let now = LoopActor.loop.now
        let isSilent = now - lastWrite >= heartbeat
        // Only between events; a reader that lags has bytes to read anyway.
        if isSilent, own.isEmpty, ending == nil, cursor == run.log.visibleEnd {
            EventStreamEncoder.append(comment: "ping".utf8.span, to: &own)
            flush()
        }
        // Never for this turn again, whatever was written: a reader that takes nothing must not hold the loop.
        let next = lastWrite + heartbeat
        timer = LoopActor.loop.schedule(at: next > now ? next : now + heartbeat, self)
    }

    private func count(written: Int) {
        guard written > 0 else { return }
        lastWrite = LoopActor.loop.now
        let ofOwn = min(written, own.count)
        own.removeFirst(ofOwn)
        cursor += written - ofOwn
    }

    private func stop() {
        if let timer { LoopActor.loop.cancel(timer) }
        timer = nil
        run?.remove(self)
        run = nil
    }
}
