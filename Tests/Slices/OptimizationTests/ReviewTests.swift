import Documents
import Evidence
import FoundationEssentials
import Resumes
import Testing

@testable import Optimization

/// How observations become items: verified, named, ordered and scored.
@Suite struct Reviewing {
    /// A check that always observes the same.
    static func check(_ id: String, _ severity: Severity, _ observations: [Observation]) -> Check {
        Check(id, .parse, severity) { _ in Check.Verdict(observations) }
    }

    static func line(_ number: Int, start: Int = 0, end: Int = 3) -> [Quotation] {
        let line = ResumeDraft().input().lines[number - 1].text
        let words = String(line.dropFirst(start).prefix(end - start))
        return [Quotation(source: .resume, quote: words, span: SourceSpan(line: number, start: start, end: end))]
    }

    @Test func ordersBySeverityThenPlace() {
        let checks = [
            Self.check("a", .tip, [Observation("", advice: "", evidence: Self.line(1))]),
            Self.check(
                "b",
                .minor,
                [
                    Observation("", advice: "", evidence: Self.line(7)),
                    Observation("", advice: "", evidence: Self.line(2)),
                    Observation("", advice: "", severity: .blocking),
                    Observation("", advice: "", evidence: Self.line(2, start: 1)),
                ]
            ),
            Self.check("c", .major, [Observation("", advice: "")]),
        ]
        let review = Review(ResumeDraft().input(), checks: checks)
        #expect(review.items.map(\.id) == ["b", "c", "b:2:0", "b:2:1", "b:7:0", "a:1:0"])
    }

    @Test func namesEachOnce() {
        let same = Observation("", advice: "", evidence: Self.line(1))
        let review = Review(ResumeDraft().input(), checks: [Self.check("a", .tip, [same, same, same])])
        #expect(review.items.map(\.id) == ["a:1:0", "a:1:0:2", "a:1:0:3"])
    }

    @Test func dropsWhatIsNotQuotedVerbatim() {
        let wrong = [Quotation(source: .resume, quote: "Jo", span: SourceSpan(line: 1, start: 1, end: 3))]
        let review = Review(
            ResumeDraft().input(),
            checks: [Self.check("a", .tip, [Observation("", advice: "", evidence: wrong)])]
        )
        #expect(review.items.isEmpty)
        #expect(review.rejected == 1)
        #expect(review.counts["rejected"] == 1)
    }

    static let inventions: [(String, Proposal)] = [
        (
            "/work/1/highlights/1",
            Proposal(.rewrite, before: Self.bullet, after: "Automated the release of 13 services with Jenkins")
        ),
        (
            "/work/1/highlights/1",
            Proposal(.rewrite, before: Self.bullet, after: "Automated the release of 12 services with Terraform")
        ),
        ("/work/1/highlights/1", Proposal(.rewrite, before: Self.bullet, after: "Automated the release by [number]")),
        ("/work/1/highlights/1", Proposal(.rewrite, before: Self.bullet, after: Self.bullet)),
        ("/work/1/highlights/1", Proposal(.rewrite, before: "Automated", after: "Did")),
        ("/work/9/highlights/1", Proposal(.rewrite, before: Self.bullet, after: "Automated it")),
        ("/work/1/name", Proposal(.rewrite, before: "Harbor Freight Systems", after: "Harbor Systems")),
        ("/x/sections/2/title", Proposal(.rewrite, before: "Experience", after: "Director")),
        ("/x/sections/99/title", Proposal(.rewrite, before: "Experience", after: "Skills")),
        ("/work", Proposal(.reorder, before: "a\nb", after: "b\nc")),
        ("/work", Proposal(.reorder, before: "a\nb", after: "a\nb")),
    ]

    static let bullet = "Automated the release of 12 services with Jenkins, which saved a day each month"

    /// An invented change is not told; what the check saw still is.
    @Test(arguments: inventions)
    func keepsTheFindingWithoutAnInventedChange(_ path: String, _ proposal: Proposal) {
        let observation = Observation("wrong", advice: "do", path: path, proposal: proposal)
        let review = Review(ResumeDraft().input(), checks: [Self.check("a", .tip, [observation])])
        #expect(review.rejected == 1)
        guard case .finding(let finding, let text) = review.items.first else {
            Issue.record("told: \(review.items)")
            return
        }
        #expect(finding.path == path)
        #expect(text == "wrong do")
    }

    @Test func reordersTheRolesNewestFirst() throws {
        var draft = ResumeDraft()
        draft.roles.reverse()
        let items = Review(draft.input()).items
        guard case .suggestion(let suggestion, _) = try #require(items.first) else {
            Issue.record("no suggestion")
            return
        }
        let newest = "Software Engineer, Northwind Analytics, Jan 2021 \u{2013} Present"
        let oldest = "Junior Developer, Harbor Freight Systems, Jul 2017 \u{2013} Dec 2020"
        #expect(suggestion.action == .reorder)
        #expect(suggestion.before == "\(oldest)\n\(newest)")
        #expect(suggestion.after == "\(newest)\n\(oldest)")
    }

    @Test func proposesTheCommonHeading() throws {
        var draft = ResumeDraft()
        draft.workTitle = "Seafaring Experience"
        draft.isWorkKnown = false
        guard case .suggestion(let suggestion, _) = try #require(Review(draft.input()).items.first) else {
            Issue.record("no suggestion")
            return
        }
        #expect(suggestion.before == "Seafaring Experience")
        #expect(suggestion.after == "Experience")
        #expect(suggestion.path == "/x/sections/2/title")
    }

    @Test func removesTheSecondNameOfASkill() throws {
        var draft = ResumeDraft()
        draft.skills.append("Postgres")
        guard case .suggestion(let suggestion, let text) = try #require(Review(draft.input()).items.first) else {
            Issue.record("no suggestion")
            return
        }
        #expect(suggestion.action == .remove)
        #expect(suggestion.before == "Postgres")
        #expect(suggestion.evidence.map(\.quote) == ["Postgres", "PostgreSQL"])
        #expect(text.hasSuffix("Remove one of the two."))
    }

    @Test func encodesTheNamesOfTheSchema() throws {
        var draft = ResumeDraft()
        draft.roles[1].bullets[1] = "Responsible for managing the release of 12 services with Jenkins"
        guard case .suggestion(let suggestion, _) = try #require(Review(draft.input()).items.first) else {
            Issue.record("no suggestion")
            return
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let json = String(decoding: try encoder.encode(suggestion), as: UTF8.self)
        #expect(
            json == """
                {"action":"rewrite","after":"Managed the release of 12 services with Jenkins",\
                "before":"Responsible for managing the release of 12 services with Jenkins","category":"wording",\
                "checkId":"bullet.weak","confidence":0.9,"evidence":[{"end":66,"line":16,\
                "quote":"Responsible for managing the release of 12 services with Jenkins","source":"resume","start":2}],\
                "id":"bullet.weak:opener:16:2","origin":"rules","path":"\\/work\\/1\\/highlights\\/1","question":null,\
                "rationale":"“Responsible for” tells a duty, not what you did.","requirementIds":[],\
                "schema":"arete.suggestion\\/1","section":"work","severity":"minor","support":"supported"}
                """
        )
    }
}

/// The number that tells how well a program can read a resume.
@Suite struct ReadabilityScore {
    static func verdicts(_ list: [(String, Severity, Check.Verdict)]) -> [(check: Check, verdict: Check.Verdict)] {
        list.map { (Check($0.0, .parse, $0.1) { _ in .passed }, $0.2) }
    }

    static let fault = Check.Verdict.found([Observation("", advice: "")])

    @Test func isFullForACleanResume() {
        #expect(Review(ResumeDraft().input()).readability.score == 100)
    }

    @Test func leavesOutWhatWasNotJudged() {
        let list = [
            ("a", Severity.major, Check.Verdict.passed), ("b", .major, .skipped("")), ("c", .major, Self.fault),
        ]
        #expect(Readability(Self.verdicts(list)).score == 50)
        #expect(Readability(Self.verdicts([("b", .major, .skipped(""))])).score == nil)
        #expect(Readability([]).score == nil)
    }

    @Test func weighsBySeverity() {
        let list = [("a", Severity.major, Check.Verdict.passed), ("b", .minor, Self.fault), ("c", .tip, Self.fault)]
        #expect(Readability(Self.verdicts(list)).score == 75)
    }

    @Test func countsTheLesserSeverityOfAFinding() {
        let lesser = Check.Verdict.found([Observation("", advice: "", severity: .minor)])
        #expect(Readability(Self.verdicts([("a", .major, lesser)])).score == 67)
    }

    @Test(arguments: [
        ("a", Severity.blocking, 40), ("text.order", .major, 70), ("layout.columns", .major, 70), ("b", .minor, 98),
    ])
    func isCapped(_ id: String, _ severity: Severity, _ score: Int) {
        let others = (0..<20).map { ("p\($0)", Severity.major, Check.Verdict.passed) }
        #expect(Readability(Self.verdicts(others + [(id, severity, Self.fault)])).score == score)
    }

    @Test func leavesOutTheStyle() {
        var draft = ResumeDraft()
        draft.roles[1].bullets[1] = "Worked on it"
        let review = Review(draft.input())
        #expect(!review.items.isEmpty)
        #expect(review.readability.score == 100)
    }
}
