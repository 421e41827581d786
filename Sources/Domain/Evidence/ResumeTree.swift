import Resumes

import class FoundationEssentials.JSONDecoder
import class FoundationEssentials.JSONEncoder

/// A resume as the tree that JSON Pointers walk (RFC 6901).
struct ResumeTree: Sendable {
    /// What a pointer leads to.
    struct Place {
        /// The text there; the elements' texts for a list, and `nil` where nothing stands yet.
        let text: String?
        /// The texts of the entry that it belongs to, such as one role.
        let entry: [String]
        /// The other texts of the same list.
        let siblings: [String]
        /// The pointer's parts.
        let parts: [String]
    }

    private let root: Node

    /// The tree of a resume.
    ///
    /// A resume always encodes; should it not, no path exists and every change is rejected.
    init(_ resume: ParsedResume) {
        do {
            root = try JSONDecoder().decode(Node.self, from: JSONEncoder().encode(resume))
        } catch {
            root = .object([:])
        }
    }

    /// Follows a pointer.
    func place(at pointer: String) -> Place? {
        guard pointer.utf8.count <= 200, pointer.hasPrefix("/") else { return nil }
        let parts = pointer.dropFirst().split(separator: "/", omittingEmptySubsequences: false).map(Self.unescaped)
        var node = root
        var entry: Node?
        var siblings: [String] = []
        for (depth, part) in parts.enumerated() {
            // An entry is an element of a section's list: two parts deep.
            if depth == 2 { entry = node }
            switch node {
            case .object(let members):
                guard let member = members[part] else {
                    // A field that the resume leaves empty is absent from its JSON.
                    guard depth == parts.count - 1 else { return nil }
                    return Place(text: nil, entry: (entry ?? node).texts, siblings: [], parts: parts)
                }
                node = member
            case .list(let elements):
                if part == "-", depth == parts.count - 1 {
                    let owner = entry.map { $0.texts } ?? []
                    return Place(text: nil, entry: owner, siblings: node.texts, parts: parts)
                }
                guard let index = Int(part), elements.indices.contains(index), String(index) == part else { return nil }
                siblings = elements.enumerated().flatMap { $0.offset == index ? [] : $0.element.texts }
                node = elements[index]
            case .text, .other:
                return nil
            }
        }
        let texts = node.texts
        return Place(
            text: texts.joined(separator: "\n"),
            entry: (entry ?? node).texts,
            siblings: siblings,
            parts: parts
        )
    }

    private static func unescaped(_ part: Substring) -> String {
        var result = ""
        var isEscaped = false
        for character in part {
            if isEscaped {
                result.append(character == "1" ? "/" : character == "0" ? "~" : character)
                isEscaped = false
            } else if character == "~" {
                isEscaped = true
            } else {
                result.append(character)
            }
        }
        return result
    }

    /// A JSON value, as far as texts matter.
    private enum Node: Decodable, Sendable {
        case object([String: Node])
        case list([Node])
        case text(String)
        case other

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let text = try? container.decode(String.self) {  // Asking for a type is how a decoder tells it.
                self = .text(text)
            } else if let list = try? container.decode([Node].self) {
                self = .list(list)
            } else if let object = try? container.decode([String: Node].self) {
                self = .object(object)
            } else {
                self = .other
            }
        }

        /// The texts in it, with the printed dates of `x` and nothing else of it.
        var texts: [String] {
            switch self {
            case .text(let text): [text]
            case .list(let elements): elements.flatMap(\.texts)
            case .object(let members):
                members.sorted { $0.key < $1.key }.flatMap { key, node -> [String] in
                    // The month of "2021-02" is no number that the entry states; `rawDates` has what it does.
                    if key == "startDate" || key == "endDate" { return [] }
                    guard key == "x" else { return node.texts }
                    guard case .object(let x) = node, case .text(let dates)? = x["rawDates"] else { return [] }
                    return [dates]
                }
            case .other: []
            }
        }
    }
}
