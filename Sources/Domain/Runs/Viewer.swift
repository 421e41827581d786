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
    /// Bytes that go before the log: `retry`, and a `reset` for a cursor that was not understood.
    private var preamble: [UInt8] = []
    /// Where the log ends for this viewer, once it ends, and what goes after it.
    private var ending: (limit: Int, trailer: [UInt8])?
    private var lastWrite = LoopActor.loop.now
    private var timer: TimerToken?

    /// A viewer that has seen the log up to an offset.
    ///
    /// `Run.add` starts it.
    package init(sink: any EventSink, cursor: Int, resets: Bool, heartbeat: Duration = .seconds(15)) {
        self.heartbeat = heartbeat
        self.sink = sink
        self.cursor = cursor
        EventStreamEncoder.append(retry: Self.retry, to: &preamble)
        if resets { preamble += RunEvent.reset().frame() }
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
        let bytes = run.log.bytes
        let limit = ending?.limit ?? run.log.visibleEnd
        let trailer = ending?.trailer ?? []
        let end = min(limit, cursor + Self.chunk - preamble.count)
        if preamble.isEmpty, cursor < end {
            count(written: sink.write(bytes.span.extracting(cursor..<end)))
        } else if !preamble.isEmpty {
            let first = preamble + bytes[cursor..<max(cursor, end)]
            count(written: sink.write(first.span))
        }
        guard preamble.isEmpty, cursor == limit else { return sink.notifyWhenWritable() }
        guard ending != nil else { return }
        guard trailer.isEmpty || sink.write(trailer.span) == trailer.count else { return sink.notifyWhenWritable() }
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
        if now - lastWrite >= heartbeat, preamble.isEmpty, ending == nil, cursor == run.log.visibleEnd {
            // Only between events; a reader that lags has bytes to read anyway.
            let ping = Self.ping
            if sink.write(ping.span) > 0 { lastWrite = now }
        }
        timer = LoopActor.loop.schedule(at: max(lastWrite, now - heartbeat) + heartbeat, self)
    }

    private static let ping = Array(": ping\n\n".utf8)

    private func count(written: Int) {
        guard written > 0 else { return }
        lastWrite = LoopActor.loop.now
        let ofPreamble = min(written, preamble.count)
        preamble.removeFirst(ofPreamble)
        cursor += written - ofPreamble
    }

    private func stop() {
        if let timer { LoopActor.loop.cancel(timer) }
        timer = nil
        run?.remove(self)
        run = nil
    }
}
