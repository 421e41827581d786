/// Skills by field: a line is `Canonical | alias | alias`; `!` marks spellings that are ordinary words too.
enum EnglishSkills {
    /// Every table, the more technical ones first: where two tables share a spelling, the first keeps it.
    static let tables = [software, operations, data, business, professions]
}
