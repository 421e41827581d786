/// The sentences of a language: of each list, the first one whose slots can all be filled is used.
struct LetterFrames: Sendable {
    /// The line above the first paragraph.
    let salutation: Frame
    /// The line above the name.
    let regards: String
    /// What is applied for.
    let application: [Frame]
    /// The role that goes on.
    let currentRole: [Frame]
    /// The latest role, where none goes on.
    let lastRole: [Frame]
    /// For whoever has no role to name.
    let noRole: [Frame]
    /// The role before the first one.
    let previousRole: [Frame]
    /// The same, at the same employer.
    let previousRoleThere: [Frame]
    /// What the posting asks for and a dated entry of the resume shows: three and more.
    let termsShown: [Frame]
    /// The same for two.
    let twoTermsShown: [Frame]
    /// The same for one.
    let termShown: [Frame]
    /// What is only listed as a skill, behind something that is shown.
    let termsListedToo: [Frame]
    /// The same where nothing is shown.
    let termsListed: [Frame]
    /// Where the resume has nothing that the posting names.
    let noOverlap: [Frame]
    /// The first deed of a letter.
    let deed: [Frame]
    /// The first one of a later paragraph.
    let deedToPointTo: [Frame]
    /// The same for a deed without a figure, in a role that was spoken of.
    let deedInKnownRole: [Frame]
    /// A deed in the role of the sentence before; they take turns.
    let deedThere: [Frame]
    /// The same in a project.
    let deedThereInProject: [Frame]
    /// A deed in an earlier role.
    let deedEarlier: [Frame]
    /// The next one after that.
    let deedBeforeThat: [Frame]
    /// A deed in a project; its name is the employer.
    let deedInProject: [Frame]
    /// A deed in one more project.
    let deedInAnotherProject: [Frame]
    /// A deed as a volunteer.
    let deedAsVolunteer: [Frame]
    /// Stands for a deed where the resume tells none that a sentence can be made of.
    let deedToTell: [Frame]
    /// The same for a second one.
    let secondDeedToTell: [Frame]
    /// A course of study.
    let education: [Frame]
    /// Several certificates.
    let certificates: [Frame]
    /// One certificate.
    let certificate: [Frame]
    /// The languages that are spoken.
    let languages: [Frame]
    /// Skills that the posting does not ask for.
    let skills: [Frame]
    /// Why this employer, which no resume says.
    let motivation: [Frame]
    /// A sentence that is always true, to go with the motivation of a short letter.
    let curiosity: [Frame]
    /// That person and position are in one place.
    let samePlace: [Frame]
    /// Sentences that are always true, for the closing of a short letter; used in their order.
    let courtesies: [Frame]
    /// How to reach the person.
    let contact: [Frame]
    /// The last sentence.
    let thanks: [Frame]
}
