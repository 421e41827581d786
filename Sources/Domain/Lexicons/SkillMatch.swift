/// A skill found in a text.
package struct SkillMatch: Sendable, Hashable {
    /// The common spelling.
    package let canonical: String
    /// The words as they stand in the text.
    package let printed: String
    /// Where they stand, in `Character`s of the text.
    package let range: Range<Int>
}
