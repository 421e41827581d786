/// What a client has of one run, joined over all of its connections, and what is wrong with it.
///
/// Judges each event as it comes by the contract alone: ids rise, an item comes once, a draft is text of its item, one event ends it.
struct JoinedStream: Sendable {
    /// What the next connection says that it has seen.
    private(set) var cursor: String?
    /// How many events came.
    private(set) var eventCount = 0
    /// Events that came again, or out of their order.
    private(set) var repeated: [String] = []
    /// Drafts that lack a part: what follows is no text of their item.
    private(set) var torn: [String] = []
    /// Committed events but resets, in their order, without what differs from run to run.
    private(set) var committed: [JSON] = []
    /// How many events ended the run.
    private(set) var terminalCount = 0
    /// How often drafts were left out within one attempt: never while their run is kept, which is until a lease after its end.
    private(set) var gapCount = 0
    /// How many connections there were.
    private(set) var connectionCount = 0
    private var drafts: [String: String] = [:]
    /// The run that it is of.
    private(set) var run: Substring?
    /// Where its last event stands in it.
    private(set) var position = (attempt: 0, sequence: 0)

    /// Whether the run has ended.
    var isOver: Bool { terminalCount > 0 }

    /// Takes what one connection brought.
    mutating func add(_ part: StreamClient.Part) {
        connectionCount += 1
        for (id, json) in part.events { add(json, id: id) }
        // Told that nothing follows, a client that has no end of the run will never have one.
        if part.status == 204, !isOver { torn.append("204 before the end") }
    }

    private mutating func add(_ json: JSON, id: String?) {
        let type = json["type"].string ?? ""
        // The cursor is as it was where an event has no id of its own.
        guard let id, id != cursor else {
            // The word of a server that is away, or goes away: no part of the run.
            if json != ["type": "status", "message": "Reconnecting..."] {
                repeated.append("\(type) without an id of its own")
            }
            return
        }
        eventCount += 1
        cursor = id
        let parts = id.split(separator: ".")
        guard parts.count == 3, let attempt = Int(parts[1]), let sequence = Int(parts[2]) else {
            return torn.append("the id \(id)")
        }
        if run != nil, run != parts[0] { torn.append("another run: \(id)") }
        if run == parts[0], (attempt, sequence) <= position { repeated.append(id) }
        if run == parts[0], attempt == position.attempt, sequence > position.sequence + 1 { gapCount += 1 }
        (run, position) = (parts[0], (attempt, sequence))
        take(json, type: type)
    }

    private mutating func take(_ json: JSON, type: String) {
        switch type {
        case "delta":
            drafts[json["item"].string ?? "", default: ""] += json["text"].string ?? ""
        case "reset":
            if let item = json["item"].string { drafts[item] = nil } else { torn.append("a reset of everything") }
        case "complete", "error", "stopped":
            terminalCount += 1
            if !drafts.isEmpty { torn.append("drafts that nothing has closed: \(drafts.count)") }
            committed.append(Self.steady(json))
        case "status":
            // What is told of the queue depends on the others in it.
            if json["stage"] != "queued" { committed.append(json.without("run")) }
        default:
            let data = json["data"]
            if let item = data["id"].string, let draft = drafts.removeValue(forKey: item),
                data["text"].string?.hasPrefix(draft) != true
            {
                torn.append("the draft of \(item)")
            }
            committed.append(json)
        }
    }

    /// A terminal event without times, tokens, and which of the models wrote it.
    private static func steady(_ json: JSON) -> JSON {
        guard case .object(var members) = json, case .object(var data) = json["data"] else { return json }
        for name in ["elapsedMs", "usage", "engine", "id"] { data[name] = nil }
        members["data"] = .object(data)
        return .object(members)
    }
}

extension JSON {
    /// The same object without a member.
    fileprivate func without(_ member: String) -> JSON {
        guard case .object(var members) = self else { return self }
        members[member] = nil
        return .object(members)
    }
}
