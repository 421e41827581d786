/// A concrete change that answers an observation, or the question that has to be answered before there can be one.
package struct Proposal: Sendable, Equatable {
    /// What would be done to the resume.
    package enum Action: String, Sendable, Codable, CaseIterable {
        case rewrite, add, remove, reorder, move, confirm
    }

    /// Whether the person's own words carry the change.
    package enum Support: String, Sendable, Codable, CaseIterable {
        /// Everything in `after` is in the resume.
        case supported
        /// Only the person knows the missing fact; `after` may hold the placeholder "[number]".
        case needsInput = "needs_input"
        /// The posting asks for it and the resume does not show it: a question, never an insertion.
        case notShown = "not_shown"
    }

    /// What would be done to the resume.
    package var action: Action
    /// The words as they stand at the observation's path.
    package var before: String?
    /// The words that would stand there.
    package var after: String?
    /// Whether the person's own words carry the change.
    package var support: Support
    /// What to ask the person.
    package var question: String?

    /// A change or a question.
    package init(
        _ action: Action,
        before: String? = nil,
        after: String? = nil,
        support: Support = .supported,
        question: String? = nil
    ) {
        self.action = action
        self.before = before
        self.after = after
        self.support = support
        self.question = question
    }
}
