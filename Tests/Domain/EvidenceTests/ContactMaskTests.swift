import Documents
import Evidence
import Resumes
import Testing

@Suite("A model never sees how to reach a person")
struct ContactMaskTests {
    private func text(_ lines: [String]) -> ExtractedText {
        ExtractedText(
            mediaType: .plainText,
            lines: lines.enumerated().map { TextLine(number: $0.offset + 1, text: $0.element) }
        )
    }

    private static let lines = [
        "Dana Whitfield", "dana@example.com | +1 (555) 555-0134 | linkedin.com/in/danaw",
        "12 Example Street, Springfield, IL 62701", "References: Lee Moss, lee@example.org, 555-555-0199",
    ]

    private var source: ExtractedText { text(Self.lines) }

    private var resume: ParsedResume {
        var resume = Fixture.resume
        resume.basics.phone = "+1 (555) 555-0134"
        resume.basics.location = .init(address: "12 Example Street, Springfield, IL 62701")
        resume.basics.profiles = [
            .init(network: "LinkedIn", username: "danaw", url: "https://linkedin.com/in/danaw")
        ]
        return resume
    }

    @Test func hidesThemInTheWholeText() {
        let mask = ContactMask(resume, text: source)
        #expect(
            mask.masked(source.text) == """
                Dana Whitfield
                [EMAIL_1] | [PHONE_1] | [LINK_1]
                [ADDRESS_1], Springfield, [ADDRESS_2]
                References: Lee Moss, [EMAIL_2], [PHONE_2]
                """
        )
    }

    @Test func putsThemBack() {
        let mask = ContactMask(resume, text: source)
        #expect(mask.restored(mask.masked(source.text)) == source.text)
        #expect(mask.masked("https://linkedin.com/in/danaw") == "https://[LINK_1]")
        #expect(
            mask.restored("Write to [EMAIL_1] or [[PHONE_1].") == "Write to dana@example.com or [+1 (555) 555-0134."
        )
        #expect(mask.restored("[EMAIL_9] [EMAIL_1 [") == "[EMAIL_9] [EMAIL_1 [")
    }

    @Test func leavesPartsOfOtherWordsAlone() {
        let mask = ContactMask(resume, text: source)
        #expect(mask.masked("xdana@example.com dana@example.comx") == "xdana@example.com dana@example.comx")
        #expect(
            mask.masked("ñdana@example.com dana@example.comß 中dana@example.com n\u{303}dana@example.com")
                == "ñdana@example.com dana@example.comß 中dana@example.com n\u{303}dana@example.com"
        )
        #expect(mask.masked("") == "")
    }

    @Test("Signs beyond ASCII directly beside them are no part of a word")
    func hidesThemBetweenSigns() {
        let line = "•dana@example.com•+1 (555) 555-0134–linkedin.com/in/danaw…"
        let mask = ContactMask(resume, text: text([line]))
        #expect(mask.masked("“dana@example.com”·+1 (555) 555-0134–") == "“[EMAIL_1]”·[PHONE_1]–")
    }

    @Test func neverUsesATokenThatTheTextHas() {
        let source = text(["[EMAIL_1] and [EMAIL_2][PHONE_1]", "dana@example.com"])
        let mask = ContactMask(Fixture.resume, text: source)
        #expect(mask.masked(source.text) == "[EMAIL_1] and [EMAIL_2][PHONE_1]\n[EMAIL_3]")
        #expect(mask.restored("[EMAIL_1] [EMAIL_3]") == "[EMAIL_1] dana@example.com")
    }

    @Test func findsThemInALongParagraph() {
        let words = String(repeating: "word ", count: 300)
        let source = text([words + "+1 (555) 555-0134 " + words + "dana@example.com " + words + "danaw.example.com/x"])
        let masked = ContactMask(Fixture.resume, text: source).masked(source.text)
        #expect(masked == words + "[PHONE_1] " + words + "[EMAIL_1] " + words + "[LINK_1]")
    }

    @Test("A line of 256 KiB is read once, however many words like addresses it has", .timeLimit(.minutes(1)))
    func isLinear() {
        let words = String(repeating: "a.b ", count: 64 * 1024)
        #expect(ContactMention.all(in: words + "dana@example.com").map(\.text) == ["dana@example.com"])
    }

    @Test(
        "What looks like the end of a sentence or a version is no address",
        arguments: [
            ("Wrote node.js. Then v2.0", []), ("See danaw.example.com.", ["danaw.example.com"]), ("e.g. this", []),
            ("end.Next", []), ("write dana@example.com.", ["dana@example.com"]),
            ("(www.example.com)", ["www.example.com"]),
        ]
    )
    func findsAddressesAlone(_ line: String, _ found: [String]) {
        #expect(ContactMention.all(in: line).map(\.text) == found)
    }

    @Test func isBoundedForHostileTexts() {
        let lines = (0..<3_000).map { "m\($0)@example.com [EMAIL_\($0)] \(String(repeating: "[", count: 50))" }
        let source = text(lines)
        let mask = ContactMask(Fixture.resume, text: source)
        #expect(mask.restored(mask.masked(source.text)) == source.text)
    }
}
