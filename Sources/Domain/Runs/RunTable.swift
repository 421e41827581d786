import DequeModule
import EventLoop

/// The runs that can be read in this process: the live ones, and some that have ended.
///
/// A reader that reconnects to an ended run is served from here. How many are kept is bounded by number and by bytes; one that is being
/// read is kept whatever the bounds say, so that its document's deletion finds it.
@LoopActor
struct RunTable {
    private var byID: [RunID: Run] = [:]
    private var liveByQuestion: [Question: Run] = [:]
    /// Ended ones in the order of their end.
    private var ended: Deque<Run> = []

    /// How many ended runs stay in memory.
    private static let count = 128
    /// How many bytes of ended logs stay in memory: 64 MiB.
    private static let bytes = 64 << 20

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
        ended.append(run)
        var size = ended.reduce(0) { $0 + $1.log.bytes.count }
        for _ in 0..<ended.count where ended.count > Self.count || size > Self.bytes {
            guard let oldest = ended.popFirst() else { return }
            if oldest.hasViewers || oldest === run {
                ended.append(oldest)
            } else {
                size -= oldest.log.bytes.count
                if byID[oldest.id] === oldest { byID[oldest.id] = nil }
            }
        }
    }

    /// Forgets a run.
    mutating func remove(_ run: Run) {
        if byID[run.id] === run { byID[run.id] = nil }
        if liveByQuestion[run.question] === run { liveByQuestion[run.question] = nil }
        ended.removeAll { $0 === run }
    }
}
