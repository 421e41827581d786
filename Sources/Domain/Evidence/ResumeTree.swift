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

    /// The resume.
    let resume: ParsedResume
    /// The sections that pointers have led to: most changes are of one or two, and a tree costs more than its resume.
    private var sections: [String: Node] = [:]

    /// The tree of a resume.
    init(_ resume: ParsedResume) {
        self.resume = resume
    }

    /// Follows a pointer.
    mutating func place(at pointer: String) -> Place? {
        guard pointer.utf8.count <= 200, pointer.hasPrefix("/") else { return nil }
        let parts = pointer.dropFirst().split(separator: "/", omittingEmptySubsequences: false).map(Self.unescaped)
        guard let name = parts.first, var node = section(name) else { return nil }
        var entry: Node?
        var siblings: [String] = []
        for (depth, part) in parts.enumerated().dropFirst() {
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

    private mutating func section(_ name: String) -> Node? {
        if let known = sections[name] { return known }
        let section: Node? =
            switch name {
            case "basics": Node(resume.basics)
            case "work": Node(resume.work)
            case "volunteer": Node(resume.volunteer)
            case "education": Node(resume.education)
            case "projects": Node(resume.projects)
            case "skills": Node(resume.skills)
            case "languages": Node(resume.languages)
            case "certificates": Node(resume.certificates)
            case "awards": Node(resume.awards)
            case "publications": Node(resume.publications)
            case "interests": Node(resume.interests)
            case "references": Node(resume.references)
            case "x": Node(resume.x)
            default: nil
            }
        sections[name] = section
        return section
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

        /// The tree of a value.
        ///
        /// A resume always encodes; should it not, nothing is there and every change is rejected.
        init(_ value: some Encodable) {
            do {
                self = try JSONDecoder().decode(Node.self, from: JSONEncoder().encode(value))
            } catch {
                self = .object([:])
            }
        }

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
