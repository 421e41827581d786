import Documents
import Resumes
import Samples
import Testing

@Suite struct ChronologicalResumeTests {
    private let resume = ParsedResume(reading: SampleResume.chronological.text)

    @Test func readsThePerson() {
        #expect(resume.basics.name == "ADA EXAMPLE")
        #expect(resume.basics.label == "Senior Software Engineer")
        #expect(resume.basics.email == "ada@example.com")
        #expect(resume.basics.phone == "+1 (202) 555-0142")
        #expect(resume.basics.location?.address == "Berlin, Germany")
        #expect(resume.basics.profiles.map(\.network) == ["LinkedIn", "GitHub"])
        #expect(resume.basics.summary?.hasSuffix("clear contracts and calm on-call weeks.") == true)
    }

    @Test func readsPositionsWithTheirDates() {
        #expect(resume.work.map(\.name) == ["Northwind Payments GmbH", "Contoso Retail Ltd"])
        #expect(resume.work.map(\.position) == ["Senior Software Engineer", "Software Engineer"])
        #expect(resume.work.map(\.location) == ["Berlin, Germany", "London, UK"])
        #expect(resume.work.map(\.startDate) == ["2020-01", "2015-03"])
        #expect(resume.work.map(\.endDate) == [nil, "2019-12"])
        #expect(resume.work.map(\.x.current) == [true, false])
    }

    @Test func joinsWrappedBullets() {
        #expect(resume.work.map(\.highlights.count) == [3, 2])
        #expect(
            resume.work.first?.highlights.first?.hasSuffix("cutting deploy time from 3 hours to 12 minutes") == true
        )
        #expect(resume.work.first?.x.highlightSrc.first?.map(\.line) == [13, 14])
    }

    @Test(
        "A line below title, employer and dates is no employer: a browser prints the bullets of a list as drawings",
        arguments: [
            (below: "Built services in Go", place: nil), (below: "Berlin, Germany", place: "Berlin, Germany"),
            (below: "Berlin | Full-time", place: "Berlin"), (below: "Cut costs by half in Berlin", place: nil),
        ]
    )
    func readsOneLineHeadings(below: String, place: String?) {
        let text = "Jordan Sample\n\nExperience\nEngineer, Example Corp 2019 - 2024\n\(below)\nCut costs by 20 %\n"
        let work = ParsedResume(reading: text).work
        #expect(work.map(\.name) == ["Example Corp"])
        #expect(work.map(\.position) == ["Engineer"])
        #expect(work.map(\.location) == [place])
    }

    @Test func readsDegreesSkillsAndLanguages() {
        #expect(resume.education.map(\.institution) == ["University of Example", "University of Example"])
        #expect(resume.education.map(\.studyType) == ["M.Sc.", "B.Sc."])
        #expect(resume.education.map(\.score) == [nil, "3.8/4.0"])
        #expect(resume.skills.map(\.name) == ["Languages", "Platforms", "Practices"])
        #expect(resume.skills.last?.keywords == ["CI/CD", "test-driven development", "code review"])
        #expect(resume.languages.map(\.language) == ["English", "German", "French"])
        #expect(resume.languages.map(\.fluency) == ["native", "B2", "basic"])
    }
}
