/// Something that the person did: a bullet that reads as a clause after "I".
struct Deed: Sendable {
    /// The place of its role in the list, newest first.
    let role: Int
    /// Its place among all deeds, in the order of the roles.
    let index: Int
    /// The clause.
    let clause: Fact
    /// Its words, for looking terms up.
    let words: TermText
    /// The indices of the letter's terms that are in it.
    var terms: Set<Int> = []
    /// Whether it has a quantity, bare years not counted.
    let hasFigure: Bool
}
