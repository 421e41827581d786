import Documents
package import EventLoop
import ServerSentEvents

/// One response that reads a run: a cursor into its log, and nothing queued.
@LoopActor
package final class Viewer: TimerHandler {
    /// What a reader is told of the time after which it comes back, first of all.
    private static let retry: Duration = .seconds(2)
    /// After this long without a byte a comment keeps proxies from cutting the stream; nginx waits for at least three.
    package nonisolated static let heartbeat: Duration = .seconds(15)
    /// How long the last word may take to a reader that is sent away: whoever takes it more slowly is cut off inside an event, and comes back
    /// all the same.
    package nonisolated static let farewell: Duration = .seconds(5)
    /// The most that one turn writes to one viewer: what a response takes without blocking.
    private static let chunk = 8000

    // First what every write needs, so that it lies together.
    /// Held while it is read, also where the engine has forgotten it; `stop` breaks the cycle.
    private var run: Run?
    /// The next event of the log to write.
    private var cursor: Int
    /// How much of that event's frame is written.
    private var written = 0
    /// Bytes of this viewer alone, which go before the rest of the log: `retry` and perhaps a `reset`, a comment, a last word.
    private var own: [UInt8] = []
    /// Where the log ends for this viewer, once it ends, what goes after it, and when it leaves although not all is written.
    private var ending: (limit: Int, trailer: [UInt8], deadline: ContinuousClock.Instant?)?
    private let sink: any EventSink
    private var lastWrite = LoopActor.loop.now
    private var timer: TimerToken?
    private let heartbeat: Duration
    /// A reader that takes nothing for so long while there is something for it is dead, whatever its connection says.
    private let patience: Duration
    private let farewell: Duration
    /// What a viewer is about to write is put together here, whichever it is; none while one writes, which may let another one write.
    private static var spareFrames: Frames?

    /// Frames, and where each of them ends.
    ///
    /// An object, whose room is kept and which is changed in place: every token of every reader passes here.
    private final class Frames {
        var bytes: [UInt8] = []
        var ends: [Int] = []
    }

    /// A viewer that has seen the log up to an offset.
    ///
    /// `Run.add` starts it.
    package init(
        sink: any EventSink,
        cursor: Int,
        resets: Bool,
        heartbeat: Duration = Viewer.heartbeat,
        patience: Duration = .seconds(60),
        farewell: Duration = Viewer.farewell
    ) {
        self.sink = sink
        self.cursor = cursor
        self.heartbeat = heartbeat
        self.patience = patience
        self.farewell = farewell
        EventStreamEncoder.append(retry: Self.retry, to: &own)
        if resets { own += RunEvent.reset().frame() }
    }

    /// Belongs to a run from now on; the first `flush` writes.
    func start(in run: Run) {
        self.run = run
        timer = LoopActor.loop.schedule(after: heartbeat, self)
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
        let limit = ending?.limit ?? run.log.visibleCount
        if own.isEmpty, cursor == limit, let trailer = ending?.trailer {
            own = trailer
            ending?.trailer = []
        }
        if !own.isEmpty || cursor < limit { write(run, upTo: limit) }
        guard own.isEmpty, cursor == limit, ending?.trailer.isEmpty != false else { return sink.notifyWhenWritable() }
        guard ending != nil else { return }
        stop()
        sink.finish()
    }

    private func write(_ run: Run, upTo limit: Int) {
        LoopActor.loop.uses(self, count: 192)
        let frames = Self.spareFrames.take() ?? Frames()
        defer { Self.spareFrames = frames }
        frames.bytes.removeAll(keepingCapacity: true)
        frames.ends.removeAll(keepingCapacity: true)
        if !own.isEmpty { frames.bytes += own }
        run.log.appendFrames(cursor..<limit, from: written, upTo: Self.chunk, to: &frames.bytes, ends: &frames.ends)
        let bytes = frames.bytes
        let count = sink.write(bytes.span.extracting(first: Self.chunk))
        guard count > 0 else { return }
        lastWrite = LoopActor.loop.now
        var start = min(count, own.count)
        if start > 0 { own.removeFirst(start) }
        var whole = 0
        while whole < frames.ends.count, frames.ends[whole] <= count { whole += 1 }
        if whole > 0 { (start, written) = (frames.ends[whole - 1], 0) }
        cursor += whole
        run.tally.sent += whole
        written += count - start
    }

    /// Reads to the end of the log and leaves, however slowly; unless it is leaving already.
    func end() {
        guard let run, ending?.deadline == nil else { return }
        ending = (run.log.visibleCount, [], nil)
        flush()
    }

    /// Leaves after a last word, at the end of the event that is being written; inside it where it takes that too slowly.
    ///
    /// - Parameters:
    ///   - trailer: The last word.
    ///   - limit: How much of the log it still reads; what it has begun without.
    func breakOff(trailer: [UInt8], at limit: Int? = nil) {
        guard run != nil else { return }
        let deadline = ending?.deadline ?? LoopActor.loop.now + farewell
        // A last word that is being said is the last one.
        if ending?.deadline == nil || ending?.trailer.isEmpty == false {
            ending = (limit ?? (written > 0 ? cursor + 1 : cursor), trailer, deadline)
        }
        flush()
        guard run != nil else { return }
        if let timer { LoopActor.loop.cancel(timer) }
        timer = LoopActor.loop.schedule(at: deadline, self)
    }

    private func abandon() {
        stop()
        sink.abandon()
    }

    package func timerFired() {
        timer = nil
        guard let run else { return }
        guard ending?.deadline == nil else {
            flush()
            return self.run == nil ? () : abandon()
        }
        let now = LoopActor.loop.now
        if now - lastWrite >= patience, !isUpToDate(run) {
            // What came in this very turn, after a pause of the whole process, has not been offered yet.
            flush()
            guard self.run != nil else { return }
            if lastWrite < now, !isUpToDate(run) { return abandon() }
        }
        // Only between events; a reader that lags has bytes to read anyway.
        if isUpToDate(run), ending == nil, now - lastWrite >= heartbeat {
            EventStreamEncoder.append(comment: "ping".utf8.span, to: &own)
            flush()
        }
        // Never for this turn again, whatever was written: a reader that takes nothing must not hold the loop.
        let next = lastWrite + heartbeat
        timer = LoopActor.loop.schedule(at: next > now ? next : now + heartbeat, self)
    }

    /// Whether nothing waits to be read.
    private func isUpToDate(_ run: Run) -> Bool {
        own.isEmpty && cursor == (ending?.limit ?? run.log.visibleCount)
    }

    private func stop() {
        if let timer { LoopActor.loop.cancel(timer) }
        timer = nil
        run?.remove(self)
        run = nil
    }
}
