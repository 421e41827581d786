import Documents
import Lexicons
import Resumes
import Testing

@testable import Evidence

@Suite("A year belongs to what the resume tells of it")
struct AttributionTests {
    /// An employer with a name too short to be told from other words; studies of what the person is now.
    private static let text = """
        Dana Whitfield
        dana@example.com

        Experience
        Software Engineer, HP
        Mar 2019 - Present
        - Built billing services in Python

        Education
        Bachelor of Science in Software Engineering, State College
        Sep 2012 - Jun 2016
        """

    private let attribution = AttributionTests.attribution(of: text)

    private static func attribution(of text: String) -> Attribution {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let extracted = ExtractedText(
            mediaType: .plainText,
            lines: lines.enumerated().map { TextLine(number: $0 + 1, text: $1) }
        )
        return Attribution(
            ResumeParser().parse(extracted),
            lines: StatedLines(lines, lexicon: .english),
            lexicon: .english,
            register: .letter
        )
    }

    @Test(arguments: [
        "Since 2019 I have worked as a software engineer.", "I have worked in this role since March 2019.",
        "I have built billing services since two thousand nineteen.", "I have worked since 2019.",
        "I was at State College until 2016.", "I studied from 2012 to 2016.", "My degree is of June 2016.",
        // Judged elsewhere, as what stands nowhere.
        "I have worked since 1999.", "",
    ])
    func holds(_ text: String) { #expect(attribution.holds(text)) }

    @Test(arguments: [
        "Since 2012 I have worked as a software engineer.", "Since Sep 2012 I have worked as an accountant.",
        "Since two thousand twelve I have built billing services.", "I have worked since 2012.",
        "I built billing services in Python from 2016 on.", "Since 2019 I have worked as an accountant.",
    ])
    func refuses(_ text: String) { #expect(!attribution.holds(text)) }

    /// Studies without a school's name are studies all the same.
    @Test func schoolWithoutAName() {
        let attribution = Self.attribution(of: Self.text.replacing(", State College", with: ""))
        #expect(attribution.holds("I studied from 2012 to 2016."))
        #expect(!attribution.holds("I have worked since 2012."))
    }
}
