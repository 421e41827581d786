import Lexicons
import Testing

@testable import Optimization

/// Changes of bullets: made where the grammar is certain, and nowhere else.
@Suite struct Rewriting {
    static let changes: [(before: String, after: String)] = [
        ("Responsible for managing the release of 12 services", "Managed the release of 12 services"),
        ("Was responsible for leading a team of 5", "Led a team of 5"),
        ("I was responsible for designing the public API", "Designed the public API"),
        ("Tasked with migrating 14 jobs to the scheduler", "Migrated 14 jobs to the scheduler"),
        ("In charge of training the 3 new colleagues", "Trained the 3 new colleagues"),
        ("Duties included overseeing 20 contractors.", "Oversaw 20 contractors."),
        ("I built the billing service", "Built the billing service"),
        ("I automated the release of 12 services", "Automated the release of 12 services"),
        ("Led my team through two audits", "Led the team through two audits"),
        ("Successfully automated the release", "Automated the release"),
        ("Trained 3 colleagues in order to share the work", "Trained 3 colleagues to share the work"),
        ("Closed 40 tickets on a daily basis during the launch", "Closed 40 tickets daily during the launch"),
    ]

    @Test(arguments: changes)
    func isProposed(_ change: (before: String, after: String)) {
        #expect(Self.suggestions(change.before).contains { $0.after == change.after && $0.before == change.before })
    }

    static let questions = [
        "Responsible for the payment system of the northern region",
        "Responsible for training materials and their print",
        "Responsible for managing budgets and leading people",
        "Responsible for hiring and training of new staff",
        "Worked on the release of 12 services",
        "Helped to design the public API",
        "Helped design the public API",
        "Assisted with the audit of 2021",
        "Participated in the weekly review of changes",
    ]

    /// What a person's part was is not ours to say: "helped to design" never becomes "designed".
    @Test(arguments: questions)
    func isAskedWhereOnlyThePersonKnows(_ bullet: String) {
        let weak = Self.suggestions(bullet).filter { $0.checkId == "bullet.weak" }
        #expect(weak.contains { $0.support == .needsInput && $0.question != nil && $0.after == nil })
        #expect(!weak.contains { $0.after != nil })
    }

    static let untouched = [
        "We built the billing service in one season",
        "I was there when the service was built",
        "Managed my own budget of $40,000 a year",
        "Worked for us and our partners",
        "A results-driven approach to the release",
        "Planned and successfully, if late, shipped it",
        "Shipped it, effectively",
        "I",
        "my",
        "Responsible for",
        "Responsible for managing",
        "Successfully",
    ]

    @Test(arguments: untouched)
    func isNotChanged(_ bullet: String) {
        #expect(!Self.suggestions(bullet).contains { $0.after != nil })
    }

    @Test func takesTheBaseFormBesideBulletsInThePresent() {
        var draft = ResumeDraft()
        draft.roles[0].bullets[0] = "Lead a team of 5 engineers who rebuild the billing service in Go"
        draft.roles[0].bullets[1] = "Responsible for managing the nightly report that takes 20 minutes"
        #expect(Self.suggestions(draft).contains { $0.after == "Manage the nightly report that takes 20 minutes" })
    }

    static let measured: [(String, String?)] = [
        ("Reduced build times", "Reduced build times by [number]"),
        ("Increased the monthly revenue of the shop.", "Increased the monthly revenue of the shop by [number]."),
        ("Reduced build times by moving to Bazel", nil),
        ("Improved search, ranking and speed", nil),
        ("Increased sales while cutting costs", nil),
        ("Designed the public API", nil),
    ]

    @Test(arguments: measured)
    func asksForANumber(_ bullet: String, _ after: String?) throws {
        var draft = ResumeDraft()
        draft.roles[1].bullets = [bullet, "Designed a form", "Wrote a guide"]
        draft.roles.removeFirst()
        let asked = try #require(Self.suggestions(draft).first { $0.checkId == "bullet.metric" && $0.before == bullet })
        #expect(asked.after == after)
        #expect(asked.support == .needsInput)
        #expect(asked.question != nil)
    }

    /// Nothing in a change is new but function words, the posting's spelling of a skill, or a common title.
    @Test(arguments: changes)
    func addsNoWordOfItsOwn(_ change: (before: String, after: String)) {
        let verbForms = Phrasebook.english.verbs.flatMap { [$0.key: [$0.value.past, $0.value.base]] }
        let before = Set(PrintedWord.words(in: change.before).map(\.folded))
        let forms = Set(verbForms.filter { before.contains($0.key) }.flatMap(\.value))
        for word in PrintedWord.words(in: change.after).map(\.folded) {
            #expect(before.contains(word) || forms.contains(word) || ["the", "to", "daily"].contains(word))
        }
    }

    static func suggestions(_ bullet: String) -> [Suggestion] {
        var draft = ResumeDraft()
        draft.roles[1].bullets[1] = bullet
        return suggestions(draft)
    }

    static func suggestions(_ draft: ResumeDraft) -> [Suggestion] {
        Review(draft.input()).items.compactMap {
            if case .suggestion(let suggestion, _) = $0 { suggestion } else { nil }
        }
    }
}
