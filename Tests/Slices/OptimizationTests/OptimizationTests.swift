import Testing

@testable import Optimization

/// The table of all checks, and what they say of a clean resume.
@Suite struct CheckTable {
    @Test func cleanResumeGivesNothing() {
        let input = ResumeDraft().input()
        for check in Check.all {
            if case .found(let observations) = check.judge(input) {
                Issue.record("\(check.id): \(observations.map(\.rationale))")
            }
        }
    }

    @Test func holdsTheFortyChecksInTheirOrder() {
        #expect(
            Check.all.map(\.id) == [
                "file.no_text", "file.password", "file.size", "text.unmapped", "text.invisible", "text.hidden",
                "text.instructions", "text.order", "font.embed", "layout.columns", "layout.tables", "layout.boxes",
                "layout.spaced", "layout.images", "layout.furniture", "section.core", "section.heading",
                "section.empty",
                "section.summary", "section.skills", "contact.email", "contact.phone", "contact.links",
                "contact.personal",
                "date.missing", "date.unreadable", "date.order", "date.ambiguous", "date.mixed", "date.chronology",
                "bullet.metric", "bullet.verb", "bullet.length", "bullet.count", "bullet.weak", "wording.filler",
                "length.words", "match.requirement", "match.wording", "match.stuffing",
            ]
        )
    }
}
