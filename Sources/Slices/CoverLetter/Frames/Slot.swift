/// The places of a frame that facts go into.
enum Slot: String, Sendable, CaseIterable {
    /// The posting's title and company.
    case title, company
    /// A role's title and its employer, project or organization.
    case position, employer
    /// The year that a current role began in.
    case since
    /// What was done, as the rest of a sentence after "I".
    case clause
    /// Several of something, joined.
    case list
    /// A course of study.
    case degree, area, institution
    /// Where the person and the position are.
    case place
    /// How to reach the person.
    case email, phone
    /// Something that only the person can say.
    case answer
}
