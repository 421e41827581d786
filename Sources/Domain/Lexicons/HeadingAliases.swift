/// The printed titles of one kind of section.
package struct HeadingAliases: Sendable {
    /// The kind's name as in the resume's schema, such as `work`.
    package let kind: String
    /// Lowercased whole titles: "work experience".
    package let aliases: [String]
    /// Lowercased last words that make an unknown title one of this kind: "Relevant *Experience*".
    package let headNouns: [String]

    /// The words of all titles.
    static func words(_ table: [HeadingAliases]) -> Set<String> {
        Set(table.lazy.flatMap(\.aliases).flatMap { $0.split(separator: " ").map(String.init) })
    }

    /// Reads a table of lines `kind: alias | alias`, and `kind*: noun | noun` for head nouns.
    static func table(_ text: String) -> [HeadingAliases] {
        var order: [String] = []
        var aliases: [String: [String]] = [:]
        var nouns: [String: [String]] = [:]
        for line in text.split(separator: "\n") {
            guard let colon = line.firstIndex(of: ":") else { continue }
            let words = Words.list(line[line.index(after: colon)...])
            let label = line[..<colon]
            if label.hasSuffix("*") {
                nouns[String(label.dropLast()), default: []] += words
            } else {
                if aliases[String(label)] == nil { order.append(String(label)) }
                aliases[String(label), default: []] += words
            }
        }
        return order.map { HeadingAliases(kind: $0, aliases: aliases[$0] ?? [], headNouns: nouns[$0] ?? []) }
    }
}
