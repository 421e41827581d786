import Documents
import Resumes
import Testing

@testable import Optimization

/// The same planted faults, understood by the real parser instead of by hand.
@Suite struct ParsedFaults {
    static func input(_ draft: ResumeDraft) -> CheckInput {
        let text = draft.input().text
        return CheckInput(
            text: text,
            size: draft.size,
            resume: ResumeParser().parse(text),
            now: ResumeDate(year: 2026, month: 6)
        )
    }

    @Test func cleanResumeGivesNothing() {
        let input = Self.input(ResumeDraft())
        for check in Check.all {
            if case .found(let observations) = check.judge(input) {
                Issue.record("\(check.id): \(observations.map(\.rationale))")
            }
        }
    }

    // In so short a text the parser takes an unusual title for prose, and says so by finding no section.
    @Test(arguments: PlantedFault.all.filter { $0.check != "section.heading" })
    func areFoundWithTheirQuotesAndNothingElseIs(_ fault: PlantedFault) throws {
        let input = Self.input(fault.draft)
        let check = try #require(Check.all.first { $0.id == fault.check })
        guard case .found(let observations) = check.judge(input) else {
            Issue.record("not found: \(check.judge(input))")
            return
        }
        // A name that is not on top is no name to the parser, so the top is quoted instead.
        if let quote = fault.quote, fault.check != "text.order" {
            #expect(observations.contains { $0.evidence.contains { $0.quote.contains(quote) } }, "\(observations)")
        }
        for other in Check.all where other.id != fault.check && !fault.alsoFires.contains(other.id) {
            if case .found(let others) = other.judge(input) { Issue.record("\(other.id): \(others.map(\.rationale))") }
        }
        #expect(Review(input).rejected == 0)
    }
}
