import Documents
import Evidence
import Testing

@Suite("A generated sentence says only what its sources say")
struct ClaimVerifierTests {
    private let verifier = ClaimVerifier(sources: [SourceText(Fixture.text, source: .resume)])

    @Test(arguments: [
        "At Acme Corp I built billing services in Python and Go.",
        "I cut invoice errors by 40% for 1,200 customers.",
        "As a Backend Engineer at Acme Corp, I wrote reports with SQL.",
        "My time at Acme Corp's billing team began in 2019.",
        "I have used Kubernetes.",
        "Led the work of a team.",
        "Improving reports is what I do.",
        "",
    ])
    func passesWhatIsThere(_ sentence: String) {
        #expect(verifier.unsupported(in: sentence) == [])
    }

    @Test(arguments: [
        ("I cut invoice errors by 45%.", "number", "45%"),
        ("I cut invoice errors by 04%.", "number", "04%"),
        ("I served 2,100 customers.", "number", "2,100"),
        ("I doubled revenue.", "number", "doubled"),
        ("I led five people.", "number", "five"),
        ("I built billing services in Rust and Python.", "skill", "Rust"),
        ("I know Kafka.", "skill", "Kafka"),
        ("At Globex I built billing services.", "name", "Globex"),
        ("Globex hired me.", "name", "Globex"),
        ("I wrote to Dana Whitfeld.", "name", "Whitfeld"),
        ("I tuned our p99.", "name", "p99"),
        ("We ran FooBar.", "name", "FooBar"),
    ])
    func refusesWhatIsNot(_ sentence: String, _ kind: String, _ text: String) {
        let unsupported = verifier.unsupported(in: sentence)
        #expect(unsupported.map { $0.kind.rawValue } == [kind])
        #expect(unsupported.map(\.text) == [text])
        let characters = Array(sentence)
        #expect(unsupported.map { String(characters[$0.range]) } == [text])
    }

    @Test func allowsTheWordsOfAFrame() {
        #expect(verifier.unsupported(in: "Dear Hiring Manager,").map(\.text) == ["Hiring", "Manager"])
        #expect(verifier.unsupported(in: "Dear Hiring Manager,", allowing: ["hiring", "manager"]) == [])
    }

    @Test func acceptsAnyOfItsSources() {
        let posting = ExtractedText(
            mediaType: .plainText,
            lines: [TextLine(number: 1, text: "Globex needs Kafka and 12 people")]
        )
        let both = ClaimVerifier(sources: [
            SourceText(Fixture.text, source: .resume), SourceText(posting, source: .job),
        ])
        #expect(both.unsupported(in: "I want to join Globex.") == [])
        #expect(both.unsupported(in: "I want to join Initrode.").map(\.text) == ["Initrode"])
    }
}
