import Documents
import Resumes
import Samples
import Testing

@Suite struct TextQualityTests {
    @Test func shoppingListsAreNoResumes() {
        let resume = ParsedResume(reading: "Milk\nEggs\nFlour and butter for the cake\nTwo lemons\nApples")
        #expect(resume.x.quality.warnings == ["not_a_resume"])
        #expect(resume.x.quality.level == .poor)
        #expect(resume.work.isEmpty)
    }

    @Test func cleanTextHasNoWarnings() {
        let quality = ParsedResume(reading: SampleResume.chronological.text).x.quality
        #expect(quality.level == .good)
        #expect(quality.warnings.isEmpty)
        #expect(quality.unmappedShare == 0)
    }

    @Test(arguments: ["\u{FFFD}", "\u{E123}", "(cid:12)"])
    func unmappedCharactersInAPhoneNumberAreNoticed(character: String) {
        let text = SampleResume.chronological.text.replacing("555-0142", with: "555\(character)-0142")
        let quality = ParsedResume(reading: text).x.quality
        #expect(quality.warnings == ["text.unmapped"])
        #expect(quality.unmappedShare > 0)
    }

    @Test func symbolFontBulletsAreNoDamage() {
        let text = SampleResume.chronological.text.replacing("•", with: "\u{F0B7}")
        let resume = ParsedResume(reading: text)
        #expect(resume.x.quality.warnings.isEmpty)
        #expect(resume.work.first?.highlights.count == 3)
    }

    @Test(arguments: ["\u{200B}", "\u{AD}", "\u{2060}"])
    func invisibleCharactersInWordsAreNoticed(character: String) {
        let text = SampleResume.chronological.text.replacing("migration", with: "migra\(character)tion")
        #expect(ParsedResume(reading: text).x.quality.warnings == ["text.invisible"])
    }

    @Test func secondMailAddressIsNoticed() {
        let text = SampleResume.chronological.text.replacing("ada@example.com", with: "ada@example.com, a@example.org")
        #expect(ParsedResume(reading: text).x.quality.warnings == ["contact.email"])
    }

    @Test func repeatedPageEdgesAreRemoved() {
        var text = SampleResume.chronological.extracted
        text.pages = 2
        let footer = "Ada Example – Resume – Page "
        text.lines.insert(TextLine(number: 0, text: footer + "1"), at: 16)
        text.lines.insert(TextLine(number: 0, text: footer + "2"), at: text.lines.count)
        for index in text.lines.indices {
            text.lines[index].number = index + 1
            text.lines[index].page = index <= 16 ? 1 : 2
        }
        let resume = ResumeParser().parse(text)
        #expect(resume.x.quality.warnings == ["layout.furniture"])
        #expect(resume.certificates.count == 1)
        #expect(resume.work.map(\.highlights.count) == [3, 2])
    }

    @Test(
        "What a browser prints around a resume is no part of it",
        arguments: [
            (["11/30/26, 3:45 PM    Resume"], ["file:///home/ada/cv.html    1/1"]),
            (["30.11.26, 15:45    Resume"], ["https://cv.example/ada?print=1    1/1"]),
            (["Resume    https://cv.example/ada"], ["1 of 1    30/11/2026, 15:45"]),
            (["Resume    file:///home/ada/cv.html"], ["1 of 1    2026/11/30 15:45:09"]),
            (["11/30/26, 3:45\u{202F}PM"], ["file:///home/ada/cv.html", "1/1"]),
            (["11/30/26, 3:45 PM"], ["https://cv.example/ada", "1/1"]),
            ([], ["https://cv.example/ada    Page 1 of 1    30.11.2026, 15.45"]),
        ]
    )
    func browsersMarginsAreRemoved(above: [String], below: [String]) {
        let sample = SampleResume.chronological.text
        let plain = ParsedResume(reading: sample)
        let lines = above + sample.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) + below
        var text = ExtractedText(
            mediaType: .pdf,
            lines: lines.enumerated().map { TextLine(number: $0 + 1, text: $1) }
        )
        let resume = ResumeParser().parse(text)
        #expect(resume.x.quality.warnings == ["layout.furniture"])
        #expect(resume.skills.map(\.keywords) == plain.skills.map(\.keywords))
        #expect(resume.basics.name == plain.basics.name)
        #expect(resume.work.map(\.highlights) == plain.work.map(\.highlights))
        #expect(resume.x.customSections.count == plain.x.customSections.count)
        // In a file that nobody printed they are somebody's words.
        text.mediaType = .plainText
        #expect(ResumeParser().parse(text).x.quality.warnings.isEmpty)
    }

    @Test("The address of a page that a browser printed is nobody's: it may be a portal's or an editor's")
    func pagesAddressIsNobodys() {
        let lines = [
            "30.11.26, 15:45    Resume", "Ada Example", "ada@example.com", "", "Skills", "Docker, Linux",
            "https://cv.example/ada?print=1    1/1",
        ]
        let resume = ResumeParser().parse(
            ExtractedText(mediaType: .pdf, lines: lines.enumerated().map { TextLine(number: $0 + 1, text: $1) })
        )
        #expect(resume.basics.email == "ada@example.com")
        #expect(resume.basics.url == nil && resume.basics.profiles.isEmpty)
        #expect(resume.skills.map(\.keywords) == [["Docker", "Linux"]])
    }

    @Test("A person's own address stays where a browser printed the page")
    func ownAddressStays() {
        let sample = SampleResume.chronological.text
        let name = sample.prefix { $0 != "\n" }
        let lines =
            ["11/30/26, 3:45 PM    Resume", String(name), "https://ada.example"]
            + sample.dropFirst(name.count + 1).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let resume = ResumeParser().parse(
            ExtractedText(mediaType: .pdf, lines: lines.enumerated().map { TextLine(number: $0 + 1, text: $1) })
        )
        #expect(resume.basics.url == "https://ada.example")
    }

    @Test func textBeyondTheLimitIsKeptWhole() {
        let lines = String(repeating: "and so on and so forth\n", count: 60_000)
        let resume = ParsedResume(reading: SampleResume.chronological.text + "\n" + lines)
        #expect(resume.work.count == 2)
        #expect(resume.x.customSections.last?.lines.count ?? 0 > 55_000)
        #expect(resume.x.sections.last?.endLine == resume.x.sections.map(\.endLine).max())
    }
}
