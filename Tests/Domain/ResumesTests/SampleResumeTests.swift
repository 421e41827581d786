import Documents
import Resumes
import Samples
import Testing

@Suite struct SampleResumeTests {
    /// "position | name | location | start | end", one a line.
    private func work(_ items: [ParsedResume.Work]) -> [String] {
        items.map { item in
            let end = item.x.current ? "now" : item.endDate
            return [item.position, item.name, item.location, item.startDate, end].map { $0 ?? "-" }
                .joined(separator: " | ")
        }
    }

    /// "studyType | area | institution | start | end | score", one a line.
    private func education(_ items: [ParsedResume.Education]) -> [String] {
        items.map { item in
            [item.studyType, item.area, item.institution, item.startDate, item.endDate, item.score].map { $0 ?? "-" }
                .joined(separator: " | ")
        }
    }

    private static let positions: [(SampleResume, [String])] = [
        (
            .plain,
            [
                "Customer Service Representative | Fabrikam Insurance | Springfield, IL | 2018-06 | now",
                "Cashier | Tailspin Grocery Store | Decatur, IL | 2015 | 2018",
            ]
        ),
        (
            .functional,
            [
                "Project Coordinator | Adventure Works | Portland, OR | 2014 | 2018",
                "Office Manager | Litware Inc. | Salem, OR | 2009 | 2014",
                "Administrative Assistant | City of Salem | Salem, OR | 2006 | 2009",
            ]
        ),
        (
            .twoRoles,
            [
                "Engineering Manager | Proseware Inc. | San Francisco, CA | 2021-04 | now",
                "Senior Software Engineer | Proseware Inc. | San Francisco, CA | 2018-07 | 2021-03",
                "Software Engineer | Proseware Inc. | San Francisco, CA | 2016-08 | 2018-06",
                "Software Engineering Intern | Wingtip Toys | Oakland, CA | 2015 | -",
            ]
        ),
        (
            .academic,
            [
                "Assistant Professor | Example University | - | 2016 | now",
                "Postdoctoral Researcher | Sample Institute for Plant Science | - | 2012 | 2016",
            ]
        ),
        (
            .sales,
            [
                "Regional Sales Director | Alpine Ski House Software | Chicago, IL | 2019-01 | now",
                "Account Executive | Bellows College Publishing | Madison, WI | 2014-03 | 2018-12",
                "Sales Development Representative | Margie's Travel | - | 2011 | 2014",
            ]
        ),
        (
            .nurse,
            [
                "Registered Nurse, Emergency Department | Example General Hospital | Denver, CO | 2019-06 | now",
                "Registered Nurse, Medical-Surgical Unit | Sample Valley Medical Center | Aurora, CO | 2017-07 | 2019-05",
            ]
        ),
        (.graduate, ["Software Engineering Intern | Fourth Coffee | Seattle, WA | 2024-06 | 2024-08"]),
        (
            .oddHeadings,
            [
                "Operations Manager | Woodgrove Logistics | Boston, MA | 2018-09 | now",
                "Shift Supervisor | City Power & Light | Worcester, MA | 2014-02 | 2018-08",
            ]
        ),
        (
            .markdown,
            [
                "Frontend Developer | Lamna Healthcare | Amsterdam | 2021-03 | now",
                "Web Developer | Graphic Design Institute | - | 2018 | 2021",
            ]
        ),
        (
            .headerless,
            [
                "Lead Electrician | Blue Yonder Electric | Austin, TX | 2017-05 | now",
                "Journeyman Electrician | Trey Research Facilities | Round Rock, TX | 2012-02 | 2017-04",
            ]
        ),
        (
            .datesFirst,
            [
                "Data Analyst | Relecloud Ltd | Manchester | 2019 | now",
                "Junior Analyst | Humongous Insurance | Leeds | 2016 | 2019",
            ]
        ),
        (
            .manager,
            [
                "VP of Marketing | NORTHWIND TRADERS | Atlanta, GA | 2018 | now",
                "Director of Brand Management | NORTHWIND TRADERS | Atlanta, GA | 2014 | 2018",
                "Senior Brand Manager | CONSOLIDATED MESSENGER CORP. | Charlotte, NC | 2009 | 2014",
            ]
        ),
    ]

    @Test(arguments: positions)
    func readsPositions(sample: SampleResume, expected: [String]) {
        #expect(work(ResumeParser().parse(sample.extracted).work) == expected)
    }

    private static let degrees: [(SampleResume, [String])] = [
        (.plain, ["High School Diploma | - | Example High School | - | 2015 | -"]),
        (.functional, ["Bachelor of Arts | Communication | Example State University | - | 2006 | -"]),
        (
            .twoRoles,
            ["Bachelor of Science | Computer Engineering | University of California, Davis | 2012-09 | 2016-06 | 3.71"]
        ),
        (
            .academic,
            [
                "Ph.D. | Molecular Biology | Example Institute of Technology | - | 2012 | -",
                "B.S. | Biology | Sample College | - | 2006 | magna cum laude",
            ]
        ),
        (
            .sales,
            ["Bachelor of Business Administration | Marketing | University of Wisconsin–Madison | 2007 | 2011 | -"]
        ),
        (.nurse, ["Bachelor of Science in Nursing | - | Example University College of Nursing | - | 2017-05 | -"]),
        (.graduate, ["Bachelor of Science | Computer Science | Example University | - | 2025-05 | 3.9/4.0"]),
        (
            .oddHeadings,
            ["Associate of Applied Science | Logistics | Example Community College | 2011 | 2013 | -"]
        ),
        (
            .datesFirst,
            [
                "BSc (Hons) | Mathematics | University of Leeds | 2013 | 2016 | 2:1",
                "A-Levels | Mathematics | Example Sixth Form College | 2011 | 2013 | -",
            ]
        ),
        (.markdown, ["BSc | Informatics | Example University of Amsterdam | 2014 | 2018 | -"]),
        (
            .manager,
            [
                "MBA | Marketing | Example Business School | - | 2009 | -",
                "BA | Economics | Sample University | - | 2003 | -",
            ]
        ),
    ]

    @Test(arguments: degrees)
    func readsDegrees(sample: SampleResume, expected: [String]) {
        #expect(education(ResumeParser().parse(sample.extracted).education) == expected)
    }

    private static let people: [(SampleResume, [String])] = [
        (.plain, ["Jonas Muster", "-", "jonas.muster@example.com", "202-555-0117", "Springfield"]),
        (.twoRoles, ["Sam Specimen", "-", "sam@example.com", "(415) 555-0133", "San Francisco"]),
        (.academic, ["Dr. Wei Sample", "Assistant Professor of Biology", "wei.sample@example.edu", "-", "Ithaca"]),
        (.sales, ["CARLA MODELO", "-", "carla.modelo@example.com", "(312) 555-0188", "Chicago"]),
        (.nurse, ["Grace Ejemplo", "-", "grace.ejemplo@example.com", "303.555.0170", "Denver"]),
        (
            .oddHeadings,
            ["J O R D A N   P R O O F", "Operations Manager", "jordan.proof@example.com", "+1 617 555 0126", "Boston"]
        ),
        (.datesFirst, ["Lena Probe", "-", "lena.probe@example.com", "+44 20 7946 0991", "Manchester"]),
        (.markdown, ["Noor Voorbeeld", "Frontend Developer", "noor@example.com", "-", "Amsterdam"]),
        (.manager, ["THOMAS VZOREK", "VP of Marketing", "thomas.vzorek@example.com", "404-555-0199", "Atlanta"]),
    ]

    @Test(arguments: people)
    func readsThePerson(sample: SampleResume, expected: [String]) {
        let basics = ResumeParser().parse(sample.extracted).basics
        #expect(
            [basics.name, basics.label, basics.email, basics.phone, basics.location?.city].map { $0 ?? "-" } == expected
        )
    }

    private static let outlines: [(SampleResume, [SectionKind])] = [
        (.plain, [.basics, .summary, .work, .education, .skills, .references]),
        (.functional, [.basics, .summary, .skills, .awards, .work, .education]),
        (.twoRoles, [.basics, .work, .education, .skills]),
        (.academic, [.basics, .interests, .education, .work, .publications, .awards, .custom, .custom]),
        (.nurse, [.basics, .summary, .certificates, .work, .education, .volunteer, .skills]),
        (.graduate, [.basics, .education, .projects, .work, .custom, .skills, .awards]),
        (.oddHeadings, [.basics, .summary, .work, .education, .skills, .custom, .languages]),
        (.markdown, [.basics, .summary, .work, .education, .skills, .languages]),
        (.headerless, [.basics, .work, .education, .certificates]),
        (.manager, [.basics, .summary, .work, .education, .custom]),
    ]

    @Test(arguments: outlines)
    func findsTheSections(sample: SampleResume, expected: [SectionKind]) {
        let resume = ResumeParser().parse(sample.extracted)
        #expect(resume.x.sections.map(\.kind) == expected)
        #expect(!resume.x.quality.warnings.contains("not_a_resume"))
        #expect(resume.x.language == "en")
    }

    @Test(arguments: SampleResume.all)
    func twoReadingsAreEqual(sample: SampleResume) {
        #expect(ResumeParser().parse(sample.extracted) == ResumeParser().parse(sample.extracted))
    }

    @Test func keepsWhatNoRuleKnows() {
        let resume = ResumeParser().parse(SampleResume.oddHeadings.extracted)
        #expect(resume.x.customSections.map(\.title) == ["MY SHELF OF TROPHIES"])
        #expect(resume.x.customSections.first?.lines == ["Safety Award of the region 2020"])
    }

    @Test func rolesWithoutDatesStandDirectlyUnderBullets() {
        let text = """
            Dana Example

            Experience

            Cook, Blue Fork Bistro
            2018 - 2020
            - Prepared 200 meals a day
            Kitchen Assistant, Green Spoon
            - Washed and peeled vegetables
            Waiter at Harbor Hotel
            - Served 40 tables
            """
        let resume = ParsedResume(reading: text)
        #expect(resume.work.map(\.position) == ["Cook", "Kitchen Assistant", "Waiter"])
        #expect(resume.work.map(\.highlights.count) == [1, 1, 1])
    }

    @Test(arguments: [("Kitchen Experience", true), ("Pearson Publishing", false)])
    func aLoneTitleThatOnlyItsNounTellsIsOne(_ title: String, _ isTitle: Bool) {
        let resume = ParsedResume(
            reading: "Dana Example\n\n\(title)\nCook, Blue Fork Bistro\n2018 - 2020\n- Prepared meals"
        )
        #expect((resume.x.sections.last?.title == title) == isTitle)
        #expect(resume.work.count == 1)
    }

    @Test func sectionsOfTheSameTitleKeepTheirOwnLines() throws {
        let text = """
            Ada Example
            ada@example.com

            SUMMARY
            Nurse with ten years on a ward for children.

            MY SHELF OF TROPHIES
            A cup.

            EXPERIENCE
            Nurse, Lakeside Hospital
            2015 - 2020
            - Cared for 12 children a day

            MY SHELF OF TROPHIES
            A medal.

            SUMMARY
            Also a painter.
            """
        let resume = ParsedResume(reading: text)
        let contents = resume.x.sections.map(resume.contents)
        #expect(contents.compactMap(\.lines) == [["A cup."], ["A medal."], ["Also a painter."]])
        #expect(contents.compactMap(\.summary) == ["Nurse with ten years on a ward for children."])
        #expect(resume.x.customSections.map(\.section) == ["s3", "s5", "s6"])
    }

    @Test func joinsPublicationsOverSeveralLines() {
        let resume = ResumeParser().parse(SampleResume.academic.extracted)
        #expect(resume.publications.count == 2)
        #expect(resume.publications.first?.name.hasSuffix("Journal of Invented Botany, 12(3), 45–67.") == true)
    }

    @Test func readsProjectsWithTheirKeywordsAndLinks() {
        let projects = ResumeParser().parse(SampleResume.graduate.extracted).projects
        #expect(projects.map(\.name) == ["Bus Tracker", "Chess Engine"])
        #expect(projects.map(\.keywords) == [["React", "Node.js", "MongoDB"], ["C++", "OpenMP"]])
        #expect(projects.map(\.url) == [nil, "https://github.com/priya-namuna/chess"])
        #expect(projects.map(\.highlights.count) == [2, 1])
    }

    @Test func keepsSkillsBesideLabelledGroups() {
        let text = """
            Ada Example
            ada@example.com

            Skills
            Languages: Python, Go

            Fencing, Juggling
            """
        let skills = ParsedResume(reading: text).skills
        #expect(skills.map(\.name) == ["Languages", ""])
        #expect(skills.map(\.keywords) == [["Python", "Go"], ["Fencing", "Juggling"]])
    }

    @Test func freelancersHaveNoEmployerOfTheOneAbove() {
        let text = """
            Ada Example
            ada@example.com

            Experience

            Proseware Inc.
            Software Engineer, 2018 – 2021
            - Shipped things

            Freelance Developer, 2015 – 2018
            - Built sites
            """
        #expect(
            work(ParsedResume(reading: text).work) == [
                "Software Engineer | Proseware Inc. | - | 2018 | 2021", "Freelance Developer | - | - | 2015 | 2018",
            ]
        )
    }

    @Test func employerAndTownApartByOneSpaceOnly() {
        let text = """
            Ada Example
            ada@example.com
            EXPERIENCE
            Fabrikam Cloud Seattle, WA
            Software Engineer II August 2021 – Present
            • Designed a pipeline for 4 billion records a day, which reduced the latency that people see
            by 60%
            Software Engineer I July 2019 – August 2021
            • Wrote integration tests
            """
        #expect(
            work(ParsedResume(reading: text).work) == [
                "Software Engineer II | Fabrikam Cloud | Seattle, WA | 2021-08 | now",
                "Software Engineer I | Fabrikam Cloud | Seattle, WA | 2019-07 | 2021-08",
            ]
        )
    }

    @Test(arguments: [SampleResume.chronological, .twoRoles, .sales, .nurse, .manager])
    func gapsOnThePageStandForBlankLines(sample: SampleResume) {
        var placed = sample.extracted
        var y = 40.0
        placed.lines = placed.lines.compactMap { line in
            y += line.text.isEmpty ? 12 : 14
            guard !line.text.isEmpty else { return nil }
            var line = line
            let indent = Double(line.text.prefix { $0 == " " }.count)
            line.text = String(line.text.drop { $0 == " " })
            line.box = TextLine.Box(x: 50 + indent * 5, y: y, width: 400, height: 10)
            return line
        }
        for index in placed.lines.indices { placed.lines[index].number = index + 1 }
        let plain = ResumeParser().parse(sample.extracted)
        let resume = ResumeParser().parse(placed)
        #expect(work(resume.work) == work(plain.work))
        #expect(resume.work.map(\.highlights) == plain.work.map(\.highlights))
        #expect(education(resume.education) == education(plain.education))
        #expect(resume.skills.map(\.keywords) == plain.skills.map(\.keywords))
        #expect(resume.basics == plain.basics)
    }
}
