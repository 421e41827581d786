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
            ([], ["https://cv.example/ada    Page 1 of 1    30.11.2026, 15:45"]),
            (["11/30/26, 3:45 PM    Resume"], ["about:blank    1/1"]),
            (["11/30/26, 3:45 PM    Resume"], ["chrome-extension://abc/print.html    1/1"]),
            (["30.11.26, 15:45    Lebenslauf"], ["https://cv.example/ada    Seite 1 von 2"]),
        ]
    )
    func browsersLinesAreRemoved(above: [String], below: [String]) {
        let sample = SampleResume.chronological.text
        let plain = ParsedResume(reading: sample)
        var text = Self.printed([above + Self.lines(sample) + below])
        let resume = ResumeParser().parse(text)
        #expect(resume.x.quality.warnings == ["layout.furniture"])
        #expect(resume.skills.map(\.keywords) == plain.skills.map(\.keywords))
        #expect(resume.basics.name == plain.basics.name)
        #expect(resume.work.map(\.highlights) == plain.work.map(\.highlights))
        #expect(resume.x.customSections.count == plain.x.customSections.count)
        // In a file that nobody printed they are somebody's words.
        text.mediaType = .plainText
        let written = ResumeParser().parse(text)
        #expect(written.x.quality.warnings.isEmpty)
        #expect(written.x.sections.last?.endLine == text.lines.count)
    }

    @Test("A browser's lines stand on each page; a person's own addresses stay")
    func browsersLinesAreRemovedOnEachPage() {
        let lines = Self.lines(SampleResume.chronological.text)
        let half = 16
        let (above, below) = ("11/30/26, 3:45 PM    Resume", "file:///home/ada/cv.html    ")
        let own = ["https://ada.example/talks"]
        let text = Self.printed([
            [above] + lines[..<half] + [below + "1/2"], [above] + lines[half...] + own + [below + "2/2"],
        ])
        let resume = ResumeParser().parse(text)
        let plain = ResumeParser().parse(Self.printed([Array(lines[..<half]), lines[half...] + own]))
        #expect(plain.x.quality.warnings.isEmpty)
        #expect(resume.work.map(\.highlights) == plain.work.map(\.highlights))
        #expect(resume.skills.map(\.keywords) == plain.skills.map(\.keywords))
        #expect(resume.languages.map(\.language) == plain.languages.map(\.language))
    }

    @Test("The address of a page that a browser printed is nobody's: it may be a portal's or an editor's")
    func pagesAddressIsNobodys() {
        let lines = [
            "30.11.26, 15:45    Resume", "Ada Example", "ada@example.com", "", "Skills", "Docker, Linux",
            "https://cv.example/ada?print=1    1/1",
        ]
        let resume = ResumeParser().parse(Self.printed([lines]))
        #expect(resume.basics.email == "ada@example.com")
        #expect(resume.basics.url == nil && resume.basics.profiles.isEmpty)
        #expect(resume.skills.map(\.keywords) == [["Docker", "Linux"]])
    }

    @Test("A person's own address stays: below the name of a printed page, and at the end of one that tells no time")
    func ownAddressStays() {
        let lines = ["Ada Example", "https://ada.example", "", "Skills", "Docker, Linux"]
        let above = "11/30/26, 3:45 PM    Resume"
        #expect(ResumeParser().parse(Self.printed([[above] + lines])).basics.url == "https://ada.example")
        let last = ["Ada Example", "", "Skills", "Docker, Linux", "", "https://ada.example"]
        #expect(!ResumeParser().parse(Self.printed([last])).x.quality.warnings.contains("layout.furniture"))
    }

    @Test(
        "What only looks like a browser's line is a person's",
        arguments: [
            "B.Sc. Informatics, Example University, 30.09.2019 1.7",
            "01.10.15 30.09.18 Contoso GmbH, Software Engineer",
            "Docker, Kubernetes 1.28.2, 1.29", "415-555-0134 12:30", "Shifts from 31/31/2020 9:00",
            "Since 1/2/2020 25:00",
            "Last updated 30.11.2026 15:45",
        ]
    )
    func personsLinesStay(last: String) {
        let lines = ["Jordan Lee", "Springfield", "Skills", "Docker, Linux", "Education", last]
        let resume = ResumeParser().parse(Self.printed([lines]))
        #expect(resume.basics.name == "Jordan Lee")
        #expect(resume.x.sections.last?.endLine == 6)
        #expect(!resume.x.quality.warnings.contains("layout.furniture"))
    }

    @Test(
        "A name stays beside its address, and an address below the name, where a browser printed the page",
        arguments: [
            ["Jordan Lee    https://jordan.example", "https://cv.example    Page 1 of 1    30.11.2026, 15:45"],
            ["Jordan Lee | jordan@example.com | https://jordan.example", "1 of 1    30.11.2026, 15:45"],
            ["Jordan Lee", "https://jordan.example 350 followers", "1 of 1    30.11.2026, 15:45"],
        ]
    )
    func namesStay(lines: [String]) {
        let page = lines.dropLast() + ["Skills", "Docker, Linux", "Education", "A degree"] + lines.suffix(1)
        let resume = ResumeParser().parse(Self.printed([Array(page)]))
        #expect(resume.basics.name?.hasPrefix("Jordan Lee") == true)
        #expect(resume.basics.url == "https://jordan.example")
        #expect(resume.x.sections.last?.endLine == page.count - 1)
        #expect(resume.x.quality.warnings.contains("layout.furniture"))
    }

    @Test("A browser's address is found on a short page, too")
    func shortPage() {
        let above = "11/30/26, 3:45 PM    Resume"
        let first = [above, "Ada Example", "ada@example.com", "", "Skills", "Docker", "https://cv.example/ada", "1/2"]
        let resume = ResumeParser().parse(Self.printed([first, ["Linux", "https://cv.example/ada", "2/2"]]))
        #expect(resume.basics.url == nil && resume.basics.profiles.isEmpty)
        #expect(resume.skills.flatMap(\.keywords) == ["Docker", "Linux"])
    }

    private static func lines(_ text: String) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    /// A PDF of some pages.
    private static func printed(_ pages: [[String]]) -> ExtractedText {
        let lines = pages.enumerated().flatMap { page, lines in lines.map { (page: page + 1, text: $0) } }
        return ExtractedText(
            mediaType: .pdf,
            pages: pages.count,
            lines: lines.enumerated().map { TextLine(number: $0 + 1, page: $1.page, text: $1.text) }
        )
    }

    @Test func textBeyondTheLimitIsKeptWhole() {
        let lines = String(repeating: "and so on and so forth\n", count: 60_000)
        let resume = ParsedResume(reading: SampleResume.chronological.text + "\n" + lines)
        #expect(resume.work.count == 2)
        #expect(resume.x.customSections.last?.lines.count ?? 0 > 55_000)
        #expect(resume.x.sections.last?.endLine == resume.x.sections.map(\.endLine).max())
    }
}
