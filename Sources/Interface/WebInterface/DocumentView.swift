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

/// JSON that is passed on as it is, inside other JSON.
enum JSONPassage: Codable, Sendable {
    case null
    case bool(Bool)
    case number(Double)
    case integer(Int)
    case string(String)
    case array([JSONPassage])
    case object([String: JSONPassage])

    /// Reads encoded JSON.
    init(_ bytes: [UInt8]) throws {
        self = try JSONDecoder().decode(JSONPassage.self, from: Data(bytes))
    }

    init(from decoder: any Decoder) throws {
        if let object = try? decoder.container(keyedBy: Key.self) {
            self = .object(
                try Dictionary(
                    uniqueKeysWithValues: object.allKeys.map {
                        ($0.stringValue, try object.decode(JSONPassage.self, forKey: $0))
                    }
                )
            )
            return
        }
        if var array = try? decoder.unkeyedContainer() {
            var elements: [JSONPassage] = []
            while !array.isAtEnd { elements.append(try array.decode(JSONPassage.self)) }
            self = .array(elements)
            return
        }
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
            self = .null
        } else if let bool = try? value.decode(Bool.self) {
            self = .bool(bool)
        } else if let integer = try? value.decode(Int.self) {
            self = .integer(integer)
        } else if let number = try? value.decode(Double.self) {
            self = .number(number)
        } else {
            self = .string(try value.decode(String.self))
        }
    }

    func encode(to encoder: any Encoder) throws {
        switch self {
        case .object(let members):
            var container = encoder.container(keyedBy: Key.self)
            for (name, value) in members { try container.encode(value, forKey: Key(stringValue: name)) }
        case .array(let elements):
            var container = encoder.unkeyedContainer()
            for element in elements { try container.encode(element) }
        case .null:
            var container = encoder.singleValueContainer()
            try container.encodeNil()
        case .bool(let value): try Self.encode(value, to: encoder)
        case .integer(let value): try Self.encode(value, to: encoder)
        case .number(let value): try Self.encode(value, to: encoder)
        case .string(let value): try Self.encode(value, to: encoder)
        }
    }

    private static func encode(_ value: some Encodable, to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(value)
    }

    private struct Key: CodingKey {
        let stringValue: String
        let intValue: Int? = nil

        init(stringValue: String) {
            self.stringValue = stringValue
        }

        init?(intValue: Int) {
            nil
        }
    }
}
