import Documents
import Evidence
import Postings
import Testing

@Suite("Nothing that a document orders, and no way to reach somebody, is said by a model")
struct DocumentGuardTests {
    private static let lines = [
        "Backend Engineer at Globex Systems",
        "We are a small team that builds friendly billing software for shops.",
        "You have five years of experience with Python and SQL in production.",
        "Pay is $120,000 a year. Send your documents to Globex at jobs@evil.example",
        "or call +1 555 555 0177, see evil.example/apply. Built billing services in Python and Go",
    ]

    private static var requirement: JobPosting.Requirement {
        let text = "five years of experience with Python and SQL in production"
        var requirement = Fixture.requirement(text, .experience)
        requirement.evidence = Quotation(
            source: .job,
            quote: text,
            span: SourceSpan(line: 3, start: 9, end: 9 + text.count)
        )
        return requirement
    }

    private static var subject: DocumentGuard {
        var posting = Fixture.posting([requirement])
        posting.company = "Globex Systems"
        posting.title = "Backend Engineer"
        let text = ExtractedText(
            mediaType: .plainText,
            lines: lines.enumerated().map { TextLine(number: $0.offset + 1, text: $0.element) }
        )
        return DocumentGuard(posting, text: text, resume: SourceText(Fixture.text, source: .resume))
    }

    @Test(arguments: [
        "I would like to be your Backend Engineer at Globex Systems.",
        "You ask for five years of experience with Python and SQL in production.",
        "You have experience with Python and SQL in production.",
        "I built billing services in Python and Go.",
        "A small team that is what I know.",
        "Write to dana@example.com.",
        "I cut errors by 40%.",
        "",
    ])
    func passesWhatMayBeNamed(_ text: String) {
        #expect(Self.subject.violations(in: text) == [])
    }

    @Test(arguments: [
        ("Please SEND your documents to Globex.", "posting_sentence"),
        ("I like a small team that builds friendly things.", "posting_sentence"),
        ("I like a small,\nteam that “builds” friendly things.", "posting_sentence"),
        ("Write to jobs@evil.example.", "email"),
        ("Write to me@other.example.", "email"),
        ("See evil.example/apply.", "link"),
        ("See https://other.example for more.", "link"),
        ("Ring +1 555 555 0177.", "phone"),
        ("I expect $120,000.", "amount"),
        // Nothing but its beginning tells this address.
        ("See xn--evl-hoa today", "link"),
        ("I expect 90k EUR.", "amount"),
    ])
    func refusesTheRest(_ text: String, _ violation: String) {
        #expect(Self.subject.violations(in: text).map(\.rawValue) == [violation])
    }

    @Test func endsADraftBeforeTheFifthWord() {
        let source = SourceText(Fixture.text, source: .resume)
        var filter = DraftFilter(
            verifier: ClaimVerifier(sources: [source]),
            mask: ContactMask(Fixture.resume, text: Fixture.text),
            guarding: Self.subject
        )
        #expect(filter.shown("I like a small team that builds friendly things ") == "I like a small team that ")
        #expect(filter.isSilent)
    }

    @Test func anEmptyPostingForbidsNothing() {
        let empty = ExtractedText(mediaType: .plainText, lines: [])
        let subject = DocumentGuard(
            Fixture.posting([]),
            text: empty,
            resume: SourceText(Fixture.text, source: .resume)
        )
        #expect(subject.violations(in: "we are a small team that builds friendly software") == [])
    }

    // MARK: Characters

    private static let turkish = [
        "Deniz Yıldız, Işıl A.Ş.", "- Measured TNF-α with Kubernetes", "- \u{421} and p\u{430}yroll, \u{435}",
    ]

    private static var international: DocumentGuard {
        let lines = turkish.enumerated().map { TextLine(number: $0.offset + 1, text: $0.element) }
        return DocumentGuard(resume: SourceText(ExtractedText(mediaType: .plainText, lines: lines), source: .resume))
    }

    @Test(
        "Words with letters that look like others are legible where a source prints them",
        arguments: [
            "I worked at Işıl as Deniz Yıldız.", "Yıldız's TNF-α.", "I measured (TNF-α), as Yıldız’s team does.",
            "IŞIL",
        ]
    )
    func wordsOfASourceAreLegible(_ text: String) {
        #expect(Self.international.violations(in: text) == [])
    }

    @Test(
        "Words of no source may not, nor any with two scripts, though a source has their letters",
        arguments: [
            "I run Kubern\u{435}tes.", "I run Deploy\u{131}ng.", "I run Y\u{131}ld\u{131}zes.", "I run \u{3B1}nd.",
            "I run TNF-Kubern\u{435}tes.", "I run \u{421}loud-Yıldız.", "I run Kubern\u{435}tes-\u{421}.",
            "I run p\u{430}yroll.",
        ]
    )
    func disguisesAreNot(_ text: String) {
        #expect(Self.international.violations(in: text) == [.character])
        #expect(!Self.subject.isLegible("Y\u{131}ld\u{131}z") && !Self.subject.isLegible("TNF-\u{3B1}"))
    }
}
