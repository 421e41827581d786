import DequeModule
import EventLoop

/// The runs that can be read in this process: the live ones, and some that have ended.
///
/// A reader that reconnects to an ended run is served from here, drafts included, for at least a lease. How many are kept is bounded by number
/// and by bytes, the oldest going first and one that is being read last. What is read goes by bytes alone, and its readers come back for the
/// rest: however slowly they read, their logs do not add up.
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

    /// Keeps a run that has ended.
    mutating func insertEnded(_ run: Run) {
        if liveByQuestion[run.question] === run { liveByQuestion[run.question] = nil }
        byID[run.id] = run
        let now = LoopActor.loop.now
        ended.append(Ended(run: run, size: run.size, time: now))
        endedSize += run.size
        for _ in 0..<ended.count {
            guard let oldest = ended.first, oldest.run !== run else { break }
            let isOver = ended.count > Self.count && now - oldest.time > oldest.run.lease
            guard isOver || endedSize > bytes else { return }
            if oldest.run.hasViewers {
                ended.append(ended.removeFirst())
            } else {
                removeOldest()
            }
        }
        // All others are being read.
        if ended.first?.run === run { ended.append(ended.removeFirst()) }
        while endedSize > bytes, let oldest = ended.first, oldest.run !== run {
            removeOldest()
            oldest.run.sendViewersAway(within: .zero)
        }
    }

    private mutating func removeOldest() {
        let oldest = ended.removeFirst()
        endedSize -= oldest.size
        if byID[oldest.run.id] === oldest.run { byID[oldest.run.id] = nil }
    }

    /// Forgets a run.
    mutating func remove(_ run: Run) {
        if byID[run.id] === run { byID[run.id] = nil }
        if liveByQuestion[run.question] === run { liveByQuestion[run.question] = nil }
        guard let index = ended.firstIndex(where: { $0.run === run }) else { return }
        endedSize -= ended.remove(at: index).size
    }
}
