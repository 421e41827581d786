import FoundationEssentials

/// What earlier attempts at a run have left in its stored events, as far as the next one needs it.
///
/// A continuation never repeats an item, and begins with one `reset` for each draft that was open when the attempt before was cut off: the
/// first text of each item is stored (`RunEvent.delta`), so whoever saw a draft drops it before the item is written anew, also under
/// another id.
struct RunHistory: Sendable {
    /// The items, in their order.
    private(set) var items: [RunItem] = []
    /// The ids of the items of which a reader may have seen text and that are neither whole nor dropped, in their order.
    private(set) var openDrafts: [String] = []
    /// The JSON of the statuses.
    private(set) var statuses: Set<[UInt8]> = []

    /// Nothing has happened yet.
    init() {}

    /// Reads stored events.
    init(_ events: [StoredEvent]) {
        for event in events { add(event.json) }
    }

    /// Reads stored events away from the loop: a long resume is megabytes of JSON.
    @concurrent
    static func read(_ events: [StoredEvent]) async -> RunHistory {
        RunHistory(events)
    }

    private mutating func add(_ json: [UInt8]) {
        switch RunEvent.type(ofJSON: json) {
        case "status": statuses.insert(json)
        case "delta":
            if let item = Self.item(of: json), !openDrafts.contains(item) { openDrafts.append(item) }
        case "reset":
            let item = Self.item(of: json)
            openDrafts.removeAll { item == nil || $0 == item }
        default:
            guard let item = RunItem(eventJSON: json) else { return }
            items.append(item)
            openDrafts.removeAll { $0 == item.id }
        }
    }

    private struct Draft: Decodable {
        let item: String?
    }

    private static func item(of json: [UInt8]) -> String? {
        // Only what `RunEvent` wrote is stored; what cannot be read names no item.
        (try? JSONDecoder().decode(Draft.self, from: Data(json)))?.item
    }
}
