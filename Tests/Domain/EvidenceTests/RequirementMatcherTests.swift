import Documents
import Evidence
import Postings
import Resumes
import Testing

@Suite("A requirement is met only where the resume shows it")
struct RequirementMatcherTests {
    private static let python = JobPosting.Term(canonical: "Python", aliases: [])
    private static let kafka = JobPosting.Term(canonical: "Kafka", aliases: ["Apache Kafka"])
    private static let kubernetes = JobPosting.Term(canonical: "Kubernetes", aliases: ["k8s"])
    private static let terraform = JobPosting.Term(canonical: "Terraform", aliases: [])
    private static let sql = JobPosting.Term(canonical: "SQL", aliases: ["Structured Query Language"])

    private func match(_ requirement: JobPosting.Requirement) throws -> RequirementMatch {
        let matcher = RequirementMatcher(now: Fixture.now)
        let posting = Fixture.posting([requirement])
        return try #require(matcher.matches(posting: posting, resume: Fixture.resume, text: Fixture.text).first)
    }

    @Test func isMetInADatedEntry() throws {
        let match = try match(Fixture.requirement("Python", .skill, [Self.python]))
        #expect(match.status == .met)
        #expect(match.evidence.first?.line == 5)
        #expect(match.evidence.first?.quote == "Python")
        #expect(!match.usesAliasOnly)
    }

    @Test func isOnlyListedInTheSkills() throws {
        let match = try match(Fixture.requirement("Terraform", .skill, [Self.terraform]))
        #expect(match.status == .listedOnly)
        #expect(match.evidence.map(\.line) == [12])
    }

    @Test func isNotShown() throws {
        let match = try match(Fixture.requirement("Kafka", .skill, [Self.kafka]))
        #expect(match.status == .notShown)
        #expect(match.evidence.isEmpty)
        #expect(!match.usesAliasOnly)
    }

    @Test func needsEveryTermOrAnyOfThem() throws {
        let terms = [Self.python, Self.kafka]
        #expect(try match(Fixture.requirement("Python and Kafka", .skill, terms)).status == .notShown)
        #expect(try match(Fixture.requirement("Python or Kafka", .skill, terms, anyOf: true)).status == .met)
        let listed = [Self.terraform, Self.kafka]
        #expect(try match(Fixture.requirement("Terraform or Kafka", .skill, listed, anyOf: true)).status == .listedOnly)
    }

    @Test func noticesThatTheResumeUsesOtherWords() throws {
        let words = "Structured Query Language"
        let match = try match(Fixture.requirement(words, .skill, [Self.sql]))
        #expect(match.status == .met)
        #expect(match.usesAliasOnly)
        let same = try self.match(Fixture.requirement("Kubernetes", .skill, [Self.kubernetes]))
        #expect(same.status == .met)
        #expect(!same.usesAliasOnly, "The skills list has the posting's word.")
    }

    @Test(arguments: [(5, RequirementMatch.Status.met), (6, .notShown)])
    func countsAllYears(_ years: Int, _ status: RequirementMatch.Status) throws {
        let match = try match(Fixture.requirement("years of experience", .experience, years: years))
        #expect(match.status == status)
        #expect(match.evidence.map(\.quote) == (status == .met ? ["Mar 2019 - Feb 2023", "Jan 2018 - Feb 2019"] : []))
    }

    @Test(arguments: [(4, RequirementMatch.Status.met), (5, .notShown)])
    func countsTheYearsOfRolesThatShowASkill(_ years: Int, _ status: RequirementMatch.Status) throws {
        let requirement = Fixture.requirement("years of Python", .experience, [Self.python], years: years)
        #expect(try match(requirement).status == status)
    }

    @Test(arguments: [
        ("Bachelor's degree", RequirementMatch.Status.met), ("Associate degree", .met),
        ("Master's degree or PhD", .notShown),
        ("Bachelor's or Master's degree", .met), ("High school diploma", .met),
    ])
    func comparesDegrees(_ text: String, _ status: RequirementMatch.Status) throws {
        let match = try match(Fixture.requirement(text, .education))
        #expect(match.status == status)
        #expect(match.evidence.map(\.line) == (status == .met ? [10] : []))
    }

    @Test func findsLanguagesAndCertificates() throws {
        let german = JobPosting.Term(canonical: "German", aliases: [])
        #expect(try match(Fixture.requirement("German", .language, [german])).status == .met)
        let french = JobPosting.Term(canonical: "French", aliases: [])
        #expect(try match(Fixture.requirement("French", .language, [french])).status == .notShown)
        let english = JobPosting.Term(canonical: "English", aliases: [])
        #expect(try match(Fixture.requirement("Fluent English", .language, [english])).status == .ask)
        let pmp = JobPosting.Term(canonical: "PMP", aliases: [])
        #expect(try match(Fixture.requirement("PMP", .certification, [pmp])).status == .met)
    }

    @Test func asksWhatOnlyThePersonKnows() throws {
        #expect(try match(Fixture.requirement("Right to work", .eligibility)).status == .ask)
        #expect(try match(Fixture.requirement("Team player", .trait)).status == .ask)
    }

    @Test func leavesNegatedRequirementsOut() {
        let posting = Fixture.posting([Fixture.requirement("no Python", .skill, [Self.python], negated: true)])
        let matcher = RequirementMatcher(now: Fixture.now)
        #expect(matcher.matches(posting: posting, resume: Fixture.resume, text: Fixture.text).isEmpty)
    }

    @Test func everyEvidenceIsVerbatim() {
        let source = SourceText(Fixture.text, source: .resume)
        let requirements = [
            Fixture.requirement("Python", .skill, [Self.python, Self.terraform]),
            Fixture.requirement("5 years", .experience, years: 5), Fixture.requirement("BSc", .education),
        ]
        let matches = RequirementMatcher(now: Fixture.now)
            .matches(posting: Fixture.posting(requirements), resume: Fixture.resume, text: Fixture.text)
        #expect(matches.count == 3)
        #expect(matches.flatMap(\.evidence).count >= 5)
        #expect(matches.flatMap(\.evidence).allSatisfy(source.isVerbatim))
    }

    @Test func standsSpansThatLeadNowhere() {
        var resume = Fixture.resume
        resume.work[0].x.src = [SourceSpan(line: 900, start: 5, end: 2), SourceSpan(line: -3, start: 0, end: 0)]
        resume.work[1].x.src = []
        resume.education[0].x.src = [SourceSpan(line: 10, start: 900, end: 901)]
        let posting = Fixture.posting([
            Fixture.requirement("5 years", .experience, years: 1), Fixture.requirement("Bachelor", .education),
            Fixture.requirement("Python", .skill, [JobPosting.Term(canonical: "", aliases: [""]), Self.python]),
        ])
        let empty = ExtractedText(mediaType: .plainText, lines: [])
        let matcher = RequirementMatcher(now: Fixture.now)
        #expect(matcher.matches(posting: posting, resume: resume, text: Fixture.text).count == 3)
        #expect(matcher.matches(posting: posting, resume: resume, text: empty).count == 3)
    }
}
