/// Skills with the ways to write them, found in a text in one pass.
///
/// Whole words only, longest spelling first. Spellings that are ordinary words too ("Go", "R", "Excel") count only in
/// their exact case and beside other signs of a skill: a list of skills, a label, "in" or "using" before them.
package struct SkillLexicon: Sendable {
    /// One skill.
    package struct Skill: Sendable, Hashable {
        /// The common spelling.
        package let canonical: String
        /// Other spellings.
        package let aliases: [String]
        /// Whether the common spelling is an ordinary word too.
        package let isAmbiguous: Bool
    }

    /// One way to write one skill.
    struct Spelling: Sendable {
        /// The numbers of its tokens, as `SkillTokens` makes them.
        let tokens: [UInt64]
        /// The printed form, for ambiguous spellings.
        let printed: String
        /// Whether it is an ordinary word too.
        let isAmbiguous: Bool
        /// The index in `skills`.
        let skill: Int
    }

    /// All skills, in the order of the tables.
    package let skills: [Skill]
    /// For the first token of each spelling, which of `spellings` it is.
    let openings: WordTable
    /// The spellings that begin with one token, longest first.
    let spellings: [[Spelling]]
    private let byKey: [String: Int]

    /// Reads tables of lines `Canonical | alias | alias`, where `!` marks an ambiguous spelling.
    ///
    /// Where two lines have the same spelling, the first one keeps it.
    package init(_ tables: [String]) {
        var skills: [Skill] = []
        var spellings: [UInt64: [Spelling]] = [:]
        var byKey: [String: Int] = [:]
        for line in tables.joined(separator: "\n").split(separator: "\n") {
            let marked = Words.list(line)
            let names = marked.map { $0.hasPrefix("!") ? String($0.dropFirst()) : $0 }
            guard let canonical = names.first, byKey[Self.key(canonical)] == nil else { continue }
            for (name, mark) in zip(names, marked) {
                let source = SkillTokens(name)
                let key = source.text(of: source.tokens[...])
                let tokens = source.tokens.map(\.key)
                guard let first = tokens.first, byKey[key] == nil else { continue }
                byKey[key] = skills.count
                spellings[first, default: []].append(
                    Spelling(tokens: tokens, printed: name, isAmbiguous: mark.hasPrefix("!"), skill: skills.count)
                )
            }
            skills.append(
                Skill(canonical: canonical, aliases: Array(names.dropFirst()), isAmbiguous: line.hasPrefix("!"))
            )
        }
        self.skills = skills
        openings = WordTable(Dictionary(zip(spellings.keys, 0...)) { first, _ in first })
        self.spellings = spellings.values.map { $0.sorted { $0.tokens.count > $1.tokens.count } }
        self.byKey = byKey
    }

    /// The common spelling of a printed skill, compared without regard to case, hyphens and spaces around it.
    package func canonical(for printed: String) -> String? {
        byKey[Self.key(printed)].map { skills[$0].canonical }
    }

    /// The other spellings of a skill; none where it is unknown.
    package func aliases(of canonical: String) -> [String] {
        byKey[Self.key(canonical)].map { skills[$0].aliases } ?? []
    }

    private static func key(_ printed: String) -> String {
        // Longer than any spelling: not worth reading.
        guard printed.utf8.count <= 200 else { return printed }
        let source = SkillTokens(printed)
        var tokens = source.tokens[...]
        while tokens.first?.isGap == true { tokens.removeFirst() }
        while tokens.last?.isGap == true { tokens.removeLast() }
        return source.text(of: tokens)
    }
}
