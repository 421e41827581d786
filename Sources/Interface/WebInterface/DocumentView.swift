import Documents
import FoundationEssentials
import Runs

/// A document as clients see it.
struct DocumentView: Encodable {
    let id: String
    let kind: String
    let type: String
    let size: Int
    let title: String?
    let created: Date
    let expires: Date?
    let links: [String: String]
    /// The parsed resume or the analysed posting, once there is one.
    var analysis: JSONPassage?
    /// The newest run of each slice on it.
    var runs: [RunView]?

    /// A document, with links under the prefix of the request.
    init(_ document: Document, prefix: String) {
        id = document.id.rawValue
        kind = document.kind.rawValue
        type = document.mediaType.rawValue
        size = document.size
        title = document.title
        created = document.created
        expires = document.expires
        let id = document.id.rawValue
        let plural = document.kind.plural
        var links = ["self": "\(prefix)/\(plural)/\(id)", "stream": "\(prefix)/\(plural)/stream/\(id)"]
        if document.kind == .resume {
            links["optimization"] = "\(prefix)/optimization/stream/\(id)"
            links["cover-letter"] = "\(prefix)/cover-letter/stream/\(id)"
        }
        self.links = links
    }
}

/// A run in a document's metadata.
struct RunView: Encodable {
    let slice: String
    let run: String
    let state: RunState

    init(_ record: RunRecord) {
        slice = record.question.slice.rawValue
        run = record.id.text
        state = record.state
    }
}

/// A run by itself: `GET /{slice}/runs/{run}`.
struct RunDetails: Encodable {
    let run: String
    let state: RunState
    /// How many items it has committed.
    let items: Int
    let lastEventId: String?
    /// Its terminal event, once there is one.
    let terminal: JSONPassage?

    init(_ snapshot: RunSnapshot) throws {
        run = snapshot.record.id.text
        state = snapshot.record.state
        items = snapshot.events.count { RunItem.Kind(eventJSON: $0.json) != nil }
        lastEventId = snapshot.events.last.map { EventID(run: snapshot.record.id, position: $0.position).text }
        terminal = try snapshot.record.state.isTerminal ? snapshot.events.last.map { try JSONPassage($0.json) } : nil
    }
}
