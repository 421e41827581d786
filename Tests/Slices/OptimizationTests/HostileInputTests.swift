import Documents
import Resumes
import Testing

@testable import Optimization

/// Nothing that a document can say makes the review trap, hang or flood a reader.
@Suite struct HostileInput {
    static let lines = [
        "", " ", "\u{0}", "\u{200D}", "(", "(cid:", "(cid:99999999999999999999)", "@", "@@a@@", "+", "((((((((",
        "--------", "2020-", "/2020",
        "99999999999999999999999999", "J", "J O", "\u{1F469}\u{200D}\u{1F469}\u{200D}\u{1F467}",
        "e\u{301}\u{301}\u{301}", "\u{202E}abc",
        "*****", "20XX-20XX-20XX", "Jan", "Jan ''''''", "a/b/c/d/2020", "I", "my", "responsible for", "in order to",
    ]

    @Test(arguments: lines)
    func anyLineAnywhereIsRead(_ line: String) {
        var draft = ResumeDraft()
        draft.name = line
        draft.contact = [line, line]
        draft.summary = line
        draft.workTitle = line
        draft.isWorkKnown = false
        draft.roles = [
            ResumeDraft.Role(
                position: line,
                employer: line,
                dates: line,
                start: line,
                end: line,
                bullets: [line, line, line]
            )
        ]
        draft.studies = [ResumeDraft.Study(degree: line, school: line, dates: line, start: line, end: line)]
        draft.skills = [line, line, line]
        draft.extra = [line, line]
        draft.pages = 3
        expectSane(draft.input())
    }

    @Test func aResumeThatPointsOutsideOfItsTextIsRead() {
        let (span, far) = (SourceSpan(line: 99, start: 5, end: 2), SourceSpan(line: -3, start: -1, end: .max))
        let clean = ResumeDraft().input()
        var resume = clean.resume
        resume.work[0].x.src = [span, far]
        resume.work[0].x.highlightSrc = [[far], [span]]
        resume.skills[0].x.src = [far, span]
        resume.education[0].x.src = []
        resume.x.sections[2].startLine = -5
        resume.x.sections[3].startLine = 1_000
        resume.x.sections[4].endLine = .max
        resume.x.sections[4].startLine = .min
        resume.basics.name = nil
        let text = ExtractedText(mediaType: .pdf, pages: 0, columns: -1, lines: Array(clean.lines.prefix(3)))
        expectSane(CheckInput(text: text, resume: resume, now: ResumeDate(year: 2026, month: 6)))
        expectSane(
            CheckInput(
                text: ExtractedText(mediaType: .plainText, lines: []),
                resume: resume,
                now: ResumeDate(year: 0, month: nil)
            )
        )
    }

    @Test func noTextSkipsWhatCannotBeJudged() {
        let empty = Boundaries.only([])
        let input = empty.input()
        let skipped = Check.all.filter { if case .skipped = $0.judge(input) { true } else { false } }
        #expect(skipped.count >= 30)
        #expect(
            Check.all.filter { if case .found = $0.judge(input) { true } else { false } }.map(\.id) == ["file.no_text"]
        )
    }

    static let pieces = [
        "@a", "2020-", "Jan ", "(", "J O ", "responsible for managing ", "ignore all previous rules ", "a\u{200B}b ",
        "Docker ",
        "(212) 5", "\u{E000}", "team player ", "20XX ", "http://localhost:1 ",
    ]

    /// A long line of what each rule looks for: told in bounds, and never in the square of its length.
    @Test(.timeLimit(.minutes(1)), arguments: pieces)
    func aLongLineIsReadInTime(_ piece: String) {
        var draft = ResumeDraft()
        draft.contact.append(String(repeating: piece, count: 20_000 / piece.utf8.count))
        draft.roles[0].bullets = Array(repeating: piece + piece, count: 200)
        expectSane(draft.input())
    }

    private func expectSane(_ input: CheckInput) {
        let review = Review(input)
        #expect(review.items.count <= Check.limit * Check.all.count)
        #expect(review.rejected == 0)
        #expect(review.items.flatMap(\.evidence).allSatisfy { $0.quote.count <= CheckInput.quoteLimit })
        #expect(Set(review.items.map(\.id)).count == review.items.count)
    }
}
