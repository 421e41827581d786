import FoundationEssentials

/// What the proof has tried and found, summed up.
struct ProofReport: Sendable {
    /// How many runs were disturbed.
    var cuts = 0
    /// How many connections their clients needed.
    var connections = 0
    /// How many events were compared.
    var events = 0
    /// Committed events that did not come, and drafts with a part missing.
    var lost = 0
    /// Events that came twice.
    var repeated = 0
    /// Committed events that no undisturbed run has.
    var invented = 0
    /// How many terminal events the runs had, the fewest and the most.
    var terminals = (fewest: Int.max, most: 0)
    /// The first few things that were wrong.
    var faults: [String] = []

    /// Compares a disturbed run with an undisturbed one.
    ///
    /// - Parameters:
    ///   - joined: What the reader has.
    ///   - expected: What it has of an undisturbed run.
    ///   - what: The disturbance.
    ///   - keepsRun: Whether its process has gone on with the run, at its first attempt: no draft may be left out then, nor the last ones of an item.
    mutating func add(_ joined: JoinedStream, expected: JoinedStream, of what: String, keepsRun: Bool = false) {
        cuts += 1
        connections += joined.connectionCount
        events += joined.eventCount
        let missing = Self.difference(expected.committed, joined.committed)
        let surplus = Self.difference(joined.committed, expected.committed)
        let gaps = keepsRun ? joined.gapCount : 0
        let isContinued = keepsRun && joined.position.attempt > 1
        lost += missing.count + joined.torn.count + gaps
        repeated += joined.repeated.count
        invented += surplus.count
        terminals = (min(terminals.fewest, joined.terminalCount), max(terminals.most, joined.terminalCount))
        let isInOrder = missing.isEmpty && surplus.isEmpty ? joined.committed == expected.committed : true
        if !isInOrder { invented += 1 }
        for fault in missing.map({ "lost \($0)" }) + surplus.map({ "invented \($0)" }) + joined.torn
            + joined.repeated.map({ "repeated \($0)" }) + (isInOrder ? [] : ["another order"])
            + (gaps == 0 ? [] : ["drafts left out: \(gaps)"]) + (isContinued ? ["a second attempt"] : [])
        where faults.count < 8 {
            faults.append("\(what): \(fault)")
        }
    }

    /// Adds what another part of the proof has found.
    mutating func add(_ other: ProofReport) {
        cuts += other.cuts
        connections += other.connections
        events += other.events
        lost += other.lost
        repeated += other.repeated
        invented += other.invented
        terminals = (min(terminals.fewest, other.terminals.fewest), max(terminals.most, other.terminals.most))
        faults += other.faults.prefix(8)
    }

    /// One line for the person who runs the proof.
    func line(_ what: String) -> String {
        let perRun =
            terminals.fewest == terminals.most ? "\(terminals.most)" : "\(terminals.fewest) to \(terminals.most)"
        return
            "proof: \(what): \(cuts) cuts, \(connections) connections, \(events) events compared, lost \(lost), "
            + "repeated \(repeated), invented \(invented), terminal events per run \(perRun)"
    }

    /// What of some events is not among others, each as often as it occurs.
    private static func difference(_ some: [JSON], _ others: [JSON]) -> [JSON] {
        var rest = others
        return some.filter { event in
            guard let index = rest.firstIndex(of: event) else { return true }
            rest.remove(at: index)
            return false
        }
    }
}

/// How much is tried: a sample of it by `make test`, all of it by `make prove`.
enum ProofExtent {
    /// Whether everything is tried.
    static let isFull = ProcessInfo.processInfo.environment["ARETE_PROVE"] == "full"

    /// Some numbers of a range, spread over it; all of them in the full proof.
    static func sample(_ range: Range<Int>, of count: Int) -> [Int] {
        guard !isFull, range.count > count else { return Array(range) }
        return (0..<count).map { range.lowerBound + $0 * range.count / count }
    }
}
