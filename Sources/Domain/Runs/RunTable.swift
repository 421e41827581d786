import DequeModule
import EventLoop

/// The runs that can be read in this process: the live ones, and some that have ended.
///
/// A reader that reconnects to an ended run is served from here, drafts included, for at least a lease. How many are kept is bounded by number
/// and by bytes, the oldest going first and one that is being read last. What is read goes by bytes alone, and its readers come back for the
/// rest: however slowly they read, their logs do not add up. Until there is room again no other ended run is shown.
@LoopActor
struct RunTable {
    private struct Ended {
        let run: Run
        let size: Int
        let time: ContinuousClock.Instant
    }

    private var byID: [RunID: Run] = [:]
    private var liveByQuestion: [Question: Run] = [:]
    /// Ended ones in the order of their end.
    private var ended: Deque<Ended> = []
    private var endedSize = 0

    /// How many runs stay in memory that ended longer than a lease ago.
    private static let count = 128
    /// How many bytes of ended logs stay in memory: 64 MiB.
    private let bytes: Int

    /// A table without runs.
    init(bytes: Int = 64 << 20) {
        self.bytes = bytes
    }

    /// The run of a name.
    subscript(_ id: RunID) -> Run? {
        byID[id]
    }

    /// The live run of a question.
    func live(_ question: Question) -> Run? {
        liveByQuestion[question]
    }

    /// All live runs.
    var live: [Run] {
        Array(liveByQuestion.values)
    }

    /// All runs that satisfy a condition.
    func all(where condition: (Run) -> Bool) -> [Run] {
        byID.values.filter(condition)
    }

    /// Adds a run that this process works on.
    mutating func insertLive(_ run: Run) {
        byID[run.id] = run
        liveByQuestion[run.question] = run
    }

    /// Keeps a run that ends here.
    mutating func insertEnded(_ run: Run) {
        if liveByQuestion[run.question] === run { liveByQuestion[run.question] = nil }
        byID[run.id] = run
        ended.append(Ended(run: run, size: run.size, time: LoopActor.loop.now))
        endedSize += run.size
        makeRoom(beside: run)
    }

    /// Keeps a run that had ended before, unless it is kept already.
    ///
    /// - Returns: The one that is kept.
    mutating func keep(_ run: Run) -> Run {
        if let other = byID[run.id] {
            // Its readers were sent away, and the last one has left.
            guard other !== run, other.makesRoom, !other.hasViewers else { return other }
            remove(other)
        }
        insertEnded(run)
        return run
    }

    /// Makes room, and says whether one more run that has ended may be kept.
    mutating func hasRoom() -> Bool {
        makeRoom()
        return endedSize <= bytes
    }

    /// Forgets ended runs that are not read, as far as there are too many.
    ///
    /// Where all that are left are read, readers of the oldest ones are sent away, a quarter of the bytes at least, so that it does not happen all the
    /// time; their logs count until they have left.
    private mutating func makeRoom(beside newest: Run? = nil) {
        let now = LoopActor.loop.now
        var index = 0
        while index < ended.count, endedSize > bytes || ended.count > Self.count {
            let entry = ended[index]
            guard endedSize > bytes || now - entry.time > entry.run.lease else { return }
            if entry.run === newest || entry.run.hasViewers {
                index += 1
            } else {
                endedSize -= entry.size
                ended.remove(at: index)
                if byID[entry.run.id] === entry.run { byID[entry.run.id] = nil }
            }
        }
        guard endedSize > bytes else { return }
        var excess = endedSize - bytes / 4 * 3
        for entry in ended where excess > 0 && entry.run !== newest {
            entry.run.makeRoom()
            excess -= entry.size
        }
    }

    /// Forgets a run.
    mutating func remove(_ run: Run) {
        if byID[run.id] === run { byID[run.id] = nil }
        if liveByQuestion[run.question] === run { liveByQuestion[run.question] = nil }
        guard let index = ended.firstIndex(where: { $0.run === run }) else { return }
        endedSize -= ended.remove(at: index).size
    }
}
