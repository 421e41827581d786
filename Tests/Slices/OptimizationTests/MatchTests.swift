import Documents
import Evidence
import Postings
import Testing

@testable import Optimization

/// A posting and how a resume meets it, written by hand.
struct MatchDraft {
    var lines = ["We need Kafka and SQL.", "Go is a plus.", "You may work in the EU."]
    var matches: [RequirementMatch] = []

    var text: ExtractedText {
        ExtractedText(
            mediaType: .plainText,
            lines: lines.enumerated().map { TextLine(number: $0 + 1, text: $1) }
        )
    }

    var posting: JobPosting {
        var posting = JobPosting(
            x: JobPosting.Extension(engine: "rules", engineVersion: "1", language: "en", words: 10)
        )
        posting.requirements = matches.map(\.requirement)
        return posting
    }

    mutating func ask(
        _ status: RequirementMatch.Status,
        _ terms: [String],
        line: Int,
        kind: JobPosting.Requirement.Kind = .skill,
        importance: JobPosting.Requirement.Importance = .required,
        years: Int? = nil,
        anyOf: Bool = false
    ) {
        let text = lines[line - 1]
        let requirement = JobPosting.Requirement(
            id: "r\(matches.count + 1)",
            text: text,
            kind: kind,
            importance: importance,
            terms: terms.map { JobPosting.Term(canonical: $0, aliases: []) },
            anyOf: anyOf,
            years: years.map { JobPosting.Years(min: $0, max: nil) },
            negated: false,
            evidence: Quotation(source: .job, quote: text, span: SourceSpan(line: line, start: 0, end: text.count))
        )
        matches.append(RequirementMatch(requirement: requirement, status: status))
    }

    func review(_ resume: ResumeDraft = ResumeDraft()) -> Review {
        Review(resume.input(posting: posting, postingText: text, matches: matches), postingText: text)
    }

    func suggestions(_ resume: ResumeDraft = ResumeDraft()) -> [Suggestion] {
        review(resume).items.compactMap { if case .suggestion(let suggestion, _) = $0 { suggestion } else { nil } }
    }
}

/// What a posting asks for beyond the resume becomes questions, never insertions.
@Suite struct Matching {
    @Test func asksForASkillThatIsNotShown() throws {
        var draft = MatchDraft()
        draft.ask(.notShown, ["Apache Kafka"], line: 1)
        let suggestions = draft.suggestions()
        let suggestion = try #require(suggestions.first)
        #expect(suggestions.count == 1)
        #expect(suggestion.question == "Have you used Apache Kafka? If yes, where?")
        #expect(suggestion.support == .notShown)
        #expect(suggestion.after == nil && suggestion.before == nil)
        #expect(suggestion.severity == .major)
        #expect(suggestion.requirementIds == ["r1"])
        #expect(suggestion.evidence.map(\.source) == [.job])
        #expect(suggestion.id == "match.requirement:r1")
    }

    @Test(arguments: zip(JobPosting.Requirement.Importance.allCases, [Severity.major, .minor, .tip]))
    func ranksByImportance(_ importance: JobPosting.Requirement.Importance, _ severity: Severity) {
        var draft = MatchDraft()
        draft.ask(.notShown, ["Apache Kafka"], line: 1, importance: importance)
        #expect(draft.suggestions().map(\.severity) == [severity])
    }

    static let questions: [(JobPosting.Requirement.Kind, [String], Int?, String)] = [
        (.skill, ["Kafka", "Rust"], nil, "Have you used Kafka and Rust? If yes, where?"),
        // Written small where the posting does.
        (.skill, ["Need"], nil, "Have you used need? If yes, where?"),
        (.skill, ["Go", "Rust"], nil, "Have you used Rust? If yes, where?"),
        (.skill, ["Go"], 9, "Do you have 9 years of experience with Go? If yes, which jobs show it?"),
        (.skill, ["Rust"], 5, "Do you have 5 years of experience with Rust? If yes, which jobs show it?"),
        (.experience, [], 1, "Do you have one year of this experience? If yes, which jobs show it?"),
        (.experience, [], nil, "Have you done this: \u{201C}We need Kafka and SQL.\u{201D}? If yes, where?"),
        (.certification, ["CKA"], nil, "Do you hold CKA? If yes, since when?"),
        (.language, ["German"], nil, "Do you speak German? If yes, how well?"),
        (
            .education, [], nil,
            "Do you have what is asked for here: \u{201C}We need Kafka and SQL.\u{201D}? If yes, when and where did you get it?"
        ),
    ]

    @Test(arguments: questions)
    func asksByKind(_ kind: JobPosting.Requirement.Kind, _ terms: [String], _ years: Int?, _ question: String) {
        var draft = MatchDraft()
        draft.ask(.notShown, terms, line: 1, kind: kind, years: years)
        #expect(draft.suggestions().map(\.question) == [question])
    }

    @Test func asksWhereAListedSkillWasUsed() {
        var draft = MatchDraft()
        draft.ask(.listedOnly, ["Docker"], line: 1)
        let suggestions = draft.suggestions()
        #expect(
            suggestions.map(\.question) == ["Where did you use Docker? Name it in the job or project where you did."]
        )
        #expect(suggestions.map(\.support) == [.needsInput])
        #expect(suggestions.map(\.action) == [.confirm])
    }

    /// Of alternatives, the one that is there is asked about.
    @Test func asksForMoreOfWhatIsThere() throws {
        var draft = MatchDraft()
        draft.ask(.notShown, ["Go", "Rust"], line: 1, years: 9, anyOf: true)
        let suggestion = try #require(draft.suggestions().first)
        #expect(suggestion.question == "Do you have 9 years of experience with Go? If yes, which jobs show it?")
        #expect(suggestion.rationale == "The posting asks for more of Go than the resume shows.")
    }

    @Test func leavesEligibilityToThePerson() {
        var draft = MatchDraft()
        draft.ask(.ask, [], line: 3, kind: .eligibility)
        #expect(
            draft.suggestions().map(\.question) == ["How do you answer this: \u{201C}You may work in the EU.\u{201D}?"]
        )
    }

    @Test func saysNothingOfWhatIsMet() {
        var draft = MatchDraft()
        draft.ask(.met, ["Go"], line: 2, importance: .preferred)
        #expect(draft.suggestions().isEmpty)
    }

    @Test func countsByImportanceAndStatus() {
        var draft = MatchDraft()
        draft.ask(.met, ["Go"], line: 2, importance: .preferred)
        draft.ask(.notShown, ["Apache Kafka"], line: 1)
        draft.ask(.notShown, ["Rust"], line: 1)
        draft.ask(.listedOnly, ["Docker"], line: 1)
        draft.ask(.ask, [], line: 3, kind: .eligibility)
        let counts = draft.review().counts
        #expect(counts["requiredNotShown"] == 2)
        #expect(counts["requiredListedOnly"] == 1)
        #expect(counts["requiredAsk"] == 1)
        #expect(counts["requiredMet"] == 0)
        #expect(counts["preferredMet"] == 1)
        #expect(counts["suggestions"] == 4)
        #expect(ResumeDraft().input().matches.isEmpty && Review(ResumeDraft().input()).counts["requiredMet"] == nil)
    }

    @Test func isSkippedWithoutAPosting() {
        for id in ["match.requirement", "match.wording"] {
            guard case .skipped = ResumeDraft().verdict(id) else {
                Issue.record("\(id) judged nothing")
                continue
            }
        }
    }

    @Test func takesThePostingsWordForASkillInTheList() throws {
        var draft = MatchDraft()
        draft.ask(.met, ["SQL"], line: 1)
        var resume = ResumeDraft()
        resume.skills.append("Structured Query Language")
        let suggestion = try #require(draft.suggestions(resume).first { $0.checkId == "match.wording" })
        #expect(suggestion.before == "Structured Query Language")
        #expect(suggestion.after == "SQL")
        #expect(suggestion.path == "/skills/0/keywords/6")
        #expect(suggestion.evidence.map(\.source) == [.resume, .job])
    }

    @Test func takesThePostingsWordForASkillInABullet() throws {
        var draft = MatchDraft()
        draft.ask(.met, ["SQL"], line: 1)
        var resume = ResumeDraft()
        resume.roles[1].bullets[1] = "Automated 12 reports in Structured Query Language for the sales office"
        let suggestion = try #require(draft.suggestions(resume).first { $0.checkId == "match.wording" })
        #expect(suggestion.after == "Automated 12 reports in SQL for the sales office")
    }

    @Test func leavesTheWordWhereThePostingsOneStandsToo() {
        var draft = MatchDraft()
        draft.ask(.met, ["SQL"], line: 1)
        var resume = ResumeDraft()
        resume.skills += ["SQL"]
        resume.roles[1].bullets[1] = "Automated 12 reports in Structured Query Language for the sales office"
        #expect(!draft.suggestions(resume).contains { $0.checkId == "match.wording" })
    }

    @Test(arguments: [(30, true), (29, false)])
    func seesThirtyCopiedWordsInARow(_ count: Int, _ fires: Bool) {
        var draft = MatchDraft()
        draft.lines = [(0..<60).map { "p\($0)" }.joined(separator: " ")]
        var resume = ResumeDraft()
        let copied = (10..<10 + count).map { "p\($0)" }
        resume.extra.append("before " + copied.prefix(12).joined(separator: " "))
        resume.extra.append(copied.dropFirst(12).joined(separator: " ") + " after")
        let input = resume.input(posting: draft.posting, postingText: draft.text)
        let verdict = Check.all.first { $0.id == "match.stuffing" }?.judge(input)
        guard case .found(let observations) = verdict else {
            #expect(!fires)
            return
        }
        #expect(fires)
        #expect(observations.first?.evidence.first?.quote == copied.prefix(12).joined(separator: " "))
    }
}
