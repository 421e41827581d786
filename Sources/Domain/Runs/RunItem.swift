import struct FoundationEssentials.Data
import class FoundationEssentials.JSONDecoder
import class FoundationEssentials.JSONEncoder

/// A finished item of a run: one committed event whose `data` is a JSON object with an `id` and a `text`.
package struct RunItem: Sendable, Equatable {
    /// The `type` of an item's event (`design.md` section 2).
    package enum Kind: String, Sendable, CaseIterable {
        case section, resume
        case requirement, summary
        case suggestion, finding
        case paragraph
    }

    /// Its event's `type`.
    package let kind: Kind
    /// Unique among the items of its kind in the run; with the kind it says which item this is in every attempt.
    package let id: String
    /// Its event's `data`, encoded.
    package let data: [UInt8]

    /// Encodes an item.
    ///
    /// - Parameters:
    ///   - kind: Its event's `type`.
    ///   - id: Unique among the items of the run.
    ///   - text: One sentence that a plain page can show.
    ///   - value: An object; its members stand beside `id` and `text`.
    /// - Throws: `EncodingError` where the value is no object.
    package init(_ kind: Kind, id: String, text: String, _ value: some Encodable) throws {
        self.kind = kind
        self.id = id
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        data = Array(try encoder.encode(Item(id: id, text: text, value: value)))
    }

    /// Reads an item's event as it was stored.
    ///
    /// - Returns: `nil` for any other event.
    init?(eventJSON json: [UInt8]) {
        guard let kind = Kind(eventJSON: json) else { return nil }
        // As `RunEvent.item` writes it: the data are the rest of the object.
        let start = #"{"type":"\#(kind.rawValue)","data":"#.utf8.count
        guard json.count > start + 1, let id = try? JSONDecoder().decode(Event.self, from: Data(json)).data.id else {
            // What this version did not write cannot be recognised, and is made again.
            return nil
        }
        self.kind = kind
        self.id = id
        data = Array(json[start..<json.count - 1])
    }

    private struct Event: Decodable {
        let data: Identified

        struct Identified: Decodable {
            let id: String
        }
    }

    /// `id` and `text` beside the members of `value`, in one object.
    private struct Item<Value: Encodable>: Encodable {
        let id: String
        let text: String
        let value: Value

        private enum CodingKeys: String, CodingKey {
            case id, text
        }

        func encode(to encoder: any Encoder) throws {
            try value.encode(to: encoder)
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(id, forKey: .id)
            try container.encode(text, forKey: .text)
        }
    }
}

extension RunItem.Kind {
    /// The kind of an item's event, or `nil` for any other event.
    package init?(eventJSON json: [UInt8]) {
        guard let type = RunEvent.type(ofJSON: json) else { return nil }
        self.init(rawValue: type)
    }
}
