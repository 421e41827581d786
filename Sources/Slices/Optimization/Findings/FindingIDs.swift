import Documents

/// Names findings by their check and their place, so that the same resume always gives the same names.
struct FindingIDs {
    private var used: [String: Int] = [:]

    /// The name of an observation: `bullet.weak:12:2`, with a number behind it where that is taken.
    mutating func id(of observation: Observation, check: Check) -> String {
        var id = check.id
        if let subject = observation.subject { id += ":\(subject)" }
        if let place = observation.evidence.first(where: { $0.source == .resume }) {
            id += ":\(place.line):\(place.start)"
        } else if let path = observation.path, observation.subject == nil {
            id += ":\(path)"
        }
        let count = (used[id] ?? 0) + 1
        used[id] = count
        return count == 1 ? id : "\(id):\(count)"
    }
}
