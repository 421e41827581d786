/// A role, project or voluntary work that deeds are told of.
struct LetterRole: Sendable {
    /// How it is spoken of.
    enum Kind: Sendable {
        case work, project, volunteer
    }

    /// How it is spoken of.
    let kind: Kind
    /// Its title.
    let position: Fact?
    /// The employer, organization or name of the project.
    let employer: Fact?
    /// The year it began in, for a role that goes on.
    let since: Fact?
    /// Whether it goes on.
    let isCurrent: Bool

    /// Whether there is anything to call it by.
    var isNamed: Bool { position != nil || employer != nil }

    /// What its frames are filled with.
    var slots: [Slot: Fact] {
        var slots: [Slot: Fact] = [:]
        slots[.position] = position
        slots[.employer] = employer
        slots[.since] = since
        return slots
    }
}
